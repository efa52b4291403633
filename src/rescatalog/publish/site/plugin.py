"""Datasette's hooks: our pages under `/`, a page for what is not there, security headers everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from datasette import hookimpl  # type: ignore[import-untyped]  # Datasette ships no types
from datasette.utils.asgi import NotFound, Request, Response  # type: ignore[import-untyped]

from rescatalog.publish.site.answering import Handler
from rescatalog.publish.site.answering import not_found as not_found_page
from rescatalog.publish.site.finding import find_catalog
from rescatalog.publish.site.headers import Asgi, with_headers
from rescatalog.publish.site.views.registry import VIEWS

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Handler]]:
    """Return our pages; they come before Datasette's own."""
    return [route for routes in VIEWS.values() for route in routes]


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
        return None if found is None else not_found_page(found)

    return not_found
