"""What the page of a resource shows."""

from __future__ import annotations

import json
import sqlite3

from rescatalog.publish.site.facts import Fact, facts_of, observed_of, relations_of
from rescatalog.publish.site.json_ld import json_ld
from rescatalog.publish.site.nearby import nearby
from rescatalog.publish.site.selecting import Row, every, first, trail

CHECKS_SHOWN = 10
_OBSERVED = (
    "select field, value, source, observed.since, role from observed"
    " join links on links.resource_id = observed.resource_id and position = link"
    " where observed.resource_id = ? and shown = 1 order by field"
)
_DIFFERENCES = (
    "select field, sense, curated, observed, source, since, role from differences where resource_id = ? order by field"
)
_SAID = (
    "select guides.id, guides.title, recommendations.* from recommendations join guides on guides.id = guide_id"
    " where resource_id = ? order by stance in ('mentioned', 'rated'), guides.title, position"
)
_PATHS = (
    "select distinct paths.id, title from path_step_resources join paths on paths.id = path_id"
    " where resource_id = ? order by title"
)
_ROLES = "select id, label from resource_roles join roles on roles.id = role_id where resource_id = ? order by position"


def resource(connection: sqlite3.Connection, name: str) -> Row | None:
    """Return all that is known of a resource, or None."""
    row = first(
        connection,
        "select resources.*, coalesce(providers.label, provider) as provider_label from resources"
        " left join providers on providers.id = provider where resources.id = ?",
        name,
    )
    if row is None:
        return None
    details = json.loads(row["details"])
    people = every(connection, "select name, role from people where resource_id = ? order by position", name)
    topics = _topics(connection, "resource_topics", name, order="resource_topics.position")
    links = _links(connection, name)
    requires = _topics(connection, "resource_requires", name, order="topics.position")
    return {
        "title": row["title"],
        "address": f"/resources/{name}",
        "description": row["summary"],
        "resource": row,
        "details": details,
        "links": links,
        "archived": next((link for link in links if link["role"] == "archive" and link["state"] != "dead"), None),
        "people": people,
        "topics": topics,
        "above": trail(connection, topics[0]["id"]) if topics else [],
        "requires": requires,
        "avoids": _topics(connection, "resource_avoids", name, order="topics.position"),
        "offers": every(connection, "select * from offers where resource_id = ? order by position", name),
        "paths": every(connection, _PATHS, name),
        "roles": every(connection, _ROLES, name),
        "said": every(connection, _SAID, name),
        "facts": [*facts_of(details), *_relations(connection, name)],
        "observed": observed_of(every(connection, _OBSERVED, name)),
        "differences": every(connection, _DIFFERENCES, name),
        "related": nearby(connection, name),
        "json_ld": json_ld(row, people, topics, requires),
    }


def _topics(connection: sqlite3.Connection, table: str, name: str, *, order: str) -> list[Row]:
    return every(
        connection,
        f"select topics.id, label from {table} join topics on topics.id = topic_id where resource_id = ?"  # noqa: S608
        f" order by {order}",
        name,
    )


def _links(connection: sqlite3.Connection, name: str) -> list[Row]:
    links = every(connection, "select * from links where resource_id = ? order by position", name)
    latest = f"select * from checks where key = ? order by checked_at desc, run_id desc limit {CHECKS_SHOWN}"  # noqa: S608
    for link in links:
        link["checks"] = every(connection, latest, link["key"])
    return links


def _relations(connection: sqlite3.Connection, name: str) -> list[Fact]:
    return relations_of(
        every(
            connection,
            "select type, 0 as backwards, id, title from relations join resources on id = other_id"
            " where resource_id = ?1 union all"
            " select type, 1, id, title from relations join resources on id = resource_id where other_id = ?1"
            " order by 2, type, title",
            name,
        )
    )
