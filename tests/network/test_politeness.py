"""How we behave on other people's servers, seen from the servers."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import httpx
import pytest

from rescatalog.core.frontier import Frontier
from rescatalog.core.observation import Trail
from rescatalog.core.pacing import Pace
from rescatalog.core.retrying import Patience
from rescatalog.core.verdict import judge
from rescatalog.fetch import engine
from rescatalog.fetch.exchange import Exchange, Limits
from rescatalog.fetch.httpx_transport import HttpxTransport
from rescatalog.jobs.asking import utc_now
from tests.network.asking import asked, words
from tests.web.acts import Page, redirect
from tests.web.server import LoopbackWeb

ROBOTS = "text/plain"


def test_we_say_who_we_are_and_only_get(web: LoopbackWeb) -> None:
    web.route("site.lan", "/")
    asked(web, web.url("site.lan"))
    assert {seen.method for seen in web.seen} == {"GET"}
    assert all(seen.headers["user-agent"].startswith("rescatalog/") for seen in web.seen)
    assert all("text/html" in seen.headers["accept"] for seen in web.seen)
    assert not any("cookie" in seen.headers or "authorization" in seen.headers for seen in web.seen)


def test_cookies_do_not_travel_to_another_target(web: LoopbackWeb) -> None:
    web.route("site.lan", "/", Page(headers=(("Set-Cookie", "id=1; Path=/"),)))
    web.route("site.lan", "/other")
    asked(web, web.url("site.lan"), web.url("site.lan", "/other"), per_host=1)
    assert not any("cookie" in seen.headers for seen in web.seen)


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


@pytest.mark.parametrize(
    ("robots", "path", "verdict"),
    [
        (Page("User-agent: *\nDisallow: /private", content_type=ROBOTS), "/private/a", "refused"),
        (Page("User-agent: *\nDisallow: /private", content_type=ROBOTS), "/public", "alive"),
        (Page("User-agent: rescatalog\nDisallow: /", content_type=ROBOTS), "/public", "refused"),
        (Page("User-agent: otherbot\nDisallow: /", content_type=ROBOTS), "/public", "alive"),
        (Page("", status=404), "/public", "alive"),
        (Page("", status=403), "/public", "alive"),
        (Page("", status=500), "/public", "unsure"),
        (redirect("/robots2.txt"), "/public", "refused"),
        (redirect("/robots.txt"), "/public", "alive"),
    ],
    ids=["disallowed", "allowed", "by-name", "not-us", "none", "forbidden", "broken", "moved", "loop"],
)
def test_robots_txt_is_asked_first_and_obeyed(web: LoopbackWeb, robots: Page, path: str, verdict: str) -> None:
    web.route("site.lan", "/robots.txt", robots)
    web.route("site.lan", "/robots2.txt", Page("User-agent: *\nDisallow: /", content_type=ROBOTS))
    web.route("site.lan", path)
    assert words(web, web.url("site.lan", path))[0] == verdict
    assert web.seen[0].path == "/robots.txt"
    assert (path in web.asked()) == (verdict == "alive")


def test_robots_txt_is_asked_once_for_all_pages_of_an_origin(web: LoopbackWeb) -> None:
    for number in range(5):
        web.route("site.lan", f"/{number}")
    asked(web, *(web.url("site.lan", f"/{number}") for number in range(5)))
    assert [seen.path for seen in web.seen].count("/robots.txt") == 1


def test_without_robots_it_is_not_asked(web: LoopbackWeb) -> None:
    web.route("site.lan", "/")
    asked(web, web.url("site.lan"), robots=False)
    assert [seen.path for seen in web.seen] == ["/"]


def test_a_crawl_delay_is_kept(web: LoopbackWeb) -> None:
    web.route("site.lan", "/robots.txt", Page("User-agent: *\nCrawl-delay: 0.4", content_type=ROBOTS))
    for number in range(3):
        web.route("site.lan", f"/{number}")
    asked(web, *(web.url("site.lan", f"/{number}") for number in range(3)))
    pages_s = [seen.at_s for seen in web.seen if seen.path != "/robots.txt"]
    assert all(later - earlier > 0.35 for earlier, later in pairwise(pages_s))


def test_a_host_that_asks_for_a_day_of_quiet_hears_nothing_more(web: LoopbackWeb) -> None:
    web.route("site.lan", "/a", Page("", status=429, headers=(("Retry-After", "86400"),)))
    for number in range(5):
        web.route("site.lan", f"/{number}")
    urls = [web.url("site.lan", "/a"), *(web.url("site.lan", f"/{number}") for number in range(5))]
    results = asked(web, *urls, per_host=1, per_host_gap=0.05)
    assert web.asked() == ["/a"]
    assert {result.judgement.reason for result in results.values()} == {"rate-limited", "host-resting"}
    assert {str(result.judgement.verdict) for result in results.values()} == {"blocked"}


def test_retry_after_in_seconds_is_waited_for(web: LoopbackWeb) -> None:
    web.route("site.lan", "/", Page("", status=503, headers=(("Retry-After", "1"),)), Page())
    assert words(web, web.url("site.lan")) == ("alive", "ok")
    first_s, second_s = [seen.at_s for seen in web.seen if seen.path == "/"]
    assert second_s - first_s >= 1.0


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
            frontier.add(url)
        ask = Exchange(HttpxTransport(httpx.MockTransport(answer)), Limits())
        await engine.run(frontier, ask, emit=trails.append, utc_now=utc_now)

    asyncio.run(run())
    told = {trail.target: judge(trail).reason for trail in trails}
    assert told == dict(zip(urls, ("ok", "redirect-permanent", "not-found", "connect-failed"), strict=True))
