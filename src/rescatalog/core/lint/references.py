"""Every id that is named must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.catalog.problem import Problem, nearest
from rescatalog.core.catalog.vocab import Need


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
    unread: frozenset[str]
    complete: bool = True

    def each(self, names: Sequence[str], document: Document, *path: str | int) -> Iterator[Problem]:
        """Yield a problem for every unknown name of a list at `path`."""
        for index, name in enumerate(names):
            yield from self.one(name, document, *path, index)

    def one(self, name: str | None, document: Document, *path: str | int) -> Iterator[Problem]:
        """Yield a problem when the name at `path` is unknown."""
        if name is None or name in self.known or name in self.unread or not self.complete:
            return
        meant = nearest(name, {*self.known, *self.unread})
        hint = f"did you mean `{meant}`?" if meant else "add it, or name another"
        message = f"there is no {self.what} `{name}`; {hint}"
        yield Problem(code=self.code, place=document.value(*path), message=message, fix=meant)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that may be used, one attribute for each sort."""

    topics: _Names
    resources: _Names
    roles: _Names
    degrees: _Names
    providers: _Names
    people: _Names
    tools: _Names
    guides: _Names
    questions: _Names


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield names of nothing: topics (CAT401, in the vocabulary CAT403), resources (CAT402), all else (CAT407)."""
    known = _Known(
        topics=_names(catalog, "topic", catalog.topics, "CAT401"),
        resources=_names(catalog, "resource", catalog.entries, "CAT402"),
        roles=_names(catalog, "role", catalog.roles),
        degrees=_names(catalog, "degree", catalog.degrees),
        providers=_names(catalog, "provider", catalog.providers),
        people=_names(catalog, "person", catalog.people),
        tools=_names(catalog, "tool", catalog.tools),
        guides=_names(catalog, "guide", catalog.guides),
        questions=_names(catalog, "question", catalog.questions),
    )
    yield from _in_vocabulary(catalog, known)
    yield from _in_entries(catalog, known)
    yield from _in_paths(catalog, known)
    yield from _in_guides(catalog, known)
    yield from _in_redirects(catalog, known)


def _in_entries(catalog: Catalog, known: _Known) -> Iterator[Problem]:
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for key in ("topics", "requires", "avoids"):
            yield from known.topics.each(getattr(entry, key) or (), document, key)
        yield from known.roles.each(entry.roles, document, "roles")
        yield from known.providers.one(entry.provider, document, "provider")
        yield from known.resources.each(entry.after, document, "after")
        yield from known.resources.each(entry.status.replaced_by, document, "status", "replaced_by")
        for index, relation in enumerate(entry.relations):
            yield from known.resources.one(relation.target, document, "relations", index, "target")


def _in_paths(catalog: Catalog, known: _Known) -> Iterator[Problem]:
    for path in catalog.paths.values():
        document = catalog.documents["path", path.id]
        yield from known.guides.each(path.from_, document, "from")
        yield from known.topics.each(path.for_.assumes, document, "for", "assumes")
        yield from known.roles.each(path.for_.roles, document, "for", "roles")
        yield from known.degrees.each(path.for_.degrees, document, "for", "degrees")
        for index, step in enumerate(path.steps):
            goal = step.goal.topic if step.goal else None
            yield from known.topics.one(goal, document, "steps", index, "goal", "topic")
            yield from known.topics.one(step.until, document, "steps", index, "until")
            yield from known.resources.each(step.of, document, "steps", index, "of")


def _in_guides(catalog: Catalog, known: _Known) -> Iterator[Problem]:
    for guide in catalog.guides.values():
        document = catalog.documents["guide", guide.id]
        for index, said in enumerate(guide.recommends):
            way = ("recommends", index)
            yield from known.resources.one(said.resource, document, *way, "resource")
            yield from known.providers.one(said.provider, document, *way, "provider")
            yield from known.tools.one(said.tool, document, *way, "tool")
            yield from known.people.one(said.person, document, *way, "person")
            yield from known.roles.each(said.roles, document, *way, "roles")
            yield from known.degrees.each(said.degrees, document, *way, "degrees")
            yield from known.topics.each(said.topics, document, *way, "topics")
            yield from known.topics.each(said.assumes, document, *way, "assumes")
        for index, rating in enumerate(guide.rates):
            yield from known.providers.one(rating.provider, document, "rates", index, "provider")
        for index, expected in enumerate(guide.expects):
            yield from known.topics.one(expected.topic, document, "expects", index, "topic")
        for index, use in enumerate(guide.uses):
            yield from known.topics.one(use.topic, document, "uses", index, "topic")
        for index, position in enumerate(guide.positions):
            yield from known.questions.one(position.question, document, "positions", index, "question")
            yield from known.topics.each(position.topics, document, "positions", index, "topics")


def _in_vocabulary(catalog: Catalog, known: _Known) -> Iterator[Problem]:
    topics = _names(catalog, "topic", catalog.topics, "CAT403")
    for topic in catalog.topics.values():
        document = catalog.documents["topic", topic.id]
        yield from topics.one(topic.under, document, "under")
        yield from topics.each(topic.needs, document, "needs")
    for role in catalog.roles.values():
        document = catalog.documents["role", role.id]
        yield from known.roles.each(role.includes, document, "includes")
        yield from _needs(role.requires, document, known)
    for degree in catalog.degrees.values():
        document = catalog.documents["degree", degree.id]
        yield from known.guides.one(degree.guide, document, "guide")
        yield from _needs(degree.requires, document, known)


def _needs(needs: Iterable[Need], document: Document, known: _Known) -> Iterator[Problem]:
    for index, need in enumerate(needs):
        yield from known.topics.one(need.topic, document, "requires", index, "topic")
        yield from known.guides.one(need.guide, document, "requires", index, "guide")


def _in_redirects(catalog: Catalog, known: _Known) -> Iterator[Problem]:
    for old, new in catalog.redirects.items():
        document = catalog.documents["redirects", "redirects"]
        yield from known.resources.one(new, document, old)
        if old in catalog.entries:
            message = f"`{old}` was renamed, so no entry may have this id again"
            yield Problem(code="CAT408", place=document.place(old), message=message)


def _names(catalog: Catalog, what: str, known: Iterable[str], code: str = "CAT407") -> _Names:
    unread = frozenset(name for sort, name in catalog.unread if sort == what)
    return _Names(code, what, known, unread, complete="*" not in unread)
