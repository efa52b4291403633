"""Redirects as other people's checkers have met them: every form of Location, every 3xx, and what goes along."""

from __future__ import annotations

import pytest

from tests.network.asking import asked, words
from tests.web.acts import By, Page, Raw, Seen, redirect
from tests.web.choices import to_host
from tests.web.server import LoopbackWeb

HOST, OTHER = "alpha.lan", "beta.lan"
START = "/one/two?q=1"
MOVED = ("moved", "redirect-permanent")
LOOP = ("unsure", "redirect-loop")
NOWHERE = ("unsure", "redirect-without-address")

# What stands in Location, and the path that is asked next; `{port}` is that of the web.
# Source: RFC 9110 section 10.2.2; RFC 3986 section 5.
LOCATIONS: tuple[tuple[str, str], ...] = (
    ("/to", "/to"),
    ("to", "/one/to"),
    ("./to", "/one/to"),
    ("../to", "/to"),
    ("../../../to", "/to"),
    (".", "/one/"),
    ("?to", "/one/two?to"),
    ("?", "/one/two?"),
    (";to", "/one/;to"),
    ("//alpha.lan:{port}/to", "/to"),
    ("http://alpha.lan:{port}/to", "/to"),
    ("HTTP://ALPHA.LAN:{port}/to", "/to"),
    ("http:///alpha.lan:{port}/to", "/to"),
    ("\\\\alpha.lan:{port}\\to", "/to"),
    ("http:to", "/one/to"),
    ("/to#part", "/to"),
    ("/to#a#b", "/to"),
    ("  /to  ", "/to"),
    ("/a\tb", "/ab"),
    ("/to?x=1&y=a b", "/to?x=1&y=a%20b"),
    ("/to?u=http://beta.lan/?v=w", "/to?u=http://beta.lan/?v=w"),
    ("/%7Eto", "/%7Eto"),
    ("/%zz", "/%zz"),
    ("/TO", "/TO"),
    ("//", ""),
    ("", ""),
    ("#part", ""),
    ("http://", ""),
    ("/one/two?q=1", ""),
)


@pytest.mark.parametrize(("location", "path"), LOCATIONS, ids=repr)
def test_every_form_of_location_leads_where_browsers_go(web: LoopbackWeb, location: str, path: str) -> None:
    web.route(HOST, START, redirect(location.format(port=web.ports["http"]), 301))
    if path:
        web.route(HOST, path)
    expected = MOVED if path else NOWHERE if location in {"//", "http://"} else LOOP
    assert words(web, web.url(HOST, START)) == expected
    if path:
        assert web.asked(HOST) == [START, path]


@pytest.mark.parametrize("length", [1_000, 1_990, 2_100, 4_000, 7_000])
def test_a_long_location_is_followed_whole(web: LoopbackWeb, length: int) -> None:
    web.route(HOST, "/", redirect("/" + "x" * length, 301))
    web.route(HOST, "/" + "x" * length)
    assert words(web, web.url(HOST)) == MOVED


def test_a_location_beyond_the_longest_address_is_none(web: LoopbackWeb) -> None:
    web.route(HOST, "/", redirect("/" + "x" * 9_000, 301))
    assert words(web, web.url(HOST)) == NOWHERE


@pytest.mark.parametrize("length", [1_900, 3_000])
def test_a_long_cookie_is_sent_back_whole(web: LoopbackWeb, length: int) -> None:
    cookie = f"token={'x' * length}"
    web.route(HOST, "/", redirect("/in", headers=(("Set-Cookie", cookie),)))
    web.route(HOST, "/in", By(lambda seen: Page() if seen.headers.get("cookie") == cookie else Page("", status=403)))
    assert words(web, web.url(HOST)) == ("alive", "ok")


def test_of_two_locations_the_first_counts(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page("", status=301, headers=(("Location", "/to"), ("Location", "/other"))))
    web.route(HOST, "/to")
    assert words(web, web.url(HOST)) == MOVED


@pytest.mark.parametrize("status", [300, 304, 305, 306, 309, 310, 399])
def test_a_3xx_that_is_no_redirect_is_not_followed(web: LoopbackWeb, status: int) -> None:
    web.route(HOST, "/", redirect("/to", status))
    web.route(HOST, "/to")
    assert words(web, web.url(HOST)) == ("unsure", "unexpected-status")
    assert "/to" not in web.asked(HOST)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (200, ("alive", "ok")),
        (201, ("alive", "ok")),
        (404, ("missing", "not-found")),
        (503, ("unsure", "server-error")),
    ],
)
def test_location_means_nothing_outside_a_redirect(web: LoopbackWeb, status: int, word: tuple[str, str]) -> None:
    web.route(HOST, "/", Page(status=status, headers=(("Location", "/to"),)))
    web.route(HOST, "/to")
    assert words(web, web.url(HOST)) == word
    assert "/to" not in web.asked(HOST)


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Length: 100000\r\n\r\nand the rest never comes",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\ncut",
        b"Content-Encoding: gzip\r\n\r\nnot packed",
        b"Connection: close\r\n\r\n<a href=/to>Here</a>",
    ],
)
def test_the_body_of_a_redirect_is_no_matter(web: LoopbackWeb, rest: bytes) -> None:
    web.route(HOST, "/", Raw(b"HTTP/1.1 301 Moved\r\nLocation: /to\r\n" + rest))
    web.route(HOST, "/to")
    assert words(web, web.url(HOST)) == MOVED


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_only_get_is_ever_asked_whatever_the_answer(web: LoopbackWeb, status: int) -> None:
    web.route(HOST, "/", redirect("/to", status))
    web.route(HOST, "/to", Page(status=405, headers=(("Allow", "HEAD, POST"),)))
    web.route(HOST, "/gone", Page(status=404))
    asked(web, web.url(HOST), web.url(HOST, "/gone"))
    assert {seen.method for seen in web.seen} == {"GET"}
    assert all("content-length" not in seen.headers for seen in web.seen)


def test_nothing_private_crosses_to_another_origin_and_a_cookie_is_there_again_at_home(web: LoopbackWeb) -> None:
    web.route(HOST, "/", By(_leave_with_a_cookie))
    web.route(OTHER, "/", to_host(HOST, "/home", 302))
    web.route(HOST, "/home")
    assert words(web, web.url(HOST)) == ("alive", "ok")
    sent = {(seen.host, seen.path): seen.headers for seen in web.seen}
    assert {"cookie", "authorization", "referer", "origin"}.isdisjoint(sent[OTHER, "/"])
    assert sent[OTHER, "/"]["user-agent"] == sent[HOST, "/"]["user-agent"]
    assert sent[HOST, "/home"]["cookie"] == "at=home"


def _leave_with_a_cookie(seen: Seen) -> Page:
    there = f"http://{OTHER}:{seen.port}/"
    return redirect(there, headers=(("Set-Cookie", "at=home; Path=/"), ("WWW-Authenticate", 'Basic realm="x"')))


def test_a_cookie_for_https_does_not_go_over_http(web: LoopbackWeb) -> None:
    plain = web.url(HOST, "/in")
    web.route(HOST, "/", redirect(plain, headers=(("Set-Cookie", "a=1; Secure"), ("Set-Cookie", "b=2"))))
    web.route(HOST, "/in")
    assert words(web, web.url(HOST, scheme="https")) == ("alive", "ok")
    assert [seen.headers.get("cookie") for seen in web.seen if seen.path == "/in"] == ["b=2"]


@pytest.mark.parametrize("there", ["https", "http"])
def test_a_permanent_redirect_between_http_and_https_moves_a_page(web: LoopbackWeb, there: str) -> None:
    here = {"https": "http", "http": "https"}[there]
    web.route(HOST, "/", redirect(web.url(HOST, "/in", there), 301))
    web.route(HOST, "/in")
    assert words(web, web.url(HOST, "/", here)) == MOVED


def test_a_loop_between_http_and_https_is_one(web: LoopbackWeb) -> None:
    other = {"http": web.url(HOST, scheme="https"), "https": web.url(HOST)}
    web.route(HOST, "/", By(lambda seen: redirect(other[seen.scheme], 301)))
    assert words(web, web.url(HOST)) == LOOP


def test_a_site_that_wants_small_letters_is_followed_and_its_spellings_are_two_addresses(web: LoopbackWeb) -> None:
    web.route(HOST, "/Path", redirect("/path", 301))
    web.route(HOST, "/path")
    results = asked(web, web.url(HOST, "/Path"), web.url(HOST, "/path"))
    assert [str(result.judgement.verdict) for result in results.values()] == ["moved", "alive"]
    assert sorted(web.asked(HOST)) == ["/Path", "/path", "/path"]


@pytest.mark.parametrize("hops", [20, 21])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_twenty_redirects_are_followed_and_not_one_more(web: LoopbackWeb, status: int, hops: int) -> None:
    for hop in range(hops):
        web.route((HOST, OTHER)[hop % 2], f"/{hop}", to_host((OTHER, HOST)[hop % 2], f"/{hop + 1}", status))
    web.route((HOST, OTHER)[hops % 2], f"/{hops}")
    verdict, reason = words(web, web.url(HOST, "/0"))
    assert (verdict in {"alive", "moved"}) is (hops == 20)
    assert (reason == "too-many-redirects") is (hops == 21)
    assert len(web.asked()) == 21
