"""A catalog folder to a `Catalog` and everything that is wrong with its files; never stops at the first fault."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import TypeAdapter

from rescatalog.core.catalog import Catalog, Document
from rescatalog.core.curriculum import CARD, PATH, TOPICS, CatalogCard, LearningPath, Topic
from rescatalog.core.entry import ENTRY, AnyEntry, Entry
from rescatalog.core.problem import Place, Problem
from rescatalog.core.words import Kind
from rescatalog.errors import CatalogUnreadableError
from rescatalog.files.conform import conform
from rescatalog.files.fields import fields_of
from rescatalog.files.read_yaml import read_yaml

Model = TypeVar("Model")

ENTRY_FIELDS = fields_of(*get_args(get_args(AnyEntry)[0]))
PATH_FIELDS = fields_of(LearningPath)
TOPIC_FIELDS = fields_of(Topic)
CARD_FIELDS = fields_of(CatalogCard)


@dataclass(frozen=True, slots=True)
class _File(Generic[Model]):
    """One file as it was read: its value if it has one, its places, its plain data."""

    value: Model | None
    document: Document
    data: Any = None


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    root: Path
    shown_from: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    paths: dict[str, LearningPath] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: Path, model: TypeAdapter[Model], fields: dict[str, tuple[str, ...]]) -> _File[Model]:
        """Return one file, noting what is wrong with it."""
        shown = self.shown(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            self.problems.append(
                Problem(code="CAT016", place=Place(shown), message=f"cannot be read: {error.strerror}")
            )
            return _File(None, Document(file=shown))
        found = read_yaml(content, shown)
        self.problems += found.problems
        if found.data is None or found.problems:
            return _File(None, found.document, found.data)
        conformed = conform(found.data, model, found.document, fields=fields)
        self.problems += conformed.problems
        return _File(conformed.value, found.document, found.data)

    def shown(self, path: Path) -> str:
        """Return a path as people read it: from where they stand, with forward slashes."""
        return Path(os.path.relpath(path, self.shown_from)).as_posix()

    def complain(self, code: str, document: Document, key: str, message: str, fix: str | None = None) -> None:
        """Note a problem with the value of a top-level key."""
        place = document.value(key)
        self.problems.append(
            Problem(code=code, place=place, message=message, fix=fix, source_line=document.line(place))
        )


def load(root: Path, *, shown_from: Path) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return what could be read of a catalog, and every problem of its files.

    Args:
        root: the catalog's folder.
        shown_from: the folder that shown paths start from.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
    """
    card_file = root / "catalog.yaml"
    if not card_file.is_file():
        raise CatalogUnreadableError(
            f"{root}: there is no `catalog.yaml` here; name the catalog's folder with `--catalog-dir`"
        )
    reading = _Reading(root.resolve(), shown_from.resolve())
    card = reading.read(root.resolve() / "catalog.yaml", CARD, CARD_FIELDS)
    reading.documents["card", "catalog"] = card.document
    _read_topics(reading)
    for path in _files(reading, "resources"):
        _read_entry(reading, path)
    for path in _files(reading, "paths"):
        _read_path(reading, path)
    catalog = Catalog(
        card=card.value or CatalogCard(name="unnamed", schema_version=1),
        entries=dict(sorted(reading.entries.items())),
        topics=reading.topics,
        paths=dict(sorted(reading.paths.items())),
        documents=reading.documents,
    )
    return catalog, tuple(reading.problems)


def _read_topics(reading: _Reading) -> None:
    path = reading.root / "vocab" / "topics.yaml"
    if not path.is_file():
        return
    file = reading.read(path, TOPICS, TOPIC_FIELDS)
    document = reading.documents["topics", "topics"] = file.document
    for index, topic in enumerate(file.value or ()):
        if topic.id in reading.topics:
            place = document.value(index, "id")
            reading.problems.append(
                Problem(
                    code="CAT406",
                    place=place,
                    message=f"topic `{topic.id}` is here twice; keep one",
                    source_line=document.line(place),
                )
            )
        reading.topics.setdefault(topic.id, topic)


def _read_entry(reading: _Reading, path: Path) -> None:
    file = reading.read(path, ENTRY, ENTRY_FIELDS)
    entry, document, data = file.value, file.document, file.data
    folder = path.relative_to(reading.root / "resources").parts[0]
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind in set(Kind) and kind != folder:
        reading.complain(
            "CAT206",
            document,
            "kind",
            f"the file lies in `{folder}/` but says `kind: {kind}`",
            f"kind: {folder}",
        )
    if _name_fits(reading, path, document, data) and entry is not None:
        _keep(reading, "resource", entry.id, document)
        reading.entries.setdefault(entry.id, entry)


def _read_path(reading: _Reading, path: Path) -> None:
    file = reading.read(path, PATH, PATH_FIELDS)
    if _name_fits(reading, path, file.document, file.data) and file.value is not None:
        _keep(reading, "path", file.value.id, file.document)
        reading.paths.setdefault(file.value.id, file.value)


def _name_fits(reading: _Reading, path: Path, document: Document, data: Any) -> bool:  # noqa: ANN401 - plain data
    """Return whether the id equals the file's name, noting it when it does not."""
    written = data.get("id") if isinstance(data, dict) else None
    if not isinstance(written, str) or written == path.stem:
        return True
    reading.complain("CAT205", document, "id", f"the id `{written}` differs from the file's name", f"id: {path.stem}")
    return False


def _keep(reading: _Reading, what: str, name: str, document: Document) -> None:
    first = reading.documents.get((what, name))
    if first is not None:
        reading.complain("CAT207", document, "id", f"the id `{name}` is taken by {first.file}; choose another")
        return
    reading.documents[what, name] = document


def _files(reading: _Reading, folder: str) -> Sequence[Path]:
    """Return the YAML files below a folder in order, noting those that are none."""
    found = []
    for path in _walk(reading, reading.root / folder):
        if path.suffix == ".yaml" and (folder == "paths" or path.parent != reading.root / folder):
            found.append(path)
            continue
        wanted = "resources/<kind>/<id>.yaml" if folder == "resources" else "paths/<id>.yaml"
        place = Place(reading.shown(path))
        message = f"this file is not read; entries are called `{wanted}`"
        reading.problems.append(Problem(code="CAT208", place=place, message=message, severity="warning"))
    return found


def _walk(reading: _Reading, folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            place = Place(reading.shown(path))
            reading.problems.append(
                Problem(code="CAT209", place=place, message="a symbolic link is not followed; put the file here")
            )
        elif path.is_dir():
            yield from _walk(reading, path)
        elif not path.name.startswith("."):
            yield path
