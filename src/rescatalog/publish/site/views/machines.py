"""What programs ask for: robots.txt, health, the style sheet."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from datasette.utils.asgi import Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site.answering import Routes, catalog_of

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def robots(datasette: Datasette) -> Response:
    """Return what crawlers should leave alone: endless combinations of filters."""
    found = await catalog_of(datasette)
    return Response.text(f"User-agent: *\nDisallow: /search?\nDisallow: {found.address}/\n")


async def health(datasette: Datasette) -> Response:
    """Return whether the catalog can be read."""
    database = (await catalog_of(datasette)).database
    counted = await database.execute("select count(*) from resources")
    return Response.json({"ok": True, "resources": counted.single_value()})


async def style() -> Response:
    """Return the one style sheet."""
    text = files("rescatalog.publish.site").joinpath("static/rescatalog.css").read_text(encoding="utf-8")
    headers = {"cache-control": "max-age=3600"}
    return Response(text, content_type="text/css; charset=utf-8", headers=headers)


ROUTES: Routes = (
    (r"^/robots\.txt$", robots),
    (r"^/-/health$", health),
    (r"^/-/rescatalog\.css$", style),
)
