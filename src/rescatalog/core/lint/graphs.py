"""Prerequisites and orders must be possible: no circle."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield every circle of topics (CAT404) and of `after` (CAT405) once, at the first of its names."""
    for circle in circles(_needs(catalog)):
        place = catalog.documents["topic", circle[0]].value("id")
        message = f"topics need each other in a circle: {_shown(circle)}; take one `needs` or `under` out"
        yield Problem(code="CAT404", place=place, message=message)
    for circle in circles({entry.id: set(entry.after) for entry in catalog.entries.values()}):
        place = catalog.documents["resource", circle[0]].place("after")
        message = f"`after` goes in a circle: {_shown(circle)}; take one of them out"
        yield Problem(code="CAT405", place=place, message=message)


def _needs(catalog: Catalog) -> dict[str, set[str]]:
    """Return what stands before each topic; a broad topic needs its parts."""
    needs = {topic.id: set(topic.needs) for topic in catalog.topics.values()}
    for topic in catalog.topics.values():
        if topic.under in needs:
            needs[topic.under].add(topic.id)
    return needs


def circles(edges: Mapping[str, AbstractSet[str]]) -> Iterator[list[str]]:
    """Yield a shortest circle of every knot of circles, its first name again at the end; always the same ones.

    Args:
        edges: what each name points to; names that point nowhere may be left out.
    """
    known = {node: sorted(target for target in targets if target in edges) for node, targets in edges.items()}
    left = {node for node, targets in known.items() if targets}
    # What nothing points to, or what points nowhere, is in no circle; in a sound catalog nothing is left.
    shrinking = True
    while shrinking:
        pointed_to = {target for node in left for target in known[node]}
        staying = {node for node in left & pointed_to if left.intersection(known[node])}
        shrinking = staying != left
        left = staying
    told: set[str] = set()
    for start in sorted(left):
        if start not in told:
            circle = _circle_through(start, known)
            if circle:
                told |= _reachable(start, known) & {node for node in left if start in _reachable(node, known)}
                yield circle


def _circle_through(start: str, edges: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the shortest way from `start` back to it, or nothing."""
    ways = deque([[start]])
    seen: set[str] = set()
    while ways:
        way = ways.popleft()
        for target in edges[way[-1]]:
            if target == start:
                return [*way, start]
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return []


def _reachable(start: str, edges: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        further = [target for target in edges[waiting.pop()] if target not in found]
        found.update(further)
        waiting += further
    return found


def _shown(circle: list[str]) -> str:
    return " -> ".join(f"`{name}`" for name in circle)
