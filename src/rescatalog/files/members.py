"""The files that a catalog is made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rescatalog.errors import CatalogUnreadableError
from rescatalog.files.layout import yaml_files
from rescatalog.files.reading import Reading
from rescatalog.files.shelves import CARD_FILE, ENTRIES, FOLDERS, LISTS, REDIRECTS_FILE


def members(reading: Reading) -> Iterator[Path]:
    """Yield every file of a catalog, noting what lies there and is none.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
    """
    if not (reading.root / CARD_FILE).is_file():
        raise CatalogUnreadableError(
            f"{reading.root}: there is no `{CARD_FILE}` here; name the catalog's folder with `--catalog-dir`",
        )
    yield reading.root / CARD_FILE
    for name in (REDIRECTS_FILE, *(f"vocab/{file.stem}.yaml" for file in LISTS)):
        path = reading.root / name
        if path.exists() and not reading.refuses(path.parent) and not reading.refuses(path):
            yield path
    for folder in (ENTRIES, *(folder.name for folder in FOLDERS)):
        yield from yaml_files(reading, folder)
