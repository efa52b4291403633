"""Opening an SQLite file as its one writer or a reader, and its failures as words that help."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rescatalog.errors import StateUnreadableError
from rescatalog.store.schema import TABLES, VERSION, version_of

BUSY_MS = 5_000
_DAMAGED = "move the file away and start anew, or bring back a copy"
# The low byte of SQLite's code tells the kind of failure. Source: sqlite.org/rescode.html, section 3.
_KIND = 0xFF
_ADVICE = {
    sqlite3.SQLITE_BUSY: "another program is using the file; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is using the file; try again when it is done",
    sqlite3.SQLITE_FULL: "make room on the disk and try again; what was stored before is kept",
    sqlite3.SQLITE_READONLY: "look at the rights of the file and its folder, or name another file with `--state`",
    sqlite3.SQLITE_CANTOPEN: "look at the rights of the file and its folder, or name another file with `--state`",
    sqlite3.SQLITE_PERM: "look at the rights of the file and its folder, or name another file with `--state`",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it; look at the disk, then try again",
}


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a file, which is made if need be."""
    # The writer thread of a crawl is not the thread that opened the file; there is still one at a time.
    connection = sqlite3.connect(f"file:{_quoted(path)}", uri=True, check_same_thread=False)
    try:
        connection.execute(f"pragma busy_timeout = {BUSY_MS}")
        connection.execute("pragma foreign_keys = on")
        yield connection
    finally:
        connection.close()


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the place of the one writer of a file, making its folder if need be.

    Raises:
        StateUnreadableError: another writer has it, or nothing can be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StateUnreadableError(f"{path.parent}: no folder can be made here: {error.strerror}") from None
    try:
        lock = path.with_name(path.name + ".lock").open("w")
    except OSError as error:
        raise StateUnreadableError(
            f"{path}: nothing can be written beside it: {error.strerror}; name another file with `--state`"
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StateUnreadableError(
                f"{path}: another run is writing here; wait for it, or name another file with `--state`"
            ) from None
        yield


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into the name of the file, its words, and what to do.

    Raises:
        StateUnreadableError: SQLite could not go on.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        advice = _ADVICE.get(getattr(error, "sqlite_errorcode", 0) & _KIND, _DAMAGED)
        raise StateUnreadableError(f"{path}: {error}; {advice}") from error


def is_there(path: Path) -> bool:
    """Return whether there is a file.

    Raises:
        StateUnreadableError: it is a folder, or the system does not let us look.
    """
    try:
        if path.is_dir():
            raise StateUnreadableError(f"{path}: this is a folder; name a file with `--state`")
        return path.exists()
    except OSError as error:
        raise StateUnreadableError(f"{path}: {error.strerror}; name another file with `--state`") from None


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse files of others and of the future.

    Raises:
        StateUnreadableError: the file is no state, or is newer than this tool.
    """
    found = version_of(connection)
    tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    if found > VERSION:
        raise StateUnreadableError(
            f"{path}: written by a newer rescatalog (format {found}, this one knows {VERSION}); upgrade the tool"
        )
    ours = not tables if found == 0 else found in TABLES and tables >= TABLES[found]
    if not ours:
        raise StateUnreadableError(f"{path}: this SQLite file is not a state of rescatalog; name another file")


def _quoted(path: Path) -> str:
    """Return a path as the file part of an SQLite URI. Source: sqlite.org/uri.html section 3.1."""
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
