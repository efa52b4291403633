"""`state.db`: runs and checks, append-only, one writer."""

from __future__ import annotations

import fcntl
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlite_utils

from rescatalog.core.check import Check, Hop, Judgement
from rescatalog.core.words import Verdict
from rescatalog.errors import StateUnreadableError
from rescatalog.store.schema import TABLES, VERSION, prepare, version_of

BUSY_MS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One crawl as it is remembered.

    Attributes:
        id: its name.
        started_at: aware UTC time.
        finished_at: aware UTC time, or None when it was killed.
        void: code of why it counts for nothing, or None.
        void_message: the same for people.
        interrupted: whether a person stopped it.
    """

    id: str
    started_at: datetime
    finished_at: datetime | None = None
    void: str | None = None
    void_message: str | None = None
    interrupted: bool = False


class State:
    """An open `state.db`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = sqlite_utils.Database(connection)

    def begin(self, run_id: str, started_at: datetime, *, tool_version: str) -> None:
        """Note that a run has begun."""
        row = {"id": run_id, "started_at": _spell(started_at), "tool_version": tool_version}
        with self._db.atomic():
            self._db.table("runs").insert(row)

    def append(self, checks: Sequence[Check]) -> None:
        """Add checks in one transaction."""
        with self._db.atomic():
            self._db.table("checks").insert_all(map(_row_of, checks), batch_size=500)

    def finish(self, run: Run) -> None:
        """Note how a run ended."""
        changes = {
            "finished_at": None if run.finished_at is None else _spell(run.finished_at),
            "void": run.void,
            "void_message": run.void_message,
            "interrupted": int(run.interrupted),
        }
        with self._db.atomic():
            self._db.table("runs").update(run.id, changes)

    def runs(self) -> list[Run]:
        """Return all runs, oldest first."""
        return [_run_of(row) for row in self._rows("select * from runs order by started_at, id")]

    def checks(self, *, run_id: str | None = None) -> Iterator[Check]:
        """Yield the checks of one run, or those of every run that counts, oldest first."""
        if run_id is not None:
            rows = self._rows("select * from checks where run_id = ? order by id", [run_id])
        else:
            rows = self._rows(
                "select checks.* from checks join runs on runs.id = checks.run_id"
                " where runs.void is null and runs.finished_at is not null order by checked_at, checks.id"
            )
        return map(_check_of, rows)

    def _rows(self, sql: str, arguments: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
        return self._db.query(sql, list(arguments))


@contextmanager
def open_for_writing(path: Path) -> Iterator[State]:
    """Open `state.db` as its one writer, making or migrating it as needed.

    Raises:
        StateUnreadableError: the file is no state, is damaged, is newer than this tool, or has a writer already.
    """
    if path.is_dir():
        raise StateUnreadableError(f"{path}: this is a folder; name a file with `--state`")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StateUnreadableError(f"{path.parent}: no folder can be made here: {error.strerror}") from None
    with _only_writer(path), _mapped_errors(path), _connect(f"file:{_quoted(path)}") as connection:
        _check_version(connection, path)
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
    if path.is_dir():
        raise StateUnreadableError(f"{path}: this is a folder; name a file with `--state`")
    if not path.exists():
        yield None
        return
    with _mapped_errors(path), _connect(f"file:{_quoted(path)}") as connection:
        connection.execute("pragma query_only = on")
        _check_version(connection, path)
        yield None if version_of(connection) == 0 else State(connection)


@contextmanager
def _connect(uri: str) -> Iterator[sqlite3.Connection]:
    # The writer thread of a crawl is not the thread that opened the file; there is still one at a time.
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute(f"pragma busy_timeout = {BUSY_MS}")
    connection.execute("pragma foreign_keys = on")
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    with path.with_name(path.name + ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StateUnreadableError(
                f"{path}: another run is writing here; wait for it, or name another file with `--state`"
            ) from None
        yield


@contextmanager
def _mapped_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StateUnreadableError(
            f"{path}: {error}; move the file away and start anew, or bring back a copy"
        ) from error


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    found = version_of(connection)
    tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    if (found <= VERSION and found != 0 and not tables >= TABLES) or (found == 0 and tables):
        raise StateUnreadableError(f"{path}: this SQLite file is not a state of rescatalog; name another file")
    if found > VERSION:
        raise StateUnreadableError(
            f"{path}: written by a newer rescatalog (format {found}, this one knows {VERSION}); upgrade the tool"
        )


def _row_of(check: Check) -> dict[str, Any]:
    judgement = check.judgement
    return {
        "run_id": check.run_id,
        "key": check.key,
        "checked_at": _spell(check.checked_at),
        "verdict": str(judgement.verdict),
        "reason": judgement.reason,
        "notes": json.dumps(judgement.notes),
        "http_status": judgement.http_status,
        "final_url": judgement.final_url,
        "hops": json.dumps([{"url": hop.url, "status": hop.status} for hop in judgement.hops]),
        "attempts": check.attempts,
        "elapsed_s": round(check.elapsed_s, 3),
        "title": judgement.title,
        "evidence": json.dumps(check.evidence, ensure_ascii=True),
    }


def _check_of(row: dict[str, Any]) -> Check:
    return Check(
        run_id=row["run_id"],
        key=row["key"],
        checked_at=datetime.fromisoformat(row["checked_at"]),
        judgement=Judgement(
            verdict=Verdict(row["verdict"]),
            reason=row["reason"],
            notes=tuple(json.loads(row["notes"])),
            http_status=row["http_status"],
            final_url=row["final_url"],
            hops=tuple(Hop(**hop) for hop in json.loads(row["hops"])),
            title=row["title"],
        ),
        attempts=row["attempts"],
        elapsed_s=row["elapsed_s"],
        evidence=tuple(json.loads(row["evidence"])),
    )


def _run_of(row: dict[str, Any]) -> Run:
    return Run(
        id=row["id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=row["finished_at"] and datetime.fromisoformat(row["finished_at"]),
        void=row["void"],
        void_message=row["void_message"],
        interrupted=bool(row["interrupted"]),
    )


def _spell(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _quoted(path: Path) -> str:
    """Return a path as the file part of an SQLite URI. Source: sqlite.org/uri.html section 3.1."""
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
