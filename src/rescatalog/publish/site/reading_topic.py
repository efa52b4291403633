"""What the page of a topic shows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from rescatalog.core.words import Level
from rescatalog.publish.site.charts import Edge, Map, Node, layered
from rescatalog.publish.site.json_ld import breadcrumbs
from rescatalog.publish.site.selecting import BELOW, CARD, GUIDES, Row, every, first, trail
from rescatalog.publish.site.studying import best_for

PER_PAGE = 40
STARTERS = 3
# A map of fewer or more boxes says less than its list.
_LEAST_DRAWN, _MOST_DRAWN = 3, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which resources of a topic a reader wants to see.

    Attributes:
        level: one level only; empty for all.
        free: only what is free.
        page: counted from 1.
    """

    level: str = ""
    free: bool = False
    page: int = 1


def topic(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Row | None:
    """Return a topic with what it needs, what needs it, its parts, who asks for it and its resources, or None."""
    row = first(connection, "select * from topics where id = ?", name)
    if row is None:
        return None
    needs = _joined(connection, "needs_id", "topic_id", name)
    needed_by = _joined(connection, "topic_id", "needs_id", name)
    above = trail(connection, row["under"])
    return {
        "title": row["label"],
        "address": f"/topics/{name}",
        "description": row["note"] or row["why"] or f"Learning resources on {row['label']}.",
        "topic": row,
        "aliases": every(connection, "select alias from topic_aliases where topic_id = ? order by alias", name),
        "above": above,
        "parts": every(
            connection, "select id, label, note, resources from topics where under = ? order by position", name
        ),
        "needs": needs,
        "needed_by": needed_by,
        "map": _map(connection, row, needed_by) if needs or needed_by else None,
        "asked": _asked(connection, name),
        "uses": every(
            connection,
            "select guides.id, guides.title, used_for from uses join guides on guides.id = guide_id"
            " where topic_id = ? order by guides.title, position",
            name,
        ),
        "start": best_for(connection, {name: "working"}, STARTERS)[name],
        "json_ld": breadcrumbs([*above, row]),
        **_resources(connection, name, wanted),
    }


def _joined(connection: sqlite3.Connection, told: str, asked: str, name: str) -> list[Row]:
    return every(
        connection,
        f"select id, label from prerequisites join topics on id = {told} where {asked} = ? order by position",  # noqa: S608
        name,
    )


def _resources(connection: sqlite3.Connection, name: str, wanted: Wanted) -> Row:
    """Return one page of the resources on a topic or a part of it, the nearest first, the dead last."""
    level = wanted.level if wanted.level in set(Level) else ""
    # ?1 is the topic, ?2 the level, ?3 whether only what is free.
    which = (
        " from resources join resource_topics on resource_id = resources.id where topic_id in below and listed = 1"
        " and (?2 = '' or instr(', ' || resources.level || ', ', ', ' || ?2 || ', ')) and (?3 = 0 or free = 1)"
    )
    arguments = (name, level, int(wanted.free))
    total = every(connection, f"{BELOW} select count(distinct resources.id) as resources{which}", *arguments)
    pages = max(1, -(-total[0]["resources"] // PER_PAGE))
    page = min(max(1, wanted.page), pages)
    rows = every(
        connection,
        f"{BELOW} select {CARD}, {GUIDES} as guides, min(resource_topics.position) as nearness{which}"
        " group by resources.id order by link_state = 'dead', nearness, guides desc, resources.title, resources.id"
        f" limit {PER_PAGE} offset ?4",
        *arguments,
        (page - 1) * PER_PAGE,
    )
    found = {"resources": rows, "total": total[0]["resources"], "page": page, "pages": pages}
    return {**found, "level": level, "free": wanted.free, "levels": list(Level)}


def _asked(connection: sqlite3.Connection, name: str) -> list[Row]:
    """Return which roles should know a topic how well, by which guide's word."""
    return every(
        connection,
        "select roles.id, roles.label, role_needs.level, role_needs.note, guides.id as guide,"
        " guides.title as guide_title"
        " from role_needs join roles on roles.id = role_id join guides on guides.id = guide_id"
        " where topic_id = ? order by roles.position, guides.title",
        name,
    )


def _map(connection: sqlite3.Connection, row: Row, needed_by: list[Row]) -> Map | None:
    """Return what leads to a topic and what it opens, as a map; None where a list says more."""
    before = every(
        connection,
        "with recursive before(id) as (select ?1 union select needs_id from prerequisites"
        " join before on topic_id = before.id) select topics.id, label from before join topics using (id)"
        " order by position",
        row["id"],
    )
    nodes = {one["id"]: one for one in [*before, *needed_by]}
    if not _LEAST_DRAWN <= len(nodes) <= _MOST_DRAWN:
        return None
    edges = every(connection, "select needs_id, topic_id from prerequisites order by 1, 2")
    drawn = [
        Node(one["id"], one["label"], f"/topics/{one['id']}", "here" if one["id"] == row["id"] else "")
        for one in nodes.values()
    ]
    return layered(drawn, [Edge(edge["needs_id"], edge["topic_id"]) for edge in edges])
