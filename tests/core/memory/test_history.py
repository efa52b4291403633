"""How checks become the status of a link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import LinkStatus, fold
from rescatalog.core.words import Status, Verdict
from tests.core.making import KEY, NOW, check

ALIVE, MISSING, UNSURE = Verdict.ALIVE, Verdict.MISSING, Verdict.UNSURE


def _after(*checks: Check) -> LinkStatus:
    return fold(checks)[KEY]


def _missing(*days: float) -> list[Check]:
    return [check(MISSING, day=day) for day in days]


def test_no_check_means_no_status() -> None:
    assert fold([]) == {}


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (Verdict.ALIVE, Status.OK),
        (Verdict.MOVED, Status.MOVED),
        (Verdict.RESTRICTED, Status.RESTRICTED),
        (Verdict.BLOCKED, Status.BLOCKED),
        (Verdict.SUSPECT, Status.SUSPECT),
        (Verdict.UNSURE, Status.FAILING),
        (Verdict.MISSING, Status.FAILING),
        (Verdict.REFUSED, Status.UNCHECKED),
    ],
)
def test_the_first_verdict_gives_the_first_status(verdict: Verdict, status: Status) -> None:
    assert _after(check(verdict)).status is status


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ((0, 3.5, 7), Status.DEAD),
        ((0, 1, 2, 3, 4, 5, 6, 7), Status.DEAD),
        ((0, 7), Status.FAILING),
        ((0, 1, 6.9), Status.FAILING),
        ((0, 1, 2), Status.FAILING),
        ((0, 0.1, 7), Status.FAILING),
        ((0, 0.1, 0.2, 0.3, 7), Status.FAILING),
        ((0, 0.1, 7, 8), Status.DEAD),
        ((0, 100, 200), Status.DEAD),
    ],
)
def test_a_link_dies_of_three_strikes_on_three_days_over_seven_days(days: tuple[float, ...], status: Status) -> None:
    assert _after(*_missing(*days)).status is status


def test_days_are_days_in_utc() -> None:
    # Just before and just after midnight are two days; 22 hours apart on one date are one.
    late, early, sameday = 21.9 / 24, 22.1 / 24, 23 / 24
    assert len(_after(*_missing(late, early)).strike_days) == 2
    assert _after(*_missing(early, early + sameday)).strike_days == {date(2026, 11, 22)}


def test_one_success_clears_all_strikes() -> None:
    link = _after(*_missing(0, 3, 5), check(ALIVE, day=6), *_missing(7, 8))
    assert (link.status, link.strikes) == (Status.FAILING, 2)
    assert link.strike_days == {date(2026, 11, 28), date(2026, 11, 29)}
    assert link.first_strike_at == NOW + timedelta(days=7)


def test_being_moved_is_a_success() -> None:
    assert _after(*_missing(0, 3, 5), check(Verdict.MOVED, day=6), *_missing(7)).strikes == 1


@pytest.mark.parametrize("verdict", [Verdict.ALIVE, Verdict.MOVED])
def test_a_success_raises_the_dead(verdict: Verdict) -> None:
    link = _after(*_missing(0, 4, 8), check(verdict, day=9))
    assert (link.strikes, link.last_alive_at) == (0, NOW + timedelta(days=9))
    assert link.status in {Status.OK, Status.MOVED}


@pytest.mark.parametrize("verdict", [UNSURE, Verdict.BLOCKED, Verdict.REFUSED, Verdict.SUSPECT, Verdict.RESTRICTED])
def test_what_is_no_strike_never_kills(verdict: Verdict) -> None:
    link = _after(*[check(verdict, day=day) for day in range(60)])
    assert (link.status is Status.DEAD, link.strikes) == (False, 0)


@pytest.mark.parametrize("verdict", [UNSURE, Verdict.BLOCKED, Verdict.REFUSED, Verdict.SUSPECT])
def test_what_is_no_success_clears_no_strikes(verdict: Verdict) -> None:
    assert _after(*_missing(0, 3), check(verdict, day=5), *_missing(8)).status is Status.DEAD


@pytest.mark.parametrize("verdict", [UNSURE, Verdict.REFUSED])
def test_a_dead_link_that_shows_nothing_new_stays_dead(verdict: Verdict) -> None:
    link = _after(*_missing(0, 4, 8), check(verdict, day=9))
    assert (link.status, link.since) == (Status.DEAD, NOW + timedelta(days=8))


def test_a_dead_link_behind_a_bot_wall_is_blocked() -> None:
    assert _after(*_missing(0, 4, 8), check(Verdict.BLOCKED, day=9)).status is Status.BLOCKED


def test_a_refusal_leaves_the_status_as_it_was() -> None:
    link = _after(check(ALIVE), check(Verdict.REFUSED, day=1, reason="robots-disallowed"))
    assert (link.status, link.reason, link.since) == (Status.OK, "robots-disallowed", NOW)


def test_since_is_when_the_status_began() -> None:
    link = _after(check(ALIVE, day=0), check(ALIVE, day=1), check(UNSURE, day=2), check(MISSING, day=3))
    assert (link.status, link.since) == (Status.FAILING, NOW + timedelta(days=2))


def test_the_latest_check_is_remembered() -> None:
    link = _after(check(ALIVE, title="A"), check(UNSURE, day=2, reason="timeout"))
    assert (link.reason, link.checks, link.last_checked_at) == ("timeout", 2, NOW + timedelta(days=2))
    assert link.last_alive_at == NOW


@pytest.mark.parametrize(("later", "title"), [(None, "Old"), ("New", "New")])
def test_the_title_is_that_of_the_latest_success_that_had_one(later: str | None, title: str) -> None:
    link = _after(check(ALIVE, title="Old"), check(ALIVE, day=1, title=later), check(MISSING, day=2, title="404"))
    assert link.title == title


def test_checks_may_come_in_any_order() -> None:
    checks = [*_missing(0, 3, 5), check(ALIVE, day=6), *_missing(7, 8)]
    assert fold(reversed(checks)) == fold(checks)


def test_links_do_not_share_strikes() -> None:
    others = [check(MISSING, day=day, key=f"https://{day}.lan/") for day in (0, 4, 8)]
    assert {link.status for link in fold(others).values()} == {Status.FAILING}


def _page(day: float, title: str, text_hash: str, url: str = KEY) -> Check:
    seen = check(ALIVE, day=day, title=title)
    return replace(seen, judgement=replace(seen.judgement, final_url=url), text_hash=text_hash)


ALGEBRA = _page(0, "Linear algebra at MIT", "00000000ffffffff")


def test_a_page_is_held_against_what_it_was_at_first_sight() -> None:
    link = _after(ALGEBRA, _page(2, "Buy cheap shoes online", "ffffffff00000000"))
    assert (link.status, link.drift, link.drifted_at) == (Status.OK, ("title", "text"), NOW + timedelta(days=2))


@pytest.mark.parametrize(
    "later",
    [
        _page(2, "Linear Algebra at MIT, spring", "00000000fffffff0"),
        _page(2, "Something new", "00000000ffffffff"),
        _page(2, "Linear algebra at MIT", "ffffffff00000000"),
        _page(2, "Linear algebra at MIT", "00000000ffffffff", "https://b.lan/"),
        _page(2, "Something new", "00000000ffffffff", "https://www.a.lan/"),
        check(Verdict.RESTRICTED, day=2, title="Log in"),
        check(ALIVE, day=2),
    ],
)
def test_one_change_alone_is_everyday_life(later: Check) -> None:
    assert _after(ALGEBRA, later).drift == ()


def test_drift_dates_from_when_it_was_first_seen_and_ends_when_the_page_is_back() -> None:
    shoes = [_page(day, "Buy cheap shoes online", "ffffffff00000000", "https://shoes.lan/") for day in (2, 4)]
    assert _after(ALGEBRA, *shoes).drifted_at == NOW + timedelta(days=2)
    assert _after(ALGEBRA, *shoes).drift == ("title", "text", "host")
    back = _after(ALGEBRA, *shoes, replace(ALGEBRA, checked_at=NOW + timedelta(days=6)))
    assert (back.drift, back.drifted_at) == ((), None)


def test_a_host_that_asked_for_rest_is_remembered_until_the_next_check() -> None:
    until = NOW + timedelta(days=1)
    resting = replace(check(Verdict.BLOCKED), not_before=until)
    assert _after(resting).not_before == until
    assert _after(resting, check(ALIVE, day=2)).not_before is None


@pytest.mark.parametrize(("before", "status"), [(_missing(0, 3.5, 7), Status.DEAD), ([check(ALIVE)], Status.OK)])
def test_a_page_that_was_not_asked_because_its_host_rests_stays_what_it_was(
    before: list[Check], status: Status
) -> None:
    resting = check(Verdict.BLOCKED, day=8, reason="host-resting")
    assert _after(*before, resting).status is status
    assert _after(resting).status is Status.BLOCKED
    assert _after(*before, check(Verdict.BLOCKED, day=8, reason="forbidden")).status is Status.BLOCKED
