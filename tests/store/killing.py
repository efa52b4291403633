"""A writer that is killed again and again; run as a program it tells what each writer knew to be stored."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.words import Verdict
from rescatalog.store.state import open_for_writing

BATCH = 20
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def main() -> None:
    """Kill as many writers as told, each at a random moment; print the batches each knew to be stored."""
    path, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    told = [_kill_one(path, number, chance.uniform(0.0, 0.04)) for number in range(kills)]
    sys.stdout.write(json.dumps(told))


def _kill_one(path: Path, number: int, after_s: float) -> int:
    reading, writing = os.pipe()
    writer = os.fork()
    if not writer:
        os.close(reading)
        _write_for_ever(path, f"run-{number}", writing)
    os.close(writing)
    with os.fdopen(reading) as lines:
        # Every other writer is killed early, while it may still be opening the file.
        first = lines.readline() if number % 2 else ""
        time.sleep(after_s)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        return len((first + lines.read()).splitlines())


def _write_for_ever(path: Path, run_id: str, writing: int) -> None:
    with open_for_writing(path) as state:
        state.begin(run_id, NOW, tool_version="1.0")
        batch = 0
        while True:
            state.append([_check(run_id, batch, number) for number in range(BATCH)])
            os.write(writing, f"{batch}\n".encode())
            batch += 1


def _check(run_id: str, batch: int, number: int) -> Check:
    judgement = Judgement(verdict=Verdict.ALIVE, reason="ok", title="x" * 200)
    return Check(run_id=run_id, key=f"https://h{number}.lan/{batch}", checked_at=NOW, judgement=judgement)


if __name__ == "__main__":
    main()
