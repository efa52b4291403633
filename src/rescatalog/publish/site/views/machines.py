"""What programs ask for: robots.txt, the sitemap, health, descriptions of the search and of all, the style sheet."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site.addressing import origin_of
from rescatalog.publish.site.answering import Routes, catalog_of, not_found
from rescatalog.publish.site.llms import llms_text
from rescatalog.publish.site.opensearch import opensearch
from rescatalog.publish.site.sitemap import pages_of, sitemap
from rescatalog.publish.site.style import style_sheet
from rescatalog.publish.site.unchanged import answer

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def robots(datasette: Datasette, request: Request) -> Response:
    """Return what crawlers should leave alone: endless combinations of filters."""
    found = await catalog_of(datasette)
    endless = ("/search?", "/search.", "/plan?", "/compare?", f"{found.address}/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in endless), ""]
    return Response.text("\n".join([*lines, f"Sitemap: {origin_of(datasette, request)}/sitemap.xml", ""]))


async def site_map(datasette: Datasette, request: Request) -> Response:
    """Return the sitemap, or one part of a long one."""
    found = await catalog_of(datasette)
    checked_at, part = found.info["links_checked_at"], request.url_vars["part"]
    pages = await found.database.execute_fn(lambda connection: pages_of(connection, checked_at))
    text = sitemap(pages, origin_of(datasette, request), int(part) if part else None)
    return not_found(found) if text is None else answer(request, text, "application/xml; charset=utf-8")


async def search_description(datasette: Datasette, request: Request) -> Response:
    """Return what browsers read to offer the search."""
    found = await catalog_of(datasette)
    text = opensearch(found.info["catalog"], origin_of(datasette, request))
    return answer(request, text, "application/opensearchdescription+xml; charset=utf-8")


async def llms(datasette: Datasette, request: Request) -> Response:
    """Return what is here, for programs that read texts."""
    found, origin = await catalog_of(datasette), origin_of(datasette, request)
    text = await found.database.execute_fn(lambda connection: llms_text(connection, found.info, origin))
    return answer(request, text, "text/plain; charset=utf-8")


async def health(datasette: Datasette) -> Response:
    """Return whether the catalog can be read, and with which SQLite."""
    found = await catalog_of(datasette)
    counted = await found.database.execute("select count(*) from resources")
    told = {
        "ok": True,
        "resources": counted.single_value(),
        "sqlite": sqlite3.sqlite_version,
        "links_checked_at": found.info["links_checked_at"] or None,
    }
    return Response.json(told, headers={"cache-control": "no-store"})


async def style(request: Request) -> Response:
    """Return the one style sheet."""
    return answer(request, style_sheet(), "text/css; charset=utf-8")


async def icon(request: Request) -> Response:
    """Return the picture that browsers show beside the title."""
    text = files("rescatalog.publish.site").joinpath("static/icon.svg").read_text(encoding="utf-8")
    return answer(request, text, "image/svg+xml")


ROUTES: Routes = (
    (r"^/robots\.txt$", robots),
    (r"^/sitemap(?:-(?P<part>[0-9]{1,4}))?\.xml$", site_map),
    (r"^/opensearch\.xml$", search_description),
    (r"^/llms\.txt$", llms),
    (r"^/-/health$", health),
    (r"^/-/rescatalog\.css$", style),
    (r"^/-/icon\.svg$", icon),
)
