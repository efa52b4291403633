"""Check addresses in one run, without memory."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from rescatalog.core import urls
from rescatalog.core.asking.errands import Wants
from rescatalog.core.asking.retrying import not_before
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.judging.fragments import fragment_note
from rescatalog.core.judging.observation import Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.memory.evidence import detail_of
from rescatalog.core.memory.ignoring import over, rule_for
from rescatalog.core.memory.void import void_of
from rescatalog.core.providers.registry import heard, items_of, questions_of
from rescatalog.core.report.content import Result, RunReport
from rescatalog.core.words import Failure, Verdict
from rescatalog.jobs.asking import ask, utc_now
from rescatalog.settings import TOOL_VERSION, Settings

MOST_CERTIFICATES = 200
Progress = Callable[[int, int], None]
_NOT_AN_ADDRESS: Final = Judgement(verdict=Verdict.REFUSED, reason=str(Failure.BAD_ADDRESS))
_NOT_ASKED: Final = Judgement(verdict=Verdict.UNSURE, reason="interrupted")


@dataclass(slots=True)
class _Seen:
    """What one check has seen so far, by canonical address."""

    visits: Mapping[str, Visit]
    checks: dict[str, Check] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str | None] = field(default_factory=dict)


def check(
    given: Sequence[str],
    settings: Settings,
    progress: Progress,
    expected: Mapping[str, Sequence[Expected]] = MappingProxyType({}),
) -> RunReport:
    """Return the verdict of every distinct address, in the order given.

    Args:
        given: addresses as people wrote them.
        settings: how to ask.
        progress: told how many addresses are done, of how many.
        expected: what entries say of each page, by canonical address.

    Raises:
        SettingsInvalidError: a network or a certificate file cannot be used.
    """
    started_at, started_s = utc_now(), time.monotonic()
    run_id = new_run_id(started_at)
    keys = {url: urls.canonical(url) for url in dict.fromkeys(given)}
    seen = _Seen(_visits(keys.values(), settings))
    pointing = _pointing(keys)

    def take(trails: Sequence[Trail]) -> None:
        for given_trail in trails:
            trail, _ = heard(seen.visits[given_trail.target].questions, given_trail)
            seen.checks[trail.target] = check_of(trail, run_id, started_at, expected.get(trail.target, ()))
            seen.details[trail.target] = detail_of(trail)
            page = trail.looks[-1][-1]
            seen.notes |= {url: fragment_note(url, page) for url in pointing.get(trail.target, ())}
        progress(len(seen.checks), len(seen.visits))

    interrupted = False
    try:
        ask(seen.visits.values(), settings, take, certificates=_few_hosts(tuple(seen.visits)))
    except KeyboardInterrupt:
        interrupted = True
    void = None if interrupted else void_of([*seen.checks.values()], {})
    return RunReport(
        run_id=run_id,
        started_at=started_at,
        elapsed_s=time.monotonic() - started_s,
        tool_version=TOOL_VERSION,
        results=tuple(ignoring(_result(url, key, seen), settings, started_at) for url, key in keys.items()),
        over=over(settings.ignore, today=started_at.date()),
        void=void.reason if void else None,
        void_message=void.message if void else None,
        interrupted=interrupted,
    )


def _visits(keys: Iterable[str | None], settings: Settings) -> dict[str, Visit]:
    """Return what is wanted of each address: its page, and the word of its provider where that is needed to judge."""
    wanted = dict.fromkeys(key for key in keys if key is not None)
    return {
        key: Visit(target=key, questions=questions_of(items_of(key), settings.apis, judging_only=True))
        for key in wanted
    }


def check_of(trail: Trail, run_id: str, checked_at: datetime, expectations: Sequence[Expected] = ()) -> Check:
    """Return the row of history that a trail makes, its evidence left out."""
    return Check(
        run_id=run_id,
        key=trail.target,
        checked_at=checked_at,
        judgement=judge(trail, expectations),
        attempts=trail.attempts,
        elapsed_s=trail.elapsed_s,
        not_before=not_before(trail, now=checked_at),
    )


def noted(judgement: Judgement, note: str | None) -> Judgement:
    """Return a judgement with one note more, where there is one."""
    return judgement if note is None else replace(judgement, notes=(*judgement.notes, note))


def ignoring(result: Result, settings: Settings, now: datetime) -> Result:
    """Return a result with the rule by which somebody answers for it, where there is one."""
    verdict = result.judgement.verdict
    rule = rule_for(settings.ignore, result.url, verdict, today=now.date()) if verdict is not Verdict.ALIVE else None
    return result if rule is None else replace(result, ignored=rule)


def new_run_id(started_at: datetime) -> str:
    """Return a name for a run that sorts by time and is never given twice."""
    return f"{started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def _few_hosts(keys: Sequence[str]) -> Wants:
    """Return who says yes to all hosts when they are few: one more handshake each is no burden then."""
    few = len(urls.hosts_of(key for key in keys if urls.scheme(key) == "https")) <= MOST_CERTIFICATES
    return lambda _: few


def _pointing(keys: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Return the addresses that point to a place on a page, by the page."""
    pointing: dict[str, list[str]] = {}
    for url, key in keys.items():
        if key is not None and "#" in url:
            pointing.setdefault(key, []).append(url)
    return pointing


def _result(url: str, key: str | None, seen: _Seen) -> Result:
    if key is None:
        return Result(url=url, judgement=_NOT_AN_ADDRESS)
    if key not in seen.checks:
        return Result(url=url, judgement=_NOT_ASKED)
    check = seen.checks[key]
    return Result(
        url=url,
        judgement=noted(check.judgement, seen.notes.get(url)),
        attempts=check.attempts,
        elapsed_s=check.elapsed_s,
        detail=seen.details[key],
    )
