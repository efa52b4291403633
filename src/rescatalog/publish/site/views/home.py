"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import reading_home
from rescatalog.publish.site.answering import Routes, shown
from rescatalog.publish.site.finding import find_catalog

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def home(datasette: Datasette, request: Request, send: Any) -> Response | None:  # noqa: ANN401 - ASGI's type
    """Return the first page, or Datasette's where no catalog is served."""
    found = await find_catalog(datasette)
    if found is not None:
        return await shown(found, "home.html", reading_home.home)
    # Loads `datasette.app`, which loads this module.
    from datasette.views.index import IndexView  # type: ignore[import-untyped]  # noqa: PLC0415

    response: Response | None = await IndexView.as_view(datasette)(request, send)
    return response


# The empty group is what Datasette's own first page expects.
ROUTES: Routes = ((r"^/(?P<format>)$", home),)
