"""Fills the tables of `catalog.db`, in an order that depends on the catalog alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import sqlite_utils

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import LinkStatus
from rescatalog.publish.building.remembered import Remembered
from rescatalog.publish.tables import rows, schema
from rescatalog.publish.tables.guide_rows import guide_rows
from rescatalog.publish.tables.history_rows import history_rows
from rescatalog.publish.tables.observed_rows import observed_rows
from rescatalog.publish.tables.plan_rows import plan_rows
from rescatalog.publish.tables.related_rows import related_rows
from rescatalog.publish.tables.search_rows import search_rows


def fill(
    db: sqlite_utils.Database,
    catalog: Catalog,
    statuses: Mapping[str, LinkStatus],
    checks: Sequence[Check],
    *,
    tool_version: str,
    beside: Remembered,
) -> None:
    """Insert everything but the search index, within the caller's transaction.

    Args:
        db: with empty tables.
        catalog: what to publish.
        statuses: what is known of each link, by canonical address.
        checks: the history.
        tool_version: version of this tool.
        beside: what else the state remembers.
    """
    _topics(db, catalog)
    _resources(db, catalog, statuses)
    _paths(db, catalog)
    for table, records in (*guide_rows(catalog), *plan_rows(catalog)):
        _insert(db, table, records)
    keys = frozenset(key for (key,) in db.conn.execute("select key from links"))
    for table, records in history_rows(checks, beside.runs, beside.archived, keys):
        _insert(db, table, records)
    _insert(db, "observed", observed_rows(catalog, beside.known, statuses))
    _insert(db, "related", related_rows(catalog, dict(db.conn.execute("select id, link_state from resources"))))
    for table, records in search_rows(catalog, statuses):
        _insert(db, table, records)
    _insert(db, "build_info", _info(catalog, statuses, tool_version))


def _insert(db: sqlite_utils.Database, table: str, records: Iterable[rows.Row]) -> None:
    db.table(table).insert_all(records)


def _topics(db: sqlite_utils.Database, catalog: Catalog) -> None:
    counts = _resources_by_topic(catalog)
    # Foreign keys are checked when the file is finished, so the order of the vocabulary may stay.
    _insert(
        db,
        "topics",
        (
            {
                "id": topic.id, "label": topic.label, "note": topic.note, "why": topic.why, "under": topic.under,
                "position": position, "resources": counts[topic.id],
            }
            for position, topic in enumerate(catalog.topics.values())
        ),
    )  # fmt: skip
    topics = catalog.topics.values()
    # Whoever names something twice in a list means it once.
    aliases = ({"topic_id": topic.id, "alias": alias} for topic in topics for alias in dict.fromkeys(topic.also))
    _insert(db, "topic_aliases", aliases)
    needs = ({"topic_id": topic.id, "needs_id": need} for topic in topics for need in dict.fromkeys(topic.needs))
    _insert(db, "prerequisites", needs)


def _resources_by_topic(catalog: Catalog) -> Counter[str]:
    """Return how many listed resources each topic has, those of topics under it counted once."""
    members: dict[str, set[str]] = {}
    for entry in _listed(catalog):
        for topic in entry.topics:
            above: str | None = topic
            seen: set[str] = set()
            while above is not None and above in catalog.topics and above not in seen:
                seen.add(above)
                members.setdefault(above, set()).add(entry.id)
                above = catalog.topics[above].under
    return Counter({topic: len(entries) for topic, entries in members.items()})


def _resources(db: sqlite_utils.Database, catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> None:
    entries = [catalog.entries[name] for name in sorted(catalog.entries)]
    _insert(db, "resources", (rows.resource(entry, catalog, statuses) for entry in entries))
    _insert(db, "links", (row for entry in entries for row in rows.links(entry, statuses)))
    topics = (
        {"resource_id": entry.id, "topic_id": topic, "position": position}
        for entry in entries
        for position, topic in enumerate(dict.fromkeys(entry.topics))
    )
    _insert(db, "resource_topics", topics)
    requires = (
        {"resource_id": entry.id, "topic_id": topic}
        for entry in entries
        for topic in dict.fromkeys(entry.requires or ())
    )
    _insert(db, "resource_requires", requires)
    _insert(db, "relations", (row for entry in entries for row in rows.relations(entry)))
    _insert(db, "people", (row for entry in entries for row in rows.people(entry)))
    _insert(db, "offers", (row for entry in entries for row in rows.offers(entry)))


def _paths(db: sqlite_utils.Database, catalog: Catalog) -> None:
    for name in sorted(catalog.paths):
        path = catalog.paths[name]
        steps = list(rows.path_steps(path, catalog))
        known = all(step["hours_min"] is not None for step in steps)
        total = {key: sum(step[key] for step in steps) if known else None for key in ("hours_min", "hours_max")}
        told = {"id": path.id, "title": path.title, "summary": path.summary, "audience": path.for_.note}
        _insert(db, "paths", [{**told, **total}])
        _insert(db, "path_steps", steps)
        chosen = (
            {"path_id": path.id, "step": number, "position": position, "resource_id": resource}
            for number, step in enumerate(path.steps)
            for position, resource in enumerate(step.of)
        )
        _insert(db, "path_step_resources", chosen)


def _info(catalog: Catalog, statuses: Mapping[str, LinkStatus], tool_version: str) -> Iterator[rows.Row]:
    checked = [status.last_checked_at for status in statuses.values() if status.last_checked_at is not None]
    info = {
        "schema_version": str(schema.VERSION),
        "tool_version": tool_version,
        "catalog": catalog.card.name,
        "licence": catalog.card.licence,
        "links_checked_at": rows.spell(max(checked)) if checked else "",
    }
    yield from ({"key": key, "value": value} for key, value in info.items())


def _listed(catalog: Catalog) -> Iterator[Entry]:
    return (entry for entry in catalog.entries.values() if entry.status.state not in rows.UNLISTED)
