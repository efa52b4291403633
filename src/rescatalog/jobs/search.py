"""Search the published database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rescatalog.publish.searching.search import SearchResults, find_in
from rescatalog.publish.searching.wanted import FACETS, SORTS, wanted_of
from rescatalog.settings import Settings

__all__ = ["FACETS", "SORTS", "SearchResults", "search"]


def search(
    query: str, settings: Settings, *, limit: int, arguments: Mapping[str, Sequence[str]] | None = None
) -> SearchResults:
    """Return what the site would find, best first.

    Args:
        query: what was typed.
        settings: where the database is.
        limit: at most this many results.
        arguments: filters and order as in an address of the site, values by name.

    Raises:
        StateUnreadableError: there is no published database at `settings.database`.
    """
    return find_in(settings.database, replace(wanted_of(arguments or {}), query=query, per_page=limit))
