"""What is remembered: runs and checks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rescatalog.core.memory.run import Run
from rescatalog.errors import StateUnreadableError
from rescatalog.store.state import open_for_reading, open_for_writing
from tests.store.remembering import BARE, FULL, NOW, counted, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


def test_what_was_appended_is_read_back_unchanged(path: Path) -> None:
    write(path, FULL)
    assert counted(path) == [FULL]


def test_checks_come_back_oldest_first(path: Path) -> None:
    later = replace(BARE, key="https://c.lan/", checked_at=NOW + timedelta(days=1))
    write(path, later, FULL, BARE)
    assert counted(path) == [BARE, FULL, later]


def test_an_empty_batch_is_no_fault(path: Path) -> None:
    write(path)
    assert counted(path) == []


def test_a_large_batch_is_stored_whole(path: Path) -> None:
    checks = [replace(BARE, key=f"https://h{number}.lan/") for number in range(1_234)]
    write(path, *checks)
    assert len(counted(path)) == 1_234


@pytest.mark.parametrize(
    "run",
    [
        Run(id="bad", started_at=NOW, finished_at=NOW, void="landslide", void_message="all fell"),
        Run(id="bad", started_at=NOW, finished_at=None),
    ],
    ids=["void", "unfinished"],
)
def test_checks_of_a_run_that_does_not_count_are_kept_but_not_counted(path: Path, run: Run) -> None:
    write(path, FULL)
    write(path, BARE, run=run)
    assert counted(path) == [FULL]
    with open_for_reading(path) as state:
        assert state is not None
        assert list(state.checks(run_id="bad")) == [replace(BARE, run_id="bad")]
        fine = Run(id="run-1", started_at=NOW, finished_at=NOW + timedelta(minutes=1))
        assert state.runs() == [replace(one, tool_version="1.0") for one in (run, fine)]


def test_an_interrupted_run_counts(path: Path) -> None:
    write(path, BARE, run=Run(id="run-1", started_at=NOW, finished_at=NOW, interrupted=True))
    assert counted(path) == [BARE]


def test_runs_come_back_oldest_first(path: Path) -> None:
    for name, day in (("b", 1), ("c", 0), ("a", 1)):
        write(path, run=Run(id=name, started_at=NOW + timedelta(days=day), finished_at=NOW + timedelta(days=2)))
    with open_for_reading(path) as state:
        assert state is not None
        assert [run.id for run in state.runs()] == ["c", "a", "b"]


def test_a_batch_is_stored_whole_or_not_at_all(path: Path) -> None:
    write(path)
    stranger = replace(BARE, run_id="never-begun")
    with pytest.raises(StateUnreadableError, match="FOREIGN KEY"), open_for_writing(path) as state:
        state.append([*(replace(BARE, key=f"https://h{number}.lan/") for number in range(1_234)), stranger])
    with open_for_reading(path) as reopened:
        assert reopened is not None
        assert list(reopened.checks(run_id="run-1")) == []


def test_a_run_cannot_begin_twice(path: Path) -> None:
    write(path)
    with pytest.raises(StateUnreadableError, match="UNIQUE"):
        write(path)


def test_a_second_writer_is_refused_and_told_what_to_do(path: Path) -> None:
    with open_for_writing(path):
        with pytest.raises(
            StateUnreadableError, match="another run is writing here; wait for it, or name another file"
        ):
            write(path)
        assert path.exists()
    write(path, FULL)
    assert counted(path) == [FULL]


def test_a_reader_beside_the_writer_sees_whole_batches(path: Path) -> None:
    with open_for_writing(path) as writer:
        writer.begin("run-1", NOW, tool_version="1.0")
        writer.append([FULL])
        with open_for_reading(path) as reader:
            assert reader is not None
            assert list(reader.checks(run_id="run-1")) == [FULL]
            writer.append([BARE])
            assert list(reader.checks(run_id="run-1")) == [FULL, BARE]
        writer.finish(Run(id="run-1", started_at=NOW, finished_at=NOW))


def test_a_reader_cannotwrite(path: Path) -> None:
    write(path, FULL)
    with pytest.raises(StateUnreadableError, match="readonly"):
        _begin_as_reader(path)


def _begin_as_reader(path: Path) -> None:
    with open_for_reading(path) as state:
        assert state is not None
        state.begin("run-2", NOW, tool_version="1.0")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with open_for_reading(tmp_path / "none" / "state.db") as state:
        assert state is None
    with open_for_reading(tmp_path / "state.db") as state:
        assert state is None
    assert list(tmp_path.iterdir()) == []


def test_reading_leaves_the_file_and_its_folder_as_they_were(path: Path) -> None:
    write(path, FULL)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert counted(path) == [FULL]
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "state.db"
    write(deep, FULL)
    assert counted(deep) == [FULL]


@pytest.mark.parametrize("name", ["what?.db", "100%20.db", "a#b.db", "ü b.db", "file:x.db"])
def test_a_file_may_have_a_name_that_means_something_in_an_address(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, FULL)
    assert counted(tmp_path / name) == [FULL]
    assert {file.name for file in tmp_path.iterdir()} == {name, f"{name}.lock"}


def test_an_empty_file_is_a_state_without_runs(path: Path) -> None:
    path.touch()
    with open_for_reading(path) as state:
        assert state is None
    write(path, FULL)
    assert counted(path) == [FULL]


def test_the_tables_refuse_what_has_the_wrong_type(path: Path) -> None:
    write(path, FULL)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("update checks set attempts = 'many'")
