"""Search, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.search import search
from rescatalog.publish.site import pages
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

RESULTS = 20
MOST_RESULTS = 100


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds; the address can be shared."""
    query = request.args.get("q") or ""
    found = await catalog_of(datasette)
    return await shown(found, "search.html", lambda connection: pages.search(connection, query, RESULTS))


async def search_json(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds, for programs."""
    query = request.args.get("q") or ""
    limit = _limit(request.args.get("limit"))
    database = (await catalog_of(datasette)).database
    results = await database.execute_fn(lambda connection: search(connection, query, limit=limit))
    body = json.dumps(results.as_json(), ensure_ascii=True)
    return Response(body, content_type="application/json; charset=utf-8", headers={"cache-control": "max-age=300"})


def _limit(text: str | None) -> int:
    given = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else RESULTS  # noqa: PLR2004
    return max(1, min(given, MOST_RESULTS))


ROUTES: Routes = (
    (r"^/search$", search_page),
    (r"^/search\.json$", search_json),
)
