"""Search, for people, for programs and for feed readers."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.search import find
from rescatalog.publish.searching.kept import kept_of
from rescatalog.publish.searching.wanted import PER_PAGE, Wanted, wanted_of
from rescatalog.publish.site import search_pages
from rescatalog.publish.site.answering import Context, Routes, catalog_of, shown
from rescatalog.publish.site.finding import once
from rescatalog.publish.site.search_feed import feed
from rescatalog.publish.site.search_filters import names_of

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

MOST_RESULTS = 100


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds, with filters; the address can be shared."""
    wanted = _wanted(request)
    found = await catalog_of(datasette)

    def gather(connection: sqlite3.Connection) -> Context:
        names = once(found.database, connection, names_of)
        return search_pages.search(connection, wanted, once(found.database, connection, kept_of), names)

    return await shown(found, "search.html", gather)


async def search_json(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds, for programs."""
    given = _wanted(request)
    # Told back as it was given.
    wanted = replace(given, query=request.args.get("q") or "", per_page=_limit(request.args.get("limit")))
    database = (await catalog_of(datasette)).database
    results = await database.execute_fn(
        lambda connection: find(connection, wanted, once(database, connection, kept_of))
    )
    body = json.dumps(results.as_json(), ensure_ascii=True)
    return Response(body, content_type="application/json; charset=utf-8", headers={"cache-control": "max-age=300"})


async def search_atom(datasette: Datasette, request: Request) -> Response:
    """Return the newest of what a query finds as a feed: a saved search without an account."""
    wanted = replace(_wanted(request), sort="newest", page=1)
    found = await catalog_of(datasette)
    root = str(datasette.absolute_url(request, "/")).rstrip("/")
    body = await found.database.execute_fn(
        lambda connection: feed(
            connection,
            wanted,
            once(found.database, connection, kept_of),
            catalog=found.info["catalog"],
            root=root,
        )
    )
    return Response(
        body, content_type="application/atom+xml; charset=utf-8", headers={"cache-control": "public, max-age=300"}
    )


def _wanted(request: Request) -> Wanted:
    # Datasette reads the address anew whenever it is asked for its arguments.
    given = request.args
    return wanted_of({name: given.getlist(name) for name in given})


def _limit(text: str | None) -> int:
    given = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else PER_PAGE  # noqa: PLR2004
    return max(1, min(given, MOST_RESULTS))


ROUTES: Routes = (
    (r"^/search$", search_page),
    (r"^/search\.json$", search_json),
    (r"^/search\.atom$", search_atom),
)
