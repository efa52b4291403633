"""Builds `catalog.db`: from zero, whole or not at all, the same bytes for the same input."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import sqlite_utils

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.memory.observed import Known
from rescatalog.errors import StateUnreadableError
from rescatalog.publish import rows, schema
from rescatalog.publish.filling import fill
from rescatalog.publish.query import fold

_NOTHING_KNOWN: Final[Mapping[str, Known]] = MappingProxyType({})


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
    known: Mapping[str, Known] = _NOTHING_KNOWN,
) -> Published:
    """Return what was built at `output`.

    Args:
        output: the file to write; replaced only when the new one is whole.
        catalog: what to publish.
        statuses: what is known of each link, by canonical address.
        checks: the history, for the latest checks of every link.
        tool_version: version of this tool.
        known: what was observed at each canonical address.

    Raises:
        StateUnreadableError: the file cannot be written, or the catalog names what it does not have.
    """
    with _draft_of(output) as draft:
        with closing(sqlite3.connect(draft)) as connection:
            db = sqlite_utils.Database(connection)
            connection.executescript(schema.TABLES)
            with db.atomic():
                fill(db, catalog, statuses, checks, tool_version=tool_version, known=known)
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


@contextmanager
def _draft_of(output: Path) -> Iterator[Path]:
    """Yield a file beside `output` that takes its place if all goes well, and vanishes if not."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            draft.chmod(0o644)
            draft.replace(output)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise StateUnreadableError(f"{output}: cannot be written: {error.strerror}") from None
    except sqlite3.OperationalError as error:
        # Mostly a full disk.
        raise StateUnreadableError(f"{output}: cannot be written: {error}") from None


def _finish(connection: sqlite3.Connection) -> None:
    """Order the file, add the search index, and make sure that all is sound."""
    # Statistics and order of pages first, the index last: it refers to rows by their place.
    connection.execute("analyze")
    connection.commit()
    connection.execute("vacuum")
    connection.create_function("fold", 1, fold, deterministic=True)
    connection.executescript(schema.SEARCH)
    connection.commit()
    broken = connection.execute("pragma foreign_key_check").fetchall()
    sound = connection.execute("pragma integrity_check").fetchone()[0]
    if broken or sound != "ok":
        raise StateUnreadableError(f"the new database is not sound: {broken or sound}")
