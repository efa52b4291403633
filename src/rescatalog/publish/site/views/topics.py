"""Topics: all of them, and each with its resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.publish.site import reading_home, reading_topic
from rescatalog.publish.site.answering import Routes, catalog_of, shown
from rescatalog.publish.site.reading_topic import Wanted

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

_MOST_DIGITS = 4


async def topics(datasette: Datasette) -> Response:
    """Return all topics."""
    return await shown(await catalog_of(datasette), "topics.html", reading_home.topics)


async def topic(datasette: Datasette, request: Request) -> Response:
    """Return a topic, what it needs, and its resources."""
    name = request.url_vars["name"]
    page = request.args.get("page") or ""
    wanted = Wanted(
        level=request.args.get("level") or "",
        free=request.args.get("free") == "1",
        page=int(page) if page.isascii() and page.isdigit() and len(page) <= _MOST_DIGITS else 1,
    )
    found = await catalog_of(datasette)
    return await shown(found, "topic.html", lambda connection: reading_topic.topic(connection, name, wanted))


ROUTES: Routes = (
    (r"^/topics$", topics),
    (r"^/topics/(?P<name>[^/]+)$", topic),
)
