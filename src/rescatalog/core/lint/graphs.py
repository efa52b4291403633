"""Prerequisites and orders must be possible: no dangling topic, no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from rescatalog.core.catalog import Catalog
from rescatalog.core.problem import Problem, nearest


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield dangling topic edges (CAT403), circles of topics (CAT404) and of `after` (CAT405)."""
    yield from _dangling(catalog)
    # A broad topic needs its parts, so a topic that needs what it is a part of is a circle as well.
    needs: dict[str, set[str]] = {topic.id: set(topic.needs) for topic in catalog.topics.values()}
    for topic in catalog.topics.values():
        if topic.under in needs:
            needs[topic.under].add(topic.id)
    circle = _circle(needs)
    if circle:
        order = list(catalog.topics)
        place = catalog.documents["topics", "topics"].place(order.index(circle[0]))
        yield Problem(code="CAT404", place=place, message=f"topics need each other in a circle: {_shown(circle)}")
    after = {entry.id: set(entry.after) & catalog.entries.keys() for entry in catalog.entries.values()}
    circle = _circle(after)
    if circle:
        place = catalog.documents["resource", circle[0]].place("after")
        yield Problem(code="CAT405", place=place, message=f"`after` goes in a circle: {_shown(circle)}")


def _dangling(catalog: Catalog) -> Iterator[Problem]:
    for index, topic in enumerate(catalog.topics.values()):
        document = catalog.documents["topics", "topics"]
        named = [("needs", n, need) for n, need in enumerate(topic.needs)]
        for key, position, name in [("under", -1, topic.under), *named]:
            if name is None or name in catalog.topics:
                continue
            meant = nearest(name, catalog.topics)
            path = (index, key) if position < 0 else (index, key, position)
            hint = f"; did you mean `{meant}`?" if meant else ""
            yield Problem(
                code="CAT403",
                place=document.place(*path),
                message=f"topic `{topic.id}` names `{name}`, which is no topic{hint}",
                fix=meant,
            )


def _circle(edges: Mapping[str, set[str]]) -> list[str]:
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
