"""Builds `catalog.db`: from zero, whole or not at all, the same bytes for the same input."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import LinkStatus
from rescatalog.errors import StateUnreadableError
from rescatalog.publish.building.drafting import draft_of
from rescatalog.publish.building.filling import fill
from rescatalog.publish.building.remembered import NOTHING, Remembered
from rescatalog.publish.tables import rows, schema
from rescatalog.publish.tables.search_schema import SEARCH
from rescatalog.publish.words.query import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was built.

    Attributes:
        path: the file.
        resources: how many are listed.
        topics: how many.
        paths: how many.
        links: how many addresses.
        sha256: of the file's bytes.
    """

    path: Path
    resources: int
    topics: int
    paths: int
    links: int
    sha256: str


def build(
    output: Path,
    catalog: Catalog,
    statuses: Mapping[str, LinkStatus],
    checks: Sequence[Check],
    *,
    tool_version: str,
    beside: Remembered = NOTHING,
) -> Published:
    """Return what was built at `output`.

    Args:
        output: the file to write; replaced only when the new one is whole.
        catalog: what to publish.
        statuses: what is known of each link, by canonical address.
        checks: the history, for the latest checks of every link.
        tool_version: version of this tool.
        beside: what else the state remembers.

    Raises:
        StateUnreadableError: the file cannot be written, or the catalog names what it does not have.
    """
    with draft_of(output) as draft:
        with closing(sqlite3.connect(draft)) as connection:
            db = sqlite_utils.Database(connection)
            connection.executescript(schema.TABLES)
            with db.atomic():
                fill(db, catalog, statuses, checks, tool_version=tool_version, beside=beside)
            _finish(connection)
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
    return Published(
        path=output,
        resources=sum(entry.status.state not in rows.UNLISTED for entry in catalog.entries.values()),
        topics=len(catalog.topics),
        paths=len(catalog.paths),
        links=sum(len(entry.links) for entry in catalog.entries.values()),
        sha256=digest,
    )


def _finish(connection: sqlite3.Connection) -> None:
    """Order the file, add the search index, and make sure that all is sound."""
    # Statistics and order of pages first, the index last: it refers to rows by their place.
    connection.execute("analyze")
    connection.commit()
    connection.execute("vacuum")
    connection.create_function("fold", 1, fold, deterministic=True)
    connection.executescript(SEARCH)
    connection.commit()
    broken = connection.execute("pragma foreign_key_check").fetchall()
    sound = connection.execute("pragma integrity_check").fetchone()[0]
    if broken or sound != "ok":
        raise StateUnreadableError(f"the new database is not sound: {broken or sound}")
