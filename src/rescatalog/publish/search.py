"""Ranked search over `catalog.db`: the site's and the terminal's, one code."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rescatalog.errors import StateUnreadableError
from rescatalog.publish.opening import AGAIN, open_published
from rescatalog.publish.query import match, typed_words

# A resource whose homepage is dead sinks below living ones, yet can still be found.
_SEARCH = """
select r.id, r.title, r.kind, r.link_state, r.url, r.summary, r.level, r.access,
       r.people_text as people, r.hours_min, r.hours_max,
       -f.rank * case r.link_state when 'dead' then 0.1 when 'failing' then 0.8 else 1.0 end as score
from resources_fts as f join resources as r on r.rowid = f.rowid
where resources_fts match ? order by score desc, r.id limit ?
"""
_COUNT = "select count(*) from resources_fts where resources_fts match ?"
SHORT_WORD = 6


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """What a query found.

    Attributes:
        query: as it was typed.
        total: how many resources match.
        results: the best of them, best first.
        did_you_mean: another spelling that finds something, or None.
        loosened: whether one of the words was enough, because no resource has all.
    """

    query: str
    total: int
    results: tuple[SearchResult, ...]
    did_you_mean: str | None = None
    loosened: bool = False

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
    connection = open_published(database)
    try:
        return search(connection, query, limit=limit)
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
    strict = match(query)
    if not strict:
        return SearchResults(query=query, total=0, results=())
    found = _run(connection, query, strict, limit)
    if found.total:
        return found
    loose = _run(connection, query, match(query, loosely=True), limit)
    return replace(loose, loosened=bool(loose.total), did_you_mean=_did_you_mean(connection, query))


def _run(connection: sqlite3.Connection, query: str, expression: str, limit: int) -> SearchResults:
    total = int(connection.execute(_COUNT, [expression]).fetchone()[0])
    cursor = connection.execute(_SEARCH, [expression, limit])
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    results = tuple(SearchResult(**{**row, "score": float(f"{row['score']:.4g}")}) for row in found)
    return SearchResults(query=query, total=total, results=results)


def _did_you_mean(connection: sqlite3.Connection, query: str) -> str | None:
    """Return the query with unknown words replaced by near known ones, if that finds something."""
    # Of two words equally near, the commoner one is meant.
    terms = [term for (term,) in connection.execute("select term from search_terms order by resources desc, term")]
    words = typed_words(query)
    mended = [_nearest(word, terms) for word in words]
    if mended == words:
        return None
    better = " ".join(mended)
    return better if _run(connection, better, match(better), 1).total else None


def _nearest(word: str, terms: Sequence[str]) -> str:
    if word in terms:
        return word
    allowed = 1 if len(word) < SHORT_WORD else 2
    found = process.extractOne(word, terms, scorer=OSA.distance, score_cutoff=allowed)
    return word if found is None else str(found[0])
