"""Where files lie in a catalog: the folder of each kind, the name of each id, and what has no place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.scalars import SLUG
from rescatalog.core.words import Kind
from rescatalog.files.fault import shown
from rescatalog.files.reading import Reading
from rescatalog.files.shelves import CARD_FILE, ENTRIES, LISTS, REDIRECTS_FILE, VOCABULARY
from rescatalog.files.wording import listed

_MEANT = {".": (CARD_FILE, REDIRECTS_FILE), VOCABULARY: tuple(f"{file.stem}.yaml" for file in LISTS)}


def check_folder(reading: Reading, path: Path, document: Document, kind: str | None) -> None:
    """Note an entry that lies in the folder of another kind."""
    folder = path.relative_to(reading.root / ENTRIES).parts[0]
    if kind == folder or kind not in set(Kind):
        return
    if folder in set(Kind):
        message = f"the file lies in `{folder}/` but says `kind: {kind}`; change one of the two"
        reading.complain("CAT206", document, "kind", message, fix=f"kind: {folder}")
    else:
        message = f"`{shown(folder)}/` is the folder of no kind; move the file to `{kind}/`"
        reading.complain("CAT206", document, "kind", message)


def check_name(reading: Reading, path: Path, document: Document, written: str | None) -> bool:
    """Return whether the id equals the file's name, noting it when it does not."""
    if written is None or written == path.stem:
        return True
    message = f"the id `{shown(written)}` differs from the file's name"
    if SLUG.fullmatch(path.stem):
        reading.complain("CAT205", document, "id", message, fix=f"id: {path.stem}")
    else:
        reading.complain("CAT205", document, "id", f"{message}; rename the file to `{shown(written)}.yaml`")
    return False


def yaml_files(reading: Reading, folder: str) -> Iterator[Path]:
    """Yield the files of a folder of the catalog in order, noting those that are none."""
    top = reading.root / folder
    if reading.refuses(top):
        return
    for path in reading.files(top):
        if path.suffix == ".yaml" and (path.parent == top) == (folder != ENTRIES):
            yield path
        else:
            wanted = f"{folder}/<kind>/<id>.yaml" if folder == ENTRIES else f"{folder}/<id>.yaml"
            _stray(reading, path, f"files here are called `{wanted}`")


def note_strays(reading: Reading) -> None:
    """Note YAML files beside those that have a meaning: most are a misspelled name of one of them."""
    for folder, wanted in _MEANT.items():
        path = reading.root / folder
        if path.is_symlink():
            continue
        for inside in sorted(reading.inside(path), key=lambda inside: inside.name):
            if inside.name.endswith((".yaml", ".yml")) and inside.name not in wanted:
                are = "is" if len(wanted) == 1 else "are"
                _stray(reading, Path(inside.path), f"only {listed(wanted)} {are} read here")


def _stray(reading: Reading, path: Path, wanted: str) -> None:
    reading.complain_of_file("CAT208", path, f"this file is not read; {wanted}", severity="warning")
