"""Rows of `catalog.db` as pages read them."""

from __future__ import annotations

import sqlite3
from typing import Any

Row = dict[str, Any]

# What a card of a resource shows.
CARD = (
    "resources.id, resources.title, resources.kind, resources.summary, resources.level, resources.access,"
    " resources.free, resources.link_state, resources.people_text as people, resources.hours_min, resources.hours_max"
)
# Guides that stand behind a resource; a mention is no recommendation.
GUIDES = (
    "(select count(distinct guide_id) from recommendations where resource_id = resources.id"
    " and stance in ('recommended', 'recommended-with-reservation'))"
)
# A topic and all topics under it, as `below`.
BELOW = "with recursive below(id) as (select ?1 union select topics.id from topics join below on under = below.id)"
# Each topic with the broadest one it lies in, as `area`; a circle of topics lies in none.
AREA = (
    "area(id, area) as (select id, id from topics where under is null"
    " union select topics.id, area.area from topics join area on topics.under = area.id)"
)


def every(connection: sqlite3.Connection, sql: str, *arguments: object) -> list[Row]:
    """Return all rows of a query, by the names of its columns."""
    cursor = connection.execute(sql, arguments)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def first(connection: sqlite3.Connection, sql: str, *arguments: object) -> Row | None:
    """Return the first row of a query, or None."""
    found = every(connection, sql, *arguments)
    return found[0] if found else None


def trail(connection: sqlite3.Connection, topic: str | None) -> list[Row]:
    """Return the topics from the broadest down to one, that one included; a circle ends where it closes."""
    found: list[Row] = []
    while topic is not None and topic not in {row["id"] for row in found}:
        row = first(connection, "select id, label, under from topics where id = ?", topic)
        if row is None:
            break
        found.insert(0, row)
        topic = row["under"]
    return found
