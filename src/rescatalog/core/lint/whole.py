"""All rules over a whole catalog."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.lint.registry import RULES
from rescatalog.core.lint.upkeep import check_dates, unused


def lint(catalog: Catalog, *, today: date) -> tuple[Problem, ...]:
    """Return what the rules find, sorted by place; warnings and hints an entry allows for are left out.

    Args:
        catalog: the catalog.
        today: the day on which dates are too old, or still to come.
    """
    documents = {document.file: document for document in catalog.documents.values()}
    allowed = {
        (catalog.documents["resource", entry.id].file, allowance.code)
        for entry in catalog.entries.values()
        for allowance in entry.lint_allow
    }
    found = [problem for rule in RULES.values() for problem in rule(catalog)]
    found += check_dates(catalog, today)
    kept = [one for one in found if one.severity == "error" or (one.place.file, one.code) not in allowed]
    dropped = {(one.place.file, one.code) for one in found} & allowed
    kept += unused(catalog, dropped)
    shown = [replace(one, source_line=documents[one.place.file].line(one.place)) for one in kept]
    return tuple(sorted(shown, key=lambda one: (one.place, one.code)))
