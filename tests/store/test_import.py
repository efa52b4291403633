"""Taking files of the history into a state: what is new is added, once, whatever the order, all of it or nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.memory.history import fold
from rescatalog.core.memory.ledger import Ledger
from rescatalog.core.report.memory import Count, Imported
from rescatalog.errors import StateUnreadableError
from rescatalog.store.importing import take_in
from rescatalog.store.reading import Month, read_month
from rescatalog.store.state import open_for_writing
from tests.property.histories import copies, histories
from tests.store.recorded import ANSWER, BARE, FULL, NOW, RUN, WHOLE, ledger, month_file, remember, remembered, run_on

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


def _import(path: Path, *files: Path) -> Imported:
    with open_for_writing(path) as state:
        return take_in(state, map(read_month, files))


def test_a_new_state_takes_everything(path: Path, tmp_path: Path) -> None:
    done = _import(path, month_file(tmp_path, WHOLE))
    assert remembered(path) == WHOLE
    one = Count(read=1, new=1)
    assert done == Imported(files=1, runs=one, checks=Count(read=2, new=2), archives=one)


def test_what_is_known_already_is_counted_as_read_and_not_as_new(path: Path, tmp_path: Path) -> None:
    remember(path, ledger([RUN], [BARE]))
    done = _import(path, month_file(tmp_path, WHOLE))
    assert remembered(path) == WHOLE
    assert (done.runs, done.checks) == (Count(read=1, new=0), Count(read=2, new=1))


def test_importing_twice_changes_nothing(path: Path, tmp_path: Path) -> None:
    file = month_file(tmp_path, WHOLE)
    _import(path, file)
    before = remembered(path)
    for files in ([file], [file, file]):
        done = _import(path, *files)
        assert (done.runs.new, done.checks.new, done.archives.new, done.damages) == (0, 0, 0, ())
    assert remembered(path) == before


def test_a_run_that_was_killed_here_and_settled_elsewhere_gets_its_end(path: Path, tmp_path: Path) -> None:
    settled = replace(RUN, interrupted=True, void="landslide", void_message="all fell")
    remember(path, ledger([replace(RUN, finished_at=None)], [BARE]))
    done = _import(path, month_file(tmp_path, ledger([settled], [BARE, FULL])))
    assert remembered(path) == ledger([settled], [BARE, FULL])
    assert (done.runs.new, done.checks.new, done.damages) == (0, 1, ())


def test_a_run_that_differs_under_a_known_name_is_told_and_the_known_one_stays(path: Path, tmp_path: Path) -> None:
    remember(path, ledger([RUN], [BARE]))
    file = month_file(tmp_path, ledger([replace(RUN, started_at=NOW + timedelta(hours=1))], [FULL]))
    done = _import(path, file)
    assert remembered(path) == ledger([RUN], [BARE])
    (damage,) = done.damages
    assert damage.file == str(file)
    assert damage.message == (
        "run run-1 differs from what was known before, which stays, and 1 check of it is left out"
    )


def test_a_check_that_differs_is_told_and_the_known_one_stays(path: Path, tmp_path: Path) -> None:
    remember(path, WHOLE)
    other = ledger([RUN], [replace(BARE, attempts=9)], [replace(ANSWER, reason="timeout")])
    done = _import(path, month_file(tmp_path, other))
    assert remembered(path) == WHOLE
    assert [damage.message for damage in done.damages] == [
        "the check of https://b.lan/ in run run-1 differs from what was known before, which stays",
        "the archive's answer on https://b.lan/ differs from what was known before, which stays",
    ]


def test_of_two_files_that_differ_the_first_stays(path: Path, tmp_path: Path) -> None:
    one = month_file(tmp_path / "one", ledger([RUN], [BARE]))
    two = month_file(tmp_path / "two", ledger([replace(RUN, tool_version="9")], [BARE, FULL]))
    done = _import(path, one, two)
    assert remembered(path) == ledger([RUN], [BARE])
    assert [damage.file for damage in done.damages] == [str(two)]


def _without_runs(file: Path) -> Path:
    """Return the file after somebody removed the lines of its runs."""
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(line for line in lines if b'"kind":"run"' not in line))
    return file


def test_checks_whose_run_stands_in_another_file_are_taken_in_either_order(tmp_path: Path) -> None:
    runless = _without_runs(month_file(tmp_path / "one", ledger([RUN], [FULL])))
    whole = month_file(tmp_path / "two", ledger([RUN], [BARE]))
    for number, files in enumerate([(runless, whole), (whole, runless)]):
        path = tmp_path / f"{number}.db"
        done = _import(path, *files)
        assert remembered(path) == ledger([RUN], [FULL, BARE])
        assert done.checks == Count(read=2, new=2)
        assert len(done.damages) == 1, "only that lines are missing"


def test_checks_whose_run_is_nowhere_are_left_out_and_told(path: Path, tmp_path: Path) -> None:
    file = _without_runs(month_file(tmp_path, ledger([RUN], [FULL, BARE], [ANSWER])))
    done = _import(path, file)
    assert remembered(path) == ledger([], [], [ANSWER])
    assert done.damages[-1].message == "run run-1 itself is not here; 2 checks of it are left out"


def test_damages_of_every_file_are_told_and_whole_files_are_taken(path: Path, tmp_path: Path) -> None:
    bad, good = month_file(tmp_path / "bad", WHOLE), month_file(tmp_path / "good", run_on(3, "https://c.lan/"))
    bad.write_bytes(b"not a history\n")
    done = _import(path, bad, good)
    assert remembered(path) == run_on(3, "https://c.lan/")
    assert {damage.file for damage in done.damages} == {str(bad)}


def test_an_import_that_fails_leaves_the_state_as_it_was(path: Path, tmp_path: Path) -> None:
    remember(path, run_on(1, "https://a.lan/"))
    before = remembered(path)

    def failing() -> Iterator[Month]:
        yield read_month(month_file(tmp_path, WHOLE))
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(StateUnreadableError, match="disk I/O error"), open_for_writing(path) as state:
        take_in(state, failing())
    assert remembered(path) == before


# What the child does: it kills itself, as the system would, when SQLite has worked for so many beats.
CHILD = """
import os, signal, sqlite3, sys
from pathlib import Path
from rescatalog.store.importing import take_in
from rescatalog.store.reading import read_month
from rescatalog.store.state import State
left = int(sys.argv[1])
def beat():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
connection = sqlite3.connect(sys.argv[2])
# So little memory that what is not committed must already be written to the disk.
connection.execute("pragma cache_size = 5")
connection.execute("pragma cache_spill = 1")
connection.execute("pragma foreign_keys = on")
connection.set_progress_handler(beat, 100)
take_in(State(connection), [read_month(Path(file)) for file in sys.argv[3:]])
print(int(sys.argv[1]) - left)
"""


def _child(beats: int, path: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD, str(beats), str(path), *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_a_killed_import_leaves_the_state_as_it_was(path: Path, tmp_path: Path) -> None:
    remember(path, run_on(1, "https://a.lan/"))
    before, content = remembered(path), path.read_bytes()
    keys = [f"https://h{number}.lan/" for number in range(300)]
    files = [month_file(tmp_path / str(day), run_on(day, *keys)) for day in range(2, 6)]
    undisturbed = tmp_path / "copy.db"
    undisturbed.write_bytes(content)
    beats = int(_child(10**9, undisturbed, *files).stdout)
    assert beats > 20
    for part in (1, 5, 10, 15, 20):
        killed = _child(beats * part // 20, path, *files)
        assert killed.returncode == -9, killed.stderr
        assert remembered(path) == before
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    _import(path, *files)
    assert remembered(path) == remembered(undisturbed)
    assert len(remembered(path).checks) == 1201


@st.composite
def _jobs(draw: st.DrawFn) -> tuple[list[Ledger], list[int], Ledger]:
    """Draw what three jobs exported of one history, an order, and what the state knew before."""
    whole = draw(histories())
    parts = [draw(copies(whole, killed=False)) for _ in range(3)]
    return parts, draw(st.permutations(range(3))), draw(copies(whole))


@settings(max_examples=25, deadline=None)
@given(_jobs())
def test_neither_the_order_nor_the_number_of_imports_matters(drawn: tuple[list[Ledger], list[int], Ledger]) -> None:
    parts, order, before = drawn
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [month_file(folder / str(number), part) for number, part in enumerate(parts)]
        once, twice, by_one = folder / "once.db", folder / "twice.db", folder / "one.db"
        for path in (once, twice, by_one):
            remember(path, before)
        assert _import(once, *files).damages == ()
        _import(twice, *files)
        _import(twice, *reversed(files))
        for number in order:
            _import(by_one, files[number])
        assert remembered(once) == remembered(twice) == remembered(by_one)
        with open_for_writing(once) as one, open_for_writing(by_one) as other:
            assert fold(one.checks()) == fold(other.checks())
