"""A catalog read whole: its card, entries, topics and paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rescatalog.core.catalog.curriculum import CatalogCard, LearningPath
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.catalog.guide import Guide
from rescatalog.core.catalog.problem import Place
from rescatalog.core.catalog.vocab import Degree, Person, Provider, Question, Role, Tool, Topic

# The last step of a path that names the value of a key, not the key; no key in a file is spelled like this.
VALUE = "\x00value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Where one value of the catalog came from.

    Attributes:
        file: path as shown to people.
        places: place of every node of the document by its path, such as `("links", 0, "url")`.
        lines: the text of the file, line by line, for showing a problem.
        base: where in the document this value stands; every path that is asked for starts there.
    """

    file: str
    places: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    base: tuple[str | int, ...] = ()

    def place(self, *path: str | int) -> Place:
        """Return where `path` stands, or the nearest parent that stands in the file."""
        path = (*self.base, *path)
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))

    def value(self, *path: str | int) -> Place:
        """Return where the value at `path` begins, which for the value of a key is after the key."""
        return self.places.get((*self.base, *path, VALUE)) or self.place(*path)

    def line(self, place: Place) -> str:
        """Return the text of the line of `place`, or nothing."""
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """All that was readable, in the order of ids; vocabularies in the order of their files.

    Attributes:
        card: the catalog's own card.
        entries: resources by id.
        paths: learning paths by id.
        guides: guides by id.
        topics: topics by id; so are the other vocabularies.
        redirects: ids of resources that were renamed, with the new ones.
        documents: where each came from, by what it is (`resource`, `path`, `guide`, `topic`, `role`, …) and its id.
        unread: what is there but could not be read, by what it is and its id; `(what, "*")` when that is the
            whole vocabulary. Naming one of these is no second fault.
    """

    card: CatalogCard
    entries: Mapping[str, Entry]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    paths: Mapping[str, LearningPath] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    degrees: Mapping[str, Degree] = field(default_factory=dict)
    providers: Mapping[str, Provider] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    tools: Mapping[str, Tool] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[tuple[str, str], Document] = field(default_factory=dict)
    unread: frozenset[tuple[str, str]] = frozenset()

    def counts(self) -> dict[str, int]:
        """Return how much there is of everything."""
        return {
            "entries": len(self.entries),
            "topics": len(self.topics),
            "paths": len(self.paths),
            "guides": len(self.guides),
            "recommendations": sum(len(guide.recommends) for guide in self.guides.values()),
            "roles": len(self.roles),
            "providers": len(self.providers),
        }
