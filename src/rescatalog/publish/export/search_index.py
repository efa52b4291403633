"""What the search in the browser reads: texts, weights, filters, how words are taken: all as the live site has them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from rescatalog.publish.searching.expression import BOOSTS, COMMON, WITHOUT
from rescatalog.publish.searching.matching import BEHIND, LEAST_SHARE
from rescatalog.publish.searching.search import FEW_WHOLE
from rescatalog.publish.searching.wanted import FACETS, PER_PAGE, SORTS
from rescatalog.publish.site.search_filters import GROUPS, LABELS, MOST_PROVIDERS
from rescatalog.publish.site.search_pages import SORT_LABELS
from rescatalog.publish.site.wording import WORDS, hours, worded, worded_list
from rescatalog.publish.words.query import MAX_CHARACTERS, MAX_WORDS
from rescatalog.publish.words.synonyms import BROADER, FAMILIES, WISHES

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NAME = re.compile(r"\w+")
_ROWS = """
select resources.*, findable.weight, findable.recommended, main_text, words
from findable join resources on resources.id = resource_id order by place
"""
_MEMBERS = "select facet, value, members from facets order by facet, value"
_TERMS = "select term from search_terms order by resources desc, term"


def search_index(connection: sqlite3.Connection) -> bytes:
    """Return the index as JSON, the same bytes for the same database.

    Args:
        connection: to a published database.
    """
    weights = _weights(connection)
    index: dict[str, Any] = {
        "version": 2,
        "weights": weights,
        "told": _told(),
        "terms": " ".join(term for (term,) in connection.execute(_TERMS)),
        "sorts": [[sort, SORT_LABELS[sort]] for sort in SORTS],
        "per_page": PER_PAGE,
        "facets": list(_facets(connection)),
        "under": dict(
            connection.execute("select id, under from topics where under is not null order by id").fetchall()
        ),
        "resources": list(_resources(connection, list(weights))),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def titles(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return every listed resource by title, for readers without scripts."""
    rows = connection.execute(
        "select id, title, kind, link_state from resources where listed = 1 order by title collate nocase, id"
    )
    return [dict(zip(("id", "title", "kind", "link_state"), row, strict=True)) for row in rows]


def _weights(connection: sqlite3.Connection) -> dict[str, float]:
    """Return the columns of the index with their weights, as the index itself has them stored."""
    columns = [name for _, name, *_ in connection.execute("pragma table_info(resources_fts)")]
    stored = connection.execute("select v from resources_fts_config where k = 'rank'").fetchone()
    numbers = [float(number) for number in _NUMBER.findall(stored[0].partition("(")[2])] if stored else []
    numbers += [1.0] * (len(columns) - len(numbers))
    return dict(zip(columns, numbers, strict=False))


def _told() -> dict[str, Any]:
    """Return how the words of a query are taken."""
    return {
        "limits": {
            "characters": MAX_CHARACTERS,
            "words": MAX_WORDS,
            "few_whole": FEW_WHOLE,
            "least_share": LEAST_SHARE,
            "behind": BEHIND,
        },
        "common": sorted(COMMON),
        "without": sorted(WITHOUT),
        "wishes": dict(WISHES),
        "boosts": [_NAME.findall(boost.partition(" : ")[0]) for boost in BOOSTS],
        "families": FAMILIES,
        "broader": dict(BROADER),
    }


def _facets(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield every filter with its values: code, label, and the places of the resources that have it."""
    members: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for facet, value, bits in connection.execute(_MEMBERS):
        if facet in members:
            members[facet][value] = _places(bits)
    labels = {
        "topic": dict(connection.execute("select id, label from topics order by position").fetchall()),
        "provider": dict(connection.execute("select id, label from providers order by id").fetchall()),
    }
    for facet in FACETS:
        group = GROUPS.get(facet)
        known = labels.get(facet) or (WORDS[group] if group else {})
        order = {code: place for place, code in enumerate(known)}
        codes = sorted(members[facet], key=lambda code: (order.get(code, len(order)), code))
        yield {
            "name": facet,
            "label": LABELS[facet],
            # Levels have an order of their own; of languages and providers the commonest stands first.
            "ordered": facet in {"kind", "level", "cost", "link"},
            "most": MOST_PROVIDERS if facet == "provider" else 0,
            "values": [
                [code, known.get(code) or worded(code, group or "kind"), members[facet][code]] for code in codes
            ],
        }


def _places(bits: bytes) -> list[int]:
    """Return a set of bits as places among the resources, the first being 0; in the index the first is 1."""
    number = int.from_bytes(bits, "little")
    return [place - 1 for place in range(1, number.bit_length()) if number >> place & 1]


def _resources(connection: sqlite3.Connection, texts: list[str]) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(_ROWS)
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        shown = {
            "id": row["id"],
            **{text: row[text] for text in texts},
            "kind": worded(row["kind"], "kind"),
            "level": worded_list(row["level"], "level"),
            "cost": worded(row["access"], "access"),
            "hours": hours(row["hours_min"], row["hours_max"]),
            "state": row["link_state"],
            "state_label": worded(row["link_state"], "state"),
            "weight": row["weight"],
            "recommended": row["recommended"],
            "added": row["added"],
            "hours_min": row["hours_min"],
        }
        yield {name: value for name, value in shown.items() if value}
