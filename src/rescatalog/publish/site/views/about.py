"""What the data is, whose it is, and how to get it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site.about_data import about_data
from rescatalog.publish.site.addressing import origin_of
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

# Source: lite.datasette.io: opens a database that any site may read.
_LITE = "https://lite.datasette.io/?url="


async def data(datasette: Datasette, request: Request) -> Response:
    """Return what the tables are and how to get them."""
    found = await catalog_of(datasette)
    file = f"{found.address}.db"
    lite = _LITE + quote(origin_of(datasette, request) + file, safe="")
    return await shown(found, "about_data.html", lambda connection: about_data(connection, file, lite))


ROUTES: Routes = ((r"^/about/data$", data),)
