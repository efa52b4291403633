"""Nothing is ever sent to an address that our rules forbid, whichever way it comes in."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from rescatalog.core.report.content import Result, RunReport
from rescatalog.jobs.check import check
from rescatalog.settings import Settings
from tests.web.acts import Page, redirect
from tests.web.names import Addresses, For
from tests.web.server import LoopbackWeb

OPEN = "open.lan"
LOOPBACK = ("127.0.0.0/8",)


def _settings(web: LoopbackWeb, *, allow: tuple[str, ...] = LOOPBACK, pause_s: float = 0.0) -> Settings:
    return Settings(
        allow_network=allow,
        dns_servers=(web.dns,),
        ca_file=web.ca_file,
        timeout=1.0,
        per_host_gap=0.0,
        second_look_pause=pause_s,
    )


def _check(web: LoopbackWeb, *urls: str, allow: tuple[str, ...] = LOOPBACK, pause_s: float = 0.0) -> RunReport:
    return check(urls, _settings(web, allow=allow, pause_s=pause_s), lambda _done, _total: None)


def _word(result: Result) -> tuple[str, str]:
    return str(result.judgement.verdict), result.judgement.reason


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    """Yield a listening socket on an address outside what is allowed; whoever connects is found in its queue."""
    with closing(socket.create_server(("127.0.0.9", 0))) as server:
        server.settimeout(0.0)
        yield server


@pytest.fixture
def trap6() -> Iterator[socket.socket]:
    """Yield the same on the IPv6 loopback, which also takes IPv4 in IPv6."""
    with closing(socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)) as server:
        server.settimeout(0.0)
        yield server


def _was_touched(server: socket.socket) -> bool:
    try:
        connection, _ = server.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


def _port(server: socket.socket) -> int:
    return int(server.getsockname()[1])


# Spellings of the trap's own loopback or of other addresses that are nobody's business.
LITERALS = (
    "127.0.0.9", "127.9", "0x7f.0.0.9", "0177.0.0.011", "2130706441", "0.0.0.0", "[::]", "[::1]",
    "[::ffff:127.0.0.9]", "[::ffff:7f00:9]", "[::127.0.0.9]", "[64:ff9b::7f00:9]", "[2002:7f00:9::]",
    "[::ffff:0:127.0.0.9]", "10.0.0.5", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
    "168.63.129.16", "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]",
)  # fmt: skip


@pytest.mark.parametrize("literal", LITERALS)
def test_a_literal_is_refused_and_nobody_is_touched(
    web: LoopbackWeb, trap: socket.socket, trap6: socket.socket, literal: str
) -> None:
    for server in (trap, trap6):
        report = _check(web, f"http://{literal}:{_port(server)}/", f"http://{literal}/", allow=())
        assert {_word(result) for result in report.results} == {("refused", "forbidden-address")}
        assert {result.attempts for result in report.results} == {0}
        assert not _was_touched(server)
    assert web.queries == []


def test_the_trap_is_touched_when_it_is_allowed(web: LoopbackWeb, trap: socket.socket) -> None:
    _check(web, f"http://127.0.0.9:{_port(trap)}/", allow=("127.0.0.9/32",))
    assert _was_touched(trap)


@pytest.mark.parametrize("literal", LITERALS)
def test_a_redirect_to_a_forbidden_literal_is_refused(web: LoopbackWeb, trap6: socket.socket, literal: str) -> None:
    # Only the open host's own address is allowed; the trap listens on all others.
    web.route(OPEN, "/", redirect(f"http://{literal}:{_port(trap6)}/"))
    report = _check(web, web.url(OPEN), allow=("127.0.0.1/32",))
    assert _word(report.results[0]) == ("refused", "forbidden-address")
    assert not _was_touched(trap6)


@pytest.mark.parametrize(
    "record",
    [
        Addresses("127.0.0.9"),
        Addresses("10.0.0.5"),
        Addresses("169.254.169.254"),
        Addresses("::1"),
        Addresses("::ffff:127.0.0.9"),
        Addresses("93.184.216.34", "10.0.0.5"),
        Addresses("93.184.216.34", "127.0.0.9"),
        Addresses("2606:2800:220:1::1", "::1"),
        Addresses("93.184.216.34", "::1"),
    ],
    ids=lambda record: "+".join(record.texts),
)
@pytest.mark.parametrize("after_redirect", [False, True], ids=["named", "after a redirect"])
def test_a_name_with_a_forbidden_address_among_its_own_is_refused(
    web: LoopbackWeb, trap6: socket.socket, record: Addresses, *, after_redirect: bool
) -> None:
    web.name("evil.lan", record)
    evil = f"http://evil.lan:{_port(trap6)}/"
    web.route(OPEN, "/", redirect(evil))
    report = _check(web, web.url(OPEN) if after_redirect else evil, allow=("127.0.0.1/32",))
    assert _word(report.results[0]) == ("refused", "forbidden-address")
    assert not _was_touched(trap6)
    assert "evil.lan" in {name for _, name, _ in web.queries}


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "localhost."])
def test_localhost_is_refused_unless_it_is_allowed(web: LoopbackWeb, name: str) -> None:
    web.route("localhost", "/")
    web.route("localhost.", "/")
    url = web.url(name)
    assert _word(_check(web, url, allow=()).results[0])[0] == "refused"
    assert web.seen == []
    assert _word(_check(web, url).results[0]) == ("alive", "ok")


@pytest.mark.parametrize("port", [22, 25, 81, 6379, 8080, 65535])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_outside_allowed_networks_only_the_ports_of_the_web_are_asked(web: LoopbackWeb, scheme: str, port: int) -> None:
    # The addresses are public in spelling but documented as nobody's; nothing may leave for them.
    web.name("public.lan", Addresses("93.184.216.34"))
    report = _check(web, f"{scheme}://public.lan:{port}/", f"{scheme}://93.184.216.34:{port}/")
    assert {_word(result) for result in report.results} == {("refused", "forbidden-port")}


def test_of_mixed_answers_only_the_allowed_address_is_asked(web: LoopbackWeb) -> None:
    web.route(OPEN, "/")
    web.name(OPEN, Addresses("10.0.0.5", "127.0.0.1"))
    assert _word(_check(web, web.url(OPEN)).results[0]) == ("alive", "ok")
    assert web.asked() == ["/"]


def test_within_a_look_the_first_answer_of_the_name_server_is_kept(web: LoopbackWeb) -> None:
    web.name(OPEN, For(0.05, Addresses("127.0.0.1"), Addresses("10.0.0.5")))
    web.route(OPEN, "/robots.txt", Page("", delay_s=0.3))
    paths = [f"/{number}" for number in range(6)]
    for path in paths:
        web.route(OPEN, path, redirect(f"{path}/on"))
        web.route(OPEN, f"{path}/on", Page(delay_s=0.1))
    report = _check(web, *(web.url(OPEN, path) for path in paths))
    assert {_word(result) for result in report.results} == {("alive", "ok")}
    assert len(web.asked(OPEN)) == 12
    assert [kind for _, _, kind in web.queries].count("A") == 1


def test_a_second_look_asks_the_name_server_anew_and_obeys_its_answer(web: LoopbackWeb) -> None:
    web.name(OPEN, For(0.2, Addresses("127.0.0.1"), Addresses("10.0.0.5")))
    web.route(OPEN, "/", Page("", status=500))
    report = _check(web, web.url(OPEN), pause_s=0.4)
    assert _word(report.results[0]) == ("refused", "forbidden-address")
    assert web.asked() == ["/"]
    assert [kind for _, _, kind in web.queries].count("A") == 2


@pytest.mark.parametrize(
    ("target", "word"),
    [
        ("javascript:alert(1)", ("refused", "forbidden-scheme")),
        ("file:///etc/passwd", ("refused", "forbidden-scheme")),
        ("ftp://open.lan/", ("refused", "forbidden-scheme")),
        ("data:text/html,hello", ("refused", "forbidden-scheme")),
        ("mailto:a@open.lan", ("refused", "forbidden-scheme")),
        ("http://user:secret@open.lan/", ("refused", "bad-address")),
    ],
)
def test_other_schemes_and_credentials_are_refused_both_named_and_after_a_redirect(
    web: LoopbackWeb, target: str, word: tuple[str, str]
) -> None:
    web.route(OPEN, "/", redirect(target))
    report = _check(web, target, web.url(OPEN))
    assert [_word(result) for result in report.results] == [word, word]
    assert web.asked() == ["/"]


def test_a_robots_txt_that_redirects_to_a_forbidden_address_is_not_followed_there(
    web: LoopbackWeb, trap: socket.socket
) -> None:
    web.route(OPEN, "/")
    web.route(OPEN, "/robots.txt", redirect(f"http://127.0.0.9:{_port(trap)}/robots.txt"))
    _check(web, web.url(OPEN), allow=("127.0.0.1/32",))
    assert not _was_touched(trap)
    assert web.asked() == []


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_a_proxy_of_the_surroundings_is_not_used(
    web: LoopbackWeb, trap: socket.socket, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.9:{_port(trap)}")
    web.route(OPEN, "/")
    report = _check(web, web.url(OPEN), web.url(OPEN, scheme="https"))
    assert {_word(result) for result in report.results} == {("alive", "ok")}
    assert not _was_touched(trap)
