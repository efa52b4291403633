"""Check the catalog against schema, references, duplicates and lints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rescatalog.core.catalog import Catalog
from rescatalog.core.lint.whole import lint
from rescatalog.core.problem import Problem
from rescatalog.files.load import load
from rescatalog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """A catalog and what is wrong with it.

    Attributes:
        catalog: all that could be read.
        problems: sorted by place.
        counts: problems by severity, and what the catalog holds.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]

    @property
    def sound(self) -> bool:
        """Return whether there is no error among the problems."""
        return all(problem.severity != "error" for problem in self.problems)


def utc_today() -> date:
    """Return the day by the wall clock, in UTC."""
    return datetime.now(UTC).date()


def validate(settings: Settings, *, only: Sequence[Path] = ()) -> Validated:
    """Return the catalog of `settings` with its problems.

    Args:
        settings: where the catalog is.
        only: files and folders to report on; empty means all.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
    """
    here = Path.cwd()
    catalog, broken = load(settings.catalog, shown_from=here)
    problems = sorted((*broken, *lint(catalog, today=utc_today())), key=lambda problem: (problem.place, problem.code))
    if only:
        roots = [path.resolve() for path in only]
        problems = [
            problem
            for problem in problems
            if any((here / problem.place.file).resolve().is_relative_to(root) for root in roots)
        ]
    severities = Counter(problem.severity for problem in problems)
    counts = {
        "errors": severities["error"],
        "warnings": severities["warning"],
        "hints": severities["hint"],
        **catalog.counts(),
    }
    return Validated(catalog=catalog, problems=tuple(problems), counts=counts)
