"""Pages on one thing: a resource, a topic, a learning path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import pages
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def resource(datasette: Datasette, request: Request) -> Response:
    """Return all that is known of a resource."""
    name = request.url_vars["name"]
    found = await catalog_of(datasette)
    return await shown(found, "resource.html", lambda connection: pages.resource(connection, name))


async def topic(datasette: Datasette, request: Request) -> Response:
    """Return a topic, what it needs, and its resources."""
    name = request.url_vars["name"]
    return await shown(await catalog_of(datasette), "topic.html", lambda connection: pages.topic(connection, name))


async def path(datasette: Datasette, request: Request) -> Response:
    """Return a learning path step by step."""
    name = request.url_vars["name"]
    return await shown(await catalog_of(datasette), "path.html", lambda connection: pages.path(connection, name))


ROUTES: Routes = (
    (r"^/resources/(?P<name>[^/]+)$", resource),
    (r"^/topics/(?P<name>[^/]+)$", topic),
    (r"^/paths/(?P<name>[^/]+)$", path),
)
