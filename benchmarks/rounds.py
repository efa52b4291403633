"""Runs the contestants in turn, round after round."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.answers import Wrong, wrong_answers
from benchmarks.measure import Measurement, measure
from benchmarks.tools import FINE_EXIT_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.server import Server
    from benchmarks.tools import Contestant
    from benchmarks.workload import Workload

PAUSE_SECONDS = 0.5
"""Lets the server drop what the last tool left open before its CPU is read again."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one contestant.

    Attributes:
        letter: Of the contestant.
        label: Of the contestant.
        round: Counted from 1.
        measurement: What it cost.
        wrong: What it got wrong.
        complaint: Why it did not end as it should; empty when it did.
    """

    letter: str
    label: str
    round: int
    measurement: Measurement
    wrong: list[Wrong]
    complaint: str


@dataclass(frozen=True, slots=True)
class Track:
    """Where the contestants run.

    Attributes:
        folder: One folder per run is made in it.
        workload: With the truth.
        server: Whose CPU is read.
        limit_seconds: After this long a run is stopped.
    """

    folder: Path
    workload: Workload
    server: Server
    limit_seconds: float


def run_rounds(track: Track, contestants: Sequence[Contestant], rounds: int) -> list[Run]:
    """Run all contestants, `rounds` times, in the order A B C A B C.

    Args:
        track: Where.
        contestants: Who.
        rounds: How often.
    """
    runs = []
    for number in range(1, rounds + 1):
        for contestant in contestants:
            run = _run(track, contestant, number)
            cost = run.measurement
            print(
                f"  round {number} {run.letter}: wall {cost.wall:.2f} s, CPU {cost.cpu:.2f} s, "
                f"wrong {len(run.wrong)}{run.complaint}",
                flush=True,
            )
            runs.append(run)
    return runs


def _run(track: Track, contestant: Contestant, number: int) -> Run:
    folder = track.folder / f"{contestant.letter}-{number}"
    folder.mkdir(parents=True)
    time.sleep(PAUSE_SECONDS)
    cost = measure(contestant, folder, track.server, track.limit_seconds)
    wrong = wrong_answers(contestant.tool, folder, track.workload)
    complaint = ""
    if cost.cut_off:
        complaint = f"; stopped after {track.limit_seconds:.0f} s"
    elif cost.exit_code not in FINE_EXIT_CODES[contestant.tool]:
        last = (folder / "stderr.txt").read_text(errors="replace").strip().splitlines()[-3:]
        complaint = f"; exit code {cost.exit_code}: " + " / ".join(last)
    return Run(contestant.letter, contestant.label, number, cost, wrong, complaint)
