"""Nothing is ever sent to an address that is not allowed, whatever leads there."""

from __future__ import annotations

import pytest

from tests.network.asking import asked, words
from tests.web.acts import Page, redirect
from tests.web.names import Addresses, For
from tests.web.server import LoopbackWeb

FORBIDDEN = ("refused", "forbidden-address")


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.5/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.5]/",
        "http://[64:ff9b::a00:5]/",
        "http://0x0a000005/",
        "http://0/",
        "http://168.63.129.16/",
    ],
)
def test_an_address_spelled_out_is_refused(web: LoopbackWeb, url: str) -> None:
    assert words(web, url) == FORBIDDEN
    assert web.seen == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://127.1:{port}/", "http://localhost:{port}/"])
def test_loopback_is_refused_unless_it_was_allowed(web: LoopbackWeb, url: str) -> None:
    web.route("127.0.0.1", "/")
    web.route("localhost", "/")
    named = url.format(port=web.ports["http"])
    assert words(web, named, allow_network=()) == FORBIDDEN
    assert web.seen == []
    assert words(web, named) == ("alive", "ok")


def test_a_name_that_resolves_to_a_forbidden_address_is_refused(web: LoopbackWeb) -> None:
    web.name("inside.lan", Addresses("10.0.0.5"))
    assert words(web, "http://inside.lan/") == FORBIDDEN


def test_one_forbidden_address_among_public_ones_is_enough(web: LoopbackWeb) -> None:
    web.name("half.lan", Addresses("93.184.215.14", "10.0.0.5"))
    assert words(web, "http://half.lan/") == FORBIDDEN


def test_where_some_addresses_are_allowed_only_those_are_used(web: LoopbackWeb) -> None:
    web.route("both.lan", "/")
    web.name("both.lan", Addresses("10.0.0.5", "127.0.0.1"))
    assert words(web, web.url("both.lan")) == ("alive", "ok")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("to", ["http://169.254.169.254/", "http://inside.lan/", "//10.0.0.5/", "http://[::1]:80/"])
def test_a_redirect_does_not_lead_there_either(web: LoopbackWeb, to: str, status: int) -> None:
    web.name("inside.lan", Addresses("10.0.0.5"))
    web.route("site.lan", "/", redirect(to, status))
    assert words(web, web.url("site.lan")) == FORBIDDEN
    assert web.asked() == ["/"]


def test_robots_txt_does_not_lead_there_either(web: LoopbackWeb) -> None:
    web.route("site.lan", "/robots.txt", redirect("http://169.254.169.254/robots.txt"))
    web.route("site.lan", "/")
    assert words(web, web.url("site.lan")) == FORBIDDEN
    assert web.asked() == []


def test_a_name_that_changes_its_address_later_is_held_to_the_checked_one(web: LoopbackWeb) -> None:
    web.route("rebind.lan", "/", Page(delay_s=0.5))
    web.route("rebind.lan", "/again", Page())
    web.name("rebind.lan", For(0.2, Addresses("127.0.0.1"), Addresses("10.0.0.5")))
    urls = [web.url("rebind.lan"), web.url("rebind.lan", "/again")]
    results = asked(web, *urls, per_host=1, per_host_gap=0.3)
    assert {str(result.judgement.verdict) for result in results.values()} == {"alive"}
    assert len([name for _, name, kind in web.queries if (name, kind) == ("rebind.lan", "A")]) == 1


def test_other_ports_are_asked_only_inside_an_allowed_network(web: LoopbackWeb) -> None:
    web.name("public.lan", Addresses("93.184.215.14"))
    assert words(web, "http://public.lan:8080/") == ("refused", "forbidden-port")
    assert words(web, "http://public.lan:22/") == ("refused", "forbidden-port")


@pytest.mark.parametrize("url", ["ftp://site.lan/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"])
def test_other_schemes_are_refused(web: LoopbackWeb, url: str) -> None:
    assert words(web, url) == ("refused", "forbidden-scheme")
    assert web.queries == []


def test_credentials_in_an_address_are_never_sent(web: LoopbackWeb) -> None:
    web.route("site.lan", "/")
    url = web.url("site.lan").replace("//", "//user:secret@")
    assert words(web, url) == ("refused", "bad-address")
    assert web.seen == []
