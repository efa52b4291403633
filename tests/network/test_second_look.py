"""The second look: late, with the headers of a browser and our own name, with cookies of this chain alone."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from tests.network.asking import asked, words
from tests.web.acts import By, Page, Seen, redirect
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, Record, Silence
from tests.web.server import LoopbackWeb
from tests.web.tls import Fault

HOST = "alpha.lan"
APOLOGY = "<title>Page not found</title><p>We looked everywhere for it, but there is nothing here.</p>"


def _wants_a_browser(seen: Seen) -> Page:
    agent = seen.headers["user-agent"].lower()
    robot = any(word in agent for word in ("bot", "crawl", "spider", "check", "link"))
    return Page() if agent.startswith("mozilla/5.0") and not robot else Page("", status=403)


def _wants_html(seen: Seen) -> Page:
    return Page() if "text/html" in seen.headers.get("accept", "") else Page("", status=406)


def test_a_server_that_wants_the_form_of_a_browser_is_alive_in_the_second_look(web: LoopbackWeb) -> None:
    web.route(HOST, "/", By(_wants_a_browser))
    assert words(web, web.url(HOST)) == ("alive", "ok")


def test_we_say_who_we_are_in_both_looks(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page("", status=403))
    agent = "mybot/2.1 (links of a catalog; +https://catalog.lan/about)"
    asked(web, web.url(HOST), user_agent=agent)
    first, second = (seen.headers for seen in web.seen if seen.path == "/")
    assert first["user-agent"] == agent
    assert second["user-agent"] == "Mozilla/5.0 (compatible; mybot/2.1; +https://catalog.lan/about)"
    assert second["accept"].startswith("text/html,application/xhtml+xml")
    assert second["accept-language"] == "en-US,en;q=0.5"


def test_html_is_asked_for_at_once(web: LoopbackWeb) -> None:
    web.route(HOST, "/", By(_wants_html))
    assert words(web, web.url(HOST)) == ("alive", "ok")
    assert len(web.asked(HOST)) == 1


def _cookie_wall(seen: Seen) -> Page:
    return Page() if "seen=1" in seen.headers.get("cookie", "") else redirect("/", headers=(("Set-Cookie", "seen=1"),))


def test_a_cookie_wall_is_passed_with_its_cookie(web: LoopbackWeb) -> None:
    web.route(HOST, "/", By(_cookie_wall))
    assert words(web, web.url(HOST)) == ("alive", "ok")
    assert len(web.asked(HOST)) == 2


def test_no_cookie_goes_to_another_target_or_another_host(web: LoopbackWeb) -> None:
    web.route(HOST, "/", redirect("/in", headers=(("Set-Cookie", "seen=1; Path=/"),)))
    web.route(HOST, "/in", redirect(web.url("beta.lan", "/")))
    web.route(HOST, "/other")
    web.route("beta.lan", "/")
    asked(web, web.url(HOST), web.url(HOST, "/other"))
    sent = {(seen.host, seen.path): seen.headers.get("cookie") for seen in web.seen}
    assert sent[HOST, "/in"] == "seen=1"
    assert sent["beta.lan", "/"] is None
    assert sent[HOST, "/other"] is None


def _never_missing(seen: Seen) -> Page:
    return Page(APOLOGY.replace("it,", f"{seen.path},")) if seen.path != "/robots.txt" else Page("", status=404)


def test_a_site_that_says_of_everything_that_it_is_not_there_has_a_missing_page(web: LoopbackWeb) -> None:
    web.elsewhere(HOST, By(_never_missing))
    result = asked(web, web.url(HOST, "/courses/algebra"))[web.url(HOST, "/courses/algebra")]
    assert (result.judgement.verdict, result.judgement.reason) == ("missing", "soft-404")
    assert "/courses/no-such-page-" in result.judgement.because
    first, second, sibling = web.asked(HOST)
    assert (first, second) == ("/courses/algebra", "/courses/algebra")
    assert sibling.startswith("/courses/no-such-page-")


def test_where_other_pages_that_are_not_there_are_404_a_person_must_look(web: LoopbackWeb) -> None:
    web.route(HOST, "/courses/algebra", Page(APOLOGY))
    assert words(web, web.url(HOST, "/courses/algebra")) == ("suspect", "says-not-found")
    assert len(web.asked(HOST)) == 3


def test_an_apology_that_is_over_by_the_second_look_is_forgotten(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page(APOLOGY), Page())
    assert words(web, web.url(HOST)) == ("alive", "ok")


def test_a_page_that_needs_more_time_than_the_first_look_gives_is_alive(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page(delay_s=0.6))
    assert words(web, web.url(HOST), timeout=0.3) == ("alive", "ok")


@pytest.mark.parametrize(
    ("record", "word"),
    [
        (NXDOMAIN, ("missing", "dns-not-found")),
        (Addresses("127.0.0.1"), ("unsure", "dns-disagreement")),
        (Addresses(), ("unsure", "dns-disagreement")),
        (SERVFAIL, ("missing", "dns-not-found")),
        (Silence(), ("missing", "dns-not-found")),
    ],
)
def test_only_a_second_name_server_that_knows_the_name_changes_the_word_of_the_first(
    web: LoopbackWeb, other_web: LoopbackWeb, record: Record, word: tuple[str, str]
) -> None:
    other_web.name("lost.lan", record)
    assert words(web, "http://lost.lan/", second_dns_servers=(other_web.dns,), timeout=0.4) == word


def test_a_second_name_server_that_is_not_there_costs_little_and_changes_nothing(web: LoopbackWeb) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as silent:
        silent.bind(("127.0.0.1", 0))
        server = f"127.0.0.1:{silent.getsockname()[1]}"
        gone = [f"http://lost{number}.lan/" for number in range(8)]
        results = asked(web, *gone, second_dns_servers=(server,), timeout=0.4, second_look=False)
    assert {result.judgement.reason for result in results.values()} == {"dns-not-found"}


@pytest.mark.parametrize(("fault", "noted"), [("expires-soon", True), (None, False)])
def test_a_certificate_that_ends_soon_is_noted_once_for_its_host(
    web: LoopbackWeb, fault: Fault | None, *, noted: bool
) -> None:
    if fault:
        web.tls(HOST, fault)
    web.route(HOST, "/", redirect("/in", 301))
    web.route(HOST, "/in")
    first, second = web.url(HOST, "/", "https"), web.url(HOST, "/in", "https")
    results = asked(web, first, second)
    assert {str(result.judgement.verdict) for result in results.values()} == {"moved", "alive"}
    notes = [note for result in results.values() for note in result.judgement.notes]
    assert notes.count("tls-expires-soon") == noted
    assert len(web.asked(HOST)) == 3, "the look at the certificate asks no page"


def test_certificates_are_not_looked_at_where_nobody_wants_it(web: LoopbackWeb) -> None:
    web.tls(HOST, "expires-soon")
    web.route(HOST, "/")
    url = web.url(HOST, "/", "https")
    assert asked(web, url, certificates=False)[url].judgement.notes == ()
