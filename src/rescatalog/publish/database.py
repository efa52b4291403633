"""Builds `catalog.db`: from zero, whole or not at all, the same bytes for the same input."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from rescatalog.core.catalog import Catalog
from rescatalog.core.check import Check
from rescatalog.core.history import LinkStatus
from rescatalog.errors import StateUnreadableError
from rescatalog.publish import rows, schema
from rescatalog.publish.query import fold, words_of

SHORTEST_TERM = 3


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
) -> Published:
    """Return what was built at `output`.

    Args:
        output: the file to write; replaced only when the new one is whole.
        catalog: what to publish.
        statuses: what is known of each link, by canonical address.
        checks: the history, for the latest checks of every link.
        tool_version: version of this tool.

    Raises:
        StateUnreadableError: the file cannot be written.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        os.close(handle)
    except OSError as error:
        raise StateUnreadableError(f"{output}: cannot be written: {error.strerror}") from None
    draft = Path(name)
    try:
        with sqlite3.connect(draft) as connection:
            _fill(sqlite_utils.Database(connection), catalog, statuses, checks, tool_version)
        connection.close()
        draft.chmod(0o644)
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
    listed = sum(entry.status.state not in rows.UNLISTED for entry in catalog.entries.values())
    return Published(
        path=output,
        resources=listed,
        topics=len(catalog.topics),
        paths=len(catalog.paths),
        links=sum(len(entry.links) for entry in catalog.entries.values()),
        sha256=digest,
    )


def _fill(
    db: sqlite_utils.Database,
    catalog: Catalog,
    statuses: Mapping[str, LinkStatus],
    checks: Sequence[Check],
    tool_version: str,
) -> None:
    db.conn.executescript(schema.TABLES)
    with db.atomic():
        _insert_topics(db, catalog)
        _insert_resources(db, catalog, statuses)
        _insert_paths(db, catalog)
        keys = frozenset(key for (key,) in db.conn.execute("select key from links"))
        _insert(db, "checks", list(rows.checks(checks, keys)))
        _insert(db, "search_terms", _terms(catalog))
        _insert(db, "build_info", _info(catalog, statuses, tool_version))
    # Statistics and order of pages first, the index last: it refers to rows by their place.
    db.conn.execute("analyze")
    db.conn.commit()
    db.conn.execute("vacuum")
    db.conn.create_function("fold", 1, fold, deterministic=True)
    db.conn.executescript(schema.SEARCH)
    db.conn.commit()
    broken = db.conn.execute("pragma foreign_key_check").fetchall()
    sound = db.conn.execute("pragma integrity_check").fetchone()[0]
    if broken or sound != "ok":
        raise StateUnreadableError(f"the new database is not sound: {broken or sound}")


def _insert(db: sqlite_utils.Database, table: str, records: Sequence[rows.Row]) -> None:
    db.table(table).insert_all(records)


def _insert_topics(db: sqlite_utils.Database, catalog: Catalog) -> None:
    counts = _resources_by_topic(catalog)
    # Foreign keys are checked when the file is finished, so the order of the vocabulary may stay.
    _insert(
        db,
        "topics",
        [
            {
                "id": topic.id, "label": topic.label, "note": topic.note, "under": topic.under,
                "position": position, "resources": counts[topic.id],
            }
            for position, topic in enumerate(catalog.topics.values())
        ],
    )  # fmt: skip
    aliases = [{"topic_id": topic.id, "alias": alias} for topic in catalog.topics.values() for alias in topic.also]
    _insert(db, "topic_aliases", aliases)
    needs = [{"topic_id": topic.id, "needs_id": need} for topic in catalog.topics.values() for need in topic.needs]
    _insert(db, "prerequisites", needs)


def _resources_by_topic(catalog: Catalog) -> Counter[str]:
    """Return how many listed resources each topic has, those of topics under it counted once."""
    members: dict[str, set[str]] = {}
    for entry in catalog.entries.values():
        if entry.status.state in rows.UNLISTED:
            continue
        for topic in entry.topics:
            above: str | None = topic
            seen: set[str] = set()
            while above is not None and above in catalog.topics and above not in seen:
                seen.add(above)
                members.setdefault(above, set()).add(entry.id)
                above = catalog.topics[above].under
    return Counter({topic: len(entries) for topic, entries in members.items()})


def _insert_resources(db: sqlite_utils.Database, catalog: Catalog, statuses: Mapping[str, LinkStatus]) -> None:
    entries = [catalog.entries[name] for name in sorted(catalog.entries)]
    _insert(db, "resources", [rows.resource(entry, catalog, statuses) for entry in entries])
    _insert(db, "links", [row for entry in entries for row in rows.links(entry, statuses)])
    _insert(
        db,
        "resource_topics",
        [
            {"resource_id": entry.id, "topic_id": topic, "position": position}
            for entry in entries
            for position, topic in enumerate(entry.topics)
        ],
    )
    requires = [{"resource_id": entry.id, "topic_id": topic} for entry in entries for topic in entry.requires or ()]
    _insert(db, "resource_requires", requires)
    people = [
        {"resource_id": entry.id, "position": position, "name": creator.name, "role": creator.role}
        for entry in entries
        for position, creator in enumerate(entry.creators)
    ]
    _insert(db, "people", people)
    offers = [
        {
            "resource_id": entry.id, "position": position, "access": str(offer.access),
            "formats": ", ".join(offer.formats), "price": offer.price,
            "checked": offer.checked and offer.checked.isoformat(), "note": offer.note,
        }
        for entry in entries
        for position, offer in enumerate(entry.offers)
    ]  # fmt: skip
    _insert(db, "offers", offers)


def _insert_paths(db: sqlite_utils.Database, catalog: Catalog) -> None:
    for name in sorted(catalog.paths):
        path = catalog.paths[name]
        steps = list(rows.path_steps(path, catalog))
        known = all(step["hours_min"] is not None for step in steps)
        total = {key: sum(step[key] for step in steps) if known else None for key in ("hours_min", "hours_max")}
        _insert(db, "paths", [{"id": path.id, "title": path.title, "summary": path.summary, **total}])
        _insert(db, "path_steps", steps)
        chosen = [
            {"path_id": path.id, "step": number, "position": position, "resource_id": resource}
            for number, step in enumerate(path.steps)
            for position, resource in enumerate(step.of)
        ]
        _insert(db, "path_step_resources", chosen)


def _terms(catalog: Catalog) -> list[rows.Row]:
    """Return the words that did-you-mean may offer, with how many resources or topics have them."""
    counted: Counter[str] = Counter()
    for entry in catalog.entries.values():
        if entry.status.state not in rows.UNLISTED:
            names = " ".join((entry.title, entry.subtitle or "", *(creator.name for creator in entry.creators)))
            counted.update(set(words_of(names)))
    for topic in catalog.topics.values():
        counted.update(set(words_of(" ".join((topic.label, *topic.also)))))
    return [
        {"term": term, "resources": counted[term]}
        for term in sorted(counted)
        if len(term) >= SHORTEST_TERM and not term.isdigit()
    ]


def _info(catalog: Catalog, statuses: Mapping[str, LinkStatus], tool_version: str) -> list[rows.Row]:
    checked = [status.last_checked_at for status in statuses.values() if status.last_checked_at is not None]
    info = {
        "schema_version": str(schema.VERSION),
        "tool_version": tool_version,
        "catalog": catalog.card.name,
        "licence": catalog.card.licence,
        "links_checked_at": rows.spell(max(checked)) if checked else "",
    }
    return [{"key": key, "value": value} for key, value in info.items()]
