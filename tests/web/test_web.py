"""Proof, by other people's clients and by bare sockets, that each fault of the loopback web is what it says."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from contextlib import closing

import dns.exception
import dns.flags
import dns.message
import dns.query
import dns.rcode
import dns.rdatatype
import httpx
import pytest

from tests.web.acts import (
    BANNER,
    CUT_CHUNKED,
    EMPTY_REPLY,
    HUGE_HEADERS,
    SHORT_BODY,
    Act,
    By,
    Drip,
    During,
    Echo,
    Hang,
    Huge,
    Page,
    Reset,
    redirect,
)  # fmt: skip
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, For, Rcode, Record, Silence
from tests.web.server import LoopbackWeb
from tests.web.tls import Fault

HOST = "alpha.lan"
GET = b"GET / HTTP/1.1\r\nHost: alpha.lan\r\nConnection: close\r\n\r\n"


def _raw(web: LoopbackWeb, *, wait_s: float = 2.0, most: int = 4 << 20) -> tuple[bytes, str]:
    """Return the bytes that came, and how they ended."""
    got = bytearray()
    with closing(socket.create_connection(("127.0.0.1", web.ports["http"]), timeout=wait_s)) as connection:
        connection.sendall(GET)
        end_s = time.monotonic() + wait_s
        try:
            while len(got) < most and time.monotonic() < end_s:
                piece = connection.recv(65_536)
                if not piece:
                    return bytes(got), "closed"
                got += piece
        except TimeoutError:
            return bytes(got), "silent"
        except ConnectionResetError:
            return bytes(got), "reset"
    return bytes(got), "going on"


def _get(web: LoopbackWeb, path: str = "/", host: str = HOST) -> httpx.Response:
    with httpx.Client(trust_env=False) as client:
        return client.get(f"http://127.0.0.1:{web.ports['http']}{path}", headers={"Host": host})


@pytest.mark.parametrize(
    ("act", "beginning", "end"),
    [
        pytest.param(Reset(), b"", "reset", id="reset"),
        pytest.param(Reset(after_bytes=10), b"HTTP/1.1 200", "reset", id="mid-body reset"),
        pytest.param(BANNER, b"SSH-2.0", "closed", id="banner"),
        pytest.param(EMPTY_REPLY, b"", "closed", id="empty reply"),
        pytest.param(SHORT_BODY, b"HTTP/1.1 200", "closed", id="short body"),
        pytest.param(CUT_CHUNKED, b"HTTP/1.1 200", "closed", id="cut chunked"),
        pytest.param(HUGE_HEADERS, b"HTTP/1.1 200", "closed", id="huge headers"),
        pytest.param(Hang(), b"", "silent", id="hang"),
        pytest.param(Drip(), b"HTTP/1.1 200", "going on", id="drip"),
        pytest.param(Huge(64 << 20), b"HTTP/1.1 200", "going on", id="huge"),
    ],
)
def test_a_fault_looks_on_the_wire_as_it_is_called(web: LoopbackWeb, act: Act, beginning: bytes, end: str) -> None:
    web.route(HOST, "/", act)
    got, ended = _raw(web, wait_s=0.4)
    assert ended == end
    assert got.startswith(beginning)
    assert bool(got) == bool(beginning)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (SHORT_BODY, "peer closed connection"),
        (CUT_CHUNKED, "peer closed connection"),
        (EMPTY_REPLY, "without sending a response"),
    ],
)
def test_a_client_that_knows_http_names_the_fault(web: LoopbackWeb, act: Act, words: str) -> None:
    web.route(HOST, "/", act)
    with pytest.raises(httpx.RemoteProtocolError, match=words):
        _get(web)


def test_huge_headers_are_as_huge_as_they_say(web: LoopbackWeb) -> None:
    web.route(HOST, "/", HUGE_HEADERS)
    assert len(_raw(web)[0]) > 2_000_000


def test_a_bomb_is_small_on_the_wire_and_large_when_unpacked(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Huge(16 << 20, bomb=True))
    got, _ = _raw(web)
    packed = got.partition(b"\r\n\r\n")[2]
    assert len(packed) < 100_000
    assert len(zlib.decompress(packed, wbits=31)) >= 16 << 20


def test_a_drip_ends_after_its_pieces(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Drip(piece=b"x", every_s=0.01, pieces=5))
    assert _get(web).text == "xxxxx"


@pytest.mark.parametrize("gzipped", [False, True])
def test_a_page_comes_whole(web: LoopbackWeb, *, gzipped: bool) -> None:
    web.route(HOST, "/", Page("<p>text", status=203, headers=(("X-A", "b"),), gzipped=gzipped))
    answer = _get(web)
    assert (answer.status_code, answer.text, answer.headers["x-a"]) == (203, "<p>text", "b")
    assert ("content-encoding" in answer.headers) is gzipped


def test_a_page_can_be_late(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page(delay_s=0.2))
    started_s = time.monotonic()
    _get(web)
    assert time.monotonic() - started_s >= 0.2


def test_a_redirect_sends_its_reference_as_it_is(web: LoopbackWeb) -> None:
    web.route(HOST, "/", redirect(b"/\xff", 308))
    assert b"308 Status\r\nLocation: /\xff\r\n" in _raw(web, wait_s=0.2)[0]


def test_acts_are_played_in_turn_and_the_last_repeats(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Page(status=500), Page(status=503), Page())
    assert [_get(web).status_code for _ in range(4)] == [500, 503, 200, 200]


def test_an_act_can_last_for_a_while_or_depend_on_the_request(web: LoopbackWeb) -> None:
    web.route(HOST, "/while", During(0.2, Page(status=500)))
    web.route(HOST, "/by", By(lambda seen: Page(status=200 + seen.turn)))
    assert [_get(web, "/while").status_code, _get(web, "/by").status_code, _get(web, "/by").status_code] == [
        500, 200, 201,
    ]  # fmt: skip
    time.sleep(0.25)
    assert _get(web, "/while").status_code == 200


@pytest.mark.parametrize(
    ("host", "path", "status"), [(HOST, "/other", 404), ("stranger.lan", "/", 421), (HOST, "/", 200)]
)
def test_what_has_no_route_is_not_found(web: LoopbackWeb, host: str, path: str, status: int) -> None:
    web.route(HOST, "/")
    assert _get(web, path, host).status_code == status


def test_what_was_asked_is_seen(web: LoopbackWeb) -> None:
    web.route(HOST, "/", Echo())
    echoed = _get(web).json()
    seen = web.seen[0]
    assert (seen.host, seen.path, seen.scheme, seen.method, seen.turn) == (HOST, "/", "http", "GET", 0)
    assert seen.headers == echoed
    _get(web, "/robots.txt")
    assert web.asked(HOST) == ["/"]
    assert web.asked("other.lan") == []


def _handshake(web: LoopbackWeb, *, name: str = HOST) -> None:
    context = ssl.create_default_context(cafile=str(web.ca_file))
    with (
        closing(socket.create_connection(("127.0.0.1", web.ports["https"]), timeout=2)) as bare,
        context.wrap_socket(bare, server_hostname=name) as connection,
    ):
        connection.sendall(GET)
        assert connection.recv(12) == b"HTTP/1.1 200"


@pytest.mark.parametrize(
    ("fault", "words"),
    [("expired", "expired"), ("wrong-host", "Hostname mismatch"), ("self-signed", "certificate verify failed")],
)
def test_a_bad_certificate_is_bad_in_the_way_it_says(web: LoopbackWeb, fault: Fault, words: str) -> None:
    web.route(HOST, "/")
    web.tls(HOST, fault)
    with pytest.raises(ssl.SSLCertVerificationError, match=words):
        _handshake(web)


def test_other_certificates_are_good(web: LoopbackWeb) -> None:
    web.route(HOST, "/")
    web.tls("beta.lan", "expired")
    _handshake(web)


def test_tls_on_the_plain_port_is_answered_in_plain_text(web: LoopbackWeb) -> None:
    with closing(socket.create_connection(("127.0.0.1", web.ports["http"]), timeout=2)) as bare:
        bare.sendall(b"\x16\x03\x01\x00\x05hello")
        assert bare.recv(12) == b"HTTP/1.1 400"
    assert web.seen == []


def _ask(web: LoopbackWeb, kind: str = "A") -> dns.message.Message:
    query = dns.message.make_query(HOST, dns.rdatatype.from_text(kind))
    return dns.query.udp(query, "127.0.0.1", port=web.ports["dns"], timeout=0.3)


@pytest.mark.parametrize(
    ("record", "code"),
    [(NXDOMAIN, "NXDOMAIN"), (SERVFAIL, "SERVFAIL"), (Rcode("REFUSED"), "REFUSED"), (Addresses(), "NOERROR")],
)
def test_the_name_server_says_what_it_is_told(web: LoopbackWeb, record: Record, code: str) -> None:
    web.name(HOST, record)
    assert dns.rcode.to_text(_ask(web).rcode()) == code
    assert [(name, kind) for _, name, kind in web.queries] == [(HOST, "A")]


@pytest.mark.parametrize(("kind", "expected"), [("A", {"127.0.0.1", "10.0.0.5"}), ("AAAA", {"::1"}), ("MX", set())])
def test_addresses_come_by_their_family(web: LoopbackWeb, kind: str, expected: set[str]) -> None:
    web.name(HOST, Addresses("127.0.0.1", "10.0.0.5", "::1"))
    assert {str(item) for rrset in _ask(web, kind).answer for item in rrset} == expected


def test_silence_is_silent_and_a_record_can_heal(web: LoopbackWeb) -> None:
    web.name(HOST, For(0.2, Silence(), Addresses()))
    with pytest.raises(dns.exception.Timeout):
        _ask(web)
    assert _ask(web).answer
