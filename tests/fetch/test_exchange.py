"""One exchange against servers that do what real servers do: every fault is a fact, never an exception."""

from __future__ import annotations

import asyncio
import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rescatalog.core.asking.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.words import Failure, Purpose
from rescatalog.fetch.addresses import AddressRule, parse_networks
from rescatalog.fetch.exchange import MAX_HEADER_CHARS, Exchange, Limits
from rescatalog.fetch.pins import Dialling
from rescatalog.fetch.transport import PinnedTransport
from tests.web import acts
from tests.web.acts import Act, Page, Raw, Reset, redirect
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, Rcode, Record, Silence
from tests.web.server import LoopbackWeb
from tests.web.tls import Fault

MIB = 1 << 20
QUICK = Limits(timeout_s=0.6, late_timeout_s=2.0, late_body_s=1.0, max_bytes=MIB)
HOST = "alpha.lan"
Ask = Callable[..., Observation]


@pytest.fixture
def ask(web: LoopbackWeb) -> Ask:
    """Return a function that makes one exchange on the loopback web."""

    def ask(
        url: str | None = None,
        *,
        look: int = 1,
        limits: Limits = QUICK,
        purpose: Purpose = Purpose.PAGE,
        **more: Any,  # noqa: ANN401 - parts of the request
    ) -> Observation:
        url = url or web.url(HOST)
        request = replace(Request.of(url, url, look=look, purpose=purpose), **more)
        return asyncio.run(_exchange(web, request, limits))

    return ask


async def _exchange(web: LoopbackWeb, request: Request, limits: Limits) -> Observation:
    dialling = Dialling(
        rule=AddressRule(parse_networks(["127.0.0.0/8"])),
        servers=(web.dns,),
        ca_pem=web.ca_file.read_bytes(),
        dns_timeout_s=0.1,
        connect_timeout_s=0.4,
    )
    transport = PinnedTransport(dialling)
    try:
        return await Exchange(transport, limits)(request)
    finally:
        await transport.close()


@pytest.mark.parametrize("look", [1, 2])
@pytest.mark.parametrize(
    ("act", "failure"),
    [
        pytest.param(Reset(), Failure.RESET, id="reset"),
        pytest.param(acts.EMPTY_REPLY, Failure.EMPTY_REPLY, id="empty reply"),
        pytest.param(acts.BANNER, Failure.NOT_HTTP, id="banner"),
        pytest.param(Raw(b"220 mail.lan ESMTP\r\n"), Failure.NOT_HTTP, id="mail banner"),
        pytest.param(Raw(b"HTTP/1.1 200 OK\r\nContent-"), Failure.EMPTY_REPLY, id="half a head"),
        pytest.param(acts.HUGE_HEADERS, Failure.NOT_HTTP, id="huge headers"),
        pytest.param(acts.Hang(), Failure.TIMEOUT, id="hang"),
    ],
)
def test_a_server_that_gives_no_answer_is_a_failure_of_its_own_kind(
    web: LoopbackWeb, ask: Ask, act: Act, failure: Failure, look: int
) -> None:
    web.route(HOST, "/", act)
    seen = ask(look=look)
    assert (seen.status, seen.failure, seen.asked) == (None, failure, True)
    assert web.asked(HOST) == ["/"], "one exchange asks once"


@pytest.mark.parametrize(
    ("act", "beginning"),
    [
        pytest.param(Reset(after_bytes=2000), b"xxx", id="mid-body reset"),
        pytest.param(acts.SHORT_BODY, b"<title>Short</title>", id="short body"),
        pytest.param(acts.CUT_CHUNKED, b"<title>Chunk</title>", id="cut chunked"),
        pytest.param(acts.Drip(), b"<title>Drip</title>", id="drip"),
    ],
)
def test_a_careful_look_keeps_the_beginning_of_a_body_that_does_not_end_well(
    web: LoopbackWeb, ask: Ask, act: Act, beginning: bytes
) -> None:
    web.route(HOST, "/", act)
    seen = ask(look=2)
    assert (seen.status, seen.failure, seen.truncated) == (200, None, True)
    assert seen.body.startswith(beginning)


@pytest.mark.parametrize(
    ("act", "failures"),
    [
        pytest.param(Reset(after_bytes=2000), {Failure.RESET}, id="mid-body reset"),
        pytest.param(acts.SHORT_BODY, {Failure.RESET, Failure.NOT_HTTP}, id="short body"),
        pytest.param(acts.CUT_CHUNKED, {Failure.RESET, Failure.NOT_HTTP}, id="cut chunked"),
        pytest.param(acts.Drip(), {Failure.TIMEOUT}, id="drip"),
    ],
)
def test_a_quick_look_at_a_body_that_does_not_end_well_is_no_worse_than_unsure(
    web: LoopbackWeb, ask: Ask, act: Act, failures: set[Failure]
) -> None:
    web.route(HOST, "/", act)
    seen = ask(look=1)
    assert seen.truncated or seen.failure in failures


@pytest.mark.parametrize("look", [1, 2])
@pytest.mark.parametrize("act", [acts.Huge(32 * MIB), acts.Huge(32 * MIB, bomb=True)], ids=["huge", "bomb"])
def test_of_a_huge_body_only_the_cap_is_read_and_memory_stays_small(
    web: LoopbackWeb, ask: Ask, act: Act, look: int
) -> None:
    web.route(HOST, "/", act)
    tracemalloc.start()
    try:
        seen = ask(look=look, limits=Limits(timeout_s=5, max_bytes=100_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (seen.status, len(seen.body), seen.truncated) == (200, 100_000, True)
    # The web itself lives in this process and sends blocks of a megabyte.
    assert peak < 16 * MIB


@pytest.mark.parametrize("size", [99_999, 100_000, 100_001])
def test_a_body_is_cut_exactly_at_the_cap(web: LoopbackWeb, ask: Ask, size: int) -> None:
    web.route(HOST, "/", Page("x" * size))
    assert len(ask(limits=Limits(timeout_s=5, max_bytes=100_000)).body) == min(size, 100_000)


def test_robots_txt_has_its_own_cap(web: LoopbackWeb, ask: Ask) -> None:
    web.route(HOST, "/", Page("x" * (MAX_ROBOTS_BYTES + 5)))
    assert len(ask(purpose=Purpose.ROBOTS).body) == MAX_ROBOTS_BYTES


@pytest.mark.parametrize("look", [1, 2])
def test_a_compressed_body_comes_decoded(web: LoopbackWeb, ask: Ask, look: int) -> None:
    web.route(HOST, "/", Page("<title>Gzip</title>" * 100, gzipped=True))
    seen = ask(look=look)
    assert (seen.body, seen.truncated) == (b"<title>Gzip</title>" * 100, False)


@pytest.mark.parametrize("look", [1, 2])
def test_a_body_that_says_gzip_and_is_not_is_no_exception(web: LoopbackWeb, ask: Ask, look: int) -> None:
    web.route(HOST, "/", Page("plain text, really", headers=(("Content-Encoding", "gzip"),)))
    seen = ask(look=look)
    assert (seen.status, seen.failure) in {(None, Failure.NOT_HTTP), (200, None)}
    assert seen.body == b""


@pytest.mark.parametrize(
    ("record", "failure"),
    [
        (NXDOMAIN, Failure.DNS_NOT_FOUND),
        (SERVFAIL, Failure.DNS_FAILED),
        (Rcode("REFUSED"), Failure.DNS_FAILED),
        (Silence(), Failure.DNS_TIMEOUT),
        (Addresses("10.0.0.5"), Failure.FORBIDDEN_ADDRESS),
    ],
    ids=["nxdomain", "servfail", "refused", "silence", "private"],
)
def test_a_name_without_a_usable_address_is_not_asked(
    web: LoopbackWeb, ask: Ask, record: Record, failure: Failure
) -> None:
    web.route(HOST, "/")
    web.name(HOST, record)
    seen = ask(limits=Limits(timeout_s=5))
    assert (seen.failure, seen.asked, web.seen) == (failure, False, [])


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        ("expired", Failure.TLS_EXPIRED),
        ("wrong-host", Failure.TLS_WRONG_HOST),
        ("self-signed", Failure.TLS_UNTRUSTED),
    ],
)
def test_a_bad_certificate_is_a_failure_of_its_own_kind_and_no_request_is_sent(
    web: LoopbackWeb, ask: Ask, fault: Fault, failure: Failure
) -> None:
    web.route(HOST, "/")
    web.tls(HOST, fault)
    assert ask(web.url(HOST, scheme="https")).failure is failure
    assert web.seen == []


def test_a_good_certificate_of_the_given_authority_is_accepted(web: LoopbackWeb, ask: Ask) -> None:
    web.route(HOST, "/")
    assert ask(web.url(HOST, scheme="https")).status == 200


def test_tls_on_a_plain_port_is_a_tls_failure(web: LoopbackWeb, ask: Ask) -> None:
    web.route(HOST, "/")
    assert ask(f"https://{HOST}:{web.ports['http']}/").failure is Failure.TLS_FAILED


def test_a_port_nobody_listens_on_refuses(web: LoopbackWeb, ask: Ask) -> None:
    web.route(HOST, "/")
    assert ask(f"http://{HOST}:1/").failure is Failure.CONNECT_REFUSED


def test_we_say_honestly_who_we_are_and_carry_nothing_else(web: LoopbackWeb, ask: Ask) -> None:
    web.route(HOST, "/", acts.Echo())
    headers = json.loads(ask(limits=Limits(user_agent="testbot/1.0 (says so)")).body)
    assert headers["user-agent"] == "testbot/1.0 (says so)"
    assert set(headers) <= {"user-agent", "accept", "accept-language", "accept-encoding", "host"}
    assert web.seen[0].method == "GET"


@pytest.mark.parametrize("look", [1, 2])
def test_conditions_and_the_wanted_type_are_sent_as_they_are(web: LoopbackWeb, ask: Ask, look: int) -> None:
    web.route(HOST, "/", acts.Echo())
    conditions = (("if-none-match", 'W/"a,b"'), ("if-modified-since", "Fri, 20 Nov 2026 02:00:00 GMT"))
    headers = json.loads(ask(look=look, accept="application/json", conditions=conditions).body)
    assert headers["accept"] == "application/json"
    assert (headers["if-none-match"], headers["if-modified-since"]) == (conditions[0][1], conditions[1][1])


@pytest.mark.parametrize("look", [1, 2])
def test_an_api_is_always_told_who_asks_in_plain_words(web: LoopbackWeb, ask: Ask, look: int) -> None:
    web.route(HOST, "/", acts.Echo())
    limits = Limits(user_agent="testbot/1.0", late_user_agent="Mozilla/5.0 (compatible; testbot/1.0)")
    assert json.loads(ask(look=look, purpose=Purpose.QUESTION, limits=limits).body)["user-agent"] == "testbot/1.0"


@pytest.mark.parametrize(
    ("purpose", "host", "told"),
    [(Purpose.QUESTION, HOST, "Bearer secret"), (Purpose.QUESTION, "other.lan", None), (Purpose.PAGE, HOST, None)],
)
def test_a_secret_is_told_to_the_api_it_is_for_and_to_nobody_else(
    web: LoopbackWeb, ask: Ask, purpose: Purpose, host: str, told: str | None
) -> None:
    web.route(host, "/", acts.Echo())
    limits = replace(QUICK, credentials={web.url(HOST).rstrip("/"): "Bearer secret"})
    headers = json.loads(ask(web.url(host), purpose=purpose, limits=limits).body)
    assert headers.get("authorization") == told


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_facts_and_not_followed(web: LoopbackWeb, ask: Ask, status: int) -> None:
    web.route(HOST, "/", redirect("/new", status))
    web.route(HOST, "/new")
    seen = ask()
    assert (seen.status, seen.location) == (status, web.url(HOST, "/new"))
    assert web.asked() == ["/"]


def test_headers_nobody_needs_are_dropped_and_long_values_are_cut(web: LoopbackWeb, ask: Ask) -> None:
    web.route(HOST, "/", Page(headers=(("X-Frame-Options", "DENY"), ("X-Powered-By", "x"), ("Server", "s" * 9_000))))
    headers = dict(ask().headers)
    assert set(headers) == {"content-type", "content-length", "server"}
    assert headers["server"] == "s" * MAX_HEADER_CHARS


@pytest.mark.parametrize("value", [b"caf\xe9", "żółw".encode(), b"\xff\xfe"])
def test_a_header_that_is_no_ascii_spoils_nothing_else(web: LoopbackWeb, ask: Ask, value: bytes) -> None:
    web.route(HOST, "/", Page(headers=(("Server", value), ("ETag", "tag"))))
    seen = ask()
    assert (seen.status, seen.header("etag")) == (200, "tag")


@pytest.mark.parametrize("status", [200, 204, 304, 400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 599, 999])
def test_every_status_is_reported_as_it_came(web: LoopbackWeb, ask: Ask, status: int) -> None:
    web.route(HOST, "/", Page("", status=status))
    assert ask().status == status
