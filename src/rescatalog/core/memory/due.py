"""When a link is asked again: healthy ones seldom, failing ones daily, spread so that runs are even."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rescatalog.core import urls
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Status

# Two days between looks at a living link, and eight from the first strike to the verdict of a nightly run, keep the
# promise that a death is known within ten.
_INTERVALS = {
    Status.UNCHECKED: timedelta(0),
    Status.OK: timedelta(days=2),
    Status.MOVED: timedelta(days=2),
    Status.RESTRICTED: timedelta(days=2),
    Status.BLOCKED: timedelta(days=2),
    Status.SUSPECT: timedelta(days=2),
    Status.FAILING: timedelta(days=1),
    Status.DEAD: timedelta(days=7),
}
# A nightly run never starts at the same second; what falls due within this time is asked now.
SLACK = timedelta(hours=6)
# Intervals up to this are counted from the latest check; longer ones follow a timetable.
DAILY = timedelta(days=1)
CERTIFICATE_DAYS = 8
DAYS_BETWEEN = 2
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """How often links are asked.

    Attributes:
        pace: factor on all intervals; 0 means everything is always due.
    """

    pace: float = 1.0


def next_check_at(status: LinkStatus, recheck: Recheck) -> datetime | None:
    """Return when a link falls due, or None for one that was never checked.

    Each link has its own place in a timetable that depends on its address alone, so that a first run over everything
    does not make every later run one over everything as well.
    """
    if status.last_checked_at is None:
        return None
    interval = _INTERVALS[status.status] * recheck.pace
    if interval <= DAILY:
        return status.last_checked_at + interval
    place = _EPOCH + interval * share(status.key)
    # The place just served, perhaps a little early, does not count again.
    earliest = status.last_checked_at + SLACK
    following = place + interval * math.ceil((earliest - place) / interval)
    # A place served early would leave more than the interval to the next one, and with a run that starts a little
    # early another day more.
    return min(following, status.last_checked_at + interval)


def due(keys: Iterable[str], statuses: Mapping[str, LinkStatus], recheck: Recheck, *, now: datetime) -> tuple[str, ...]:
    """Return those of `keys` that should be asked at `now`, in the order given; resting hosts are left alone."""
    resting = _resting_hosts(statuses.values(), now)
    chosen = []
    for key in keys:
        status = statuses.get(key)
        at = None if status is None else next_check_at(status, recheck)
        if (at is None or at - SLACK <= now) and urls.host_key(key) not in resting:
            chosen.append(key)
    return tuple(chosen)


def certificate_due(host: str, day: date) -> bool:
    """Return whether the certificate of a host is looked at on a day: on two days of eight, other hosts on others.

    Healthy links are asked every other day, so that one of the two days meets them.
    """
    return (math.floor(share(host) * CERTIFICATE_DAYS) + day.toordinal()) % CERTIFICATE_DAYS < DAYS_BETWEEN


def _resting_hosts(statuses: Iterable[LinkStatus], now: datetime) -> frozenset[str]:
    """Return the hosts that asked to be left alone for longer than until now; what one page says, the host says."""
    waiting = (status for status in statuses if status.not_before is not None)
    return frozenset(urls.host_key(status.key) for status in waiting if status.not_before and status.not_before > now)


def share(key: str) -> float:
    """Return a number in [0, 1) that depends on `key` alone, the same on every machine."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32
