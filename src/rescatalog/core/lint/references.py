"""Every id that is named must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rescatalog.core.catalog import Catalog, Document
from rescatalog.core.problem import Problem, nearest

Path = tuple[str | int, ...]


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for every topic (CAT401) or resource (CAT402) that is named and not there."""
    for entry in catalog.entries.values():
        document = catalog.documents["resource", entry.id]
        for key in ("topics", "requires", "avoids"):
            yield from _unknown("CAT401", "topic", getattr(entry, key) or (), catalog.topics, document, (key,))
        yield from _unknown("CAT402", "resource", entry.after, catalog.entries, document, ("after",))
        for index, relation in enumerate(entry.relations):
            where: Path = ("relations", index, "target")
            yield from _one("CAT402", "resource", relation.target, catalog.entries, document, where)
        where = ("status", "replaced_by")
        yield from _unknown("CAT402", "resource", entry.status.replaced_by, catalog.entries, document, where)
    for path in catalog.paths.values():
        document = catalog.documents["path", path.id]
        assumes: Path = ("for", "assumes")
        yield from _unknown("CAT401", "topic", path.for_.assumes, catalog.topics, document, assumes)
        for index, step in enumerate(path.steps):
            named = (("goal", "topic"), step.goal.topic if step.goal else None), (("until",), step.until)
            for inner, topic in named:
                if topic is not None:
                    where = ("steps", index, *inner)
                    yield from _one("CAT401", "topic", topic, catalog.topics, document, where)
            yield from _unknown("CAT402", "resource", step.of, catalog.entries, document, ("steps", index, "of"))


def _unknown(
    code: str, what: str, names: Sequence[str], known: Iterable[str], document: Document, path: Path
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        yield from _one(code, what, name, known, document, (*path, index))


def _one(code: str, what: str, name: str, known: Iterable[str], document: Document, path: Path) -> Iterator[Problem]:
    if name in known:
        return
    meant = nearest(name, known)
    hint = f"; did you mean `{meant}`?" if meant else ""
    yield Problem(code=code, place=document.place(*path), message=f"there is no {what} `{name}`{hint}", fix=meant)
