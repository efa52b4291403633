"""A state as files of the history, one per month, merged with what the folder holds already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.ledger import ArchivedId, Ledger, lost, merge, split
from rescatalog.core.report.memory import Exported
from rescatalog.store.months import SUFFIX, month_of, only_exporter, put, put_aside, text_of_month
from rescatalog.store.reading import MAX_FILE_BYTES, Month, damages_of, read_month
from rescatalog.store.state import State


def put_out(state: State, folder: Path) -> Exported:
    """Return what was written; files whose content stays are not touched, and no run in them is dropped.

    Args:
        state: open for reading.
        folder: where the months are; it is made if need be.

    Raises:
        StateUnreadableError: nothing can be written there, or another export is writing.
    """
    done = Exported(folder=str(folder), unfinished=sum(run.finished_at is None for run in state.runs()))
    with only_exporter(folder):
        for name, ledger in _months(state):
            done = _put_month(done, folder / (name + SUFFIX), ledger)
    return done


def _months(state: State) -> Iterator[tuple[str, Ledger]]:
    """Yield the parts of a state: runs by their start, answers of archives by the time of the question."""
    runs: dict[str, set[str]] = {}
    for run in state.runs():
        if run.finished_at is not None:
            runs.setdefault(month_of(run.started_at), set()).add(run.id)
    archived: dict[str, dict[ArchivedId, Archived]] = {}
    for answer in state.archived():
        archived.setdefault(month_of(answer.asked_at), {})[answer.key, answer.asked_at] = answer
    for name in sorted(runs.keys() | archived.keys()):
        yield name, replace(state.part(runs.get(name, set()), ()), archived=archived.get(name, {}))


def _put_month(done: Exported, path: Path, ours: Ledger) -> Exported:
    there = read_month(path) if path.exists() else Month(path=path)
    done = replace(
        done,
        months=(*done.months, path.name),
        runs=done.runs + len(ours.runs),
        checks=done.checks + len(ours.checks),
        damages=done.damages + there.damages,
    )
    if there.foreign:
        return replace(done, damages=done.damages + damages_of(path, ("this file is left as it is",)))
    merged = merge(there.ledger, ours)
    whole, orphans = split(merged.ledger)
    done = replace(done, damages=done.damages + damages_of(path, (*merged.conflicts, *lost(orphans))))
    text = text_of_month(whole)
    if path.exists() and path.read_bytes() == text:
        return done
    if len(text) > MAX_FILE_BYTES:
        return replace(done, damages=done.damages + damages_of(path, (_too_large(len(text)),)))
    if there.damages:
        copy = put_aside(path)
        done = replace(
            done, damages=done.damages + damages_of(path, (f"written anew; as it was it is in {copy.name}",))
        )
    put(path, text)
    return replace(done, written=(*done.written, path.name))


def _too_large(size: int) -> str:
    # What would not be read back must not be written.
    return (
        f"this month would have {size:,} bytes, and at most {MAX_FILE_BYTES:,} are read of any file; "
        "it is not written; keep the state itself instead"
    )
