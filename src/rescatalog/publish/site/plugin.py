"""Datasette's hooks: our pages under `/`, security headers everywhere."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl  # type: ignore[import-untyped]  # Datasette ships no types
from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]

from rescatalog.publish.search import search
from rescatalog.publish.site import pages
from rescatalog.publish.site.render import page

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]
    from datasette.database import Database  # type: ignore[import-untyped]

# Our pages need no script and nothing from elsewhere.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
EVERYWHERE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
)
RESULTS = 20
MOST_RESULTS = 100

Handler = Callable[..., Awaitable[Response]]
Asgi = Callable[..., Awaitable[None]]


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Handler]]:
    """Return our pages; they come before Datasette's own."""
    return [
        (r"^/$", home),
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

    def wrap(application: Asgi) -> Asgi:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's types
            async def send_with_headers(event: dict[str, Any]) -> None:
                if event["type"] == "http.response.start":
                    present = {name.lower() for name, _ in event.get("headers", [])}
                    more = [pair for pair in EVERYWHERE if pair[0] not in present]
                    event = {**event, "headers": [*event.get("headers", []), *more]}
                await send(event)

            await application(scope, receive, send_with_headers)

        return wrapped

    return wrap


async def home(datasette: Datasette) -> Response:
    """Return the first page."""
    return await _shown(datasette, "home.html", pages.home)


async def search_page(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds; the address can be shared."""
    query = request.args.get("q") or ""
    return await _shown(datasette, "search.html", lambda connection: pages.search(connection, query, RESULTS))


async def search_json(datasette: Datasette, request: Request) -> Response:
    """Return what a query finds, for programs."""
    query = request.args.get("q") or ""
    limit = _limit(request.args.get("limit"))
    database = _catalog(datasette)
    if database is None:
        return _no_catalog()
    found = await database.execute_fn(lambda connection: search(connection, query, limit=limit))
    body = json.dumps(found.as_json(), ensure_ascii=True)
    return Response(body, content_type="application/json; charset=utf-8", headers={"cache-control": "max-age=300"})


async def resource(datasette: Datasette, request: Request) -> Response:
    """Return all that is known of a resource."""
    name = request.url_vars["name"]
    return await _shown(datasette, "resource.html", lambda connection: pages.resource(connection, name))


async def topic(datasette: Datasette, request: Request) -> Response:
    """Return a topic, what it needs, and its resources."""
    name = request.url_vars["name"]
    return await _shown(datasette, "topic.html", lambda connection: pages.topic(connection, name))


async def path(datasette: Datasette, request: Request) -> Response:
    """Return a learning path step by step."""
    name = request.url_vars["name"]
    return await _shown(datasette, "path.html", lambda connection: pages.path(connection, name))


async def robots() -> Response:
    """Return what crawlers should leave alone: endless combinations of filters."""
    return Response.text("User-agent: *\nDisallow: /search?\nDisallow: /catalog/\n")


async def health(datasette: Datasette) -> Response:
    """Return whether the catalog can be read."""
    database = _catalog(datasette)
    if database is None:
        return _no_catalog()
    counted = await database.execute("select count(*) from resources")
    return Response.json({"ok": True, "resources": counted.single_value()})


async def style() -> Response:
    """Return the one style sheet."""
    text = files("rescatalog.publish.site").joinpath("static/rescatalog.css").read_text(encoding="utf-8")
    headers = {"cache-control": "max-age=3600"}
    return Response(text, content_type="text/css; charset=utf-8", headers=headers)


async def _shown(datasette: Datasette, template: str, gather: Callable[[Any], dict[str, Any] | None]) -> Response:
    """Return a page, or the page for what is not there when nothing was gathered."""
    database = _catalog(datasette)
    if database is None:
        return _no_catalog()
    context = await database.execute_fn(gather)
    status = 200
    if context is None:
        template, context, status = "not_found.html", {"title": "Not in the catalog"}, 404
    info = await database.execute_fn(pages.info)
    headers = {"content-security-policy": POLICY, "cache-control": "public, max-age=300"}
    return Response.html(page(template, info=info, **context), status=status, headers=headers)


def _catalog(datasette: Datasette) -> Database | None:
    """Return the database named `catalog`, or the first one; None when there is none."""
    databases: dict[str, Database] = datasette.databases
    named = [database for name, database in databases.items() if not name.startswith("_")]
    return databases.get("catalog") or (named[0] if named else None)


def _no_catalog() -> Response:
    return Response.text("There is no catalog here.\n", status=404)


def _limit(text: str | None) -> int:
    given = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else RESULTS  # noqa: PLR2004
    return max(1, min(given, MOST_RESULTS))
