"""Catalogs, histories and published databases for these tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.catalog.curriculum import CARD, PATH
from rescatalog.core.catalog.vocab import Topic
from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.memory.history import LinkStatus, fold
from rescatalog.core.memory.observed import Known
from rescatalog.core.words import Verdict
from rescatalog.files.load import load
from rescatalog.publish.building.database import Published, build
from rescatalog.publish.building.remembered import Remembered
from tests.core.entries import entry, link

TOPICS = TypeAdapter(tuple[Topic, ...])
ROOT = Path(__file__).parents[2]
START = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
GONE = "https://gone.lan/book"
ALIVE = "https://alive.lan/"
# The entry writes the second address in a way that is not canonical.
ALIVE_AS_WRITTEN = "https://ALIVE.lan:443/#top"


def catalog() -> Catalog:
    """Return a small catalog with one of everything that the database treats apart."""
    entries = [
        entry(
            id="alive-book", title="Alive Algebra", topics=["vectors"], requires=[],
            links=[link(ALIVE_AS_WRITTEN), link("https://alive.lan/videos", "videos")],
            creators=[{"name": "Paul Erdős", "role": "author"}, {"name": "Łucja Søberg", "role": "editor"}],
            effort={"hours": [10, 20], "source": "curator"},
        ),
        entry(id="gone-book", title="Gone Algebra", links=[link(GONE)], requires=["matrices"]),
        entry(
            id="buried", title="Buried Zymurgy", links=[link("https://buried.lan/")],
            status={"state": "withdrawn", "since": "2026-01-02", "reason": "spam"},
        ),
    ]  # fmt: skip
    topics = TOPICS.validate_python(
        [
            {"id": "linear-algebra", "label": "Linear algebra"},
            {"id": "vectors", "label": "Vectors", "under": "linear-algebra", "also": ["arrows"]},
            {"id": "matrices", "label": "Matrices", "under": "linear-algebra", "needs": ["vectors"]},
        ]
    )
    path = PATH.validate_python(
        {
            "id": "first-path", "title": "First path", "summary": "Leads from arrows to arrays.",
            "steps": [{"title": "Arrows", "of": ["alive-book", "gone-book"], "choose": 1, "until": "matrices"}],
        }
    )  # fmt: skip
    return Catalog(
        card=CARD.validate_python({"name": "Small catalog", "schema_version": 1}),
        entries={one.id: one for one in entries},
        topics={topic.id: topic for topic in topics},
        paths={path.id: path},
        documents={("resource", one.id): Document(file=f"resources/{one.id}.yaml") for one in entries},
    )


def backwards(given: Catalog) -> Catalog:
    """Return the same catalog with every mapping filled in another order; topics keep the order of their file."""
    return replace(
        given,
        entries=dict(reversed(list(given.entries.items()))),
        paths=dict(reversed(list(given.paths.items()))),
        documents=dict(reversed(list(given.documents.items()))),
    )


def checks() -> list[Check]:
    """Return a history: one link lives, one has died."""
    return [
        *(seen(ALIVE, Verdict.ALIVE, day, reason="ok", http_status=200, title="Alive!") for day in range(12)),
        *(seen(GONE, Verdict.MISSING, day, reason="gone", http_status=410) for day in (0, 4, 9)),
        seen("https://other.lan/", Verdict.ALIVE, 3, reason="ok", http_status=200),
    ]


def seen(key: str, verdict: Verdict, day: int, **judged: Any) -> Check:  # noqa: ANN401 - fields of a judgement
    judgement = Judgement(verdict=verdict, **judged)
    return Check(run_id=f"run-{day:02}", key=key, checked_at=START + timedelta(days=day), judgement=judgement)


def built(
    output: Path,
    given: Catalog | None = None,
    history: Sequence[Check] | None = None,
    statuses: Mapping[str, LinkStatus] | None = None,
    observed: Mapping[str, Known] | None = None,
) -> Published:
    """Return what was built; without more, of the small catalog with its history."""
    history = checks() if history is None else history
    known = fold(history) if statuses is None else statuses
    return build(
        output, given or catalog(), known, history, tool_version="1.2.3", beside=Remembered(known=observed or {})
    )


def own_catalog() -> Catalog:
    """Return the repository's own catalog."""
    return load(ROOT / "catalog", shown_from=ROOT)[0]


def resource(**changes: Any) -> Catalog:  # noqa: ANN401 - fields of an entry
    """Return the small catalog with one more resource."""
    more, given = entry(**changes), catalog()
    return replace(given, entries={**given.entries, more.id: more})


@contextmanager
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that is closed afterwards."""
    with closing(sqlite3.connect(database)) as connection:
        yield connection


def rows(database: Path, sql: str, *arguments: object) -> list[Any]:
    with opened(database) as connection:
        return connection.execute(sql, arguments).fetchall()
