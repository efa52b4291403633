"""What search reads of a database once, however often it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rescatalog.publish.searching.recent import Recent

_MEMBERS: Final = "select facet, value, members from facets"
# What each order asks for, after the weight; smaller comes first.
_KEYS: Final = {
    "newest": "-replace(added, '-', '')",
    "recommended": "-recommended",
    "shortest": "coalesce(hours, 1e9)",
    "title": "title_key",
}
_FINDABLE: Final = f"select place, weight, {', '.join(_KEYS.values())} from findable order by place"  # noqa: S608
# Expressions of which the matches are kept, and how many matches of all together: some 10 MB.
_MOST_EXPRESSIONS, _MOST_MATCHES = 1_000, 100_000
# Of two words equally near, the commoner one is meant.
_TERMS: Final = "select term from search_terms order by resources desc, term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is the same for every question.

    Attributes:
        places: of all that can be found.
        members: by facet and value, who has it: bit n is place n.
        weights: what a match is worth, by place.
        keys: by order, what is compared, by place; the order of relevance has none.
        terms: words that did-you-mean may offer, the commonest first.
        ranks: by expression, what its matches are worth by place. Whoever filters, sorts or turns the page asks for the
            same words again.
    """

    places: Sequence[int]
    members: Mapping[tuple[str, str], int]
    weights: Mapping[int, float]
    keys: Mapping[str, Mapping[int, Any]]
    terms: Sequence[str]
    ranks: Recent[Mapping[int, float]] = field(
        default_factory=lambda: Recent(most=_MOST_EXPRESSIONS, most_size=_MOST_MATCHES)
    )


def kept_of(connection: sqlite3.Connection) -> Kept:
    """Return what search asks of a published database whatever is asked of search."""
    places, weights, *keys = tuple(zip(*rows(connection, _FINDABLE), strict=True)) or ((),) * (2 + len(_KEYS))
    return Kept(
        places=places,
        members={(facet, value): int.from_bytes(bits, "little") for facet, value, bits in rows(connection, _MEMBERS)},
        weights=dict(zip(places, weights, strict=True)),
        keys={sort: dict(zip(places, column, strict=True)) for sort, column in zip(_KEYS, keys, strict=True)},
        terms=tuple(term for (term,) in rows(connection, _TERMS)),
    )


def rows(connection: sqlite3.Connection, sql: str, arguments: Iterable[Any] = ()) -> list[Any]:
    """Return the rows of a query as plain tuples, which unpack faster than the rows that Datasette sets."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, tuple(arguments)).fetchall()
