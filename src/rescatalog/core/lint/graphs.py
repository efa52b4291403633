"""Prerequisites and orders must be possible: no circle."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

from rescatalog.core.catalog import Catalog
from rescatalog.core.problem import Problem


def check(catalog: Catalog) -> tuple[Problem, ...]:
    """Return a circle of topics (CAT404) and one of `after` (CAT405), where there is one."""
    found = []
    circle = _circle(_needs(catalog))
    if circle:
        place = catalog.documents["topic", circle[0]].value("id")
        message = f"topics need each other in a circle: {_shown(circle)}; take one `needs` or `under` out"
        found.append(Problem(code="CAT404", place=place, message=message))
    circle = _circle({entry.id: set(entry.after) for entry in catalog.entries.values()})
    if circle:
        place = catalog.documents["resource", circle[0]].place("after")
        message = f"`after` goes in a circle: {_shown(circle)}; take one of them out"
        found.append(Problem(code="CAT405", place=place, message=message))
    return tuple(found)


def _needs(catalog: Catalog) -> dict[str, set[str]]:
    """Return what stands before each topic; a broad topic needs its parts."""
    needs = {topic.id: set(topic.needs) for topic in catalog.topics.values()}
    for topic in catalog.topics.values():
        if topic.under in needs:
            needs[topic.under].add(topic.id)
    return needs


def _circle(edges: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Return the nodes of one circle, the first again at the end, or nothing; always the same one."""
    known = {node: sorted(target for target in targets if target in edges) for node, targets in edges.items()}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        circle: list[str] = list(reversed(error.args[1]))
        start = circle.index(min(circle[:-1]))
        return [*circle[start:-1], *circle[: start + 1]]
    return []


def _shown(circle: list[str]) -> str:
    return " -> ".join(f"`{name}`" for name in circle)
