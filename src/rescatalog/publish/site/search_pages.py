"""What the search page and its feed show: results with marks, filters with counts, orders, pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from rescatalog.publish.searching.kept import Kept
from rescatalog.publish.searching.marking import marked, stems_of
from rescatalog.publish.searching.search import SearchResult, SearchResults, browse, find
from rescatalog.publish.searching.wanted import MOST_PAGES, SORTS, Wanted
from rescatalog.publish.site.search_filters import Names, facets, taken_off

Context = dict[str, Any]

SORT_LABELS: Final[Mapping[str, str]] = {
    "relevance": "best match", "newest": "newest", "recommended": "most recommended", "shortest": "shortest",
    "title": "title",
}  # fmt: skip


class Shown(NamedTuple):
    """A result with marks in its texts."""

    of: SearchResult
    title: str
    summary: str
    people: str


def search(connection: sqlite3.Connection, wanted: Wanted, kept: Kept, names: Names) -> Context:
    """Return what the search page shows; without a query, all that passes the filters.

    Args:
        connection: to a published database.
        wanted: what is asked.
        kept: what search read of the database before.
        names: what its filters are called.
    """
    found = (find if wanted.query.strip() else browse)(connection, wanted, kept)
    pages = min(-(-found.total // wanted.per_page), MOST_PAGES)
    return {
        "title": f"{wanted.query[:60]} – search" if wanted.query else "Search",  # noqa: RUF001 - a dash
        "query": wanted.query,
        "wanted": wanted,
        "found": found,
        "results": list(_shown(found, wanted)),
        "facets": list(facets(wanted, found.counts, names)),
        "chosen": list(taken_off(wanted, names)),
        "sorts": [
            (SORT_LABELS[sort], replace(wanted, sort=sort, page=1).address(), sort == wanted.sort) for sort in SORTS
        ],
        "pages": pages,
        "earlier": replace(wanted, page=min(wanted.page - 1, pages)).address() if wanted.page > 1 < pages else None,
        "later": replace(wanted, page=wanted.page + 1).address() if wanted.page < pages else None,
        "feed": replace(wanted, page=1).address("/search.atom"),
        "meant": replace(wanted, query=found.did_you_mean, page=1).address() if found.did_you_mean else None,
        "unfiltered": replace(wanted, chosen={}, page=1).address(),
    }


def _shown(found: SearchResults, wanted: Wanted) -> Iterator[Shown]:
    stems = stems_of(found.did_you_mean or wanted.query)
    for result in found.results:
        yield Shown(
            of=result,
            title=marked(result.title, stems),
            summary=marked(result.summary, stems),
            people=marked(result.people, stems),
        )
