"""What every view of ours does: find the catalog, gather off the event loop, fill a template, say what is not there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site.finding import Found, find_catalog
from rescatalog.publish.site.headers import OWN_PAGE
from rescatalog.publish.site.render import page

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

Handler = Callable[..., Awaitable[Any]]
# Patterns of addresses with what answers them, in the order in which they are tried.
Routes = tuple[tuple[str, Handler], ...]
Context = Mapping[str, Any]


async def catalog_of(datasette: Datasette) -> Found:
    """Return the catalog that is served.

    Raises:
        NotFound: there is none.
    """
    found = await find_catalog(datasette)
    if found is None:
        raise NotFound("There is no catalog here.")
    return found


async def shown(found: Found, template: str, gather: Callable[[Any], Context | None]) -> Response:
    """Return a page, or the page for what is not there when nothing was gathered.

    Args:
        found: the catalog.
        template: its name.
        gather: reads what the template needs; runs in a thread with a connection.
    """
    context = await found.database.execute_fn(gather)
    if context is None:
        return not_found(found)
    return Response.html(page(template, data=found.address, info=found.info, **context), headers=OWN_PAGE)


def not_found(found: Found) -> Response:
    """Return the page for what is not there."""
    body = page("not_found.html", data=found.address, info=found.info, title="Not in the catalog")
    return Response.html(body, status=404, headers=OWN_PAGE)
