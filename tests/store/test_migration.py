"""Files of version 1, as the version that published it wrote them, become the current version."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.schema import VERSION
from rescatalog.store.state import open_for_reading, open_for_writing

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
VERSION_1 = """
create table runs (
    id text primary key,
    started_at text not null,
    finished_at text,
    tool_version text not null,
    interrupted integer not null default 0,
    void text,
    void_message text
) strict;
create table checks (
    id integer primary key,
    run_id text not null references runs(id),
    key text not null,
    checked_at text not null,
    verdict text not null,
    reason text not null,
    notes text not null,
    http_status integer,
    final_url text,
    hops text not null,
    attempts integer not null,
    elapsed_s real not null,
    title text,
    evidence text not null
) strict;
create index checks_key on checks(key, checked_at);
create index checks_run on checks(run_id);
pragma user_version = 1;
"""
ROWS = """
insert into runs values ('counted', '2026-11-20T02:00:00.000Z', '2026-11-20T02:01:00.000Z', '0.1', 0, null, null);
insert into runs values ('void', '2026-11-20T03:00:00.000Z', '2026-11-20T03:01:00.000Z', '0.1', 0, 'no-network', 'x');
insert into runs values ('killed', '2026-11-21T02:00:00.000Z', null, '0.1', 0, null, null);
insert into checks(run_id, key, checked_at, verdict, reason, notes, http_status, final_url, hops, attempts, elapsed_s,
    title, evidence)
select runs.id, 'https://' || key.value || '.lan/', '2026-11-21T02:00:00.000Z', 'alive', 'ok', '[]', null, null, '[]',
    1, 0.5, 'Title', '[]'
from runs, json_each('["a", "b", "c"]') key;
"""
RUNS = [
    Run(
        id="counted",
        started_at=datetime(2026, 11, 20, 2, tzinfo=UTC),
        finished_at=datetime(2026, 11, 20, 2, 1, tzinfo=UTC),
        tool_version="0.1",
    ),
    Run(
        id="void",
        started_at=datetime(2026, 11, 20, 3, tzinfo=UTC),
        finished_at=datetime(2026, 11, 20, 3, 1, tzinfo=UTC),
        tool_version="0.1",
        void="no-network",
        void_message="x",
    ),
    Run(id="killed", started_at=NOW, tool_version="0.1"),
]


def _checks(run_id: str) -> list[Check]:
    judgement = Judgement(verdict=Verdict.ALIVE, reason="ok", title="Title")
    keys = [f"https://{host}.lan/" for host in "abc"]
    return [Check(run_id=run_id, key=key, checked_at=NOW, judgement=judgement, elapsed_s=0.5) for key in keys]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a state of version 1 with three runs of three checks, one of them killed."""
    path = tmp_path / "state.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.executescript(VERSION_1 + ROWS)
    return path


def _shape(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the columns and indexes of every table, and what else makes up a schema."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("pragma table_list").fetchall()
        names = sorted(name for _, name, *_ in tables)
        return {
            "version": connection.execute("pragma user_version").fetchall(),
            "tables": sorted(tables),
            "columns": [row for name in names for row in connection.execute(f"pragma table_xinfo({name})")],
            "indexes": sorted(
                (name, index[1:], *connection.execute(f"pragma index_info({index[1]})"))
                for name in names
                for index in connection.execute(f"pragma index_list({name})")
            ),
        }


def _sum(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        return connection.execute("select run_id, key, evidence from checks order by id").fetchall()


def test_an_old_file_becomes_the_same_as_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    for path in (old, new):
        with open_for_writing(path):
            pass
    assert _shape(old) == _shape(new)
    assert _shape(new)["version"] == [(VERSION,)]


def test_every_run_and_check_of_an_old_file_is_kept(old: Path) -> None:
    with open_for_writing(old) as state:
        assert state.runs() == RUNS
        assert [list(state.checks(run_id=run.id)) for run in RUNS] == [_checks(run.id) for run in RUNS]
        assert list(state.checks()) == _checks("counted"), "the killed and the void run do not count"
        assert list(state.archived()) == []


def test_a_killed_run_of_an_old_file_can_still_be_settled(old: Path) -> None:
    with open_for_writing(old) as state:
        state.finish(Run(id="killed", started_at=NOW, finished_at=NOW, interrupted=True))
        assert list(state.checks()) == [*_checks("counted"), *_checks("killed")]


def test_an_old_file_that_is_only_read_stays_old_and_is_read_whole(old: Path) -> None:
    before = old.read_bytes()
    with open_for_reading(old) as state:
        assert state is not None
        assert state.runs() == RUNS
        assert list(state.checks()) == _checks("counted")
        assert list(state.archived()) == []
        assert list(state.changes()) == []
    assert old.read_bytes() == before


def test_of_two_checks_of_one_address_in_one_run_the_first_stays(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(
            "insert into checks select id + 100, run_id, key, checked_at, 'missing', reason, notes, http_status,"
            " final_url, hops, attempts, elapsed_s, title, evidence from checks where run_id = 'counted'"
        )
    with open_for_writing(old) as state:
        assert list(state.checks()) == _checks("counted")


def test_a_migration_that_fails_leaves_the_old_file(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("create table archives(notes)")
    before = _shape(old), _sum(old)
    with pytest.raises(Exception, match="archives already exists"), open_for_writing(old):
        pass
    assert (_shape(old), _sum(old)) == before


# What the child does: it kills itself, as the system would, when SQLite has worked for `steps` beats.
CHILD = """
import os, signal, sqlite3, sys
from rescatalog.store.schema import prepare
left = int(sys.argv[2])
def beat():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
connection = sqlite3.connect(sys.argv[1])
# So little memory that what is not committed must already be written to the disk.
connection.execute("pragma cache_size = 5")
connection.execute("pragma cache_spill = 1")
connection.set_progress_handler(beat, 200)
prepare(connection)
print(int(sys.argv[2]) - left)
"""


def _migrate(path: Path, beats: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD, str(path), str(beats)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_version_whole(old: Path, journal: str) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(f"pragma journal_mode = {journal}")
        connection.execute(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)"
            " insert into checks(run_id, key, checked_at, verdict, reason, notes, hops, attempts, elapsed_s, evidence)"
            " select 'counted', 'https://' || i || '.lan/', '2026-11-21T02:00:00.000Z', 'alive', 'ok', '[]', '[]', 1,"
            " 0.5, '[]' from n"
        )
    shape, rows = _shape(old), _sum(old)
    undisturbed = old.with_name("copy.db")
    undisturbed.write_bytes(old.read_bytes())
    beats = int(_migrate(undisturbed, 10**9).stdout)
    assert beats > 20
    for part in (1, 4, 9, 13, 17, 20):
        killed = _migrate(old, beats * part // 20)
        assert killed.returncode == -9, killed.stderr
        assert (_shape(old), _sum(old)) == (shape, rows)
    with open_for_writing(old):
        pass
    assert _shape(old) == _shape(undisturbed)
    assert _sum(old) == rows
