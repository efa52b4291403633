"""Learning paths that can be walked: with resources that are there, in an order that their needs allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.catalog.curriculum import LearningPath
from rescatalog.core.catalog.problem import Problem

USABLE = frozenset({"active", "archived"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield steps on what is gone (CAT411), out of order (CAT410), and on needs nobody taught (CAT409)."""
    for path in catalog.paths.values():
        document = catalog.documents["path", path.id]
        yield from _gone(catalog, path, document)
        yield from _order(catalog, path, document)
        yield from _needs(catalog, path, document)


def _gone(catalog: Catalog, path: LearningPath, document: Document) -> Iterator[Problem]:
    for index, step in enumerate(path.steps):
        for position, name in enumerate(step.of):
            entry = catalog.entries.get(name)
            if entry is None or entry.status.state in USABLE:
                continue
            successor = next(iter(entry.status.replaced_by), None)
            message = f"`{name}` is {entry.status.state}; {'use its successor' if successor else 'choose another'}"
            place = document.value("steps", index, "of", position)
            yield Problem(code="CAT411", place=place, message=message, fix=successor)


def _order(catalog: Catalog, path: LearningPath, document: Document) -> Iterator[Problem]:
    step_of = {name: index for index, step in reversed(list(enumerate(path.steps))) for name in step.of}
    for index, step in enumerate(path.steps):
        for position, name in enumerate(step.of):
            for earlier in catalog.entries[name].after if name in catalog.entries else ():
                if step_of.get(earlier, -1) > index:
                    message = f"`{name}` says `after: {earlier}`, which comes later here; exchange them"
                    place = document.value("steps", index, "of", position)
                    yield Problem(code="CAT410", place=place, message=message, severity="warning")


def _needs(catalog: Catalog, path: LearningPath, document: Document) -> Iterator[Problem]:
    taught = covered(catalog, path.for_.assumes)
    for index, step in enumerate(path.steps):
        for position, name in enumerate(step.of):
            entry = catalog.entries.get(name)
            missing = [topic for topic in (entry.requires or () if entry else ()) if topic not in taught]
            if missing:
                named = ", ".join(f"`{topic}`" for topic in missing)
                message = f"`{name}` requires {named}, which nothing before teaches; add a step or `assumes`"
                place = document.value("steps", index, "of", position)
                yield Problem(code="CAT409", place=place, message=message, severity="hint")
        given = [topic for name in step.of if name in catalog.entries for topic in catalog.entries[name].topics]
        taught |= covered(catalog, [*given, *([step.goal.topic] if step.goal else [])])


def covered(catalog: Catalog, topics: Sequence[str]) -> set[str]:
    """Return these topics and all below them: who knows linear algebra knows vectors."""
    found = set(topics)
    grown = True
    while grown:
        below = {topic.id for topic in catalog.topics.values() if topic.under in found} - found
        grown = bool(below)
        found |= below
    return found
