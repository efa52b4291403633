"""Which fact a foreign exception stands for."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import httpx
import pytest
from pyreqwest import exceptions as reqwest

from rescatalog.core.words import Failure
from rescatalog.fetch.failures import FOREIGN, MAX_DETAIL, TABLE, failure_of, words_of

NEVER_ANSWERED = {
    Failure.ROBOTS_DISALLOWED,
    Failure.ROBOTS_UNREACHABLE,
    Failure.HOST_RESTING,
    Failure.BUDGET_SPENT,
}


def _below(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


REQWEST = [
    kind
    for _, kind in inspect.getmembers(reqwest, inspect.isclass)
    if issubclass(kind, BaseException) and kind.__module__ == reqwest.__name__
]
HTTPX = [httpx.TransportError, *_below(httpx.TransportError)]


def _reqwest(kind: type[reqwest.DetailedPyreqwestError], *causes: str) -> Exception:
    return kind("error sending request", {"causes": [{"message": cause} for cause in causes] or None})


def test_there_are_exceptions_to_speak_of() -> None:
    assert len(REQWEST) >= 15
    assert len(HTTPX) >= 12


@pytest.mark.parametrize("kind", REQWEST + HTTPX, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_exception_of_a_transport_has_a_row_that_fits_without_any_words(kind: type[Exception]) -> None:
    rows = [row for row in TABLE if issubclass(kind, row[0]) and not row[1]]
    assert rows, f"{kind.__name__} falls off the end of the table"
    assert issubclass(kind, FOREIGN)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0].__module__}.{row[0].__name__} {row[1]}")
def test_no_row_is_hidden_behind_an_earlier_one(row: tuple[type[BaseException], str, Failure]) -> None:
    kind, needle, _ = row
    earlier = TABLE[: TABLE.index(row)]
    assert not [other for other in earlier if issubclass(kind, other[0]) and other[1] in needle]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0].__module__}.{row[0].__name__} {row[1]}")
def test_no_row_says_what_only_our_own_rules_can_say(row: tuple[type[BaseException], str, Failure]) -> None:
    assert row[2] not in NEVER_ANSWERED


@pytest.mark.parametrize(
    ("kind", "cause", "failure"),
    [
        (reqwest.ConnectTimeoutError, "deadline has elapsed", Failure.CONNECT_TIMEOUT),
        (reqwest.ReadTimeoutError, "operation timed out", Failure.TIMEOUT),
        (reqwest.PoolTimeoutError, "", Failure.TIMEOUT),
        (
            reqwest.ConnectError,
            "invalid peer certificate: certificate expired: verification time ...",
            Failure.TLS_EXPIRED,
        ),
        (
            reqwest.ConnectError,
            'invalid peer certificate: certificate not valid for name "a.lan"',
            Failure.TLS_WRONG_HOST,
        ),
        (reqwest.ConnectError, "invalid peer certificate: UnknownIssuer", Failure.TLS_UNTRUSTED),
        (reqwest.ConnectError, "invalid peer certificate: BadSignature", Failure.TLS_UNTRUSTED),
        (reqwest.ConnectError, "Connection refused (os error 111)", Failure.CONNECT_REFUSED),
        (reqwest.ConnectError, "Network is unreachable (os error 101)", Failure.CONNECT_FAILED),
        (reqwest.ConnectError, "No route to host (os error 113)", Failure.CONNECT_FAILED),
        (reqwest.ConnectError, "Too many open files (os error 24)", Failure.LOCAL_FAULT),
        (reqwest.ConnectError, "tls handshake eof", Failure.TLS_FAILED),
        (reqwest.ConnectError, "received corrupt message of type InvalidContentType", Failure.TLS_FAILED),
        (reqwest.ConnectError, "received fatal alert: HandshakeFailure", Failure.TLS_FAILED),
        (reqwest.ConnectError, "something new", Failure.CONNECT_FAILED),
        (reqwest.RequestError, "connection closed before message completed", Failure.EMPTY_REPLY),
        (reqwest.ReadError, "Connection reset by peer (os error 104)", Failure.RESET),
        (reqwest.WriteError, "Broken pipe (os error 32)", Failure.RESET),
        (reqwest.RequestError, "http2 error", Failure.RESET),
        (reqwest.RequestError, "invalid HTTP version parsed", Failure.NOT_HTTP),
        (reqwest.RequestError, "message head is too large", Failure.NOT_HTTP),
        (reqwest.BodyDecodeError, "corrupt deflate stream", Failure.NOT_HTTP),
        (reqwest.ReadError, "something new", Failure.RESET),
        (reqwest.BuilderError, "invalid port", Failure.BAD_ADDRESS),
        (reqwest.ClientClosedError, "", Failure.LOCAL_FAULT),
        (reqwest.RequestPanicError, "", Failure.LOCAL_FAULT),
    ],
)
def test_the_words_of_the_client_become_facts(
    kind: type[reqwest.DetailedPyreqwestError], cause: str, failure: Failure
) -> None:
    assert failure_of(_reqwest(kind, "error sending request for url (https://a.lan/)", cause))[0] is failure


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (httpx.ConnectTimeout("x"), Failure.CONNECT_TIMEOUT),
        (httpx.ReadTimeout("x"), Failure.TIMEOUT),
        (httpx.ConnectError("x"), Failure.CONNECT_FAILED),
        (httpx.ReadError("x"), Failure.RESET),
        (httpx.RemoteProtocolError("x"), Failure.NOT_HTTP),
        (httpx.UnsupportedProtocol("x"), Failure.FORBIDDEN_SCHEME),
        (httpx.ProxyError("x"), Failure.RESET),
        (httpx.InvalidURL("x"), Failure.BAD_ADDRESS),
        (TimeoutError(), Failure.TIMEOUT),
        (KeyError("x"), Failure.LOCAL_FAULT),
    ],
)
def test_other_transports_and_our_own_deadline_have_facts_too(error: Exception, failure: Failure) -> None:
    assert failure_of(error)[0] is failure


def test_the_words_are_those_of_the_causes_without_the_address() -> None:
    error = _reqwest(reqwest.ConnectError, "error for url (https://a.lan/)", "client error", "refused\n  twice")
    assert words_of(error) == "client error: refused twice"


@pytest.mark.parametrize("causes", [(), ("only the address (https://a.lan/)",)])
def test_without_inner_causes_the_words_are_the_exception_s_own(causes: tuple[str, ...]) -> None:
    assert "error sending request" in words_of(_reqwest(reqwest.ConnectError, *causes))


def test_a_detail_is_cut() -> None:
    assert failure_of(httpx.ReadError("x" * 1_000)) == (Failure.RESET, "x" * MAX_DETAIL)


@pytest.mark.parametrize(
    ("cause", "failure", "words"),
    [
        (
            "certificate expired: verification time 1795261043 (UNIX), but certificate is not valid after 1577836800",
            Failure.TLS_EXPIRED,
            "the certificate expired on 2020-01-01",
        ),
        (
            "certificate not valid yet: verification time 1 (UNIX), but certificate is not valid before 3786912000",
            Failure.TLS_NOT_YET_VALID,
            "the certificate is valid from 2090-01-01 on",
        ),
        (
            'certificate not valid for name "a.lan"; certificate is only valid for DnsName("b.lan")',
            Failure.TLS_WRONG_HOST,
            "the certificate is for b.lan",
        ),
        (
            'not valid for name; certificate is only valid for DnsName("b.lan"), DnsName("c.lan"), DnsName("d.lan"), …',
            Failure.TLS_WRONG_HOST,
            "the certificate is for b.lan, c.lan, d.lan",
        ),
        (
            "UnknownIssuer",
            Failure.TLS_UNTRUSTED,
            "the certificate is signed by nobody we know, or the server leaves out what lies between",
        ),
        ("certificate expired: not valid after 999999999999", Failure.TLS_EXPIRED, None),
        ("BadSignature", Failure.TLS_UNTRUSTED, "invalid peer certificate: BadSignature"),
    ],
)
def test_a_bad_certificate_is_told_with_its_day_or_its_name(cause: str, failure: Failure, words: str | None) -> None:
    found, detail = failure_of(_reqwest(reqwest.ConnectError, "error", f"invalid peer certificate: {cause}"))
    assert found is failure
    assert detail == (words or "the certificate expired on a day beyond all calendars")
