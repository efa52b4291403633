"""`state.db`: runs, checks and answers of archives; append-only, one writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import sqlite_utils

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.ledger import Ledger
from rescatalog.core.memory.observed import Change
from rescatalog.core.memory.run import Run
from rescatalog.store.opening import check_version, connected, is_there, mapped_errors, only_writer
from rescatalog.store.rows import (
    Row,
    archived_of,
    archived_row_of,
    changes_of,
    check_of,
    row_of,
    run_of,
    run_row_of,
    spell,
)  # fmt: skip
from rescatalog.store.schema import FIRST_WITH_ARCHIVES, FIRST_WITH_FACTS, prepare, version_of

Record = TypeVar("Record", Run, Check, Archived, tuple[Change, ...])

LATEST_BEFORE_FACTS = """
select * from (
    select checks.*, row_number() over (partition by key order by checked_at desc, checks.id desc) as place
    from checks join runs on runs.id = checks.run_id where runs.void is null and runs.finished_at is not null
) where place = 1
"""
LATEST = LATEST_BEFORE_FACTS.replace("runs.void is null", "runs.void is null and runs.facts_void is null")


class State:
    """An open `state.db`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = sqlite_utils.Database(connection)
        # The first version knew nothing of archives, the second nothing of facts.
        self._version = version_of(connection)

    def begin(self, run_id: str, started_at: datetime, *, tool_version: str) -> None:
        """Note that a run has begun."""
        row = {"id": run_id, "started_at": spell(started_at), "tool_version": tool_version}
        with self._db.atomic():
            self._db.table("runs").insert(row)

    def append(self, checks: Sequence[Check]) -> None:
        """Add checks in one transaction."""
        with self._db.atomic():
            self._db.table("checks").insert_all(map(row_of, checks), batch_size=500)

    def append_archives(self, answers: Sequence[Archived]) -> None:
        """Add answers of archives in one transaction."""
        with self._db.atomic():
            self._db.table("archives").insert_all(map(archived_row_of, answers), batch_size=500)

    def finish(self, run: Run) -> None:
        """Note how a run ended."""
        row = run_row_of(run)
        changes = {name: row[name] for name in ("finished_at", "void", "void_message", "interrupted", "facts_void")}
        with self._db.atomic():
            self._db.table("runs").update(run.id, changes)

    def take_in(self, ledger: Ledger) -> None:
        """Add a part of a history that is not here yet, in one transaction; runs that are here are finished."""
        here = {run.id for run in self.runs()}
        with self._db.atomic():
            for run in ledger.runs.values():
                if run.id in here:
                    self.finish(run)
                else:
                    self._db.table("runs").insert(run_row_of(run))
            self.append(list(ledger.checks.values()))
            self.append_archives(list(ledger.archived.values()))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Make everything that is written inside one transaction: all of it is kept, or nothing."""
        with self._db.atomic():
            yield

    def runs(self) -> list[Run]:
        """Return all runs, oldest first."""
        return list(self._records(run_of, "select * from runs order by started_at, id"))

    def checks(self, *, run_id: str | None = None) -> Iterator[Check]:
        """Yield the checks of one run, or those of every run that counts, oldest first."""
        if run_id is not None:
            return self._records(check_of, "select * from checks where run_id = ? order by id", [run_id])
        return self._records(
            check_of,
            "select checks.* from checks join runs on runs.id = checks.run_id"
            " where runs.void is null and runs.finished_at is not null order by checked_at, checks.id",
        )

    def archived(self) -> Iterator[Archived]:
        """Yield the answers of archives, oldest first."""
        if self._version < FIRST_WITH_ARCHIVES:
            return iter(())
        return self._records(archived_of, "select * from archives order by asked_at, key")

    def latest_checks(self) -> Iterator[Check]:
        """Yield the latest check of each address, of all runs that count and whose facts count."""
        return self._records(check_of, LATEST if self._version >= FIRST_WITH_FACTS else LATEST_BEFORE_FACTS)

    def changes(self) -> Iterator[Change]:
        """Yield how what resources say of themselves has changed, in all runs whose facts count, oldest first."""
        if self._version < FIRST_WITH_FACTS:
            return
        rows = self._records(
            changes_of,
            "select run_id, key, checked_at, facts from checks join runs on runs.id = checks.run_id"
            " where facts <> '[]' and void is null and facts_void is null and finished_at is not null"
            " order by checked_at, checks.id",
        )
        for changes in rows:
            yield from changes

    def part(self, run_ids: Collection[str], keys: Collection[str]) -> Ledger:
        """Return what is known of some runs, and what archives answered on some addresses."""
        runs = [run for run in self.runs() if run.id in run_ids]
        checks = [check for run in runs for check in self.checks(run_id=run.id)]
        wanted = frozenset(keys)
        return Ledger(
            runs={run.id: run for run in runs},
            checks={(check.run_id, check.key): check for check in checks},
            archived={(answer.key, answer.asked_at): answer for answer in self.archived() if answer.key in wanted}
            if wanted
            else {},
        )

    def _records(self, record_of: Callable[[Row], Record], sql: str, given: Iterable[str] = ()) -> Iterator[Record]:
        for row in self._db.query(sql, list(given)):
            try:
                record = record_of(row)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                # SQLite does not look into pages of long texts, so damage there shows only here.
                raise sqlite3.DatabaseError("database disk image is malformed: a row makes no sense") from error
            yield record


@contextmanager
def open_for_writing(path: Path) -> Iterator[State]:
    """Open `state.db` as its one writer, making or migrating it as needed.

    Raises:
        StateUnreadableError: the file is no state, is damaged, is newer than this tool, or has a writer already.
    """
    is_there(path)
    with only_writer(path), mapped_errors(path), connected(path) as connection:
        check_version(connection, path)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        prepare(connection)
        yield State(connection)


@contextmanager
def open_for_reading(path: Path) -> Iterator[State | None]:
    """Open `state.db` without changing it; None when there is none yet.

    Raises:
        StateUnreadableError: the file is no state, is damaged, or is newer than this tool.
    """
    if not is_there(path):
        yield None
        return
    with mapped_errors(path), connected(path) as connection:
        connection.execute("pragma query_only = on")
        check_version(connection, path)
        yield None if version_of(connection) == 0 else State(connection)
