"""How the crawler behaves towards hosts: robots.txt, Retry-After, honest and forgetful requests."""

from __future__ import annotations

import time
from datetime import timedelta
from email.utils import format_datetime

import pytest

from rescatalog.jobs.asking import utc_now
from tests.cli.asking import SHORT_S, TIMEOUT_S, check_on, words_of
from tests.web.acts import Act, Hang, Huge, Page, Reset, redirect
from tests.web.server import LoopbackWeb

HOST = "alpha.lan"
ALIVE = ("alive", "ok")
DISALLOWED = ("refused", "robots-disallowed")
UNREACHABLE = ("unsure", "robots-unreachable")
ALL_CLOSED = "User-agent: *\nDisallow: /\n"


def _robots(text: str) -> Page:
    return Page(text, content_type="text/plain")


@pytest.mark.parametrize(
    ("robots", "word"),
    [
        pytest.param(_robots(ALL_CLOSED), DISALLOWED, id="closed to all"),
        pytest.param(_robots("User-agent: rescatalog\nDisallow: /page\n"), DISALLOWED, id="closed to us"),
        pytest.param(_robots("User-agent: RESCATALOG\nDisallow: /\n"), DISALLOWED, id="in capitals"),
        pytest.param(_robots("User-agent: other\nDisallow: /\n"), ALIVE, id="closed to others"),
        pytest.param(_robots("User-agent: *\nDisallow: /elsewhere\n"), ALIVE, id="closed elsewhere"),
        pytest.param(_robots("User-agent: *\nDisallow: /\nAllow: /page\n"), ALIVE, id="open in part"),
        pytest.param(_robots(ALL_CLOSED + "User-agent: rescatalog\nAllow: /\n"), ALIVE, id="open to us"),
        pytest.param(_robots("\ufeff" + ALL_CLOSED), DISALLOWED, id="byte order mark"),
        pytest.param(Page(ALL_CLOSED, content_type=None, gzipped=True), DISALLOWED, id="gzip"),
        pytest.param(_robots("\0\x01 nonsense ::: \n" * 50), ALIVE, id="nonsense"),
        pytest.param(_robots(""), ALIVE, id="empty"),
        pytest.param(Page(status=404), ALIVE, id="404"),
        pytest.param(Page(ALL_CLOSED, status=403), ALIVE, id="403"),
        pytest.param(Page(status=500), UNREACHABLE, id="500"),
        pytest.param(Page(status=503), UNREACHABLE, id="503"),
        pytest.param(Page(status=429), UNREACHABLE, id="429"),
        pytest.param(Reset(), UNREACHABLE, id="reset"),
        pytest.param(Hang(), UNREACHABLE, id="hang"),
        pytest.param(Huge(8 << 20), ALIVE, id="huge"),
        pytest.param(redirect("/rules"), DISALLOWED, id="redirected"),
        pytest.param(redirect("http://beta.lan:{port}/rules", 301), DISALLOWED, id="redirected to another host"),
        pytest.param(redirect("/robots.txt"), ALIVE, id="loop"),
        pytest.param(redirect("javascript:alert(1)"), ALIVE, id="redirected to a script"),
    ],
)
def test_robots_txt_is_asked_first_and_obeyed(web: LoopbackWeb, robots: Act, word: tuple[str, str]) -> None:
    if isinstance(robots, Page) and robots.headers:
        robots = redirect(str(robots.headers[0][1]).replace("{port}", str(web.ports["http"])), robots.status)
    web.route(HOST, "/robots.txt", robots)
    for host in (HOST, "beta.lan"):
        web.route(host, "/rules", _robots(ALL_CLOSED))
    web.route(HOST, "/page")
    timeout_s = SHORT_S if isinstance(robots, Hang) else TIMEOUT_S
    result = check_on(web, web.url(HOST, "/page"), timeout=timeout_s)[0]
    assert words_of([result]) == [word]
    assert web.seen[0].path == "/robots.txt"
    assert web.asked(HOST).count("/page") == (1 if word == ALIVE else 0)


@pytest.mark.parametrize("robots", [Page(status=500), Reset()], ids=["500", "reset"])
def test_a_page_that_was_never_asked_counts_no_attempts(web: LoopbackWeb, robots: Act) -> None:
    web.route(HOST, "/robots.txt", robots)
    web.route(HOST, "/page")
    result = check_on(web, web.url(HOST, "/page"))[0]
    assert web.asked(HOST) == []
    assert result.attempts == 0


def test_a_robots_txt_that_fails_once_is_asked_again_in_the_second_look(web: LoopbackWeb) -> None:
    web.route(HOST, "/robots.txt", Page(status=500), _robots(""))
    web.route(HOST, "/page")
    assert words_of(check_on(web, web.url(HOST, "/page"))) == [ALIVE]


def test_robots_txt_is_asked_once_per_origin(web: LoopbackWeb) -> None:
    for number in range(5):
        web.route(HOST, f"/{number}")
    urls = [web.url(HOST, f"/{number}", scheme) for number in range(5) for scheme in ("http", "https")]
    check_on(web, *urls)
    asked = [(seen.scheme, seen.path) for seen in web.seen if seen.path == "/robots.txt"]
    assert sorted(asked) == [("http", "/robots.txt"), ("https", "/robots.txt")]


def test_a_redirect_is_held_against_the_robots_txt_of_where_it_leads(web: LoopbackWeb) -> None:
    web.route(HOST, "/", redirect(web.url("beta.lan", "/page")))
    web.route("beta.lan", "/robots.txt", _robots(ALL_CLOSED))
    web.route("beta.lan", "/page")
    assert words_of(check_on(web, web.url(HOST))) == [DISALLOWED]
    assert web.asked("beta.lan") == []


def test_without_robots_no_robots_txt_is_asked(web: LoopbackWeb) -> None:
    web.route(HOST, "/robots.txt", _robots(ALL_CLOSED))
    web.route(HOST, "/page")
    assert words_of(check_on(web, web.url(HOST, "/page"), robots=False)) == [ALIVE]
    assert [seen.path for seen in web.seen] == ["/page"]


def test_a_crawl_delay_is_kept(web: LoopbackWeb) -> None:
    web.route(HOST, "/robots.txt", _robots("User-agent: *\nCrawl-delay: 0.3\n"))
    for number in range(4):
        web.route(HOST, f"/{number}")
    check_on(web, *(web.url(HOST, f"/{number}") for number in range(4)))
    times_s = [seen.at_s for seen in web.seen if seen.path != "/robots.txt"]
    assert times_s[-1] - times_s[0] >= 3 * 0.3 * 0.8


@pytest.mark.parametrize("status", [503, 429])
@pytest.mark.parametrize("spelled", ["seconds", "date"])
def test_a_retry_after_is_waited_for_by_every_page_of_the_host(web: LoopbackWeb, status: int, spelled: str) -> None:
    # A date has whole seconds, so it needs two to be sure of one.
    seconds = 1 if spelled == "seconds" else 2
    text = "1" if spelled == "seconds" else format_datetime(utc_now() + timedelta(seconds=2), usegmt=True)
    busy = Page("", status=status, headers=(("Retry-After", text),))
    web.route(HOST, "/robots.txt", busy, _robots(""))
    web.route(HOST, "/page")
    started_s = time.monotonic()
    assert words_of(check_on(web, web.url(HOST, "/page"))) == [ALIVE]
    assert web.seen[1].at_s - started_s >= (seconds - 1 if spelled == "date" else seconds * 0.95)
    assert time.monotonic() - started_s < 5


@pytest.mark.parametrize("seconds", ["86400", "3601", "9" * 40])
@pytest.mark.parametrize("status", [503, 429])
def test_a_host_that_wants_a_day_of_rest_is_asked_nothing_more(web: LoopbackWeb, status: int, seconds: str) -> None:
    for number in range(12):
        web.route(HOST, f"/{number}", Page("", status=status, headers=(("Retry-After", seconds),)))
    web.route("beta.lan", "/")
    urls = [web.url(HOST, f"/{number}") for number in range(12)]
    words = words_of(check_on(web, web.url("beta.lan"), *urls, per_host=1))
    assert words[0] == ALIVE
    assert words[2:] == [("blocked", "host-resting")] * 11
    assert web.asked(HOST) == ["/0"]


@pytest.mark.parametrize("to", ["/resting", "/other"])
def test_a_redirect_back_to_a_resting_host_is_not_followed(web: LoopbackWeb, to: str) -> None:
    web.route(HOST, "/resting", Page("", status=429, headers=(("Retry-After", "86400"),)))
    web.route("beta.lan", "/", Page("", delay_s=0.3, status=302, headers=(("Location", web.url(HOST, to)),)))
    words = words_of(check_on(web, web.url(HOST, "/resting"), web.url("beta.lan")))
    assert words == [("blocked", "rate-limited"), ("blocked", "host-resting")]
    assert web.asked(HOST) == ["/resting"]


def test_every_request_says_the_same_honest_things_and_remembers_nothing(web: LoopbackWeb) -> None:
    cookie: Act = Page(headers=(("Set-Cookie", "id=7; Path=/"), ("ETag", '"tag"')))
    web.route(HOST, "/one", cookie)
    web.route(HOST, "/two", redirect("/three", 302, (("Set-Cookie", "id=8; Path=/"),)))
    web.route(HOST, "/three", Page(status=500, headers=(("Set-Cookie", "id=9"),)), cookie)
    for number in range(3):
        check_on(web, *(web.url(HOST, path) for path in ("/one", "/two", "/three")), per_host=1 + number)
    assert len(web.seen) > 12
    for seen in web.seen:
        assert seen.method == "GET"
        assert "rescatalog/" in seen.headers["user-agent"]
        on_its_way = {"cookie"} if seen.headers.get("cookie") == "id=8" and seen.path == "/three" else set()
        said = set(seen.headers) - on_its_way
        assert said <= {"host", "user-agent", "accept", "accept-language", "accept-encoding"}
