"""Topics as a tree and as a graph: parts and wholes, and what rests on what; safe on cycles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from rescatalog.core.planning.curriculum import Subject

Topics = Mapping[str, Subject]


def parts_of(topics: Topics) -> dict[str, tuple[str, ...]]:
    """Return the direct parts of every topic that has some, in the order of the vocabulary."""
    found: dict[str, list[str]] = defaultdict(list)
    for topic in topics.values():
        if topic.under is not None:
            found[topic.under].append(topic.id)
    return {name: tuple(parts) for name, parts in found.items()}


def wholes_of(name: str, topics: Topics) -> tuple[str, ...]:
    """Return the broader topics of one, the nearest first."""
    found: list[str] = []
    above = topics[name].under if name in topics else None
    while above is not None and above in topics and above not in found:
        found.append(above)
        above = topics[above].under
    return tuple(found)


def root_of(name: str, topics: Topics) -> str:
    """Return the broadest topic above one, or itself."""
    return (name, *wholes_of(name, topics))[-1]


def reached(names: Iterable[str], nexts: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return `names` and all that can be reached from them."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(nexts(name))
    return frozenset(found)


def below(name: str, parts: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return all parts of a topic, at any depth, without itself."""
    return reached(parts.get(name, ()), lambda part: parts.get(part, ())) - {name}


def resting_on(name: str, topics: Topics) -> tuple[str, ...]:
    """Return what a topic needs directly, as far as the vocabulary has it."""
    return tuple(need for need in topics[name].needs if need in topics and need != name) if name in topics else ()
