"""Opens `catalog.db` for reading, and says what is wrong when that cannot be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from rescatalog.errors import StateUnreadableError
from rescatalog.publish.tables import schema

AGAIN = "make it anew with `rescatalog build`"
# Source: sqlite.org/releaselog: strict tables came with 3.37, JSON in every build with 3.38.
LEAST_SQLITE = (3, 38, 0)


def open_published(database: Path) -> sqlite3.Connection:
    """Return a connection that writes nothing, neither to the file nor beside it.

    Raises:
        StateUnreadableError: the file is missing, damaged, not ours, or of another version of this tool.
    """
    require_sqlite(sqlite3.sqlite_version_info)
    if not database.is_file():
        raise StateUnreadableError(f"{database}: there is no such file; `rescatalog build` makes it")
    # Quoted, because a question mark in a file's name would begin the options.
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        version = facts(connection).get("schema_version")
    except sqlite3.DatabaseError:
        connection.close()
        raise StateUnreadableError(
            f"{database}: not a database that `rescatalog build` made; name another with `--database`, or {AGAIN}"
        ) from None
    if version != str(schema.VERSION):
        connection.close()
        raise StateUnreadableError(f"{database}: made by another version of rescatalog; {AGAIN}")
    return connection


def require_sqlite(version: tuple[int, ...]) -> None:
    """Return nothing when this version of SQLite reads the published database.

    Raises:
        StateUnreadableError: it is too old.
    """
    if version < LEAST_SQLITE:
        here, least = (".".join(map(str, one)) for one in (version, LEAST_SQLITE))
        raise StateUnreadableError(
            f"this Python brings SQLite {here}, and the published database needs {least}; use a newer Python or system"
        )


def facts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what a published database states about itself.

    Raises:
        sqlite3.DatabaseError: it is none.
    """
    return {str(key): str(value) for key, value in connection.execute("select key, value from build_info")}
