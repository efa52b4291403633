"""Every id that is named must exist."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rescatalog.core.catalog import Catalog, Document
from rescatalog.core.problem import Problem, nearest


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one sort of thing.

    Attributes:
        code: what to report an unknown name as.
        what: what the things are called.
        known: those that could be read.
        unread: those that are there but could not be read; naming them is no fault.
        complete: whether the two are all there are.
    """

    code: str
    what: str
    known: Iterable[str]
    unread: Container[str]
    complete: bool = True

    def each(self, names: Sequence[str], document: Document, *path: str | int) -> Iterator[Problem]:
        """Yield a problem for every unknown name of a list at `path`."""
        for index, name in enumerate(names):
            yield from self.one(name, document, *path, index)

    def one(self, name: str | None, document: Document, *path: str | int) -> Iterator[Problem]:
        """Yield a problem when the name at `path` is unknown."""
        if name is None or name in self.known or name in self.unread or not self.complete:
            return
        meant = nearest(name, self.known)
        hint = f"did you mean `{meant}`?" if meant else "add it, or name another"
        message = f"there is no {self.what} `{name}`; {hint}"
        yield Problem(code=self.code, place=document.value(*path), message=message, fix=meant)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield unknown topics (CAT401) and resources (CAT402), and unknown topics in the vocabulary (CAT403)."""
    topics = _topics(catalog, "CAT401")
    resources = _Names("CAT402", "resource", catalog.entries, _unread(catalog, "resource"))
    yield from _in_vocabulary(catalog)
    yield from _in_entries(catalog, topics, resources)
    yield from _in_paths(catalog, topics, resources)


def _in_entries(catalog: Catalog, topics: _Names, resources: _Names) -> Iterator[Problem]:
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for key in ("topics", "requires", "avoids"):
            yield from topics.each(getattr(entry, key) or (), document, key)
        yield from resources.each(entry.after, document, "after")
        yield from resources.each(entry.status.replaced_by, document, "status", "replaced_by")
        for index, relation in enumerate(entry.relations):
            yield from resources.one(relation.target, document, "relations", index, "target")


def _in_paths(catalog: Catalog, topics: _Names, resources: _Names) -> Iterator[Problem]:
    for path in catalog.paths.values():
        document = catalog.documents["path", path.id]
        yield from topics.each(path.for_.assumes, document, "for", "assumes")
        for index, step in enumerate(path.steps):
            goal = step.goal.topic if step.goal else None
            yield from topics.one(goal, document, "steps", index, "goal", "topic")
            yield from topics.one(step.until, document, "steps", index, "until")
            yield from resources.each(step.of, document, "steps", index, "of")


def _in_vocabulary(catalog: Catalog) -> Iterator[Problem]:
    topics = _topics(catalog, "CAT403")
    for topic in catalog.topics.values():
        document = catalog.documents["topic", topic.id]
        yield from topics.one(topic.under, document, "under")
        yield from topics.each(topic.needs, document, "needs")


def _topics(catalog: Catalog, code: str) -> _Names:
    complete = ("topics", "topics") not in catalog.unread
    return _Names(code, "topic", catalog.topics, _unread(catalog, "topic"), complete)


def _unread(catalog: Catalog, what: str) -> frozenset[str]:
    return frozenset(name for sort, name in catalog.unread if sort == what)
