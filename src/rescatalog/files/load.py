"""A catalog folder to a `Catalog` and all that is wrong with its files; never stops at the first fault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rescatalog.core.catalog import Catalog, Document
from rescatalog.core.curriculum import CARD, PATH, CatalogCard, LearningPath, Topic
from rescatalog.core.entry import ENTRY, Entry
from rescatalog.core.problem import Problem
from rescatalog.errors import CatalogUnreadableError
from rescatalog.files.conform import conform
from rescatalog.files.fault import Fault
from rescatalog.files.fields import CARD_FIELDS, PATH_FIELDS, TOPIC_FIELDS, entry_fields
from rescatalog.files.layout import check_folder, check_name, note_strays, yaml_files
from rescatalog.files.reading import Reading

TOPIC: TypeAdapter[Topic] = TypeAdapter(Topic)


@dataclass(slots=True)
class _Shelf:
    """What has been read so far; the fields are those of `Catalog`."""

    reading: Reading
    entries: dict[str, Entry] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    paths: dict[str, LearningPath] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)

    def leave_out(self, what: str, *names: object) -> None:
        """Remember that something of this name is there, though it could not be read."""
        self.unread.update((what, name) for name in names if isinstance(name, str))

    def keep(self, what: str, name: str, document: Document) -> bool:
        """Remember where something stands; return False, and note it, when its id is taken."""
        first = self.documents.setdefault((what, name), document)
        if first is not document:
            message = f"the id `{name}` is taken by {first.file}; choose another"
            self.reading.complain("CAT207", document, "id", message)
        return first is document


def load(root: Path, *, shown_from: Path) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return what could be read of a catalog, and every problem of its files.

    Args:
        root: the catalog's folder.
        shown_from: the folder that shown paths start from.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
    """
    _look_for_card(root)
    reading = Reading(root.resolve(), shown_from.resolve())
    shelf = _Shelf(reading)
    card = _read_card(shelf)
    _read_topics(shelf)
    for path in yaml_files(reading, "resources"):
        _read_entry(shelf, path)
    for path in yaml_files(reading, "paths"):
        _read_path(shelf, path)
    note_strays(reading)
    catalog = Catalog(
        card=card or CatalogCard(name="unnamed", schema_version=1),
        entries=dict(sorted(shelf.entries.items())),
        topics=shelf.topics,
        paths=dict(sorted(shelf.paths.items())),
        documents=shelf.documents,
        unread=frozenset(shelf.unread),
    )
    return catalog, tuple(reading.problems)


def _look_for_card(root: Path) -> None:
    try:
        there = (root / "catalog.yaml").is_file()
    except OSError as error:
        raise CatalogUnreadableError(f"{root}: {error.strerror}; check the folder's permissions") from None
    if not there:
        raise CatalogUnreadableError(
            f"{root}: there is no `catalog.yaml` here; name the catalog's folder with `--catalog-dir`",
        )


def _read_card(shelf: _Shelf) -> CatalogCard | None:
    found = shelf.reading.read(shelf.reading.root / "catalog.yaml")
    shelf.documents["card", "catalog"] = found.document
    if found.problems or found.data is None:
        return None
    conformed = conform(found.data, CARD, found.document, fields=CARD_FIELDS)
    shelf.reading.problems += conformed.problems
    return conformed.value


def _read_topics(shelf: _Shelf) -> None:
    """Read the vocabulary topic by topic, so that one misspelled field does not make every topic unknown."""
    path = shelf.reading.root / "vocab" / "topics.yaml"
    if not path.exists() or shelf.reading.refuses(path.parent):
        return
    found = shelf.reading.read(path)
    if found.problems or not isinstance(found.data, list):
        shelf.leave_out("topics", "topics")
        if not found.problems and found.data is not None:
            fault = Fault("CAT105", 1, 1, "a list belongs here, one `- id: …` for each topic")
            shelf.reading.problems.append(fault.problem(found.document))
        return
    for index, data in enumerate(found.data):
        document = replace(found.document, base=(index,))
        conformed = conform(data, TOPIC, document, fields=TOPIC_FIELDS)
        shelf.reading.problems += conformed.problems
        topic = conformed.value
        if topic is None:
            shelf.leave_out("topic", data.get("id") if isinstance(data, dict) else None)
        elif topic.id in shelf.topics:
            shelf.reading.complain("CAT406", document, "id", f"topic `{topic.id}` is here twice; keep one")
        else:
            shelf.documents["topic", topic.id] = document
            shelf.topics[topic.id] = topic


def _read_entry(shelf: _Shelf, path: Path) -> None:
    found = shelf.reading.read(path)
    kind, written = _top_level(found.data, "kind"), _top_level(found.data, "id")
    entry: Entry | None = None
    if found.data is not None and not found.problems:
        conformed = conform(found.data, ENTRY, found.document, fields=entry_fields(kind), tag=kind)
        shelf.reading.problems += conformed.problems
        entry = conformed.value
    check_folder(shelf.reading, path, found.document, kind)
    fits = check_name(shelf.reading, path, found.document, written)
    if entry is None or not fits:
        shelf.leave_out("resource", path.stem, written)
    elif shelf.keep("resource", entry.id, found.document):
        shelf.entries[entry.id] = entry


def _read_path(shelf: _Shelf, path: Path) -> None:
    found = shelf.reading.read(path)
    fits = check_name(shelf.reading, path, found.document, _top_level(found.data, "id"))
    if found.data is None or found.problems:
        return
    conformed = conform(found.data, PATH, found.document, fields=PATH_FIELDS)
    shelf.reading.problems += conformed.problems
    learning = conformed.value
    if fits and learning is not None and shelf.keep("path", learning.id, found.document):
        shelf.paths[learning.id] = learning


def _top_level(data: Any, key: str) -> str | None:  # noqa: ANN401 - plain data of any shape
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else None
