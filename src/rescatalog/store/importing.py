"""The history in files taken into a state: what is not there yet, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rescatalog.core.memory.ledger import Ledger, added, lost, merge, split
from rescatalog.core.report.memory import Imported
from rescatalog.store.reading import Month, damages_of
from rescatalog.store.state import State


def take_in(state: State, months: Iterable[Month]) -> Imported:
    """Return what was added to a state; a kill or an error before the end leaves the state as it was.

    Args:
        state: open for writing.
        months: the files as they were read; where two contradict each other the first stays.
    """
    done = Imported()
    waiting: list[tuple[Path, Ledger]] = []
    with state.whole():
        for month in months:
            done = _counted(done, month)
            done, rest = _take(state, done, month.path, month.ledger)
            waiting += [(month.path, rest)] if rest.checks else []
        # The run of a check may stand in a file that was read later.
        for path, ledger in waiting:
            done, rest = _take(state, done, path, ledger)
            done = replace(done, damages=done.damages + damages_of(path, lost(rest)))
    return done


def _take(state: State, done: Imported, path: Path, ledger: Ledger) -> tuple[Imported, Ledger]:
    """Add what is new and return the checks whose run is not known."""
    known = state.part({*ledger.runs, *(run_id for run_id, _ in ledger.checks)}, {key for key, _ in ledger.archived})
    merged = merge(known, ledger)
    whole, orphans = split(merged.ledger)
    new = added(whole, known)
    state.take_in(new)
    done = replace(
        done,
        runs=done.runs.plus(0, len(new.runs.keys() - known.runs.keys())),
        checks=done.checks.plus(0, len(new.checks)),
        archives=done.archives.plus(0, len(new.archived)),
        damages=done.damages + damages_of(path, merged.conflicts),
    )
    return done, orphans


def _counted(done: Imported, month: Month) -> Imported:
    return replace(
        done,
        files=done.files + 1,
        runs=done.runs.plus(len(month.ledger.runs), 0),
        checks=done.checks.plus(len(month.ledger.checks), 0),
        archives=done.archives.plus(len(month.ledger.archived), 0),
        damages=done.damages + month.damages,
    )
