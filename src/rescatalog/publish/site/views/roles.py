"""Roles: all beside each other, and each with its topics, guide by guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import reading_role
from rescatalog.publish.site.answering import Routes, catalog_of, shown

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]


async def roles(datasette: Datasette) -> Response:
    """Return all roles."""
    return await shown(await catalog_of(datasette), "roles.html", reading_role.roles)


async def role(datasette: Datasette, request: Request) -> Response:
    """Return what a role should know, how well, by whose word, and what to study for it."""
    name = request.url_vars["name"]
    found = await catalog_of(datasette)
    return await shown(found, "role.html", lambda connection: reading_role.role(connection, name))


ROUTES: Routes = (
    (r"^/roles$", roles),
    (r"^/roles/(?P<name>[^/]+)$", role),
)
