"""Links that robots may not see and a person has seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rescatalog.core.catalog.entry import Entry
from rescatalog.core.memory.confirming import CONFIRMED_DAYS, latest_day, with_confirmations
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Status
from tests.core.entries import entry
from tests.core.making import KEY, NOW, known

TODAY = NOW.date()


def _entry(confirmed: date) -> Entry:
    link = {"role": "homepage", "url": KEY, "check": "manual", "confirmed": confirmed.isoformat()}
    return entry(links=[link])


def _status(confirmed: date, before: LinkStatus | None) -> LinkStatus:
    statuses = {} if before is None else {KEY: before}
    return with_confirmations(statuses, [_entry(confirmed)], as_of=TODAY).get(KEY, LinkStatus(key=KEY))


@pytest.mark.parametrize("before", [None, known(Status.UNCHECKED), known(Status.BLOCKED)])
def test_a_link_that_only_people_can_see_is_ok_for_half_a_year_after_one_has_seen_it(before: LinkStatus | None) -> None:
    seen = _status(TODAY - timedelta(days=CONFIRMED_DAYS), before)
    assert (seen.status, seen.reason) == (Status.OK, "confirmed")
    assert seen.since is not None
    assert seen.since.date() == TODAY - timedelta(days=CONFIRMED_DAYS)
    over = _status(TODAY - timedelta(days=CONFIRMED_DAYS + 1), before)
    assert over.status is (before.status if before else Status.UNCHECKED)


@pytest.mark.parametrize("status", [Status.DEAD, Status.FAILING, Status.SUSPECT, Status.MOVED, Status.RESTRICTED])
def test_what_the_crawler_has_seen_itself_counts_more(status: Status) -> None:
    assert _status(TODAY, known(status)).status is status


def test_what_is_published_counts_from_the_latest_check() -> None:
    assert latest_day([known(Status.OK, days_ago=3), known(Status.UNCHECKED)], TODAY) == TODAY - timedelta(days=3)
    assert latest_day([], date.min) == date.min
