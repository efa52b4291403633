"""What a killed writer leaves behind."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from rescatalog.store.state import open_for_reading, open_for_writing
from tests.store.killing import BATCH

KILLS = 24
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def after_kills(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """Return a state whose writers were all killed, and how many batches each knew to be stored."""
    path = tmp_path_factory.mktemp("killed") / "state.db"
    command = [sys.executable, "-m", "tests.store.killing", str(path), str(KILLS), "7"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)
    return path, json.loads(told.stdout)


def test_every_writer_found_the_place_of_the_killed_one_free(after_kills: tuple[Path, list[int]]) -> None:
    _, told = after_kills
    assert len(told) == KILLS
    assert all(told[1::2]), "a writer that was waited for stored nothing"


def test_the_file_is_sound(after_kills: tuple[Path, list[int]]) -> None:
    path, _ = after_kills
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_every_batch_that_was_told_stored_is_there_whole_and_at_most_one_more(
    after_kills: tuple[Path, list[int]],
) -> None:
    path, told = after_kills
    with open_for_reading(path) as state:
        assert state is not None
        for number, batches in enumerate(told):
            found = Counter(check.key.rpartition("/")[2] for check in state.checks(run_id=f"run-{number}"))
            assert set(found.values()) <= {BATCH}
            assert {str(batch) for batch in range(batches)} <= set(found)
            assert len(found) <= batches + 1


def test_the_checks_of_killed_runs_do_not_count_until_they_are_settled(
    after_kills: tuple[Path, list[int]],
) -> None:
    path, _ = after_kills
    with open_for_reading(path) as state:
        assert state is not None
        assert all(run.finished_at is None for run in state.runs())
        assert list(state.checks()) == []


def test_the_next_run_can_write(after_kills: tuple[Path, list[int]]) -> None:
    path, _ = after_kills
    with open_for_writing(path) as state:
        assert len(state.runs()) >= KILLS // 2
