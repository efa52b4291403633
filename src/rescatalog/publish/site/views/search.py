"""Search, for people, for programs and for feed readers."""

from __future__ import annotations

import json
import sqlite3
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.searching.kept import kept_of
from rescatalog.publish.searching.recent import Recent
from rescatalog.publish.searching.search import find
from rescatalog.publish.searching.wanted import PER_PAGE, Wanted, wanted_of
from rescatalog.publish.site import search_pages
from rescatalog.publish.site.answering import Context, Routes, catalog_of
from rescatalog.publish.site.finding import once
from rescatalog.publish.site.headers import OWN_PAGE
from rescatalog.publish.site.render import page
from rescatalog.publish.site.search_feed import feed
from rescatalog.publish.site.search_filters import names_of

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]
    from datasette.database import Database  # type: ignore[import-untyped]

MOST_RESULTS = 100
MOST_ANSWERS, MOST_ANSWERS_BYTES = 256, 16_000_000
_ANSWERS: WeakKeyDictionary[Any, Recent[str]] = WeakKeyDictionary()


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds, with filters; the address can be shared."""
    wanted = _wanted(request)
    found = await catalog_of(datasette)
    answers, asked = _answers(found.database), wanted.address()
    body = answers.get(asked)
    if body is None:
        context = await found.database.execute_fn(lambda connection: _context(found.database, connection, wanted))
        body = page("search.html", data=found.address, info=found.info, **context)
        answers.put(asked, body, sys.getsizeof(body))
    return Response.html(body, headers=OWN_PAGE)


def _context(database: Database, connection: sqlite3.Connection, wanted: Wanted) -> Context:
    kept, names = once(database, connection, kept_of), once(database, connection, names_of)
    return search_pages.search(connection, wanted, kept, names)


def _answers(database: Database) -> Recent[str]:
    """Return the pages that were made lately: none where the file may have changed since."""
    if database.is_mutable:
        return Recent(most=0, most_size=0)
    return _ANSWERS.setdefault(database, Recent(most=MOST_ANSWERS, most_size=MOST_ANSWERS_BYTES))


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
