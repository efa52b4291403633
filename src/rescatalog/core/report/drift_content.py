"""What a report on drift shows: values that differ from the catalog, and pages that are other pages now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rescatalog.core.catalog.use import Use
from rescatalog.core.differing.difference import Difference
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.report.drift_told import counted_of, counts_of, pressing
from rescatalog.core.report.findings import Finding, link_finding


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftReport:
    """Curated against observed.

    Attributes:
        differences: all of them, in catalog order; blanks and accepted ones are counted, not shown.
        drifted: links whose pages are other pages than at first sight, with their uses.
    """

    differences: Sequence[Difference] = ()
    drifted: Sequence[tuple[LinkStatus, tuple[Use, ...]]] = ()

    @property
    def shown(self) -> tuple[Difference, ...]:
        """Return the differences that a person should look at, the latest first."""
        return pressing(self.differences)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the pages that have drifted."""
        found = (link_finding(link, uses) for link, uses in self.drifted)
        return tuple(finding for finding in found if finding is not None)

    @property
    def counts(self) -> tuple[str, ...]:
        """Return everything in numbers, one thing a line."""
        pages = f"{counted_of(len(self.drifted), 'page')} drifted: another page than at first sight"
        open_ones = any(not one.accepted for one in self.differences)
        more = "`rescatalog suggest` shows what could be written into the catalog"
        return (counts_of(self.differences), *((pages,) if self.drifted else ()), *((more,) if open_ones else ()))
