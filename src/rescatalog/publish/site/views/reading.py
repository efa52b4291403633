"""Pages on one thing: a resource, a learning path; and the list of paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import reading_home, reading_path, reading_resource
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def resource(datasette: Datasette, request: Request) -> Response:
    """Return all that is known of a resource."""
    name = request.url_vars["name"]
    found = await catalog_of(datasette)
    return await shown(found, "resource.html", lambda connection: reading_resource.resource(connection, name))


async def path(datasette: Datasette, request: Request) -> Response:
    """Return a learning path step by step."""
    name = request.url_vars["name"]
    found = await catalog_of(datasette)
    return await shown(found, "path.html", lambda connection: reading_path.path(connection, name))


async def paths(datasette: Datasette) -> Response:
    """Return all learning paths."""
    return await shown(await catalog_of(datasette), "paths.html", reading_home.paths)


ROUTES: Routes = (
    (r"^/resources/(?P<name>[^/]+)$", resource),
    (r"^/paths/(?P<name>[^/]+)$", path),
    (r"^/paths$", paths),
)
