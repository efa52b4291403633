"""Ranked search over `catalog.db`: the site's and the terminal's, one code."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rescatalog.errors import StateUnreadableError
from rescatalog.publish.opening import AGAIN, open_published
from rescatalog.publish.searching.expression import match
from rescatalog.publish.searching.facets import filtered
from rescatalog.publish.searching.kept import Kept, kept_of, rows
from rescatalog.publish.searching.matching import SCALE, behind, most_of, ranks_of
from rescatalog.publish.searching.spelling import did_you_mean
from rescatalog.publish.searching.wanted import Wanted

FEW = 2_000
# Where fewer have all words, those that have most of them are shown as well.
FEW_WHOLE = 10
_NAMES = (
    "id", "title", "kind", "link_state", "url", "summary", "level", "access", "people", "hours_min", "hours_max",
    "added", "recommended",
)  # fmt: skip
_SHOWN = """
select place, r.id, r.title, r.kind, r.link_state, r.url, r.summary, r.level, r.access, r.people_text, r.hours_min,
    r.hours_max, r.added, recommended
from findable join resources as r on r.id = resource_id where place in (select value from json_each(?))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One resource that was found.

    Attributes:
        id: of the resource.
        title: of the resource.
        kind: course, book, ...
        score: higher is better.
        link_state: of its homepage.
        url: its homepage.
        summary: what it teaches.
        level: for whom.
        access: what it costs.
        people: who made it.
        hours_min: least hours it takes, where known.
        hours_max: most hours it takes, where known.
        added: the day when it came into the catalog, where known.
        recommended: how many guides recommend it and gain nothing by it.
    """

    id: str
    title: str
    kind: str
    score: float
    link_state: str
    url: str
    summary: str = ""
    level: str = ""
    access: str = ""
    people: str = ""
    hours_min: float | None = None
    hours_max: float | None = None
    added: str | None = None
    recommended: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """What a query found.

    Attributes:
        query: as it was typed.
        total: how many resources match.
        results: the best of them, best first.
        did_you_mean: another spelling that finds something, or None.
        loosened: whether most of the words were enough, because no resource has all.
        partly: how many of the total have only most of the words; they come last.
        counts: by facet and value, how many would be shown if the value were chosen too.
    """

    query: str
    total: int
    results: tuple[SearchResult, ...]
    did_you_mean: str | None = None
    loosened: bool = False
    partly: int = 0
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the contract's JSON."""
        keys = ("id", "title", "kind", "score", "link_state", "url")
        return {
            "query": self.query,
            "total": self.total,
            "did_you_mean": self.did_you_mean,
            "results": [{key: getattr(result, key) for key in keys} for result in self.results],
        }


def search_file(database: Path, query: str, *, limit: int) -> SearchResults:
    """Return what a query finds in a published database.

    Raises:
        StateUnreadableError: there is no published database, or it is damaged.
    """
    return find_in(database, Wanted(query=query, per_page=limit))


def find_in(database: Path, wanted: Wanted) -> SearchResults:
    """Return what is found in a published database.

    Raises:
        StateUnreadableError: there is no published database, or it is damaged.
    """
    connection = open_published(database)
    try:
        return find(connection, wanted)
    except sqlite3.DatabaseError as error:
        raise StateUnreadableError(f"{database}: {error}; {AGAIN}") from None
    finally:
        connection.close()


def search(connection: sqlite3.Connection, query: str, *, limit: int) -> SearchResults:
    """Return what a query finds, best first.

    Args:
        connection: to a published database.
        query: what was typed, whatever it is.
        limit: at most this many results.
    """
    return find(connection, Wanted(query=query, per_page=limit))


def find(
    connection: sqlite3.Connection, wanted: Wanted, kept: Kept | None = None, *, strictly: bool = False
) -> SearchResults:
    """Return what is found, best first; nothing for a query without a word.

    Where nothing has all words, near spellings and broader topics are tried, then what has most of the words; where
    little has them all, that comes behind. The results say so.

    Args:
        connection: to a published database.
        wanted: what is asked, whatever was typed.
        kept: what was read of the database before; read now when it is not given.
        strictly: whether only what has all words counts.
    """
    strict = match(wanted.query)
    if not strict:
        return SearchResults(query=wanted.query, total=0, results=())
    kept = kept or kept_of(connection)
    whole = ranks_of(connection, strict, kept)
    if strictly:
        return _page(connection, wanted, whole, kept)
    if not whole and (better := did_you_mean(connection, wanted.query, kept.terms)) is not None:
        found = _page(connection, wanted, ranks_of(connection, match(better), kept), kept)
        return replace(found, did_you_mean=better)
    if len(whole) >= FEW_WHOLE:
        return _page(connection, wanted, whole, kept)
    ranks = behind(whole, most_of(connection, wanted.query, kept))
    found = _page(connection, wanted, ranks, kept)
    if not whole:
        return replace(found, loosened=bool(ranks))
    passing = (
        _page(connection, replace(wanted, per_page=0), whole, kept).total if len(ranks) > len(whole) else found.total
    )
    return replace(found, partly=found.total - passing)


def browse(connection: sqlite3.Connection, wanted: Wanted, kept: Kept | None = None) -> SearchResults:
    """Return all that passes the filters, whatever the query."""
    kept = kept or kept_of(connection)
    return _page(connection, wanted, {place: -weight * SCALE for place, weight in kept.weights.items()}, kept)


def _page(connection: sqlite3.Connection, wanted: Wanted, ranks: Mapping[int, float], kept: Kept) -> SearchResults:
    passing, counts = filtered(list(ranks), wanted.chosen, kept.members)
    columns = [map(ranks.__getitem__, passing), passing]
    if wanted.sort in kept.keys:
        columns.insert(0, map(kept.keys[wanted.sort].__getitem__, passing))
    order = [*zip(*columns, strict=True)]
    until = wanted.page * wanted.per_page
    # Sorting a few hundred whole takes less than keeping the best of them apart.
    best = (heapq.nsmallest(until, order) if len(order) > FEW else sorted(order))[until - wanted.per_page : until]
    places = [one[-1] for one in best]
    shown = {place: told for place, *told in rows(connection, _SHOWN, [json.dumps(places)])}
    results = tuple(
        SearchResult(score=float(f"{-ranks[place] / SCALE:.4g}"), **dict(zip(_NAMES, shown[place], strict=True)))
        for place in places
    )
    return SearchResults(query=wanted.query, total=len(passing), results=results, counts=counts)
