"""Laws of the pacer under a random sequence of requests, answers and requests for quiet."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.asking.pacing import Pace, Pacer
from rescatalog.core.judging.observation import Request
from tests.property.webs import HOSTS, paces

law = settings(max_examples=100, deadline=None)

hosts_given = st.lists(st.sampled_from(HOSTS), min_size=1, max_size=30)
durations = st.lists(st.floats(0.0, 5.0), min_size=30, max_size=30)
Start = tuple[float, Request]


def _requests(hosts: list[str]) -> list[Request]:
    addresses = [f"http://{host}/{number}" for number, host in enumerate(hosts)]
    return [Request.of(address, address) for address in addresses]


def _play(pacer: Pacer, lasts_s: dict[Request, float]) -> list[Start]:
    """Return all starts, each request lasting as long as told, under a virtual clock that starts at 0."""
    now_s, starts, flying = 0.0, list[Start](), list[Start]()
    while pacer.waiting or flying:
        while (request := pacer.take(now_s)) is not None:
            starts.append((now_s, request))
            flying.append((now_s + lasts_s[request], request))
        wake_s = pacer.wake_s(now_s)
        times_s = [end_s for end_s, _ in flying] + ([] if wake_s is None else [wake_s])
        assert times_s, "something waits, nothing flies, and there is no time to wake"
        assert min(times_s) >= now_s
        now_s = max(min(times_s), now_s + 0.001)
        for end in [end for end in flying if end[0] <= now_s]:
            flying.remove(end)
            pacer.done(end[1])
    return starts


def _begin(pace: Pace, hosts: list[str], lasts_s: list[float]) -> tuple[Pacer, dict[Request, float]]:
    pacer = Pacer(pace, started_s=0.0)
    requests = _requests(hosts)
    for request in requests:
        pacer.add(request)
    return pacer, dict(zip(requests, lasts_s, strict=False))


@law
@given(paces, hosts_given, durations)
def test_every_request_starts_once_and_those_of_a_host_in_order(
    pace: Pace, hosts: list[str], lasts_s: list[float]
) -> None:
    starts = _play(*_begin(pace, hosts, lasts_s))
    for host in HOSTS:
        assert [request for _, request in starts if request.host == host] == [
            request for request in _requests(hosts) if request.host == host
        ]


@law
@given(paces, hosts_given, durations)
def test_the_gap_and_both_limits_are_kept(pace: Pace, hosts: list[str], lasts_s: list[float]) -> None:
    pacer, lasting_s = _begin(pace, hosts, lasts_s)
    starts = _play(pacer, lasting_s)
    for number, (at_s, request) in enumerate(starts):
        before = [other for begun_s, other in starts[:number] if begun_s + lasting_s[other] > at_s]
        assert len(before) < pace.total
        assert sum(other.host == request.host for other in before) < pace.per_host
        assert len(before) < pace.opening + at_s * pace.opening_per_s + 1e-3
    for host in HOSTS:
        times_s = [at_s for at_s, request in starts if request.host == host]
        assert all(later - earlier >= pace.gap_s - 1e-9 for earlier, later in pairwise(times_s))


@law
@given(paces, hosts_given, durations, st.sampled_from(HOSTS), st.floats(0.0, 100.0), st.floats(0.0, 10.0))
def test_a_host_that_asked_for_quiet_gets_it(
    pace: Pace, hosts: list[str], lasts_s: list[float], quiet: str, until_s: float, gap_s: float
) -> None:
    pacer, lasting_s = _begin(pace, hosts, lasts_s)
    pacer.hold(quiet, until_s)
    pacer.slow_down(quiet, gap_s)
    times_s = [at_s for at_s, request in _play(pacer, lasting_s) if request.host == quiet]
    assert all(at_s >= until_s for at_s in times_s)
    assert all(later - earlier >= gap_s - 1e-9 for earlier, later in pairwise(times_s))


@law
@given(paces, hosts_given, st.integers(0, 30), st.sampled_from(HOSTS))
def test_what_is_taken_back_never_starts_and_nothing_is_lost(
    pace: Pace, hosts: list[str], takes: int, away: str
) -> None:
    pacer, _ = _begin(pace, hosts, [])
    started = [request for request in (pacer.take(1_000.0) for _ in range(takes)) if request is not None]
    left = pacer.drain_host(away) + pacer.drain()
    assert sorted(request.url for request in started + left) == sorted(request.url for request in _requests(hosts))
    assert (pacer.waiting, pacer.in_flight, pacer.take(2_000.0)) == (0, len(started), None)
