"""Jobs that export into one folder: in any order, and when they are killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.memory.ledger import Ledger
from rescatalog.core.report.memory import Exported
from rescatalog.store.exporting import put_out
from rescatalog.store.importing import take_in
from rescatalog.store.reading import read_month
from rescatalog.store.state import open_for_reading, open_for_writing
from tests.property.histories import copies, histories
from tests.store.recorded import remember, remembered, run_on

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


CHILD = """
import sys
from pathlib import Path
from rescatalog.store.exporting import put_out
from rescatalog.store.state import open_for_reading
with open_for_reading(Path(sys.argv[1])) as one, open_for_reading(Path(sys.argv[2])) as two:
    while True:
        for state in (one, two):
            (Path(sys.argv[3]) / "2026-11.ndjson").unlink(missing_ok=True)
            put_out(state, Path(sys.argv[3]))
            print(flush=True)
"""


@pytest.mark.parametrize("after_s", [0.0, 0.004, 0.01])
def test_a_killed_export_leaves_a_whole_month_or_none(tmp_path: Path, after_s: float) -> None:
    folder, keys = tmp_path / "state", [f"https://h{number}.lan/" for number in range(300)]
    states = [tmp_path / f"{day}.db" for day in (1, 2)]
    for day, path in enumerate(states, start=1):
        remember(path, run_on(day, *keys))
    command = [sys.executable, "-c", CHILD, *map(str, (*states, folder))]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after_s)
        child.kill()
    for file in folder.glob("[!.]*"):
        assert read_month(file).damages == ()
        assert len(read_month(file).ledger.checks) == 300
    assert len(_export(states[0], folder).damages) == 0


@st.composite
def _two_jobs(draw: st.DrawFn) -> tuple[Ledger, Ledger]:
    whole = draw(histories())
    return draw(copies(whole)), draw(copies(whole))


@settings(max_examples=25, deadline=None)
@given(_two_jobs())
def test_two_jobs_that_export_into_one_folder_leave_the_same_bytes_in_either_order(
    drawn: tuple[Ledger, Ledger],
) -> None:
    with TemporaryDirectory() as name:
        place = Path(name)
        states = [place / "one.db", place / "two.db"]
        for path, part in zip(states, drawn, strict=True):
            remember(path, part)
        for folder, order in ((place / "a", states), (place / "b", states[::-1])):
            for path in order:
                assert _export(path, folder).damages == ()
        assert _contents(place / "a") == _contents(place / "b")
        # And a state made from the folder makes the same folder.
        with open_for_writing(place / "new.db") as state:
            assert take_in(state, map(read_month, sorted((place / "a").iterdir()))).damages == ()
        _export(place / "new.db", place / "c")
        assert _contents(place / "c") == _contents(place / "a")
        known = remembered(place / "new.db")
        for path in states:
            part = remembered(path)
            ended = {run.id for run in part.runs.values() if run.finished_at is not None}
            assert ended <= set(known.runs)
            assert {key for key in part.checks if key[0] in ended} <= set(known.checks)
