"""What to study for a topic: the living resources that most speak for."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from rescatalog.core.words import Level
from rescatalog.publish.site.selecting import CARD, GUIDES, Row, every, first

# How well one wants to know a topic, and resources of which level teach that.
_LEVELS = {
    "overview": (Level.SCHOOL, Level.INTRODUCTORY),
    "basic": (Level.SCHOOL, Level.INTRODUCTORY),
    "working": (Level.INTRODUCTORY, Level.INTERMEDIATE),
    "deep": (Level.INTERMEDIATE, Level.ADVANCED),
}
_ORDER = (
    "link_state in ('failing', 'suspect'), unfit, nearness, guides desc, resources.free desc, resources.title,"
    " resources.id"
)


def best_for(connection: sqlite3.Connection, wanted: Mapping[str, str], most: int) -> dict[str, list[Row]]:
    """Return for each topic the resources to study, best first; a dead one is never among them.

    Resources come first that are at the right level, then those that have the topic as their main one, those that
    more guides recommend, and free ones. A topic on which there is nothing has those of the topic above it, which
    then have that topic's label as `broader`.

    Args:
        connection: to the published database.
        wanted: ids of topics, each with how well one wants to know it.
        most: how many for each.
    """
    return {topic: _best(connection, topic, depth, most) for topic, depth in wanted.items()}


def _best(connection: sqlite3.Connection, topic: str, depth: str, most: int) -> list[Row]:
    found = _on(connection, topic, depth, most)
    above = "select id, label from topics where id = (select under from topics where id = ?)"
    row = None if found else first(connection, above, topic)
    if row is None:
        return found
    return [{**one, "broader": row["label"]} for one in _on(connection, row["id"], depth, most)]


def _on(connection: sqlite3.Connection, topic: str, depth: str, most: int) -> list[Row]:
    easier, harder = _LEVELS.get(depth, _LEVELS["basic"])
    return every(
        connection,
        f"select {CARD}, {GUIDES} as guides, resource_topics.position > 0 as nearness, null as broader,"  # noqa: S608
        " not (instr(', ' || resources.level || ',', ', ' || ?2 || ',')"
        " or instr(', ' || resources.level || ',', ', ' || ?3 || ',')) as unfit"
        " from resource_topics join resources on resources.id = resource_id"
        " where topic_id = ?1 and listed = 1 and link_state <> 'dead' and state in ('active', 'archived')"
        f" and kind <> 'list' order by {_ORDER} limit ?4",
        topic,
        easier,
        harder,
        most,
    )
