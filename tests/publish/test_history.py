"""How links fared, in `catalog.db`: runs, the latest checks, changes, copies; and the whole history as its own file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.history import fold
from rescatalog.core.memory.ledger import Ledger
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.errors import StateUnreadableError
from rescatalog.publish.building.database import build
from rescatalog.publish.building.history_file import in_order, write_history
from rescatalog.publish.building.remembered import Remembered
from rescatalog.store.state import open_for_writing
from tests.publish.making import ALIVE, GONE, START, built, catalog, checks, rows, seen
from tests.publish.running import command, write_catalog

VOID = Run(
    id="run-99",
    started_at=START + timedelta(days=20),
    finished_at=START + timedelta(days=20, minutes=1),
    tool_version="1.2.3",
    void="no-network",
    void_message="the network is down here",
)
COUNTED = Run(id="run-00", started_at=START, finished_at=START + timedelta(minutes=1), tool_version="1.2.3")
ONE = Judgement(verdict=Verdict.ALIVE, reason="ok", http_status=200)
COPY = "https://web.archive.org/web/20250101000000/https://gone.lan/book"


def remembered(
    output: Path, history: Sequence[Check], runs: Sequence[Run] = (), archived: Sequence[Archived] = ()
) -> Path:
    beside = Remembered(runs=tuple(runs), archived={one.key: one for one in archived})
    return build(output, catalog(), fold(history), history, tool_version="1.2.3", beside=beside).path


def copied(key: str, url: str | None, day: int = 1) -> Archived:
    asked = START + timedelta(days=day)
    return Archived(key=key, asked_at=asked, snapshot_url=url, snapshot_at=START if url else None, reason="found")


def test_how_many_links_stood_how_is_told_run_by_run_and_adds_up(small: Path) -> None:
    last = dict(rows(small, "select state, links from run_states where run_id = 'run-11'"))
    assert last == {"ok": 1, "dead": 1, "unchecked": 2}
    totals = rows(small, "select distinct sum(links) from run_states group by run_id")
    assert totals == rows(small, "select count(distinct key) from links")


def test_the_last_run_agrees_with_what_is_said_of_the_links(small: Path) -> None:
    told = rows(small, "select state, links from run_states where run_id = 'run-11' order by state")
    assert told == rows(small, "select state, count(distinct key) from links group by state order by state")


def test_a_change_of_a_link_is_told_with_its_reason_and_its_run(small: Path) -> None:
    found = rows(small, "select key, before, after, reason, http_status, run_id from link_changes")
    assert found == [(GONE, "failing", "dead", "gone", 410, "run-09")]


def test_being_looked_at_for_the_first_time_is_no_change(tmp_path: Path) -> None:
    path = built(tmp_path / "catalog.db", history=[seen(ALIVE, Verdict.ALIVE, 1, reason="ok")]).path
    assert rows(path, "select count(*) from link_changes") == [(0,)]


def test_of_a_link_that_never_rests_the_latest_changes_are_kept(tmp_path: Path) -> None:
    words = (Verdict.ALIVE, Verdict.UNSURE)
    flapping = [seen(ALIVE, words[day % 2], day, reason="r") for day in range(40)]
    path = built(tmp_path / "catalog.db", history=flapping).path
    assert rows(path, "select count(*), max(run_id) from link_changes") == [(10, "run-39")]


def test_a_void_run_is_named_with_its_reason_and_counts_for_nothing(tmp_path: Path) -> None:
    path = remembered(tmp_path / "catalog.db", checks(), [VOID])
    found = rows(path, "select started_at, void, void_message, asked from runs where id = 'run-99'")
    assert found == [("2026-11-21T02:00:00Z", "no-network", "the network is down here", None)]
    assert rows(path, "select count(*) from run_states where run_id = 'run-99'") == [(0,)]


def test_a_run_that_asked_nothing_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    idle = Run(id="idle", started_at=START, finished_at=START)
    before, after = remembered(tmp_path / "a.db", checks()), remembered(tmp_path / "b.db", checks(), [idle])
    assert before.read_bytes() == after.read_bytes()


def test_a_killed_run_is_named(tmp_path: Path) -> None:
    path = remembered(tmp_path / "catalog.db", checks(), [Run(id="killed", started_at=START)])
    assert rows(path, "select finished_at, asked from runs where id = 'killed'") == [(None, None)]


def test_a_run_says_how_many_links_of_this_catalog_it_asked(small: Path) -> None:
    assert rows(small, "select asked from runs where id = 'run-03'") == [(1,)]
    assert rows(small, "select asked from runs where id = 'run-00'") == [(2,)]


def test_every_check_names_a_run_that_is_there(small: Path) -> None:
    assert rows(small, "select count(*) from checks where run_id not in (select id from runs)") == [(0,)]


def test_auditors_find_the_last_word_on_every_address(small: Path) -> None:
    found = rows(small, "select key, verdict, run_id from latest_checks order by key")
    assert found == [(ALIVE, "alive", "run-11"), (GONE, "missing", "run-09")]


def test_copies_in_archives_are_kept_for_links_of_the_catalog(tmp_path: Path) -> None:
    answers = [copied(GONE, COPY), copied(ALIVE, None), copied("https://other.lan/", COPY)]
    path = remembered(tmp_path / "catalog.db", checks(), archived=answers)
    assert rows(path, "select key, snapshot_url from archived_copies") == [(GONE, COPY)]


def whole(output: Path, history: Sequence[Check], runs: Sequence[Run]) -> Path:
    by_run = [(run, [check for check in history if check.run_id == run.id]) for run in runs]
    write_history(output, runs, in_order(by_run), [copied(GONE, COPY), copied(GONE, None, day=5)])
    return output


def runs_of(history: Sequence[Check]) -> list[Run]:
    names = sorted({check.run_id for check in history})
    return [Run(id=name, started_at=START + timedelta(days=day), finished_at=START) for day, name in enumerate(names)]


def test_the_whole_history_is_a_file_of_its_own_with_void_runs_and_every_answer(tmp_path: Path) -> None:
    history = [*checks(), Check(run_id=VOID.id, key=ALIVE, checked_at=VOID.started_at, judgement=checks()[0].judgement)]
    path = whole(tmp_path / "history.db", history, [*runs_of(checks()), VOID])
    assert rows(path, "select count(*) from checks") == [(len(history),)]
    assert rows(path, "select void from runs join checks on run_id = id where run_id = 'run-99'") == [("no-network",)]
    assert rows(path, "select count(*) from archives") == [(2,)]
    assert rows(path, "pragma foreign_key_check") == []
    assert rows(path, "pragma integrity_check") == [("ok",)]


def test_the_same_history_gives_the_same_bytes_in_whatever_order_it_is_read(tmp_path: Path) -> None:
    history = checks()
    first = whole(tmp_path / "a.db", history, runs_of(history))
    second = whole(tmp_path / "b.db", list(reversed(history)), list(reversed(runs_of(history))))
    assert first.read_bytes() == second.read_bytes()


def test_a_history_of_nothing_is_an_empty_database(tmp_path: Path) -> None:
    write_history(tmp_path / "history.db", (), (), ())
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("select count(*) from runs").fetchone() == (0,)


def test_a_history_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StateUnreadableError, match="cannot be written"):
        write_history(tmp_path / "file" / "history.db", (), (), ())


def test_the_command_writes_the_history_beside_the_database(tmp_path: Path) -> None:
    write_catalog(tmp_path / "catalog", {"alpha": ALIVE})
    history = [Check(run_id=run.id, key=ALIVE, checked_at=run.started_at, judgement=ONE) for run in (COUNTED, VOID)]
    ledger = Ledger(
        runs={run.id: run for run in (COUNTED, VOID)}, checks={(one.run_id, one.key): one for one in history}
    )
    with open_for_writing(tmp_path / "state.db") as state:
        state.take_in(ledger)
    told = [
        command(tmp_path, os.environ, "build", "--state", "state.db", "--history", name) for name in ("a.db", "b.db")
    ]
    assert [done.returncode for done in told] == [0, 0]
    first, second = ((tmp_path / name).read_bytes() for name in ("a.db", "b.db"))
    assert first == second
    assert f"a.db: every check; sha256 {hashlib.sha256(first).hexdigest()}" in told[0].stdout
    # What is void is in the history and counts for nothing in the database.
    assert rows(tmp_path / "a.db", "select count(*) from checks") == [(2,)]
    assert rows(tmp_path / "catalog.db", "select count(*) from checks") == [(1,)]
    assert rows(tmp_path / "catalog.db", "select count(*) from runs") == [(2,)]


def test_without_a_state_the_history_is_empty(tmp_path: Path) -> None:
    write_catalog(tmp_path / "catalog", {"alpha": ALIVE})
    assert command(tmp_path, os.environ, "build", "--history", "history.db").returncode == 0
    assert rows(tmp_path / "history.db", "select count(*) from runs") == [(0,)]
