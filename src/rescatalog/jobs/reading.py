"""Reading the catalog a job works on, which must be sound."""

from __future__ import annotations

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.errors import CatalogInvalidError
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
