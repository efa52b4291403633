"""Bring the JSON Schemas of a catalog up to date, or say which are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rescatalog.errors import CatalogInvalidError
from rescatalog.files.derived import differing, write_whole
from rescatalog.files.json_schema import schemas
from rescatalog.files.load import load
from rescatalog.files.shelves import LISTS
from rescatalog.files.terms import terms_of
from rescatalog.settings import Settings

FOLDER = "schema"
_WORDS = ("guide", *(file.what for file in LISTS))


@dataclass(frozen=True, slots=True)
class Schemas:
    """What was looked at.

    Attributes:
        files: how many schemas there are.
        stale: those that are not, or were not, as they should be, and whether each was there at all.
    """

    files: int
    stale: Mapping[Path, bool]


def schema(settings: Settings, *, write: bool = True) -> Schemas:
    """Bring the schemas in the catalog's folder up to date.

    Args:
        settings: where the catalog is.
        write: whether to write, or only to look.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder, or its schemas cannot be read or written.
        CatalogInvalidError: a vocabulary or a guide cannot be read.
    """
    # Resources are not chosen from a list, so that none of them need be read.
    catalog, _ = load(settings.catalog, shown_from=Path.cwd(), only=())
    for what, name in sorted(catalog.unread):
        if what in _WORDS:
            which = "the vocabulary" if name == "*" else f"`{name}`"
            raise CatalogInvalidError(f"{what}: {which} cannot be read; `rescatalog validate` shows how to mend it")
    texts = schemas(terms_of(catalog))
    folder = settings.catalog / FOLDER
    stale = differing(folder, texts)
    if write:
        for path in stale:
            write_whole(path, texts[path.name])
    return Schemas(len(texts), stale)
