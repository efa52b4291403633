"""When a link is asked again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rescatalog.core.memory.due import Recheck, certificate_due, due, next_check_at
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.words import Status
from tests.core.making import KEY, NOW, host, known

STEADY = Recheck()
EVERYTHING = Recheck(pace=0.0)
INTERVALS = {
    Status.UNCHECKED: 0,
    Status.OK: 2,
    Status.MOVED: 2,
    Status.RESTRICTED: 2,
    Status.BLOCKED: 2,
    Status.SUSPECT: 2,
    Status.FAILING: 1,
    Status.DEAD: 7,
}
ROOT = Path(__file__).parents[3]
KEYS = [host(number) for number in range(1_000)]


def test_every_status_has_an_interval() -> None:
    assert set(INTERVALS) == set(Status)


@pytest.mark.parametrize(("status", "days"), [item for item in INTERVALS.items() if item[1]])
def test_a_link_falls_due_within_the_interval_of_its_status(status: Status, days: int) -> None:
    at = next_check_at(known(status), STEADY)
    assert at is not None
    assert timedelta(hours=6) <= at - NOW <= timedelta(days=days, hours=6)


@pytest.mark.parametrize(("status", "days"), [item for item in INTERVALS.items() if item[1]])
def test_a_link_that_is_asked_when_due_falls_due_one_interval_later(status: Status, days: int) -> None:
    first = next_check_at(known(status), STEADY)
    assert first is not None
    again = LinkStatus(key=KEY, status=status, last_checked_at=first)
    assert next_check_at(again, STEADY) == first + timedelta(days=days)


@pytest.mark.parametrize("pace", [1.0, 2.0, 7.0])
def test_the_pace_stretches_all_intervals(pace: float) -> None:
    first = next_check_at(known(Status.OK), Recheck(pace=pace))
    assert first is not None
    again = LinkStatus(key=KEY, status=Status.OK, last_checked_at=first)
    assert next_check_at(again, Recheck(pace=pace)) == first + timedelta(days=2 * pace)


def test_a_living_link_is_looked_at_early_enough_to_know_its_death_within_ten_days() -> None:
    least_from_first_strike_to_dead = 8
    nights = INTERVALS[Status.OK]
    assert nights + least_from_first_strike_to_dead <= 10


def test_a_link_without_a_check_has_no_date() -> None:
    assert next_check_at(known(Status.UNCHECKED), STEADY) is None


def test_an_unchecked_link_is_always_due() -> None:
    assert due([KEY], {}, STEADY, now=NOW) == (KEY,)
    assert due([KEY], {KEY: known(Status.UNCHECKED)}, STEADY, now=NOW) == (KEY,)


def test_a_link_that_was_only_refused_stays_due() -> None:
    refused = LinkStatus(key=KEY, status=Status.UNCHECKED, last_checked_at=NOW)
    assert due([KEY], {KEY: refused}, Recheck(), now=NOW) == (KEY,)


@pytest.mark.parametrize("status", [*Status])
def test_at_pace_zero_everything_is_due(status: Status) -> None:
    assert due([KEY], {KEY: known(status)}, EVERYTHING, now=NOW) == (KEY,)


@pytest.mark.parametrize(
    ("hours_ago", "expected"),
    [(24, (KEY,)), (18, (KEY,)), (17.9, ()), (0, ())],
    ids=["due", "slack", "early", "now"],
)
def test_what_falls_due_within_six_hours_is_asked_now(hours_ago: float, expected: tuple[str, ...]) -> None:
    failing = known(Status.FAILING, days_ago=hours_ago / 24)
    assert due([KEY], {KEY: failing}, STEADY, now=NOW) == expected


def test_links_are_returned_in_the_order_given() -> None:
    keys = ["https://c.lan/", "https://a.lan/", "https://b.lan/"]
    statuses = {"https://a.lan/": known(Status.FAILING, key="https://a.lan/")}
    assert due(keys, statuses, Recheck(), now=NOW) == ("https://c.lan/", "https://b.lan/")


def test_failing_links_are_not_spread_for_they_are_asked_daily() -> None:
    dates = {next_check_at(known(Status.FAILING, key=key), Recheck()) for key in KEYS}
    assert dates == {NOW + timedelta(days=1)}


def test_the_date_of_an_address_is_the_same_in_every_process() -> None:
    program = "from tests.core.memory.test_due import dates_of_some; print(dates_of_some())"
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        )
        assert told.stdout.strip() == dates_of_some()


def dates_of_some() -> str:
    return " ".join(str(next_check_at(known(Status.OK, key=key), Recheck())) for key in KEYS[:9])


def test_dates_of_links_checked_at_once_fall_evenly_on_the_days() -> None:
    dates = [next_check_at(known(Status.DEAD, key=key), Recheck()) for key in KEYS]
    per_day = Counter(int((at - NOW) / timedelta(days=1)) for at in dates if at is not None)
    assert max(per_day.values()) <= 2 * len(KEYS) / len(per_day)


def test_nightly_runs_stay_even_after_a_first_run_over_everything() -> None:
    statuses: dict[str, LinkStatus] = {}
    asked = []
    for night in range(90):
        now = NOW + timedelta(days=night)
        chosen = due(KEYS, statuses, Recheck(), now=now)
        statuses |= {key: LinkStatus(key=key, status=Status.OK, last_checked_at=now) for key in chosen}
        asked.append(len(chosen))
    settled = asked[30:]
    assert max(settled) <= 2 * sum(settled) / len(settled)


@pytest.mark.parametrize("early", [timedelta(0), timedelta(minutes=45), timedelta(hours=5)])
def test_no_link_waits_longer_than_its_interval_though_the_night_begins_early(early: timedelta) -> None:
    statuses = {key: known(Status.OK, key=key) for key in KEYS}
    assert set(due(KEYS, statuses, STEADY, now=NOW + timedelta(days=2) - early)) == set(KEYS)


def test_an_address_with_a_lone_surrogate_has_a_date_too() -> None:
    assert next_check_at(known(Status.OK, key="http://a.lan/\ud800"), Recheck()) is not None


def test_a_host_that_asked_for_rest_is_left_alone_until_then_with_all_its_pages() -> None:
    keys = ["https://a.lan/x", "https://a.lan/y", "https://b.lan/"]
    busy = replace(known(Status.BLOCKED, key=keys[0], days_ago=5), not_before=NOW + timedelta(hours=1))
    assert due(keys, {keys[0]: busy}, STEADY, now=NOW) == (keys[2],)
    assert due(keys, {keys[0]: busy}, STEADY, now=NOW + timedelta(hours=2)) == tuple(keys)


def test_the_certificate_of_a_host_is_looked_at_on_two_days_of_eight_and_other_hosts_on_others() -> None:
    days = [NOW.date() + timedelta(days=number) for number in range(8)]
    for name in ("a.lan", "b.lan", "c.lan"):
        looked = [certificate_due(name, day) for day in days]
        assert looked.count(True) == 2
        assert any(one and other for one, other in zip(looked, [*looked[1:], looked[0]], strict=True))
    counts = [sum(certificate_due(f"h{number}.lan", day) for number in range(800)) for day in days]
    assert min(counts) > 150
