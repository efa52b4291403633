"""Crawl the links that are due, remember what was seen, and say what is known now."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.targets import LinkTarget, placed, targets_of
from rescatalog.core.judging.check import Check
from rescatalog.core.judging.observation import Trail
from rescatalog.core.memory.due import certificate_due, due
from rescatalog.core.memory.evidence import detail_of
from rescatalog.core.memory.history import LinkStatus, fold
from rescatalog.core.memory.ignoring import over
from rescatalog.core.memory.observed import fold_facts
from rescatalog.core.memory.run import Run
from rescatalog.core.memory.thinning import facts_void_of
from rescatalog.core.memory.void import void_of
from rescatalog.core.report.content import Result, RunReport
from rescatalog.core.report.findings import is_finding
from rescatalog.jobs.archive import remember_archives
from rescatalog.jobs.asking import ask, utc_now
from rescatalog.jobs.check import Progress, ignoring, new_run_id
from rescatalog.jobs.differing import held_against
from rescatalog.jobs.visiting import Keeping, Past, visits_of
from rescatalog.settings import TOOL_VERSION, Settings
from rescatalog.store.state import State, open_for_writing


def crawl(
    catalog: Catalog,
    settings: Settings,
    progress: Progress,
    *,
    everything: bool = False,
    clock: Callable[[], datetime] = utc_now,
) -> RunReport:
    """Return what a crawl of the due links saw; its observations are in the state when this returns.

    Args:
        catalog: whose links.
        settings: how to ask, and where the state is.
        progress: told how many addresses are done, of how many.
        everything: whether links that are not due are asked too.
        clock: tells the aware UTC time that is remembered, and by which links are due.

    Raises:
        StateUnreadableError: the state cannot be written.
        SettingsInvalidError: a network or a certificate file cannot be used.
    """
    targets = targets_of(catalog.entries)
    with open_for_writing(settings.state) as state:
        canaries = _canaries(catalog)
        _settle_killed_runs(state, canaries, clock())
        before = fold(state.checks())
        keys = tuple(target.key for target in targets)
        chosen = keys if everything else due(keys, before, settings.recheck, now=clock())
        asking = _Asking(chosen, canaries, {target.key: target for target in targets}, before, _past(state))
        crawled = _crawl(state, asking, settings, progress, clock=clock)
        after = fold(state.checks())
        differences = held_against(catalog, state.changes(), after)
        interrupted = crawled.report.interrupted
        if crawled.report.void is None and not interrupted:
            of_catalog = {key: after[key] for key in keys if key in after}
            interrupted = not remember_archives(state, catalog, of_catalog, settings)
    started_at = crawled.report.started_at
    results = (
        replace(result, uses=placed(result.uses, catalog)) if is_finding(result) else result
        for result in _results(targets, crawled, before, after)
    )
    return replace(
        crawled.report,
        results=tuple(ignoring(result, settings, started_at) for result in results),
        over=over(settings.ignore, today=started_at.date()),
        interrupted=interrupted,
        skipped=len(keys) - len(chosen),
        differences=differences if crawled.report.void is None else (),
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked in one crawl: links that are due, canaries, where the catalog uses each, and what is known."""

    chosen: Sequence[str]
    canaries: frozenset[str]
    targets: Mapping[str, LinkTarget]
    before: Mapping[str, LinkStatus]
    past: Past


class _Crawled:
    """What one crawl has seen so far."""

    def __init__(self) -> None:
        self.checks: dict[str, Check] = {}
        self.details: dict[str, str] = {}
        self.report: RunReport


def _crawl(
    state: State, asking: _Asking, settings: Settings, progress: Progress, *, clock: Callable[[], datetime]
) -> _Crawled:
    """Return what asking showed, stored batch by batch under a run of its own."""
    started_at, started_s = clock(), time.monotonic()
    run_id, day = new_run_id(started_at), started_at.date()
    # With nothing due there is nothing to conclude, so the canaries are left in peace as well.
    wanted = (*sorted(asking.canaries), *asking.chosen) if asking.chosen else ()
    visits = visits_of(wanted, asking.canaries, asking.targets, asking.past, settings, day)
    keeping = Keeping(
        run_id=run_id, targets=asking.targets, visits=visits, past=asking.past, max_bytes=settings.max_bytes
    )
    seen = _Crawled()

    def take(trails: Sequence[Trail]) -> None:
        now = clock()
        checks = [keeping.check(trail, now) for trail in trails]
        state.append(checks)
        seen.checks |= {check.key: check for check in checks}
        seen.details |= {trail.target: detail_of(trail) for trail in trails}
        progress(len(seen.checks), len(visits))

    interrupted = False
    state.begin(run_id, started_at, tool_version=TOOL_VERSION)
    try:
        ask(visits.values(), settings, take, certificates=partial(certificate_due, day=day))
    except KeyboardInterrupt:
        interrupted = True
    ended = Run(id=run_id, started_at=started_at, finished_at=clock(), interrupted=interrupted)
    run = _judged(ended, seen.checks, asking)
    state.finish(run)
    seen.report = RunReport(
        run_id=run_id,
        started_at=started_at,
        elapsed_s=time.monotonic() - started_s,
        tool_version=TOOL_VERSION,
        results=(),
        void=run.void,
        void_message=run.void_message,
        interrupted=interrupted,
        facts_changed=sum(bool(check.facts) for check in seen.checks.values()),
        facts_void=run.facts_void,
    )
    return seen


def _past(state: State) -> Past:
    return Past(
        checks={check.key: check for check in state.latest_checks()},
        facts=fold_facts(state.changes()),
    )


def _judged(run: Run, checks: Mapping[str, Check], asking: _Asking) -> Run:
    """Return a run that has ended, with its word on whether it counts."""
    void = void_of(tuple(checks.values()), asking.before, asking.canaries)
    return replace(
        run,
        void=void.reason if void else None,
        void_message=void.message if void else None,
        facts_void=facts_void_of(checks, asking.past.checks),
    )


def _settle_killed_runs(state: State, canaries: frozenset[str], now: datetime) -> None:
    """Judge runs that were killed before they could say whether they count."""
    for run in state.runs():
        if run.finished_at is None:
            checks = {check.key: check for check in state.checks(run_id=run.id)}
            ended = replace(run, finished_at=now, interrupted=True)
            asking = _Asking((), canaries, {}, fold(state.checks()), _past(state))
            state.finish(_judged(ended, checks, asking))


def _canaries(catalog: Catalog) -> frozenset[str]:
    return frozenset(key for key in map(urls.canonical, catalog.card.canaries) if key is not None)


def _results(
    targets: Sequence[LinkTarget],
    crawled: _Crawled,
    before: Mapping[str, LinkStatus],
    after: Mapping[str, LinkStatus],
) -> tuple[Result, ...]:
    """Return one result per asked address of the catalog, in catalog order."""
    return tuple(
        Result(
            url=target.uses[0].url,
            judgement=crawled.checks[target.key].judgement,
            attempts=crawled.checks[target.key].attempts,
            elapsed_s=crawled.checks[target.key].elapsed_s,
            uses=target.uses,
            status=after.get(target.key, LinkStatus(key=target.key)),
            before=before.get(target.key, LinkStatus(key=target.key)),
            detail=crawled.details[target.key],
        )
        for target in targets
        if target.key in crawled.checks
    )
