"""Resources beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import reading_compare
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def compare(datasette: Datasette, request: Request) -> Response:
    """Return the resources asked for, or how to choose some."""
    names = reading_compare.asked_for(request.args.getlist("ids"))
    found = await catalog_of(datasette)
    return await shown(found, "compare.html", lambda connection: reading_compare.compare(connection, names))


ROUTES: Routes = ((r"^/compare$", compare),)
