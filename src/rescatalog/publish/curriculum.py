"""Reads from `catalog.db` what the planner must know; the site and the terminal plan with the same."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rescatalog.core.planning.curriculum import (
    Ask,
    Curriculum,
    EffortSaid,
    GuideCard,
    PathCard,
    Praise,
    Resource,
    RoleCard,
    Subject,
)
from rescatalog.core.words import Level, Status
from rescatalog.errors import StateUnreadableError
from rescatalog.publish.opening import AGAIN, open_published

_RESOURCES = """
select id, title, kind, url, link_state, free, languages, level, hours_min, hours_max, requires_known, details,
    people_text, coalesce((select label from providers where providers.id = provider), publisher, '') as offered_by
from resources where listed = 1 and state in ('active', 'archived') order by id
"""
_SERVES = """
select path_id, goal_topic, resource_id from path_step_resources
join path_steps using (path_id) where path_steps.position = step and goal_topic is not null
"""


def curriculum_of_file(database: Path) -> Curriculum:
    """Return what a published database holds for the planner.

    Raises:
        StateUnreadableError: there is no published database, or it is damaged.
    """
    connection = open_published(database)
    try:
        return curriculum_of(connection)
    except sqlite3.DatabaseError as error:
        raise StateUnreadableError(f"{database}: {error}; {AGAIN}") from None
    finally:
        connection.close()


def curriculum_of(connection: sqlite3.Connection) -> Curriculum:
    """Return what a published database holds for the planner."""
    needs = _lists(connection, "select topic_id, needs_id from prerequisites order by topic_id, rowid")
    topics = connection.execute("select id, label, under from topics order by position")
    includes = _lists(connection, "select role_id, included_id from role_includes order by role_id, rowid")
    roles = connection.execute("select id, label from roles order by position")
    return Curriculum(
        topics={
            name: Subject(id=name, label=label, under=under, needs=needs[name]) for name, label, under in topics
        },
        roles={name: RoleCard(id=name, label=label, includes=includes[name]) for name, label in roles},
        guides={guide.id: guide for guide in _guides(connection)},
        resources={resource.id: resource for resource in _resources(connection)},
        asks=tuple(_asks(connection)),
        praises=tuple(_praises(connection)),
        paths=tuple(_paths(connection)),
    )  # fmt: skip


def _guides(connection: sqlite3.Connection) -> Iterator[GuideCard]:
    efforts: dict[str, list[EffortSaid]] = defaultdict(list)
    sql = 'select guide_id, "for", hours, months, hours_per_day, possible from effort_claims order by 1, position'
    for guide, purpose, hours, months, hours_a_day, possible in connection.execute(sql):
        given = ((hours, "hours"), (months, "months"), (hours_a_day, "hours a day"))
        spans = ", ".join(f"{span} {unit}" for span, unit in given if span)
        if spans:
            efforts[guide].append(EffortSaid(purpose=purpose, spans=spans, possible=bool(possible)))
    for name, title in connection.execute("select id, title from guides order by id"):
        yield GuideCard(id=name, title=title, efforts=tuple(efforts[name]))


def _asks(connection: sqlite3.Connection) -> Iterator[Ask]:
    sql = (
        "select topic_id, level, guide_id, role_id, 0, note from role_needs union all"
        " select topic_id, level, guide_id, null, first, note from expectations order by 3, 4, 1"
    )
    for topic, level, guide, role, first, note in connection.execute(sql):
        yield Ask(topic=topic, level=level, guide=guide, role=role, first=bool(first), note=note)


def _praises(connection: sqlite3.Connection) -> Iterator[Praise]:
    roles = _lists(connection, "select guide_id || ' ' || position, role_id from recommendation_roles order by 1, 2")
    topics = _lists(connection, "select guide_id || ' ' || position, topic_id from recommendation_topics order by 1, 2")
    sql = (
        "select guide_id, position, resource_id, stance, interest from recommendations"
        " where resource_id is not null order by guide_id, position"
    )
    for guide, position, resource, stance, interest in connection.execute(sql):
        key = f"{guide} {position}"
        yield Praise(
            guide=guide, resource=resource, stance=stance, interest=interest, roles=roles[key], topics=topics[key]
        )  # fmt: skip


def _paths(connection: sqlite3.Connection) -> Iterator[PathCard]:
    roles = _lists(connection, "select path_id, role_id from path_roles order by 1, 2")
    assumes = _lists(connection, "select path_id, topic_id from path_assumes order by 1, rowid")
    serves: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path, topic, resource in connection.execute(_SERVES):
        serves[path].add((topic, resource))
    for name, title in connection.execute("select id, title from paths order by id"):
        yield PathCard(id=name, title=title, roles=roles[name], assumes=assumes[name], serves=frozenset(serves[name]))


def _resources(connection: sqlite3.Connection) -> Iterator[Resource]:
    topics = _lists(connection, "select resource_id, topic_id from resource_topics order by resource_id, position")
    requires = _lists(connection, "select resource_id, topic_id from resource_requires order by resource_id, rowid")
    avoids = _lists(connection, "select resource_id, topic_id from resource_avoids order by 1, 2")
    roles = _lists(connection, "select resource_id, role_id from resource_roles order by 1, 2")
    companions = _lists(connection, "select resource_id, other_id from relations where type = 'companion-of'")
    cursor = connection.execute(_RESOURCES)
    columns = [column[0] for column in cursor.description]
    for row in cursor:
        given = dict(zip(columns, row, strict=True))
        more, name, least, most = json.loads(given["details"]), given["id"], given["hours_min"], given["hours_max"]
        yield Resource(
            **{key: given[key] for key in ("id", "title", "kind", "url")},
            link_state=Status(given["link_state"]),
            free=bool(given["free"]),
            topics=topics[name],
            requires=requires[name] if given["requires_known"] else None,
            avoids=avoids[name],
            levels=tuple(Level(level) for level in _parted(given["level"]) if level in {*Level}),
            languages=(*_parted(given["languages"]), *more.get("subtitles", ())),
            roles=roles[name],
            provides=tuple(more.get("provides", ())),
            hours=None if least is None or most is None else (least, most),
            companions=companions[name],
            by=_makers(given["people_text"]) or given["offered_by"],
        )


def _makers(people: str) -> str:
    first, *others = people.split("; ")
    return f"{first} and {others[0]}" if len(others) == 1 else f"{first} and others" if others else first


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(", ") if part)


def _lists(connection: sqlite3.Connection, sql: str) -> defaultdict[str, tuple[Any, ...]]:
    """Return the second column as a tuple for each value of the first."""
    found: dict[str, list[Any]] = defaultdict(list)
    for key, value in connection.execute(sql):
        found[key].append(value)
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})
