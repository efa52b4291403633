"""Build the published database from the catalog and the state."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.memory.archive import latest
from rescatalog.core.memory.confirming import latest_day, with_confirmations
from rescatalog.core.memory.history import fold
from rescatalog.core.memory.observed import fold_facts
from rescatalog.publish.building.database import Published
from rescatalog.publish.building.database import build as build_database
from rescatalog.publish.building.history_file import in_order, write_history
from rescatalog.publish.building.remembered import NOTHING, Remembered
from rescatalog.settings import TOOL_VERSION, Settings
from rescatalog.store.state import open_for_reading


def build(catalog: Catalog, settings: Settings) -> Published:
    """Return what was built at `settings.database`; the same catalog and state give the same bytes.

    Raises:
        StateUnreadableError: the state cannot be read.
    """
    checks, beside = [], NOTHING
    with open_for_reading(settings.state) as state:
        if state is not None:
            checks = list(state.checks())
            known, archived = fold_facts(state.changes()), latest(state.archived())
            beside = Remembered(known=known, runs=tuple(state.runs()), archived=archived)
    folded = fold(checks)
    as_of = latest_day(folded.values(), otherwise=date.min)
    statuses = with_confirmations(folded, catalog.entries.values(), as_of=as_of)
    return build_database(settings.database, catalog, statuses, checks, tool_version=TOOL_VERSION, beside=beside)


def build_history(output: Path, settings: Settings) -> str:
    """Return the sha256 of the whole history, written to `output` as a database of its own.

    Raises:
        StateUnreadableError: the state cannot be read, or the file cannot be written.
    """
    with open_for_reading(settings.state) as state:
        if state is None:
            return write_history(output, (), (), ())
        runs = state.runs()
        checks = in_order((run, state.checks(run_id=run.id)) for run in runs)
        return write_history(output, runs, checks, state.archived())
