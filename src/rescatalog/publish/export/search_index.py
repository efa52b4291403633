"""What the search in the browser reads: texts, words that mean the same, and the weights of the index."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

# Columns that results show and filters compare; those of the index that are texts come on top.
_SHOWN = ("id", "title", "summary", "kind", "level", "access", "languages", "provider", "link_state")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def search_index(connection: sqlite3.Connection) -> bytes:
    """Return the index as JSON, the same bytes for the same database.

    Args:
        connection: to a published database.
    """
    weights = _weights(connection)
    columns = list(dict.fromkeys((*_SHOWN, *weights)))
    cursor = connection.execute(f"select {', '.join(columns)} from resources where listed = 1 order by id")  # noqa: S608 - names of columns
    resources = [{name: value for name, value in zip(columns, row, strict=True) if value} for row in cursor]
    topics = _topics(connection)
    for one in resources:
        one["topics"] = topics.get(one["id"], [])
    index: dict[str, Any] = {
        "version": 1,
        "weights": weights,
        "synonyms": _synonyms(connection),
        "topics": dict(connection.execute("select id, label from topics order by position").fetchall()),
        "providers": dict(connection.execute("select id, label from providers order by id").fetchall()),
        "resources": resources,
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def titles(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return every listed resource by title, for readers without scripts."""
    rows = connection.execute(
        "select id, title, kind, link_state from resources where listed = 1 order by title collate nocase, id"
    )
    return [dict(zip(("id", "title", "kind", "link_state"), row, strict=True)) for row in rows]


def _weights(connection: sqlite3.Connection) -> dict[str, float]:
    """Return the texts of the index with their weights, as the index itself has them stored."""
    texts = {name for _, name, *_ in connection.execute("pragma table_info(resources)")}
    columns = [name for _, name, *_ in connection.execute("pragma table_info(resources_fts)")]
    stored = connection.execute("select v from resources_fts_config where k = 'rank'").fetchone()
    numbers = [float(number) for number in _NUMBER.findall(stored[0].partition("(")[2])] if stored else []
    numbers += [1.0] * (len(columns) - len(numbers))
    return {name: weight for name, weight in zip(columns, numbers, strict=False) if name in texts}


def _topics(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the topics of every resource, with all they stand under."""
    rows = connection.execute(
        "with recursive above(resource_id, id) as ("
        " select resource_id, topic_id from resource_topics union"
        " select resource_id, under from above join topics using (id) where under is not null)"
        " select resource_id, id from above order by resource_id, id"
    )
    found: dict[str, list[str]] = {}
    for resource, topic in rows:
        found.setdefault(resource, []).append(topic)
    return found


def _synonyms(connection: sqlite3.Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, other in connection.execute("select word, other from synonyms order by word, other"):
        found.setdefault(word, []).append(other)
    return found
