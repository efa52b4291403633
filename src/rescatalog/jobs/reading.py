"""Reading what a job works on: a sound catalog, or addresses out of other people's files."""

from __future__ import annotations

from collections.abc import Sequence

from rescatalog.core.catalog import Catalog
from rescatalog.core.targets import targets_of
from rescatalog.errors import CatalogInvalidError
from rescatalog.files.links import read_links_file
from rescatalog.jobs.validate import validate
from rescatalog.settings import Settings


def sound_catalog(settings: Settings) -> Catalog:
    """Return the catalog of `settings`.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
        CatalogInvalidError: it has errors.
    """
    validated = validate(settings)
    if validated.sound:
        return validated.catalog
    errors = [problem for problem in validated.problems if problem.severity == "error"]
    place = errors[0].place
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    raise CatalogInvalidError(
        f"{place.file}:{place.line}:{place.column}: {errors[0].code} {errors[0].message}{more}; "
        "`rescatalog validate` shows how to mend it"
    )


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
        found += [target.uses[0].url for target in targets_of(sound_catalog(settings).entries)]
    return tuple(found)
