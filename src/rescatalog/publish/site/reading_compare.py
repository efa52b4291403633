"""What the comparison of resources shows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from rescatalog.publish.site.selecting import GUIDES, Row, every

MOST = 4
# A list of ids that nobody would write by hand is not read to its end.
_LONGEST = 2000


def asked_for(given: Iterable[str]) -> list[str]:
    """Return the ids asked for, each once; they may stand apart or with commas between them."""
    text = ",".join(given)[:_LONGEST]
    return list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def compare(connection: sqlite3.Connection, names: Sequence[str]) -> Row:
    """Return resources beside each other, in the order given.

    Args:
        connection: to the published database.
        names: ids; those that are not there are counted, those beyond the fourth are left out.
    """
    rows = [row for row in (_one(connection, name) for name in names) if row is not None]
    shown = rows[:MOST]
    for row in shown:
        others = [("ids", other["id"]) for other in shown if other is not row]
        row["without"] = "/compare?" + urlencode(others) if others else "/compare"
    return {
        "title": "Compare",
        "address": "/compare",
        "description": "Resources beside each other: level, price, time, topics, links.",
        "resources": shown,
        "unknown": len(names) - len(rows),
        "left_out": len(rows) - len(shown),
        "most": MOST,
    }


def _one(connection: sqlite3.Connection, name: str) -> Row | None:
    found = every(connection, f"select resources.*, {GUIDES} as guides from resources where id = ?", name)  # noqa: S608
    if not found:
        return None
    row = found[0]
    topics = (
        "select topics.id, label from {} join topics on topics.id = topic_id where resource_id = ?"
        " order by topics.position"
    )
    said = (
        "select guides.id, title, stance, says from recommendations join guides on guides.id = guide_id"
        " where resource_id = ? and stance <> 'mentioned' order by title, position"
    )
    return {
        **row,
        "topics": every(connection, topics.format("resource_topics"), name),
        "requires": every(connection, topics.format("resource_requires"), name),
        "provides": json.loads(row["details"]).get("provides", []),
        "said": every(connection, said, name),
    }
