"""What to study for a topic: the living resources that most speak for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from rescatalog.publish.site.selecting import CARD, GUIDES, Row, every

_ORDER = (
    "link_state in ('failing', 'suspect'), nearness, guides desc, resources.free desc,"
    " instr(resources.level, 'introductory') = 0, resources.title, resources.id"
)


def best_for(connection: sqlite3.Connection, topics: Iterable[str], most: int) -> dict[str, list[Row]]:
    """Return for each topic the resources to begin with, best first; a dead one is never among them.

    Resources come first that have the topic as their main one, then those that more guides recommend, then free
    ones. A topic on which there is nothing has those of the topic above it, marked by `broader`.

    Args:
        connection: to the published database.
        topics: ids.
        most: how many for each.
    """
    found = {topic: _best(connection, topic, most) for topic in dict.fromkeys(topics)}
    for topic in [topic for topic, rows in found.items() if not rows]:
        above = every(connection, "select id, label from topics where id = (select under from topics where id = ?)", topic)
        for row in above:
            rows = found.get(row["id"]) or _best(connection, row["id"], most)
            found[topic] = [{**one, "broader": row["label"]} for one in rows]
    return found


def _best(connection: sqlite3.Connection, topic: str, most: int) -> list[Row]:
    return every(
        connection,
        f"select {CARD}, {GUIDES} as guides, resource_topics.position > 0 as nearness, null as broader"  # noqa: S608
        " from resource_topics join resources on resources.id = resource_id"
        " where topic_id = ? and listed = 1 and link_state <> 'dead' and state in ('active', 'archived') and kind <> 'list'"
        f" order by {_ORDER} limit ?",
        topic,
        most,
    )
