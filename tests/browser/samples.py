"""Which pages are looked at: the shortest and the longest of every route, and those that show what others do not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rescatalog.publish.site.views.registry import VIEWS
from tests.publish.addresses import Walk
from tests.publish.making import rows

Samples = Mapping[str, list[str]]

# These answer programs; every other view has pages.
FOR_PROGRAMS = frozenset({"machines", "feeds"})
MISSING = "not found"
LOOKED_AT = (*(view for view in VIEWS if view not in FOR_PROGRAMS), MISSING)
# The shortest and the longest.
OF_EACH = 2
MISSPELT = "eigenvaleus"
NONSENSE = "xqzwvkjhgfd"
ANOTHER_STATE: Mapping[str, tuple[str, ...]] = {
    "search": (
        "/search?q=linear+algebra&kind=book&kind=course&sort=title&page=2",
        f"/search?q={MISSPELT}",
        f"/search?q={NONSENSE}&kind=book&cost=free",
        f"/search?q=algebra+{NONSENSE}",
    ),
    "plan": (
        "/plan?role=nobody&hours=many",
        "/plan?role=data-analyst&weeks=2&hours=2&free=1&language=en&knows=vectors",
    ),
    "topics": ("/topics/linear-algebra?level=intermediate&free=1&page=2", "/topics/topology?level=school&free=1"),
    MISSING: ("/no-such-page", "/resources/no-such-resource"),
}
# Pages of resources look different with each of these; one of each is shown.
RESOURCES = (
    "link_state = 'dead'", "link_state = 'unchecked'", "state = 'archived'",
    "id = (select resource_id from related where resource_id in (select resource_id from recommendations) limit 1)",
)  # fmt: skip


def samples_of(everything: Walk, database: Path) -> Samples:
    """Return the addresses to look at, by view.

    Args:
        everything: that was found.
        database: that the site shows.
    """
    shown = [f"/resources/{_first(database, condition)}" for condition in RESOURCES]
    chosen = [*everything.samples(OF_EACH), *shown, _comparison(database)]
    found: dict[str, list[str]] = {view: [] for view in LOOKED_AT}
    for address in chosen:
        found[view_of(address)].append(address)
    return {view: list(dict.fromkeys([*found[view], *ANOTHER_STATE.get(view, ())])) for view in found}


def every(samples: Samples) -> list[str]:
    """Return all addresses."""
    return [address for addresses in samples.values() for address in addresses]


def view_of(address: str) -> str:
    """Return the name of the view that answers an address."""
    path = unquote(urlsplit(address).path)
    return next(name for name, routes in VIEWS.items() if any(re.match(pattern, path) for pattern, _ in routes))


def _first(database: Path, condition: str) -> str:
    [(found,)] = rows(database, f"select id from resources where {condition} order by listed desc, id limit 1")  # noqa: S608
    return str(found)


def _comparison(database: Path) -> str:
    names = rows(database, "select id from resources where listed order by length(topics_text) desc, id limit 4")
    return "/compare?ids=" + ",".join(name for (name,) in names)
