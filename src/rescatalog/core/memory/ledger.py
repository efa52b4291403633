"""Histories brought together: nothing that one of them knows is lost, and nothing is counted twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run

CheckId = tuple[str, str]
ArchivedId = tuple[str, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A part of the history.

    Attributes:
        runs: by their names.
        checks: by run and canonical address.
        archived: answers of archives, by canonical address and time of the question.
    """

    runs: Mapping[str, Run] = field(default_factory=dict)
    checks: Mapping[CheckId, Check] = field(default_factory=dict)
    archived: Mapping[ArchivedId, Archived] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something in a file of the history that could not be taken.

    Attributes:
        file: the file as it was named.
        line: which line, or None when it is about the whole file.
        message: what is wrong and what was done about it.
    """

    file: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two histories as one.

    Attributes:
        ledger: what both know.
        conflicts: what the second tells otherwise than the first, each as a sentence.
    """

    ledger: Ledger
    conflicts: tuple[str, ...] = ()


def merge(first: Ledger, second: Ledger) -> Merged:
    """Return two histories as one; where they contradict each other the first stays.

    Histories that do not contradict each other may be merged in any order, grouping and number of times.
    """
    runs, strangers = _runs(first.runs, second.runs)
    known = {name: check for name, check in second.checks.items() if name[0] not in strangers}
    left_out = dict.fromkeys(sorted(strangers), 0)
    for run_id, key in second.checks:
        if run_id in strangers and (run_id, key) not in first.checks:
            left_out[run_id] += 1
    differing = sorted(name for name, check in known.items() if first.checks.get(name, check) != check)
    asked = sorted(name for name, answer in second.archived.items() if first.archived.get(name, answer) != answer)
    stays = "differs from what was known before, which stays"
    conflicts = (
        *(f"run {name} {stays}{_also(count)}" for name, count in left_out.items()),
        *(f"the check of {key} in run {run} {stays}" for run, key in differing),
        *(f"the archive's answer on {key} {stays}" for key, _ in asked),
    )
    ledger = Ledger(runs=runs, checks={**known, **first.checks}, archived={**second.archived, **first.archived})
    return Merged(ledger=ledger, conflicts=conflicts)


def added(whole: Ledger, known: Ledger) -> Ledger:
    """Return what `whole` has and `known` has not, or has otherwise."""
    return Ledger(
        runs={name: run for name, run in whole.runs.items() if known.runs.get(name) != run},
        checks={name: check for name, check in whole.checks.items() if name not in known.checks},
        archived={name: answer for name, answer in whole.archived.items() if name not in known.archived},
    )


def split(ledger: Ledger) -> tuple[Ledger, Ledger]:
    """Return a history without the checks of runs that it does not know, and those checks."""
    checks: tuple[dict[CheckId, Check], dict[CheckId, Check]] = ({}, {})
    for name, check in ledger.checks.items():
        checks[name[0] not in ledger.runs][name] = check
    return replace(ledger, checks=checks[0]), Ledger(checks=checks[1])


def lost(orphans: Ledger) -> tuple[str, ...]:
    """Return a sentence on each run whose checks are there without it."""
    counts: dict[str, int] = {}
    for run_id, _ in orphans.checks:
        counts[run_id] = counts.get(run_id, 0) + 1
    return tuple(f"run {name} itself is not here; {_checks(count)} left out" for name, count in sorted(counts.items()))


def _runs(first: Mapping[str, Run], second: Mapping[str, Run]) -> tuple[dict[str, Run], frozenset[str]]:
    """Return the runs of both, and the names that mean another run in the second."""
    runs, strangers = {**second, **first}, set[str]()
    for name in first.keys() & second.keys():
        agreed = _agreed(first[name], second[name])
        if agreed is None:
            strangers.add(name)
        else:
            runs[name] = agreed
    return runs, frozenset(strangers)


def _agreed(first: Run, second: Run) -> Run | None:
    """Return what both say of a run, or None when they contradict each other.

    A killed run has no end until it is settled, so one copy may know the end and the other not yet.
    """
    if first == second:
        return first
    if (first.started_at, first.tool_version) != (second.started_at, second.tool_version):
        return None
    ended = [run for run in (first, second) if run.finished_at is not None]
    return ended[0] if len(ended) == 1 else None


def _also(count: int) -> str:
    return f", and {_checks(count)} left out" if count else ""


def _checks(count: int) -> str:
    return "1 check of it is" if count == 1 else f"{count} checks of it are"
