"""A catalog folder to a `Catalog` and all that is wrong with its files; never stops at the first fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rescatalog.core.catalog.catalog import Catalog, Document
from rescatalog.core.catalog.curriculum import CARD, CatalogCard
from rescatalog.core.catalog.entry import adapter_of
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.catalog.scalars import Slug
from rescatalog.errors import CatalogUnreadableError
from rescatalog.files.conform import conform
from rescatalog.files.fault import Fault
from rescatalog.files.fields import entry_fields, fields_of
from rescatalog.files.layout import check_folder, check_name, note_strays, yaml_files
from rescatalog.files.near import entry_files, near, stem_of
from rescatalog.files.reading import Reading
from rescatalog.files.shelves import CARD_FILE, ENTRIES, FOLDERS, LISTS, REDIRECTS_FILE, VOCABULARY, Folder, ListFile

_REDIRECTS: TypeAdapter[dict[Slug, Slug]] = TypeAdapter(dict[Slug, Slug])


@dataclass(slots=True)
class _Shelf:
    """What has been read so far.

    Attributes:
        kept: values by what they are and their id.
        documents, unread: as in `Catalog`.
    """

    reading: Reading
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)

    def leave_out(self, what: str, *names: object) -> None:
        """Remember that something of this name is there, though it could not be read."""
        self.unread.update((what, name) for name in names if isinstance(name, str))

    def keep(self, what: str, value: Any, document: Document, *, taken: str) -> None:  # noqa: ANN401 - any model
        """Remember a value and where it stands; note it, with the code `taken`, when its id is taken."""
        first = self.documents.setdefault((what, value.id), document)
        if first is not document:
            message = f"the id `{value.id}` is taken by {first.file}; choose another"
            if first.file == document.file:
                message = f"{what} `{value.id}` is here twice; keep one"
            self.reading.complain(taken, document, "id", message)
            return
        self.kept.setdefault(what, {})[value.id] = value

    def of(self, what: str) -> dict[str, Any]:
        """Return the values of one sort, in the order of their files."""
        return self.kept.get(what, {})

    def sorted(self, what: str) -> dict[str, Any]:
        """Return the values of one sort, by id."""
        return dict(sorted(self.of(what).items()))


def load(root: Path, *, shown_from: Path, only: Sequence[Path] | None = None) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return what could be read of a catalog, and every problem of its files.

    Args:
        root: the catalog's folder.
        shown_from: the folder that shown paths start from.
        only: entries that matter; of the others only those are read that these have to do with, and the rest is
            `unread`. None means all.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
    """
    _look_for_card(root)
    reading = Reading(root.resolve(), shown_from.resolve())
    shelf = _Shelf(reading)
    card = _read_card(shelf)
    if not reading.refuses(reading.root / VOCABULARY):
        for file in LISTS:
            _read_list(shelf, file)
    _read_entries(shelf, only)
    for folder in FOLDERS:
        for path in yaml_files(reading, folder.name):
            _read_document(shelf, path, folder)
    redirects = _read_redirects(shelf)
    note_strays(reading)
    catalog = Catalog(
        card=card or CatalogCard(name="unnamed", schema_version=1),
        entries=shelf.sorted("resource"),
        paths=shelf.sorted("path"),
        guides=shelf.sorted("guide"),
        **{file.stem: shelf.of(file.what) for file in LISTS},
        redirects=redirects,
        documents=shelf.documents,
        unread=frozenset(shelf.unread),
    )
    return catalog, tuple(reading.problems)


def _look_for_card(root: Path) -> None:
    try:
        there = (root / CARD_FILE).is_file()
    except OSError as error:
        raise CatalogUnreadableError(f"{root}: {error.strerror}; check the folder's permissions") from None
    if not there:
        raise CatalogUnreadableError(
            f"{root}: there is no `{CARD_FILE}` here; name the catalog's folder with `--catalog-dir`",
        )


def _read_card(shelf: _Shelf) -> CatalogCard | None:
    found = shelf.reading.read(shelf.reading.root / CARD_FILE)
    shelf.documents["card", "catalog"] = found.document
    if found.problems or found.data is None:
        return None
    conformed = conform(found.data, CARD, found.document, fields=fields_of(CatalogCard))
    shelf.reading.problems += conformed.problems
    return conformed.value


def _read_list(shelf: _Shelf, file: ListFile) -> None:
    """Read a vocabulary item by item, so that one misspelled field does not make every item unknown."""
    path = shelf.reading.root / VOCABULARY / f"{file.stem}.yaml"
    if not path.exists():
        return
    found = shelf.reading.read(path)
    if found.problems or not isinstance(found.data, list):
        shelf.leave_out(file.what, "*")
        if not found.problems and found.data is not None:
            fault = Fault("CAT105", 1, 1, f"a list belongs here, one `- id: …` for each {file.what}")
            shelf.reading.problems.append(fault.problem(found.document))
        return
    for index, data in enumerate(found.data):
        document = replace(found.document, base=(index,))
        conformed = conform(data, file.model, document, fields=file.fields)
        shelf.reading.problems += conformed.problems
        if conformed.value is None:
            shelf.leave_out(file.what, _top_level(data, "id"))
        else:
            shelf.keep(file.what, conformed.value, document, taken="CAT406")


def _read_entries(shelf: _Shelf, only: Sequence[Path] | None) -> None:
    if only is None:
        files = yaml_files(shelf.reading, ENTRIES)
    else:
        names = entry_files(shelf.reading.root / ENTRIES)
        wanted = {str(path.resolve()) for path in only}
        wanted |= near(names, [name for name in names if name in wanted])
        shelf.leave_out("resource", *(stem_of(name) for name in names if name not in wanted))
        files = (Path(name) for name in names if name in wanted)
    for path in files:
        _read_entry(shelf, path)


def _read_entry(shelf: _Shelf, path: Path) -> None:
    found = shelf.reading.read(path, looked_at=True)
    kind, written = _top_level(found.data, "kind"), _top_level(found.data, "id")
    entry = None
    if found.data is not None and not found.problems:
        conformed = conform(found.data, adapter_of(kind), found.document, fields=entry_fields(kind))
        shelf.reading.problems += conformed.problems
        entry = conformed.value
    check_folder(shelf.reading, path, found.document, kind)
    fits = check_name(shelf.reading, path, found.document, written)
    if entry is None or not fits:
        shelf.leave_out("resource", path.stem, written)
    else:
        shelf.keep("resource", entry, found.document, taken="CAT207")


def _read_document(shelf: _Shelf, path: Path, folder: Folder) -> None:
    found = shelf.reading.read(path)
    written = _top_level(found.data, "id")
    fits = check_name(shelf.reading, path, found.document, written)
    value = None
    if found.data is not None and not found.problems:
        conformed = conform(found.data, folder.model, found.document, fields=folder.fields)
        shelf.reading.problems += conformed.problems
        value = conformed.value
    if value is None or not fits:
        shelf.leave_out(folder.what, path.stem, written)
    else:
        shelf.keep(folder.what, value, found.document, taken="CAT207")


def _read_redirects(shelf: _Shelf) -> dict[str, str]:
    path = shelf.reading.root / REDIRECTS_FILE
    if not path.exists():
        return {}
    found = shelf.reading.read(path)
    shelf.documents["redirects", "redirects"] = found.document
    if found.problems or found.data is None:
        return {}
    conformed = conform(found.data, _REDIRECTS, found.document, fields={})
    shelf.reading.problems += conformed.problems
    return conformed.value or {}


def _top_level(data: Any, key: str) -> str | None:  # noqa: ANN401 - plain data of any shape
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else None
