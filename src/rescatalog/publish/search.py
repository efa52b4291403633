"""Ranked search over `catalog.db`: the site's and the terminal's, one code."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from rescatalog.errors import StateUnreadableError
from rescatalog.publish.opening import AGAIN, open_published
from rescatalog.publish.searching.expression import match
from rescatalog.publish.searching.facets import MEMBERS, Match, filtered
from rescatalog.publish.searching.spelling import did_you_mean
from rescatalog.publish.searching.wanted import Wanted

FEW = 2_000
# What each order asks for; smaller comes first.
_KEYS = {
    "relevance": "0",
    "newest": "-replace(added, '-', '')",
    "recommended": "-recommended",
    "shortest": "coalesce(hours, 1e9)",
    "title": "title_key",
}
# One query for ranking and sorting, over one narrow row per match.
_MATCHES = (
    "select {key}, f.rank * weight, place from resources_fts as f join findable on place = f.rowid"
    " where resources_fts match ?"
)
_ALL = "select {key}, -weight, place from findable"
_SHOWN = """
select place, r.id, r.title, r.kind, r.link_state, r.url, r.summary, r.level, r.access, r.people_text as people,
    r.hours_min, r.hours_max, r.added, recommended
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
        loosened: whether one of the words was enough, because no resource has all.
        counts: by facet and value, how many would be shown if the value were chosen too.
    """

    query: str
    total: int
    results: tuple[SearchResult, ...]
    did_you_mean: str | None = None
    loosened: bool = False
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the contract's JSON."""
        keys = ("id", "title", "kind", "score", "link_state", "url")
        return {
            "query": self.query,
            "total": self.total,
            "did_you_mean": self.did_you_mean,
            "results": [{key: asdict(result)[key] for key in keys} for result in self.results],
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


def find(connection: sqlite3.Connection, wanted: Wanted) -> SearchResults:
    """Return what is found, best first; nothing for a query without a word.

    Where nothing has all words, near spellings are tried, then each word alone, and the results say so.

    Args:
        connection: to a published database.
        wanted: what is asked, whatever was typed.
    """
    strict = match(wanted.query)
    if not strict:
        return SearchResults(query=wanted.query, total=0, results=())
    matches = _matches(connection, wanted, strict)
    if matches:
        return _page(connection, wanted, matches)
    better = did_you_mean(connection, wanted.query)
    if better is not None:
        found = _page(connection, wanted, _matches(connection, wanted, match(better)))
        return replace(found, did_you_mean=better)
    matches = _matches(connection, wanted, match(wanted.query, loosely=True))
    return replace(_page(connection, wanted, matches), loosened=bool(matches))


def browse(connection: sqlite3.Connection, wanted: Wanted) -> SearchResults:
    """Return all that passes the filters, whatever the query."""
    return _page(connection, wanted, _rows(connection, _ALL.format(key=_KEYS[wanted.sort])))


def _matches(connection: sqlite3.Connection, wanted: Wanted, expression: str) -> list[Match]:
    return _rows(connection, _MATCHES.format(key=_KEYS[wanted.sort]), expression)


def _rows(connection: sqlite3.Connection, sql: str, *arguments: str) -> list[Any]:
    cursor = connection.cursor()
    # Plain tuples compare and unpack faster than the rows that Datasette sets.
    cursor.row_factory = None
    return cursor.execute(sql, arguments).fetchall()


def _page(connection: sqlite3.Connection, wanted: Wanted, matches: Sequence[Match]) -> SearchResults:
    passing, counts = filtered(matches, wanted.chosen, _rows(connection, MEMBERS))
    until = wanted.page * wanted.per_page
    # Sorting a few hundred whole takes less than keeping the best of them apart.
    best = (heapq.nsmallest(until, passing) if len(passing) > FEW else sorted(passing))[until - wanted.per_page : until]
    places = json.dumps([place for _, _, place in best])
    cursor = connection.execute(_SHOWN, [places])
    names = [column[0] for column in cursor.description][1:]
    shown = {row[0]: dict(zip(names, row[1:], strict=True)) for row in cursor}
    results = tuple(SearchResult(score=float(f"{-rank:.4g}"), **shown[place]) for _, rank, place in best)
    return SearchResults(query=wanted.query, total=len(passing), results=results, counts=counts)
