"""A state as files, one per month: the same content gives the same bytes, and nothing that a file knows is dropped."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rescatalog.core.report.memory import Exported
from rescatalog.errors import StateUnreadableError
from rescatalog.store import exporting
from rescatalog.store.exporting import put_out
from rescatalog.store.months import put
from rescatalog.store.reading import read_month
from rescatalog.store.schema import VERSION
from rescatalog.store.state import open_for_reading
from tests.store.recorded import ANSWER, BARE, FULL, NOW, RUN, WHOLE, ledger, month_file, remember, run_on

A, B = "https://a.lan/", "https://b.lan/"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "branch" / "state"


def _export(path: Path, folder: Path) -> Exported:
    with open_for_reading(path) as state:
        assert state is not None
        return put_out(state, folder)


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_there_is_one_file_per_month_in_which_a_run_began(path: Path, folder: Path) -> None:
    late = replace(RUN, id="late", started_at=datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC))
    check = replace(BARE, run_id="late", checked_at=datetime(2026, 11, 1, tzinfo=UTC))
    remember(path, run_on(5, A, month=9), run_on(1, A, B), run_on(2, A), ledger([late], [check]))
    done = _export(path, folder)
    assert sorted(_contents(folder)) == ["2026-09.ndjson", "2026-10.ndjson", "2026-11.ndjson"]
    assert done.written == done.months == ("2026-09.ndjson", "2026-10.ndjson", "2026-11.ndjson")
    assert (done.runs, done.checks, done.damages) == (4, 5, ())
    assert read_month(folder / "2026-10.ndjson").ledger == ledger([late], [check])


def test_answers_of_archives_stand_in_the_month_of_the_question(path: Path, folder: Path) -> None:
    early = replace(ANSWER, asked_at=NOW - timedelta(days=90))
    remember(path, WHOLE, ledger([], [], [early]))
    _export(path, folder)
    assert read_month(folder / "2026-08.ndjson").ledger == ledger([], [], [early])
    assert read_month(folder / "2026-11.ndjson").ledger == WHOLE


def test_lines_stand_by_run_then_check_and_answers_come_last(path: Path, folder: Path) -> None:
    remember(path, run_on(2, B, A), run_on(1, A), ledger([], [], [ANSWER]))
    _export(path, folder)
    lines = [json.loads(line) for line in (folder / "2026-11.ndjson").read_bytes().splitlines()]
    assert [line.get("id") or line.get("key") for line in lines[1:-1]] == ["run-11-1", A, "run-11-2", A, B, B]
    assert [line["kind"] for line in lines] == [
        "state", "run", "check", "run", "check", "check", "archive", "end",
    ]  # fmt: skip


def test_a_run_without_an_end_is_left_out_and_told(path: Path, folder: Path) -> None:
    remember(path, run_on(1, A), ledger([replace(RUN, finished_at=None)], [BARE, FULL]))
    done = _export(path, folder)
    assert done.unfinished == 1
    assert read_month(folder / "2026-11.ndjson").ledger == run_on(1, A)


def test_void_runs_are_history_too(path: Path, folder: Path) -> None:
    void = ledger([replace(RUN, void="landslide", void_message="all fell")])
    remember(path, void)
    _export(path, folder)
    assert read_month(folder / "2026-11.ndjson").ledger == void


def test_exporting_again_writes_only_months_that_changed(path: Path, folder: Path) -> None:
    remember(path, run_on(5, A, month=10), run_on(1, A))
    _export(path, folder)
    before = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}
    assert _export(path, folder).written == ()
    assert {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()} == before
    remember(path, run_on(2, B))
    assert _export(path, folder).written == ("2026-11.ndjson",)
    after = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}
    assert after["2026-10.ndjson"] == before["2026-10.ndjson"]


def test_runs_that_only_the_folder_knows_stay(path: Path, folder: Path) -> None:
    theirs = month_file(folder, run_on(1, A), run_on(3, B))
    remember(path, run_on(2, A), run_on(3, A))
    _export(path, folder)
    found = read_month(theirs).ledger
    assert set(found.runs) == {"run-11-1", "run-11-2", "run-11-3"}
    assert set(found.checks) == {("run-11-1", A), ("run-11-2", A), ("run-11-3", A), ("run-11-3", B)}


def test_other_months_and_other_files_of_the_folder_are_left_alone(path: Path, folder: Path) -> None:
    month_file(folder, run_on(1, A, month=9), name="2026-09.ndjson")
    (folder / "README.md").write_text("what this is")
    before = _contents(folder)
    remember(path, run_on(1, A))
    _export(path, folder)
    assert {name: content for name, content in _contents(folder).items() if name != "2026-11.ndjson"} == before


def test_what_the_folder_tells_otherwise_stays_there_and_is_told(path: Path, folder: Path) -> None:
    file = month_file(folder, ledger([RUN], [BARE]))
    before = file.read_bytes()
    remember(path, ledger([replace(RUN, tool_version="9")], [BARE]))
    done = _export(path, folder)
    assert file.read_bytes() == before
    assert "run run-1 differs from what was known before, which stays" in done.damages[0].message


def test_a_damaged_month_is_written_anew_and_kept_aside_as_it_was(path: Path, folder: Path) -> None:
    file = month_file(folder, run_on(1, A), run_on(2, A))
    damaged = file.read_bytes().replace(b'"run-11-2","kind":"run"', b'"run-11-2","kind":"ru?"')
    damaged = b"".join(damaged.splitlines(keepends=True)[:4])[:-9]
    file.write_bytes(damaged)
    remember(path, run_on(3, A))
    done = _export(path, folder)
    assert set(read_month(file).ledger.runs) >= {"run-11-1", "run-11-3"}
    assert read_month(file).damages == ()
    (aside,) = (content for name, content in _contents(folder).items() if ".damaged-" in name)
    assert aside == damaged
    assert "the file is cut off within this line" in done.damages[0].message
    assert done.damages[-1].message.startswith("written anew; as it was it is in 2026-11.ndjson.damaged-")
    assert _export(path, folder).damages == ()


def test_an_unfinished_merge_of_git_is_mended(path: Path, folder: Path) -> None:
    ours, theirs = (
        month_file(folder / name, run_on(1, A), run_on(day, A)).read_bytes()
        for name, day in (("ours", 2), ("theirs", 3))
    )
    file = folder / "2026-11.ndjson"
    file.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> origin/state\n")
    remember(path, run_on(4, A))
    assert len(_export(path, folder).damages) == 2
    assert set(read_month(file).ledger.runs) == {f"run-11-{day}" for day in (1, 2, 3, 4)}
    assert _export(path, folder) == Exported(
        folder=str(folder), months=(file.name,), written=(), runs=1, checks=1, unfinished=0
    )


def test_a_month_of_a_newer_version_is_left_as_it_is(path: Path, folder: Path) -> None:
    file = month_file(folder, run_on(1, A))
    newer = file.read_bytes().replace(b'"schema_version":%d' % VERSION, b'"schema_version":%d' % (VERSION + 1))
    file.write_bytes(newer)
    remember(path, run_on(2, A), run_on(2, A, month=12))
    done = _export(path, folder)
    assert file.read_bytes() == newer
    assert done.written == ("2026-12.ndjson",)
    assert "upgrade the tool" in done.damages[0].message
    assert done.damages[1].message == "this file is left as it is"


def test_a_month_that_would_not_be_read_back_is_not_written(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(path, run_on(1, A))
    _export(path, folder)
    before = _contents(folder)
    remember(path, run_on(2, A))
    monkeypatch.setattr(exporting, "MAX_FILE_BYTES", len(before["2026-11.ndjson"]))
    done = _export(path, folder)
    assert _contents(folder) == before
    assert done.written == ()
    assert "it is not written; keep the state itself instead" in done.damages[0].message


def test_an_export_that_cannot_write_leaves_the_month_as_it_was(tmp_path: Path) -> None:
    taken = tmp_path / "2026-11.ndjson"
    taken.mkdir()
    with pytest.raises(OSError, match="directory"):
        put(taken, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["2026-11.ndjson"], "no draft stays behind"


def test_a_folder_that_cannot_be_made_is_named(path: Path, tmp_path: Path) -> None:
    remember(path, WHOLE)
    (tmp_path / "file").touch()
    with pytest.raises(StateUnreadableError, match="no history can be kept here"):
        _export(path, tmp_path / "file" / "state")


def test_a_second_export_into_the_folder_is_told_to_wait(path: Path, folder: Path) -> None:
    remember(path, WHOLE)
    folder.mkdir(parents=True)
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(StateUnreadableError, match="another export is writing here; wait for it"):
        _export(path, folder)
    os.close(held)
    assert _export(path, folder).written == ("2026-11.ndjson",)
