"""How alive the links are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site.answering import Routes, catalog_of, shown
from rescatalog.publish.site.link_health import link_health

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def status(datasette: Datasette) -> Response:
    """Return how links stand, how they stood, and how that is measured."""
    return await shown(await catalog_of(datasette), "status.html", link_health)


ROUTES: Routes = ((r"^/status$", status),)
