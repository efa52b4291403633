"""The loop that obeys the frontier, over real sockets and over other transports."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from itertools import pairwise

import httpx
import pytest

from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.fetch import engine
from rescatalog.fetch.addresses import AddressRule, parse_networks
from rescatalog.fetch.exchange import Exchange, Limits
from rescatalog.fetch.httpx_transport import HttpxTransport
from rescatalog.fetch.pins import Dialling
from rescatalog.fetch.port import Transport
from rescatalog.fetch.transport import PinnedTransport
from rescatalog.jobs.asking import utc_now
from tests.web.acts import Hang, Page, redirect
from tests.web.server import LoopbackWeb

LIMITS = Limits(timeout_s=3.0)
BRISK = Pace(total=100, per_host=4, gap_s=0.0)
ONCE = Patience(second_look=False)
TWICE = Patience(pause_s=0.0)
Ask = Callable[[Request], Awaitable[Observation]]


def _frontier(*urls: str, pace: Pace = BRISK, patience: Patience = ONCE, agent: str | None = None) -> Frontier:
    frontier = Frontier(pace=pace, patience=patience, agent=agent, started_s=time.monotonic())
    for url in urls:
        frontier.add(Visit(target=url))
    return frontier


async def _drive(frontier: Frontier, ask: Ask, trails: list[Trail], budget_s: float | None = None) -> None:
    await engine.run(frontier, ask, emit=trails.append, utc_now=utc_now, budget_s=budget_s)


def _run_over(transport: Transport, frontier: Frontier, *, budget_s: float | None = None) -> list[Trail]:
    trails: list[Trail] = []

    async def run() -> None:
        try:
            await _drive(frontier, Exchange(transport, LIMITS), trails, budget_s)
        finally:
            await transport.close()

    asyncio.run(run())
    return trails


def _pinned(web: LoopbackWeb) -> PinnedTransport:
    rule = AddressRule(parse_networks(["127.0.0.0/8"]))
    return PinnedTransport(Dialling(rule=rule, servers=(web.dns,), ca_pem=web.ca_file.read_bytes()))


@pytest.mark.parametrize("gap_s", [0.05, 0.15])
def test_starts_on_one_host_keep_their_distance(web: LoopbackWeb, gap_s: float) -> None:
    urls = [web.url(host, f"/{number}") for host in ("alpha.lan", "beta.lan") for number in range(6)]
    web.route("alpha.lan", "/")
    web.route("beta.lan", "/")
    starts_s: dict[str, list[float]] = {"alpha.lan": [], "beta.lan": []}

    async def run() -> None:
        transport = _pinned(web)
        exchange = Exchange(transport, LIMITS)

        async def ask(request: Request) -> Observation:
            starts_s[request.host].append(time.monotonic())
            return await exchange(request)

        await _drive(_frontier(*urls, pace=Pace(total=100, per_host=4, gap_s=gap_s)), ask, [])
        await transport.close()

    started_s = time.monotonic()
    asyncio.run(run())
    assert time.monotonic() - started_s < 2 * 5 * gap_s + 1.0, "hosts wait for one another"
    for host, times_s in starts_s.items():
        # A start may come late when the machine is busy, which brings it nearer to the next, but never two too soon.
        assert times_s[-1] - times_s[0] >= (len(times_s) - 1.5) * gap_s
        assert all(later - earlier >= gap_s * 0.5 for earlier, later in pairwise(times_s))
        # On the wire the first waits for its connection, so the distances there may shrink a little.
        arrivals_s = [seen.at_s for seen in web.seen if seen.host == host]
        assert len(arrivals_s) == len(times_s) == 6
        assert arrivals_s[-1] - arrivals_s[0] >= 5 * gap_s * 0.6


@pytest.mark.parametrize("per_host", [1, 2, 4])
def test_one_host_never_has_more_to_answer_at_once_than_it_may(web: LoopbackWeb, per_host: int) -> None:
    answer_s = 0.1
    for number in range(8):
        web.route("alpha.lan", f"/{number}", Page(delay_s=answer_s))
    urls = [web.url("alpha.lan", f"/{number}") for number in range(8)]
    _run_over(_pinned(web), _frontier(*urls, pace=Pace(total=100, per_host=per_host, gap_s=0.0)))
    times_s = sorted(seen.at_s for seen in web.seen)
    # Whoever comes `per_host` places later must have waited for an answer.
    waits_s = [later - earlier for earlier, later in zip(times_s, times_s[per_host:], strict=False)]
    assert min(waits_s) >= answer_s * 0.9
    assert times_s[per_host - 1] - times_s[0] < answer_s, "the limit is used"


def test_the_limit_for_all_hosts_together_holds(web: LoopbackWeb) -> None:
    answer_s = 0.1
    urls = []
    for number in range(9):
        web.route(f"h{number}.lan", "/", Page(delay_s=answer_s))
        urls.append(web.url(f"h{number}.lan"))
    _run_over(_pinned(web), _frontier(*urls, pace=Pace(total=3, per_host=4, gap_s=0.0)))
    times_s = sorted(seen.at_s for seen in web.seen)
    assert min(later - earlier for earlier, later in zip(times_s, times_s[3:], strict=False)) >= answer_s * 0.9


def test_a_host_that_hangs_holds_up_nobody_else(web: LoopbackWeb) -> None:
    web.route("slow.lan", "/", Hang())
    urls = [web.url("slow.lan")]
    for number in range(10):
        web.route(f"h{number}.lan", "/")
        urls.append(web.url(f"h{number}.lan"))
    ended_s: dict[str, float] = {}
    started_s = time.monotonic()

    async def run() -> None:
        transport = _pinned(web)
        await engine.run(
            _frontier(*urls),
            Exchange(transport, Limits(timeout_s=1.5)),
            emit=lambda trail: ended_s.update({trail.target: time.monotonic() - started_s}),
            utc_now=utc_now,
        )
        await transport.close()

    asyncio.run(run())
    assert ended_s.pop(urls[0]) >= 1.5
    assert max(ended_s.values()) < 1.4


def test_the_budget_ends_the_run_and_every_target_still_has_its_trail(web: LoopbackWeb) -> None:
    urls = []
    for number in range(20):
        web.route("alpha.lan", f"/{number}")
        urls.append(web.url("alpha.lan", f"/{number}"))
    web.route("slow.lan", "/", Hang())
    urls.append(web.url("slow.lan"))
    started_s = time.monotonic()
    trails = _run_over(_pinned(web), _frontier(*urls, pace=Pace(total=9, per_host=4, gap_s=0.1)), budget_s=0.6)
    assert 0.6 <= time.monotonic() - started_s < 1.5
    words = {trail.target: (judge(trail).verdict, judge(trail).reason) for trail in trails}
    assert len(trails) == len(words) == len(urls)
    assert words[urls[0]] == ("alive", "ok")
    assert words[urls[-1]] == words[urls[-2]] == ("unsure", "budget-spent")


def test_a_budget_of_nothing_asks_nothing(web: LoopbackWeb) -> None:
    web.route("alpha.lan", "/")
    trails = _run_over(_pinned(web), _frontier(web.url("alpha.lan")), budget_s=0.0)
    assert [judge(trail).reason for trail in trails] == ["budget-spent"]
    assert web.seen == []


def test_what_was_emitted_before_a_cancel_is_kept_and_no_flight_is_left_behind() -> None:
    running: set[str] = set()

    async def ask(request: Request) -> Observation:
        running.add(request.url)
        try:
            await asyncio.sleep(0.0 if "fast" in request.url else 3600)
        finally:
            running.discard(request.url)
        return Observation(request=request, status=200, body=b"x")

    async def run() -> list[Trail]:
        trails: list[Trail] = []
        task = asyncio.create_task(_drive(_frontier("http://fast.lan/", "http://slow.lan/"), ask, trails))
        await asyncio.sleep(0.2)
        assert running == {"http://slow.lan/"}
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return trails

    trails = asyncio.run(run())
    assert [trail.target for trail in trails] == ["http://fast.lan/"]
    assert running == set()


def test_without_targets_the_run_is_over_at_once(web: LoopbackWeb) -> None:
    assert _run_over(_pinned(web), _frontier()) == []


ANSWERS: dict[str, Page] = {
    "/alive": Page(),
    "/empty": Page(""),
    "/gone": Page("x", status=410),
    "/missing": Page("x", status=404),
    "/wall": Page("x", status=401),
    "/forbidden": Page("x", status=403),
    "/busy": Page("x", status=429),
    "/broken": Page("x", status=500),
    "/moved": redirect("/alive", 301),
    "/found": redirect("/alive", 302),
    "/loop": redirect("/loop", 302),
    "/script": redirect("javascript:alert(1)", 302),
    "/nowhere": Page("", status=302),
    "/private": Page("x"),
    "/gzip": Page("<title>Packed</title>x", gzipped=True),
    "/robots.txt": Page("User-agent: *\nDisallow: /private", content_type="text/plain"),
}


async def _mocked(request: httpx.Request) -> httpx.Response:
    page = ANSWERS[request.url.path]
    body = page.body if isinstance(page.body, bytes) else page.body.encode()
    headers = [("content-type", "text/html"), *((name, str(value)) for name, value in page.headers)]
    return httpx.Response(page.status, headers=headers, content=body)


@pytest.mark.parametrize("patience", [ONCE, TWICE], ids=["one look", "two looks"])
def test_a_callers_own_transport_gives_the_same_judgements(web: LoopbackWeb, patience: Patience) -> None:
    for path, page in ANSWERS.items():
        web.route("alpha.lan", path, page)
    urls = [web.url("alpha.lan", path) for path in ANSWERS if path != "/robots.txt"]
    transports: list[Transport] = [_pinned(web), HttpxTransport(httpx.MockTransport(_mocked))]
    real, mocked = (
        {trail.target: judge(trail) for trail in _run_over(each, _frontier(*urls, patience=patience, agent="bot"))}
        for each in transports
    )
    assert set(real) == set(urls)
    assert real == mocked


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (httpx.ConnectTimeout("x"), ("unsure", "connect-timeout")),
        (httpx.ReadTimeout("x"), ("unsure", "timeout")),
        (httpx.ConnectError("x"), ("unsure", "connect-failed")),
        (httpx.ReadError("x"), ("unsure", "reset")),
        (httpx.RemoteProtocolError("x"), ("unsure", "not-http")),
        (httpx.UnsupportedProtocol("x"), ("refused", "forbidden-scheme")),
    ],
)
def test_what_a_callers_own_transport_raises_is_a_fact(error: Exception, word: tuple[str, str]) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    trails = _run_over(HttpxTransport(httpx.MockTransport(fail)), _frontier("http://alpha.lan/"))
    assert [(judge(trail).verdict, judge(trail).reason) for trail in trails] == [word]
