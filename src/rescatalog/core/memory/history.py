"""Memory: the status of a link as a pure fold over its checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rescatalog.core import urls
from rescatalog.core.judging.check import Check
from rescatalog.core.judging.fingerprint import Fingerprint, drift
from rescatalog.core.words import Failure, Status, Verdict

# A link is dead only after this many strikes, on as many different days, over at least this time.
STRIKES_TO_DIE = 3
DAYS_TO_DIE = 3
TIME_TO_DIE = timedelta(days=7)

_STATUS_OF = {
    Verdict.ALIVE: Status.OK,
    Verdict.MOVED: Status.MOVED,
    Verdict.RESTRICTED: Status.RESTRICTED,
    Verdict.BLOCKED: Status.BLOCKED,
    Verdict.SUSPECT: Status.SUSPECT,
}
# A page behind a login exists, so it clears strikes as a living one does.
SUCCESSES = frozenset({Verdict.ALIVE, Verdict.MOVED, Verdict.RESTRICTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatus:
    """What is known of one address.

    Attributes:
        key: canonical address.
        status: the word.
        reason: reason of the latest check.
        because: what was seen that speaks for it, or nothing.
        since: when this status began.
        last_checked_at: time of the latest check that counted.
        last_alive_at: time of the latest success.
        strikes: `missing` verdicts since the latest success.
        strike_days: the days (UTC) they fell on.
        first_strike_at: time of the first of them.
        checks: how many checks counted.
        http_status: status of the latest answer.
        final_url: where the latest answer came from.
        title: title of the page at the latest success.
        first: how the page looked at first sight.
        drift: in what it is another page now; empty while it is the same.
        drifted_at: when that was first seen.
        not_before: its host asked to be left alone until then.
    """

    key: str
    status: Status = Status.UNCHECKED
    reason: str = ""
    because: str = ""
    since: datetime | None = None
    last_checked_at: datetime | None = None
    last_alive_at: datetime | None = None
    strikes: int = 0
    strike_days: frozenset[date] = frozenset()
    first_strike_at: datetime | None = None
    checks: int = 0
    http_status: int | None = None
    final_url: str | None = None
    title: str | None = None
    first: Fingerprint | None = None
    drift: tuple[str, ...] = ()
    drifted_at: datetime | None = None
    not_before: datetime | None = None


def fold(checks: Iterable[Check]) -> dict[str, LinkStatus]:
    """Return the status of every address in `checks`, whose void runs must have been left out."""
    statuses: dict[str, LinkStatus] = {}
    for check in sorted(checks, key=lambda check: (check.checked_at, check.run_id)):
        statuses[check.key] = step(statuses.get(check.key, LinkStatus(key=check.key)), check)
    return statuses


def step(before: LinkStatus, check: Check) -> LinkStatus:
    """Return what is known after one more check."""
    counted = _counted(before, check)
    status = _status(counted, check)
    return replace(
        counted,
        status=status,
        reason=check.judgement.reason,
        because=check.judgement.because,
        since=before.since if status is before.status else check.checked_at,
        last_checked_at=check.checked_at,
        checks=before.checks + 1,
        http_status=check.judgement.http_status,
        final_url=check.judgement.final_url,
        not_before=check.not_before,
    )


def _counted(before: LinkStatus, check: Check) -> LinkStatus:
    """Return `before` with strikes and successes brought up to date."""
    verdict = check.judgement.verdict
    if verdict in SUCCESSES:
        return replace(
            _compared(before, check),
            last_alive_at=check.checked_at,
            strikes=0,
            strike_days=frozenset(),
            first_strike_at=None,
            title=check.judgement.title or before.title,
        )
    if verdict is Verdict.MISSING:
        return replace(
            before,
            strikes=before.strikes + 1,
            strike_days=before.strike_days | {check.checked_at.date()},
            first_strike_at=before.first_strike_at or check.checked_at,
        )
    return before


def _compared(before: LinkStatus, check: Check) -> LinkStatus:
    """Return `before` with what a living page looks like held against its first sight; a login shows no page."""
    if check.judgement.verdict is Verdict.RESTRICTED:
        return before
    seen = Fingerprint(
        title=check.judgement.title,
        text_hash=check.text_hash,
        host=urls.host_key(check.judgement.final_url) if check.judgement.final_url else "",
    )
    if before.first is None:
        return replace(before, first=seen)
    changed = drift(before.first, seen)
    return replace(before, drift=changed, drifted_at=(before.drifted_at or check.checked_at) if changed else None)


def _status(counted: LinkStatus, check: Check) -> Status:
    verdict = check.judgement.verdict
    # A page that nobody asked has not changed; its host only wished to rest.
    unasked = verdict is Verdict.REFUSED or check.judgement.reason == Failure.HOST_RESTING
    if unasked and counted.status is not Status.UNCHECKED:
        return counted.status
    if verdict in _STATUS_OF:
        return _STATUS_OF[verdict]
    if verdict is Verdict.REFUSED:
        return counted.status
    if verdict is Verdict.MISSING and _long_enough(counted, check.checked_at):
        return Status.DEAD
    # A dead link that now merely times out has not come back.
    return Status.DEAD if counted.status is Status.DEAD else Status.FAILING


def _long_enough(counted: LinkStatus, now: datetime) -> bool:
    first = counted.first_strike_at
    return (
        first is not None
        and counted.strikes >= STRIKES_TO_DIE
        and len(counted.strike_days) >= DAYS_TO_DIE
        and now - first >= TIME_TO_DIE
    )
