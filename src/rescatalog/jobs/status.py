"""Say what the state knows of the catalog's links."""

from __future__ import annotations

from collections.abc import Mapping

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.targets import LinkTarget, placed, targets_of
from rescatalog.core.catalog.use import Use
from rescatalog.core.memory.archive import latest
from rescatalog.core.memory.confirming import with_confirmations
from rescatalog.core.memory.history import LinkStatus, fold
from rescatalog.core.report.content import StatusReport
from rescatalog.core.report.findings import FINE
from rescatalog.jobs.asking import utc_now
from rescatalog.jobs.differing import held_against
from rescatalog.settings import Settings
from rescatalog.store.state import open_for_reading


def status(catalog: Catalog, settings: Settings) -> StatusReport:
    """Return every link of the catalog with its status; all are unchecked when there is no state yet.

    Raises:
        StateUnreadableError: the state cannot be read.
    """
    with open_for_reading(settings.state) as state:
        runs = [] if state is None else state.runs()
        archived = {} if state is None else latest(state.archived())
        folded = {} if state is None else fold(state.checks())
        differences = () if state is None else held_against(catalog, state.changes(), folded)
    known = with_confirmations(folded, catalog.entries.values(), as_of=utc_now().date())
    return StatusReport(
        links=tuple(_link(target, known, catalog) for target in targets_of(catalog.entries)),
        archived=archived,
        runs=sum(run.void is None and run.finished_at is not None for run in runs),
        void_runs=sum(run.void is not None for run in runs),
        last_run_at=runs[-1].started_at if runs else None,
        differences=differences,
    )


def _link(target: LinkTarget, known: Mapping[str, LinkStatus], catalog: Catalog) -> tuple[LinkStatus, tuple[Use, ...]]:
    """Return what is known of a link with its uses; those of a finding say where they are written."""
    link = known.get(target.key, LinkStatus(key=target.key))
    return link, target.uses if link.status in FINE else placed(target.uses, catalog)
