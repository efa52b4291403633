"""Check addresses in one run, without memory."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from rescatalog.core import urls
from rescatalog.core.asking.errands import Wants
from rescatalog.core.asking.retrying import not_before
from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.judging.fragments import fragment_note
from rescatalog.core.judging.observation import Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.memory.evidence import detail_of
from rescatalog.core.memory.ignoring import over, rule_for
from rescatalog.core.memory.void import void_of
from rescatalog.core.report.content import Result, RunReport
from rescatalog.core.words import Failure, Verdict
from rescatalog.jobs.asking import ask, utc_now
from rescatalog.settings import TOOL_VERSION, Settings

MOST_CERTIFICATES = 200
Progress = Callable[[int, int], None]
_NOT_AN_ADDRESS: Final = Judgement(verdict=Verdict.REFUSED, reason=str(Failure.BAD_ADDRESS))
_NOT_ASKED: Final = Judgement(verdict=Verdict.UNSURE, reason="interrupted")


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
    wanted = tuple(dict.fromkeys(key for key in keys.values() if key is not None))
    pointing = _pointing(keys)
    found: dict[str, tuple[Check, str]] = {}
    notes: dict[str, str | None] = {}

    def take(trails: Sequence[Trail]) -> None:
        for trail in trails:
            found[trail.target] = (
                check_of(trail, run_id, started_at, expected.get(trail.target, ())),
                detail_of(trail),
            )
            page = trail.looks[-1][-1]
            notes.update({url: fragment_note(url, page) for url in pointing.get(trail.target, ())})
        progress(len(found), len(wanted))

    interrupted = False
    try:
        ask(wanted, settings, take, certificates=_few_hosts(wanted))
    except KeyboardInterrupt:
        interrupted = True
    void = None if interrupted else void_of([check for check, _ in found.values()], {})
    return RunReport(
        run_id=run_id,
        started_at=started_at,
        elapsed_s=time.monotonic() - started_s,
        tool_version=TOOL_VERSION,
        results=tuple(
            ignoring(_result(url, key, found, notes.get(url)), settings, started_at) for url, key in keys.items()
        ),
        over=over(settings.ignore, today=started_at.date()),
        void=void.reason if void else None,
        void_message=void.message if void else None,
        interrupted=interrupted,
    )


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


def _result(url: str, key: str | None, found: dict[str, tuple[Check, str]], note: str | None) -> Result:
    if key is None:
        return Result(url=url, judgement=_NOT_AN_ADDRESS)
    if key not in found:
        return Result(url=url, judgement=_NOT_ASKED)
    check, detail = found[key]
    return Result(
        url=url,
        judgement=noted(check.judgement, note),
        attempts=check.attempts,
        elapsed_s=check.elapsed_s,
        detail=detail,
    )
