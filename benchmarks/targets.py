"""What is promised, and whether a benchmark run keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.rounds import Run


class Outcome(StrEnum):
    """How a target came out; the words are the ones printed."""

    KEPT = "PASS"
    BROKEN = "FAIL"
    NOT_MEASURED = "NOT MEASURED"


@dataclass(frozen=True, slots=True)
class Limits:
    """The ratios that are promised for a workload; None where none is.

    Attributes:
        equal: Wall over lychee's at the same number in flight.
        default: Wall over lychee's at its own default number.
        floor: Wall over the simulated floor.
        server: The server's CPU over the wall time; above it the server may be what was measured.
    """

    equal: float | None = None
    default: float | None = None
    floor: float | None = None
    server: float = 0.70


LIMITS = {
    "realistic": Limits(equal=1.15, default=0.75),
    "cold-tls": Limits(equal=1.20, server=0.85),
    "raw": Limits(equal=2.00),
    "mini": Limits(floor=1.30),
}


@dataclass(frozen=True, slots=True)
class Target:
    """One line at the end.

    Attributes:
        promise: What was promised.
        measured: What came out, in words.
        outcome: Whether it was kept.
    """

    promise: str
    measured: str
    outcome: Outcome


def judge(workload: str, runs: Sequence[Run], floors: dict[str, float]) -> list[Target]:
    """Judge every target of a workload.

    Args:
        workload: Its name.
        runs: All runs of rows A, B and C.
        floors: The simulated floor by row letter.
    """
    limits = LIMITS[workload]
    targets = [_all_right(runs, "A", "rescatalog"), _all_right(runs, "B", "lychee")]
    for letter, limit, name in (("B", limits.equal, "equal in flight"), ("C", limits.default, "its default")):
        if limit is not None:
            targets.append(_ratio(f"wall / lychee at {name}", limit, ratios(runs, "A", letter)))
    if limits.floor is not None:
        walls = [run.measurement.wall / floors["A"] for run in runs if run.letter == "A" and not run.complaint]
        targets.append(_ratio("wall / floor", limits.floor, walls))
    targets.append(_server_idle(runs, limits.server))
    return targets


def ratios(runs: Sequence[Run], letter: str, against: str, figure: str = "wall") -> list[float]:
    """A figure of one row over another row's, round by round; a run that broke off counts for nothing."""
    whole = [run for run in runs if not run.complaint]
    ours = {run.round: getattr(run.measurement, figure) for run in whole if run.letter == letter}
    theirs = {run.round: getattr(run.measurement, figure) for run in whole if run.letter == against}
    return [ours[number] / theirs[number] for number in sorted(ours) if theirs.get(number)]


def exit_code(targets: Sequence[Target]) -> int:
    """1 when a target failed, else 3 when one could not be measured, else 0."""
    outcomes = {target.outcome for target in targets}
    if Outcome.BROKEN in outcomes:
        return 1
    return 3 if Outcome.NOT_MEASURED in outcomes else 0


def _all_right(runs: Sequence[Run], letter: str, name: str) -> Target:
    wrong = [len(run.wrong) for run in runs if run.letter == letter]
    promise = f"0 wrong answers of {name} in every round"
    if not wrong:
        return Target(promise, "no whole run", Outcome.NOT_MEASURED)
    # A rival's wrong answers are no failure of ours, but they spoil the comparison.
    bad = Outcome.BROKEN if letter == "A" else Outcome.NOT_MEASURED
    return Target(promise, f"{max(wrong)} at most", bad if any(wrong) else Outcome.KEPT)


def _ratio(name: str, limit: float, values: list[float]) -> Target:
    promise = f"{name} <= {limit:.2f}"
    if not values:
        return Target(promise, "no whole run", Outcome.NOT_MEASURED)
    middle = median(values)
    return Target(promise, f"{middle:.2f}", Outcome.KEPT if middle <= limit else Outcome.BROKEN)


def _server_idle(runs: Sequence[Run], limit: float) -> Target:
    promise = f"the server's CPU <= {limit:.0%} of the wall time"
    most = max((run.measurement.server_cpu / run.measurement.wall for run in runs), default=0.0)
    outcome = Outcome.KEPT if most <= limit else Outcome.NOT_MEASURED
    return Target(promise, f"{most:.0%} at most", outcome)
