"""What each page shows, read from `catalog.db`."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from rescatalog.publish.site.facts import Fact, facts_of, observed_of, relations_of
from rescatalog.publish.site.json_ld import json_ld
from rescatalog.publish.site.nearby import nearby

Context = dict[str, Any]

NEWEST = 6
CHECKS_SHOWN = 10
_OBSERVED = (
    "select field, value, source, observed.since, role from observed"
    " join links on links.resource_id = observed.resource_id and position = link"
    " where observed.resource_id = ? and shown = 1 order by field"
)
_CARD = "id, title, kind, summary, level, access, link_state, people_text as people, hours_min, hours_max"


def home(connection: sqlite3.Connection) -> Context:
    """Return the first page: topics as a tree, paths, the newest resources, and the health of links."""
    topics = _all(connection, "select id, label, note, under, resources from topics order by position")
    children: dict[str | None, list[Context]] = {}
    for topic_row in topics:
        children.setdefault(topic_row["under"], []).append(topic_row)
    states = _all(connection, "select state, count(*) as links from links group by state order by 2 desc, 1")
    return {
        "title": None,
        "topics": children.get(None, []),
        "children": children,
        "paths": _all(connection, "select id, title, summary, hours_min, hours_max from paths order by title"),
        "newest": _all(
            connection,
            f"select {_CARD} from resources where listed = 1 order by added desc, id limit {NEWEST}",  # noqa: S608
        ),
        "counts": _all(
            connection,
            "select kind, count(*) as resources from resources where listed = 1 group by kind order by 2 desc, 1",
        ),
        "free": _all(connection, "select count(*) as resources from resources where listed = 1 and free = 1")[0],
        "states": states,
    }


def resource(connection: sqlite3.Connection, name: str) -> Context | None:
    """Return all that is known of a resource, or None."""
    row = _one(connection, "select * from resources where id = ?", name)
    if row is None:
        return None
    details = json.loads(row["details"])
    people = _all(connection, "select name, role from people where resource_id = ? order by position", name)
    topics = _topics(connection, "resource_topics", name, order="resource_topics.position")
    return {
        "title": row["title"],
        "resource": row,
        "details": details,
        "links": _links(connection, name),
        "related": nearby(connection, name),
        "people": people,
        "topics": topics,
        "requires": _topics(connection, "resource_requires", name, order="topics.position"),
        "avoids": _named_topics(connection, details.get("avoids", [])),
        "offers": _all(connection, "select * from offers where resource_id = ? order by position", name),
        "paths": _all(
            connection,
            "select distinct paths.id, title from path_step_resources join paths on paths.id = path_id"
            " where resource_id = ? order by title",
            name,
        ),
        "facts": [*facts_of(details), *_relations(connection, name)],
        "observed": observed_of(_all(connection, _OBSERVED, name)),
        "json_ld": json_ld(row, people, topics),
    }


def topic(connection: sqlite3.Connection, name: str) -> Context | None:
    """Return a topic with what it needs, what needs it, its parts and its resources, or None."""
    row = _one(connection, "select * from topics where id = ?", name)
    if row is None:
        return None
    below = "with recursive below(id) as (select ?1 union select topics.id from topics join below on under = below.id)"
    return {
        "title": row["label"],
        "topic": row,
        "aliases": _all(connection, "select alias from topic_aliases where topic_id = ? order by alias", name),
        "above": _all(connection, "select id, label from topics where id = ?", row["under"]),
        "parts": _all(connection, "select id, label, resources from topics where under = ? order by position", name),
        "needs": _all(
            connection,
            "select id, label from prerequisites join topics on id = needs_id where topic_id = ? order by position",
            name,
        ),
        "needed_by": _all(
            connection,
            "select id, label from prerequisites join topics on id = topic_id where needs_id = ? order by position",
            name,
        ),
        "resources": _all(
            connection,
            f"{below} select distinct {_CARD}, min(resource_topics.position) as nearness from resources"  # noqa: S608
            " join resource_topics on resource_id = resources.id where topic_id in below and listed = 1"
            " group by resources.id order by link_state = 'dead', nearness, title",
            name,
        ),
    }  # fmt: skip


def path(connection: sqlite3.Connection, name: str) -> Context | None:
    """Return a learning path with its steps and their resources, or None."""
    row = _one(connection, "select * from paths where id = ?", name)
    if row is None:
        return None
    steps = _all(
        connection,
        "select path_steps.*, topics.label as goal_label, until_topics.label as until_label from path_steps"
        " left join topics on topics.id = goal_topic left join topics as until_topics on until_topics.id = until"
        " where path_id = ? order by path_steps.position",
        name,
    )
    for step in steps:
        step["resources"] = _all(
            connection,
            f"select {_CARD} from path_step_resources join resources on resources.id = resource_id"  # noqa: S608
            " where path_id = ? and step = ? order by path_step_resources.position",
            name,
            step["position"],
        )
    return {"title": row["title"], "path": row, "steps": steps}


def _topics(connection: sqlite3.Connection, table: str, name: str, *, order: str) -> list[Context]:
    return _all(
        connection,
        f"select topics.id, label from {table} join topics on topics.id = topic_id where resource_id = ?"  # noqa: S608
        f" order by {order}",
        name,
    )


def _links(connection: sqlite3.Connection, name: str) -> list[Context]:
    links = _all(connection, "select * from links where resource_id = ? order by position", name)
    latest = f"select * from checks where key = ? order by checked_at desc, run_id desc limit {CHECKS_SHOWN}"  # noqa: S608
    for link in links:
        link["checks"] = _all(connection, latest, link["key"])
    return links


def _relations(connection: sqlite3.Connection, name: str) -> list[Fact]:
    return relations_of(
        _all(
            connection,
            "select type, 0 as backwards, id, title from relations join resources on id = other_id"
            " where resource_id = ?1 union all"
            " select type, 1, id, title from relations join resources on id = resource_id where other_id = ?1"
            " order by 2, type, title",
            name,
        )
    )


def _named_topics(connection: sqlite3.Connection, names: list[str]) -> list[Context]:
    found = (_one(connection, "select id, label from topics where id = ?", name) for name in names)
    return [topic for topic in found if topic is not None]


def _all(connection: sqlite3.Connection, sql: str, *arguments: object) -> list[Context]:
    cursor = connection.execute(sql, arguments)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _one(connection: sqlite3.Connection, sql: str, *arguments: object) -> Context | None:
    found = _all(connection, sql, *arguments)
    return found[0] if found else None
