"""Feeds: what is new, what died, what is new on a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import happened
from rescatalog.publish.site.addressing import origin_of
from rescatalog.publish.site.answering import Routes, catalog_of, not_found
from rescatalog.publish.site.atom import atom
from rescatalog.publish.site.unchanged import answer

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

_ATOM = "application/atom+xml; charset=utf-8"


async def feed(datasette: Datasette, request: Request) -> Response:
    """Return a feed by its name."""
    found = await catalog_of(datasette)
    name, catalog = request.url_vars["name"], found.info["catalog"]
    told = await found.database.execute_fn(
        lambda connection: (
            happened.died(connection, catalog)
            if name == "dead"
            else happened.added(connection, catalog)
            if name == "added"
            else happened.on_topic(connection, catalog, name.removeprefix("topic-"))
            if name.startswith("topic-")
            else None
        )
    )
    return not_found(found) if told is None else answer(request, atom(told, origin_of(datasette, request)), _ATOM)


ROUTES: Routes = ((r"^/feeds/(?P<name>[^/]+)\.atom$", feed),)
