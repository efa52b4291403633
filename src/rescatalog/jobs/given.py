"""The addresses to check: named one by one, out of other people's files, or those of the catalog."""

from __future__ import annotations

from collections.abc import Sequence

from rescatalog.files.links import read_links_file
from rescatalog.settings import Settings


def addresses(
    given: Sequence[str], files: Sequence[str], settings: Settings, *, whole_catalog: bool
) -> tuple[str, ...]:
    """Return the addresses to check, in order: arguments, then files, then the catalog.

    Args:
        given: addresses named one by one.
        files: files to read, `-` for standard input.
        settings: where the catalog is.
        whole_catalog: whether every link of the catalog is wanted.

    Raises:
        InputUnreadableError: a file cannot be read.
        CatalogInvalidError: the catalog is wanted and has errors.
    """
    found = list(given)
    for name in files:
        found += [link.url for link in read_links_file(name)]
    if whole_catalog:
        found += _of_catalog(settings)
    return tuple(found)


def _of_catalog(settings: Settings) -> list[str]:
    # The catalog's models cost a third of a second to set up, which a check of a plain list need not pay.
    from rescatalog.core.targets import targets_of  # noqa: PLC0415
    from rescatalog.jobs.reading import sound_catalog  # noqa: PLC0415

    return [target.uses[0].url for target in targets_of(sound_catalog(settings).entries)]
