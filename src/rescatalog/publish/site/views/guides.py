"""Guides: all of them, and what each asks, recommends and holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import reading_guide
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def guides(datasette: Datasette) -> Response:
    """Return all guides, and where they differ."""
    return await shown(await catalog_of(datasette), "guides.html", reading_guide.guides)


async def guide(datasette: Datasette, request: Request) -> Response:
    """Return what a guide says."""
    name = request.url_vars["name"]
    found = await catalog_of(datasette)
    return await shown(found, "guide.html", lambda connection: reading_guide.guide(connection, name))


ROUTES: Routes = (
    (r"^/guides$", guides),
    (r"^/guides/(?P<name>[^/]+)$", guide),
)
