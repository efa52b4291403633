"""Laws of the frontier on random webs: politeness, completeness and an end, whatever servers answer."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience, retry_after_s
from rescatalog.core.asking.robots import rules_of
from rescatalog.core.judging.absence import not_found_text
from rescatalog.core.judging.observation import Observation
from rescatalog.core.words import Failure, Purpose
from tests.property.webs import ADDRESSES, EPOCH, Log, Web, origin_of, paces, pages, patiences, play, webs

targets_lists = st.lists(st.sampled_from(ADDRESSES), min_size=1, max_size=12)
law = settings(max_examples=120, deadline=None)


@law
@given(webs(), targets_lists, paces, patiences)
def test_every_target_gets_exactly_one_trail(web: Web, targets: list[str], pace: Pace, patience: Patience) -> None:
    log = play(web, targets, pace, patience)
    assert sorted(trail.target for trail in log.trails) == sorted(set(targets))


@law
@given(webs(), targets_lists, paces, patiences)
def test_a_host_is_never_asked_too_soon_or_too_often(
    web: Web, targets: list[str], pace: Pace, patience: Patience
) -> None:
    log = play(web, targets, pace, patience)
    for host in {request.host for _, request in log.starts}:
        starts = [at_s for at_s, request in log.starts if request.host == host]
        assert all(later - earlier >= pace.gap_s - 1e-9 for earlier, later in pairwise(starts))
        assert _most_at_once(log, host) <= pace.per_host
    assert _most_at_once(log, None) <= pace.total


@law
@given(webs(), targets_lists, paces, patiences)
def test_no_page_is_asked_before_its_robots_txt_has_answered_and_allowed_it(
    web: Web, targets: list[str], pace: Pace, patience: Patience
) -> None:
    log = play(web, targets, pace, patience)
    for at_s, request in pages(log):
        answers = [
            (ended_s, seen)
            for ended_s, seen in log.ends
            if seen.request.purpose is Purpose.ROBOTS and seen.request.target == origin_of(request) and ended_s <= at_s
        ]
        assert answers, f"{request.url} was asked at {at_s} without robots.txt"
        assert rules_of(answers[-1][1], "rescatalog").verdict(request.url) in {
            None,
            Failure.ROBOTS_UNREACHABLE,
        }


@law
@given(webs(), targets_lists, paces, patiences)
def test_retry_after_is_respected(web: Web, targets: list[str], pace: Pace, patience: Patience) -> None:
    log = play(web, targets, pace, patience)
    for ended_s, seen in log.ends:
        wait_s = retry_after_s(seen, now=EPOCH + timedelta(seconds=ended_s - 1_000.0))
        until_s = float("inf") if wait_s > patience.longest_wait_s else ended_s + wait_s
        for at_s, request in log.starts:
            if request.host == seen.request.host and at_s > ended_s:
                assert at_s >= until_s - 1e-9, f"{request.url} {at_s - ended_s} s after asking for {wait_s} s"


@law
@given(webs(), targets_lists, paces, patiences)
def test_no_target_is_asked_more_than_twice_and_no_chain_is_longer_than_allowed(
    web: Web, targets: list[str], pace: Pace, patience: Patience
) -> None:
    log = play(web, targets, pace, patience)
    for trail in log.trails:
        assert 1 <= len(trail.looks) <= 1 + patience.second_look
        for look in trail.looks:
            assert [step.request.hop for step in look] == list(range(len(look)))
            assert len(look) <= patience.max_hops + 2


@law
@given(webs(), targets_lists, paces, patiences)
def test_a_random_sibling_is_asked_once_and_only_where_a_page_says_that_it_is_not_there(
    web: Web, targets: list[str], pace: Pace, patience: Patience
) -> None:
    log = play(web, targets, pace, patience)
    probed = [request.target for _, request in log.starts if request.purpose is Purpose.PROBE and request.hop == 0]
    assert len(probed) == len(set(probed))
    for trail in log.trails:
        if trail.probe:
            assert not_found_text(trail.looks[-1][-1]) is not None


@law
@given(webs(), targets_lists, paces, patiences)
def test_no_request_carries_a_cookie_that_its_own_chain_was_not_given(
    web: Web, targets: list[str], pace: Pace, patience: Patience
) -> None:
    log = play(web, targets, pace, patience)
    for trail in log.trails:
        for look in (*trail.looks, trail.probe):
            given: set[str] = set()
            for step in look:
                sent = set(filter(None, step.request.cookies.split("; ")))
                assert sent <= given
                given |= {text.partition(";")[0] for text in step.values("set-cookie")}


@law
@given(webs(), targets_lists, paces, patiences, st.floats(0.0, 30.0))
def test_a_spent_budget_ends_the_run_at_once_and_loses_no_target(
    web: Web, targets: list[str], pace: Pace, patience: Patience, budget_s: float
) -> None:
    log = play(web, targets, pace, patience, budget_s=budget_s)
    assert log.ended_s <= budget_s + 0.002
    assert sorted(trail.target for trail in log.trails) == sorted(set(targets))


@law
@given(webs(), targets_lists, paces, patiences)
def test_what_a_trail_tells_was_really_seen(web: Web, targets: list[str], pace: Pace, patience: Patience) -> None:
    log = play(web, targets, pace, patience)
    seen = {id(observation) for _, observation in log.ends}
    for trail in log.trails:
        for look in trail.looks:
            for step in look:
                assert step.status is None or id(step) in seen


def _most_at_once(log: Log, host: str | None) -> int:
    """Return the largest number of requests in flight at once, to one host or to all."""
    events = [(at_s, 1) for at_s, request in log.starts if host in {None, request.host}]
    events += [(at_s, -1) for at_s, seen in log.ends if host in {None, seen.request.host}]
    most = flying = 0
    for _, change in sorted(events):
        flying += change
        most = max(most, flying)
    return most


@pytest.mark.parametrize(
    ("header", "expected_s"),
    [
        ("120", 120.0),
        ("Sat, 21 Nov 2026 00:02:00 GMT", 120.0),
        ("Fri, 20 Nov 2026 00:00:00 GMT", 0.0),
        ("-5", 0.0),
        ("1.5", 0.0),
        ("", 0.0),
        ("tomorrow", 0.0),
        ("99999999999999999999", float("inf")),
        ("Sat, 32 Nov 2026 99:99:99 GMT", 0.0),
    ],
)
def test_retry_after_reads_seconds_and_dates_and_shrugs_at_the_rest(header: str, expected_s: float) -> None:
    request = play(Web({}), [ADDRESSES[0]], Pace(), Patience(second_look=False)).starts[0][1]
    busy = Observation(request=request, status=429, headers=(("retry-after", header),))
    assert retry_after_s(busy, now=EPOCH) == expected_s
