"""Who may start, and when."""

from __future__ import annotations

from rescatalog.core.asking.pacing import Pace, Pacer
from rescatalog.core.judging.observation import Request
from tests.core.making import page

WIDE = Pace(total=100, per_host=100, gap_s=0.0)


def _pacer(pace: Pace, *paths: str) -> Pacer:
    pacer = Pacer(pace, started_s=0.0)
    for path in paths:
        pacer.add(_at(path))
    return pacer


def _at(path: str) -> Request:
    return page(f"https://{path}")


def _take_all(pacer: Pacer, now_s: float) -> list[Request]:
    taken = []
    while (request := pacer.take(now_s)) is not None:
        taken.append(request)
    return taken


def test_an_empty_pacer_has_nothing_to_give_and_nothing_to_wait_for() -> None:
    pacer = _pacer(WIDE)
    assert (pacer.take(0.0), pacer.wake_s(0.0)) == (None, None)


def test_requests_of_one_host_start_in_the_order_they_came() -> None:
    assert _take_all(_pacer(WIDE, "a.lan/1", "a.lan/2", "a.lan/3"), 0.0) == [
        _at("a.lan/1"), _at("a.lan/2"), _at("a.lan/3"),
    ]  # fmt: skip


def test_two_starts_on_one_host_keep_their_distance() -> None:
    pacer = _pacer(Pace(gap_s=1.0), "a.lan/1", "a.lan/2")
    assert _take_all(pacer, 0.0) == [_at("a.lan/1")]
    assert pacer.wake_s(0.0) == 1.0
    assert _take_all(pacer, 0.9) == []
    assert _take_all(pacer, 1.0) == [_at("a.lan/2")]


def test_a_host_that_waits_does_not_hold_up_the_others() -> None:
    pacer = _pacer(Pace(total=2, gap_s=10.0), "a.lan/1", "a.lan/2", "b.lan/1")
    assert _take_all(pacer, 0.0) == [_at("a.lan/1"), _at("b.lan/1")]


def test_a_host_has_so_many_in_flight_and_no_more() -> None:
    pacer = _pacer(Pace(per_host=2, gap_s=0.0), "a.lan/1", "a.lan/2", "a.lan/3")
    first = _take_all(pacer, 0.0)
    assert len(first) == 2
    assert pacer.wake_s(0.0) is None
    pacer.done(first[0])
    assert _take_all(pacer, 0.0) == [_at("a.lan/3")]


def test_all_hosts_together_have_so_many_in_flight() -> None:
    pacer = _pacer(Pace(total=1, gap_s=0.0), "a.lan/", "b.lan/")
    first = _take_all(pacer, 5.0)
    assert (len(first), pacer.wake_s(5.0)) == (1, None)
    pacer.done(first[0])
    assert len(_take_all(pacer, 5.0)) == 1


def test_a_run_opens_gradually() -> None:
    pacer = _pacer(Pace(opening=1, opening_per_s=2.0), "a.lan/", "b.lan/", "c.lan/")
    assert len(_take_all(pacer, 0.0)) == 1
    assert pacer.wake_s(0.0) == 0.5
    assert len(_take_all(pacer, 0.5)) == 1
    assert pacer.wake_s(0.5) == 1.0


def test_a_host_may_ask_for_more_distance_but_not_for_less() -> None:
    pacer = _pacer(Pace(gap_s=1.0), "a.lan/1", "a.lan/2")
    pacer.slow_down("a.lan", 5.0)
    pacer.slow_down("a.lan", 0.1)
    assert len(_take_all(pacer, 0.0)) == 1
    assert pacer.wake_s(0.0) == 5.0


def test_a_held_host_starts_nothing_before_its_time() -> None:
    pacer = _pacer(WIDE, "a.lan/1", "b.lan/1")
    pacer.hold("a.lan", 30.0)
    pacer.hold("a.lan", 20.0)
    assert _take_all(pacer, 29.9) == [_at("b.lan/1")]
    assert pacer.wake_s(29.9) == 30.0
    assert _take_all(pacer, 30.0) == [_at("a.lan/1")]


def test_what_waits_can_be_taken_back() -> None:
    pacer = _pacer(WIDE, "a.lan/1", "b.lan/1", "b.lan/2")
    assert pacer.drain_host("b.lan") == [_at("b.lan/1"), _at("b.lan/2")]
    assert pacer.waiting == 1
    assert pacer.drain() == [_at("a.lan/1")]
    assert (pacer.waiting, pacer.take(0.0), pacer.drain_host("unknown.lan")) == (0, None, [])
