"""Search the published database."""

from __future__ import annotations

from rescatalog.publish.search import SearchResults, search_file
from rescatalog.settings import Settings


def search(query: str, settings: Settings, *, limit: int) -> SearchResults:
    """Return what the site would find, best first.

    Raises:
        StateUnreadableError: there is no published database at `settings.database`.
    """
    return search_file(settings.database, query, limit=limit)
