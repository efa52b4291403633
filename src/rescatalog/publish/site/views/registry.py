"""All views by name; a new page is a function in one of them, a new sort of page one file and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rescatalog.publish.site.answering import Routes
from rescatalog.publish.site.views import (
    about,
    compare,
    feeds,
    guides,
    home,
    machines,
    plan,
    reading,
    roles,
    search,
    status,
    topics,
)  # fmt: skip

VIEWS: Final[Mapping[str, Routes]] = {
    "home": home.ROUTES,
    "search": search.ROUTES,
    "reading": reading.ROUTES,
    "plan": plan.ROUTES,
    "topics": topics.ROUTES,
    "roles": roles.ROUTES,
    "guides": guides.ROUTES,
    "compare": compare.ROUTES,
    "machines": machines.ROUTES,
    "feeds": feeds.ROUTES,
    "status": status.ROUTES,
    "about": about.ROUTES,
}
