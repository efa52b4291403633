"""What a person has seen where robots may not look; such a word holds for half a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from rescatalog.core import urls
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Status

CONFIRMED_DAYS = 180
# What a crawler has seen with its own eyes counts more than what a person saw before.
_UNSEEN = frozenset({Status.UNCHECKED, Status.BLOCKED})


def with_confirmations(
    statuses: Mapping[str, LinkStatus], entries: Iterable[Entry], *, as_of: date
) -> dict[str, LinkStatus]:
    """Return the statuses, those of links that a person has confirmed lately and no robot may see being `ok`.

    Args:
        statuses: what the crawler knows, by canonical address.
        entries: whose links carry `confirmed`.
        as_of: the day from which is counted back.
    """
    known = dict(statuses)
    for entry in entries:
        for link in entry.links:
            key = urls.canonical(link.url)
            if key is None or link.confirmed is None:
                continue
            status = known.get(key, LinkStatus(key=key))
            fresh = as_of - link.confirmed <= timedelta(days=CONFIRMED_DAYS)
            if fresh and status.status in _UNSEEN and not _newer(status, link.confirmed):
                known[key] = _confirmed(status, link.confirmed)
    return known


def latest_day(statuses: Iterable[LinkStatus], otherwise: date) -> date:
    """Return the day of the latest check, so that what is published depends on nothing but its inputs."""
    days = [status.last_checked_at.date() for status in statuses if status.last_checked_at is not None]
    return max(days, default=otherwise)


def _newer(status: LinkStatus, confirmed: date) -> bool:
    return status.last_alive_at is not None and status.last_alive_at.date() > confirmed


def _confirmed(status: LinkStatus, day: date) -> LinkStatus:
    at = datetime.combine(day, time(), UTC)
    return replace(status, status=Status.OK, reason="confirmed", since=at, last_alive_at=at)
