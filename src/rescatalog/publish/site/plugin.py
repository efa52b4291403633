"""Datasette's hooks: our pages under `/`, a page for what is not there, security headers everywhere."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl  # type: ignore[import-untyped]  # Datasette ships no types
from datasette.utils.asgi import NotFound, Request, Response  # type: ignore[import-untyped]

from rescatalog.publish.search import search
from rescatalog.publish.site import pages
from rescatalog.publish.site.finding import Found, find_catalog
from rescatalog.publish.site.headers import OWN_PAGE, Asgi, with_headers
from rescatalog.publish.site.render import page

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

RESULTS = 20
MOST_RESULTS = 100

Handler = Callable[..., Awaitable[Any]]


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Handler]]:
    """Return our pages; they come before Datasette's own."""
    return [
        # The empty group is what Datasette's own first page expects.
        (r"^/(?P<format>)$", home),
        (r"^/search$", search_page),
        (r"^/search\.json$", search_json),
        (r"^/resources/(?P<name>[^/]+)$", resource),
        (r"^/topics/(?P<name>[^/]+)$", topic),
        (r"^/paths/(?P<name>[^/]+)$", path),
        (r"^/robots\.txt$", robots),
        (r"^/-/health$", health),
        (r"^/-/rescatalog\.css$", style),
    ]


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:  # noqa: ARG001 - Datasette's signature
    """Return a wrapper that adds to every answer what browsers should know."""
    return with_headers


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Handler | None:
    """Return our page for an address that nobody answers; every other failure is Datasette's."""
    if not isinstance(exception, NotFound) or request.path.endswith(".json"):
        return None

    async def not_found() -> Response | None:
        found = await find_catalog(datasette)
        return None if found is None else _not_found(found)

    return not_found


async def home(datasette: Datasette, request: Request, send: Any) -> Response | None:  # noqa: ANN401 - ASGI's type
    """Return the first page, or Datasette's where no catalog is served."""
    found = await find_catalog(datasette)
    if found is not None:
        return await _shown(found, "home.html", pages.home)
    # Loads `datasette.app`, which loads this module.
    from datasette.views.index import IndexView  # type: ignore[import-untyped]  # noqa: PLC0415

    response: Response | None = await IndexView.as_view(datasette)(request, send)
    return response


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds; the address can be shared."""
    query = request.args.get("q") or ""
    found = await _catalog(datasette)
    return await _shown(found, "search.html", lambda connection: pages.search(connection, query, RESULTS))


async def search_json(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds, for programs."""
    query = request.args.get("q") or ""
    limit = _limit(request.args.get("limit"))
    database = (await _catalog(datasette)).database
    results = await database.execute_fn(lambda connection: search(connection, query, limit=limit))
    body = json.dumps(results.as_json(), ensure_ascii=True)
    return Response(body, content_type="application/json; charset=utf-8", headers={"cache-control": "max-age=300"})


async def resource(datasette: Datasette, request: Request) -> Response:
    """Return all that is known of a resource."""
    name = request.url_vars["name"]
    found = await _catalog(datasette)
    return await _shown(found, "resource.html", lambda connection: pages.resource(connection, name))


async def topic(datasette: Datasette, request: Request) -> Response:
    """Return a topic, what it needs, and its resources."""
    name = request.url_vars["name"]
    return await _shown(await _catalog(datasette), "topic.html", lambda connection: pages.topic(connection, name))


async def path(datasette: Datasette, request: Request) -> Response:
    """Return a learning path step by step."""
    name = request.url_vars["name"]
    return await _shown(await _catalog(datasette), "path.html", lambda connection: pages.path(connection, name))


async def robots(datasette: Datasette) -> Response:
    """Return what crawlers should leave alone: endless combinations of filters."""
    found = await _catalog(datasette)
    return Response.text(f"User-agent: *\nDisallow: /search?\nDisallow: {found.address}/\n")


async def health(datasette: Datasette) -> Response:
    """Return whether the catalog can be read."""
    database = (await _catalog(datasette)).database
    counted = await database.execute("select count(*) from resources")
    return Response.json({"ok": True, "resources": counted.single_value()})


async def style() -> Response:
    """Return the one style sheet."""
    text = files("rescatalog.publish.site").joinpath("static/rescatalog.css").read_text(encoding="utf-8")
    headers = {"cache-control": "max-age=3600"}
    return Response(text, content_type="text/css; charset=utf-8", headers=headers)


async def _catalog(datasette: Datasette) -> Found:
    """Return the catalog that is served.

    Raises:
        NotFound: there is none.
    """
    found = await find_catalog(datasette)
    if found is None:
        raise NotFound("There is no catalog here.")
    return found


async def _shown(found: Found, template: str, gather: Callable[[Any], dict[str, Any] | None]) -> Response:
    """Return a page, or the page for what is not there when nothing was gathered."""
    context = await found.database.execute_fn(gather)
    if context is None:
        return _not_found(found)
    return Response.html(page(template, data=found.address, info=found.info, **context), headers=OWN_PAGE)


def _not_found(found: Found) -> Response:
    body = page("not_found.html", data=found.address, info=found.info, title="Not in the catalog")
    return Response.html(body, status=404, headers=OWN_PAGE)


def _limit(text: str | None) -> int:
    given = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else RESULTS  # noqa: PLR2004
    return max(1, min(given, MOST_RESULTS))
