"""How we behave on other people's servers, seen from the servers."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import httpx

from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.fetch import engine
from rescatalog.fetch.exchange import Exchange, Limits
from rescatalog.fetch.httpx_transport import HttpxTransport
from rescatalog.jobs.asking import utc_now
from tests.network.asking import asked
from tests.web.acts import Page
from tests.web.server import LoopbackWeb

ROBOTS = "text/plain"


def test_we_say_who_we_are_and_only_get(web: LoopbackWeb) -> None:
    web.route("site.lan", "/")
    asked(web, web.url("site.lan"))
    assert {seen.method for seen in web.seen} == {"GET"}
    assert all(seen.headers["user-agent"].startswith("rescatalog/") for seen in web.seen)
    assert all("text/html" in seen.headers["accept"] for seen in web.seen)
    assert not any("cookie" in seen.headers or "authorization" in seen.headers for seen in web.seen)


def test_starts_on_a_host_keep_their_distance(web: LoopbackWeb) -> None:
    paths = [f"/{number}" for number in range(6)]
    for path in paths:
        web.route("site.lan", path)
    asked(web, *(web.url("site.lan", path) for path in paths), per_host_gap=0.15)
    times_s = [seen.at_s for seen in web.seen]
    assert len(times_s) == 7
    # The first exchange may take longer than others to arrive: it brings its connection with it.
    assert all(later - earlier > 0.1 for earlier, later in pairwise(times_s[1:]))


def test_a_slow_host_does_not_keep_others_waiting(web: LoopbackWeb) -> None:
    for number in range(4):
        web.route("slow.lan", f"/{number}", Page(delay_s=0.4))
        web.route(f"quick{number}.lan", "/")
    urls = [web.url("slow.lan", f"/{number}") for number in range(4)]
    asked(web, *urls, *(web.url(f"quick{number}.lan") for number in range(4)), per_host=1, concurrency=3)
    last_quick_s = max(seen.at_s for seen in web.seen if seen.host.startswith("quick"))
    last_slow_s = max(seen.at_s for seen in web.seen if seen.host == "slow.lan")
    assert last_quick_s < last_slow_s


def test_a_spent_budget_ends_the_run_and_says_so(web: LoopbackWeb) -> None:
    for number in range(30):
        web.route("site.lan", f"/{number}", Page(delay_s=0.2))
    urls = [web.url("site.lan", f"/{number}") for number in range(30)]
    results = asked(web, *urls, per_host=1, budget=1.0)
    reasons = [result.judgement.reason for result in results.values()]
    assert 0 < reasons.count("ok") < 10
    assert set(reasons) == {"ok", "budget-spent"}


def test_any_httpx_transport_may_take_the_place_of_ours() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/moved":
            return httpx.Response(301, headers={"location": "/page"})
        if request.url.path == "/refuses":
            raise httpx.ConnectError("no")
        return httpx.Response(200 if request.url.path == "/page" else 404, html="<title>Mock</title>")

    urls = [f"http://a.lan{path}" for path in ("/page", "/moved", "/gone", "/refuses")]
    trails: list[Trail] = []

    async def run() -> None:
        started_s = asyncio.get_running_loop().time()
        frontier = Frontier(pace=Pace(gap_s=0), patience=Patience(pause_s=0), agent="x", started_s=started_s)
        for url in urls:
            frontier.add(Visit(target=url))
        ask = Exchange(HttpxTransport(httpx.MockTransport(answer)), Limits())
        await engine.run(frontier, ask, emit=trails.append, utc_now=utc_now)

    asyncio.run(run())
    told = {trail.target: judge(trail).reason for trail in trails}
    assert told == dict(zip(urls, ("ok", "redirect-permanent", "not-found", "connect-failed"), strict=True))
