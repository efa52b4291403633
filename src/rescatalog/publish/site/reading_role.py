"""What the page of a role shows: each topic, how well by each guide's word, and what to study for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import get_args

from rescatalog.core.catalog.vocab import Depth
from rescatalog.publish.site.selecting import AREA, Row, every, first
from rescatalog.publish.site.studying import best_for

STUDIED = 2
_DEPTHS: tuple[str, ...] = get_args(Depth)
# A role asks for what the roles ask for that it includes; a circle of roles asks for the same.
_NEEDS = (
    "with recursive includes(id) as (select ?1 union"
    " select included_id from role_includes join includes on role_id = includes.id)"
    " select topics.id, topics.label, topics.position, role_needs.level, role_needs.note, guide_id,"
    " guides.title as guide, roles.id as role_id, roles.label as role from role_needs"
    " join includes on role_needs.role_id = includes.id join roles on roles.id = role_needs.role_id"
    " join topics on topics.id = topic_id join guides on guides.id = guide_id"
    " order by topics.position, guide_id, roles.position"
)
_AREAS = (
    f"with recursive {AREA} select area.id, topics.id as area, topics.label, topics.position"  # noqa: S608
    " from area join topics on topics.id = area.area"
)


def role(connection: sqlite3.Connection, name: str) -> Row | None:
    """Return a role with its topics by area, each with every guide's word and what to study, or None."""
    row = first(connection, "select * from roles where id = ?", name)
    if row is None:
        return None
    topics = needed(every(connection, _NEEDS, name), name)
    asked = [topic for topic in topics if topic["level"] != "none"]
    study = best_for(connection, {topic["id"]: topic["level"] for topic in asked}, STUDIED)
    for topic in asked:
        topic["study"] = study[topic["id"]]
    guides = {cell["guide_id"]: cell["guide"] for topic in topics for cell in topic["cells"].values()}
    return {
        "title": row["label"],
        "address": f"/roles/{name}",
        "description": f"What mathematics {row['label'].lower()}s need, by whose word, and what to study for it.",
        "role": row,
        "guides": dict(sorted(guides.items(), key=lambda guide: guide[1])),
        "areas": _by_area(connection, asked),
        "spared": [topic for topic in topics if topic["level"] == "none"],
        "counts": [(level, sum(topic["level"] == level for topic in asked)) for level in reversed(_DEPTHS[1:])],
        "includes": _others(connection, "included_id", "role_id", name),
        "included_by": _others(connection, "role_id", "included_id", name),
        "named": _named(connection, name),
    }


def roles(connection: sqlite3.Connection) -> Row:
    """Return all roles beside each other: each topic, and how well each role should know it."""
    known = every(connection, "select id, label, note from roles order by position")
    by_role = {
        one["id"]: {topic["id"]: topic for topic in needed(every(connection, _NEEDS, one["id"]), one["id"])}
        for one in known
    }
    topics = {topic["id"]: topic for needs in by_role.values() for topic in needs.values()}
    rows = [
        {**topic, "levels": [by_role[one["id"]].get(topic["id"], {}).get("level", "") for one in known]}
        for topic in sorted(topics.values(), key=lambda topic: topic["position"])
    ]
    degrees = every(
        connection,
        "select degrees.*, guides.title as guide from degrees join guides on guides.id = guide_id"
        " order by degrees.rowid",
    )
    for degree in degrees:
        degree["needs"] = every(
            connection,
            "select topics.id, label, level, degree_needs.note from degree_needs join topics on topics.id = topic_id"
            " where degree_id = ? order by position",
            degree["id"],
        )
    # A role of which no guide says anything has no column to show.
    spoken = [bool(by_role[one["id"]]) for one in known]
    return {
        "title": "Roles",
        "address": "/roles",
        "roles": known,
        "columns": [one for one, has in zip(known, spoken, strict=True) if has],
        "spoken": spoken,
        "areas": _by_area(connection, rows),
        "degrees": degrees,
    }


def needed(rows: Sequence[Row], role: str) -> list[Row]:
    """Return each topic once, with a cell for each guide and the level that the most demanding of them asks.

    Args:
        rows: every word of a guide on the role or one that it includes, in the order of topics.
        role: id; its own word goes before that of a role it includes, where a guide has both.
    """
    topics: dict[str, Row] = {}
    for row in rows:
        topic = topics.setdefault(
            row["id"], {"id": row["id"], "label": row["label"], "position": row["position"], "cells": {}, "study": []}
        )
        cells = topic["cells"]
        before = cells.get(row["guide_id"])
        if before is None or _weight(row, role) > _weight(before, role):
            cells[row["guide_id"]] = row
    for topic in topics.values():
        topic["level"] = max((cell["level"] for cell in topic["cells"].values()), key=_DEPTHS.index)
    return list(topics.values())


def _weight(row: Row, role: str) -> tuple[bool, int]:
    return row["role_id"] == role, _DEPTHS.index(row["level"])


def _by_area(connection: sqlite3.Connection, topics: Sequence[Row]) -> list[Row]:
    """Return topics under the broadest topic each lies in, in the order of the vocabulary."""
    area_of = {row["id"]: row for row in every(connection, _AREAS)}
    areas: dict[str, Row] = {}
    for topic in topics:
        area = area_of.get(topic["id"], {"area": "", "label": "Other topics", "position": len(area_of)})
        found = areas.setdefault(
            area["area"], {"id": area["area"], "label": area["label"], "position": area["position"], "topics": []}
        )
        found["topics"].append(topic)
    return sorted(areas.values(), key=lambda area: area["position"])


def _others(connection: sqlite3.Connection, told: str, asked: str, name: str) -> list[Row]:
    return every(
        connection,
        f"select id, label from role_includes join roles on id = {told} where {asked} = ? order by position",  # noqa: S608
        name,
    )


def _named(connection: sqlite3.Connection, name: str) -> list[Row]:
    """Return the resources that guides recommend for a role, with what they say."""
    return every(
        connection,
        "select resources.id, resources.title, resources.kind, resources.link_state, says, reservation, stance,"
        " guides.id as guide_id, guides.title as guide, recommendations.interest from recommendation_roles"
        " join recommendations using (guide_id, position) join resources on resources.id = resource_id"
        " join guides on guides.id = recommendations.guide_id"
        " where role_id = ? and listed = 1 and stance like 'recommended%'"
        " order by coalesce(place, 999), guides.title, recommendations.position",
        name,
    )
