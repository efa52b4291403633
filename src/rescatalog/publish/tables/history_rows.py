"""Rows on how links fared: runs, how many links stood how after each, and what changed."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.history import LinkStatus, step
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Status
from rescatalog.publish.tables.rows import CHECKS_KEPT, Row, spell


def history_rows(
    history: Sequence[Check], runs: Iterable[Run], archived: Mapping[str, Archived], keys: Collection[str]
) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table with its rows, in an order in which nothing is named before it is there.

    Args:
        history: all checks that count.
        runs: every crawl; of those that are missing only what their checks say is told.
        archived: the latest answer of an archive for each canonical address.
        keys: canonical addresses of the catalog's links; other addresses are left out.
    """
    checks = sorted((check for check in history if check.key in keys), key=_when)
    asked = Counter(check.run_id for check in checks)
    states, changes = _replayed(checks, keys)
    # A run in which no link was due changes nothing, so the file stays the same.
    telling = (run for run in _all_runs(runs, checks) if run.id in asked or run.void or run.finished_at is None)
    yield "runs", ({**run_row(run), "asked": asked.get(run.id)} for run in telling)
    yield "run_states", states
    yield "checks", _latest(checks)
    yield "link_changes", changes
    copies = (_copy(archived[key]) for key in sorted(archived) if key in keys and archived[key].snapshot_url)
    yield "archived_copies", copies


def _when(check: Check) -> tuple[Any, str, str]:
    return check.checked_at, check.run_id, check.key


def _all_runs(runs: Iterable[Run], checks: Sequence[Check]) -> list[Run]:
    known = {run.id: run for run in runs}
    for check in checks:
        if check.run_id not in known:
            known[check.run_id] = Run(id=check.run_id, started_at=check.checked_at, finished_at=check.checked_at)
    return sorted(known.values(), key=lambda run: (run.started_at, run.id))


def run_row(run: Run) -> Row:
    """Return what both databases say of a run."""
    return {
        "id": run.id,
        "started_at": spell(run.started_at),
        "finished_at": spell(run.finished_at),
        "tool_version": run.tool_version,
        "interrupted": int(run.interrupted),
        "void": run.void,
        "void_message": run.void_message,
    }


def _replayed(checks: Sequence[Check], keys: Collection[str]) -> tuple[list[Row], list[Row]]:
    """Return how many links stood how after each run, and the latest changes of every link."""
    last = {check.run_id: place for place, check in enumerate(checks)}
    statuses: dict[str, LinkStatus] = {}
    standing = Counter({Status.UNCHECKED: len(keys)})
    states: list[Row] = []
    changes: dict[str, deque[Row]] = {}
    for place, check in enumerate(checks):
        before = statuses.get(check.key, LinkStatus(key=check.key))
        after = statuses[check.key] = step(before, check)
        if after.status is not before.status:
            standing[before.status] -= 1
            standing[after.status] += 1
            # That a link is looked at for the first time is no change of it.
            if before.status is not Status.UNCHECKED:
                kept = changes.setdefault(check.key, deque(maxlen=CHECKS_KEPT))
                kept.append(_change(before, after, check))
        if last[check.run_id] == place:
            states += [
                {"run_id": check.run_id, "state": str(state), "links": standing[state]}
                for state in Status
                if standing[state]
            ]
    return states, [row for key in sorted(changes) for row in changes[key]]


def _change(before: LinkStatus, after: LinkStatus, check: Check) -> Row:
    return {
        "key": check.key,
        "changed_at": spell(check.checked_at),
        "run_id": check.run_id,
        "before": str(before.status),
        "after": str(after.status),
        "reason": after.reason,
        "http_status": after.http_status,
    }


def _latest(checks: Sequence[Check]) -> Iterator[Row]:
    """Yield the latest checks of every address."""
    kept: dict[str, deque[Check]] = {}
    for check in checks:
        kept.setdefault(check.key, deque(maxlen=CHECKS_KEPT)).append(check)
    for key in sorted(kept):
        for check in kept[key]:
            yield {
                "key": key,
                "checked_at": spell(check.checked_at),
                "verdict": str(check.judgement.verdict),
                "reason": check.judgement.reason,
                "http_status": check.judgement.http_status,
                "final_url": check.judgement.final_url,
                "attempts": check.attempts,
                "run_id": check.run_id,
            }


def _copy(answer: Archived) -> Row:
    return {
        "key": answer.key,
        "snapshot_url": answer.snapshot_url,
        "snapshot_at": spell(answer.snapshot_at),
        "asked_at": spell(answer.asked_at),
    }
