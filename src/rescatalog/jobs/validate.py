"""Check the catalog against schema, references, duplicates and lints."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rescatalog.core.catalog.baseline import fingerprint, new_since, vanished
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.lint.whole import lint
from rescatalog.files.load import load
from rescatalog.files.revision import catalog_at
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


def validate(settings: Settings, *, only: Sequence[Path] = (), base: str | None = None) -> Validated:
    """Return the catalog of `settings` with its problems.

    Args:
        settings: where the catalog is.
        only: files and folders to report on; empty means all.
        base: a revision of git; only what is new since then is reported.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
        SettingsInvalidError: there is no such revision.
    """
    here = Path.cwd()
    catalog, problems = _problems(
        settings.catalog, here, only=_entries_only(settings.catalog, only) if base is None else None
    )
    if base is not None:
        problems = _new(catalog, problems, settings.catalog, base)
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


def _entries_only(root: Path, only: Sequence[Path]) -> Sequence[Path] | None:
    """Return `only` where it names files of entries and nothing else; then the rest need not be read."""
    resources = root.resolve() / "resources"
    fit = only and all(path.is_file() and path.resolve().is_relative_to(resources) for path in only)
    return only if fit else None


def _problems(root: Path, shown_from: Path, only: Sequence[Path] | None = None) -> tuple[Catalog, list[Problem]]:
    catalog, broken = load(root, shown_from=shown_from, only=only)
    found = (*broken, *lint(catalog, today=utc_today()))
    return catalog, sorted(found, key=lambda problem: (problem.place, problem.code))


def _new(catalog: Catalog, problems: list[Problem], root: Path, base: str) -> list[Problem]:
    prefix = Path(os.path.relpath(root.resolve())).as_posix() + "/"
    with catalog_at(base, root) as earlier:
        if earlier is None:
            return problems
        before, known = _problems(earlier, earlier)
        marks = [fingerprint(problem, prefix="") for problem in known]
        gone = vanished(catalog, before, card_file=f"{prefix}catalog.yaml")
        return [*gone, *new_since(problems, marks, prefix=prefix)]
