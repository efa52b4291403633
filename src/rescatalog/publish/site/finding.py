"""Finds the catalog among the databases that Datasette serves; others may stand beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from datasette.utils import tilde_encode  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.opening import facts
from rescatalog.publish.tables import schema

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]
    from datasette.database import Database  # type: ignore[import-untyped]

Read = TypeVar("Read")
_READ: WeakKeyDictionary[Database, dict[Callable[[sqlite3.Connection], Any], Any]] = WeakKeyDictionary()
_KNOWN: WeakKeyDictionary[Database, dict[str, str]] = WeakKeyDictionary()


class Found(NamedTuple):
    """A published database.

    Attributes:
        address: of Datasette's own pages on it.
        database: Datasette's access to it.
        info: what it states about itself.
    """

    address: str
    database: Database
    info: dict[str, str]


def once(database: Database, connection: sqlite3.Connection, read: Callable[[sqlite3.Connection], Read]) -> Read:
    """Return what is read of a database: once of a file that nobody changes, each time of any other.

    Args:
        database: Datasette's access to it.
        connection: to the same database.
        read: a function of a module; what it returns is shared, so nobody may change it.
    """
    if database.is_mutable:
        return read(connection)
    known = _READ.setdefault(database, {})
    if read not in known:
        known[read] = read(connection)
    told: Read = known[read]
    return told


async def find_catalog(datasette: Datasette) -> Found | None:
    """Return the published database: the one named `catalog`, or else the first; None when there is none."""
    databases: dict[str, Database] = datasette.databases
    names = [name for name in databases if not name.startswith("_")]
    for name in sorted(names, key=lambda name: name != "catalog"):
        try:
            info = await _facts_of(databases[name])
        except sqlite3.DatabaseError:
            continue
        if info.get("schema_version") == str(schema.VERSION):
            blank = dict.fromkeys(("catalog", "licence", "links_checked_at"), "")
            return Found(f"/{tilde_encode(name)}", databases[name], {**blank, **info})
    return None


async def _facts_of(database: Database) -> dict[str, str]:
    if database in _KNOWN:
        return _KNOWN[database]
    told: dict[str, str] = await database.execute_fn(facts)
    # A file that may change while it is served is asked each time.
    if not database.is_mutable:
        _KNOWN[database] = told
    return told
