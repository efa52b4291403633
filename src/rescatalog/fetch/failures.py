"""The one table from other people's exceptions to facts."""

from __future__ import annotations

import httpx
from pyreqwest import exceptions as reqwest

from rescatalog.core.words import Failure
from rescatalog.fetch.certificate_words import certificate_words

# A detail is shown to people and stored for ever.
MAX_DETAIL = 200

# (exception, words among its causes, fact); the first row that fits counts.
TABLE: tuple[tuple[type[BaseException], str, Failure], ...] = (
    (reqwest.ConnectTimeoutError, "", Failure.CONNECT_TIMEOUT),
    (reqwest.RequestTimeoutError, "", Failure.TIMEOUT),
    (reqwest.RequestError, "certificate expired", Failure.TLS_EXPIRED),
    (reqwest.RequestError, "certificate not valid yet", Failure.TLS_NOT_YET_VALID),
    (reqwest.RequestError, "not valid for name", Failure.TLS_WRONG_HOST),
    (reqwest.RequestError, "unknownissuer", Failure.TLS_UNTRUSTED),
    (reqwest.RequestError, "invalid peer certificate", Failure.TLS_UNTRUSTED),
    (reqwest.RequestError, "connection refused", Failure.CONNECT_REFUSED),
    (reqwest.RequestError, "network is unreachable", Failure.CONNECT_FAILED),
    (reqwest.RequestError, "no route to host", Failure.CONNECT_FAILED),
    (reqwest.RequestError, "too many open files", Failure.LOCAL_FAULT),
    (reqwest.RequestError, "tls handshake eof", Failure.TLS_FAILED),
    (reqwest.RequestError, "corrupt message", Failure.TLS_FAILED),
    (reqwest.RequestError, "received fatal alert", Failure.TLS_FAILED),
    (reqwest.RequestError, "connection closed before message completed", Failure.EMPTY_REPLY),
    (reqwest.RequestError, "connection reset by peer", Failure.RESET),
    (reqwest.RequestError, "broken pipe", Failure.RESET),
    (reqwest.RequestError, "reset", Failure.RESET),
    (reqwest.RequestError, "http2 error", Failure.RESET),
    (reqwest.RequestError, "message head is too large", Failure.NOT_HTTP),
    (reqwest.RequestError, "parsed", Failure.NOT_HTTP),
    (reqwest.DecodeError, "", Failure.NOT_HTTP),
    (reqwest.ConnectError, "", Failure.CONNECT_FAILED),
    (reqwest.NetworkError, "", Failure.RESET),
    (reqwest.BuilderError, "", Failure.BAD_ADDRESS),
    (reqwest.PyreqwestError, "", Failure.LOCAL_FAULT),
    # A caller's own httpx transport, such as `httpx.MockTransport`.
    (httpx.ConnectTimeout, "", Failure.CONNECT_TIMEOUT),
    (httpx.TimeoutException, "", Failure.TIMEOUT),
    (httpx.ConnectError, "", Failure.CONNECT_FAILED),
    (httpx.RemoteProtocolError, "", Failure.NOT_HTTP),
    (httpx.NetworkError, "", Failure.RESET),
    (httpx.UnsupportedProtocol, "", Failure.FORBIDDEN_SCHEME),
    (httpx.TransportError, "", Failure.RESET),
    (httpx.InvalidURL, "", Failure.BAD_ADDRESS),
    (TimeoutError, "", Failure.TIMEOUT),
)
_CERTIFICATE = frozenset(
    {Failure.TLS_EXPIRED, Failure.TLS_NOT_YET_VALID, Failure.TLS_WRONG_HOST, Failure.TLS_UNTRUSTED}
)
FOREIGN: tuple[type[BaseException], ...] = tuple(dict.fromkeys(row[0] for row in TABLE))


def failure_of(error: BaseException) -> tuple[Failure, str]:
    """Return the fact that a foreign exception stands for, and its words in one line."""
    words = words_of(error)
    folded = words.lower()
    for kind, needle, failure in TABLE:
        if isinstance(error, kind) and needle in folded:
            return failure, (certificate_words(words) if failure in _CERTIFICATE else words)[:MAX_DETAIL]
    return Failure.LOCAL_FAULT, words[:MAX_DETAIL]


def words_of(error: BaseException) -> str:
    """Return the innermost causes of an exception, without the address, in one line."""
    details = getattr(error, "details", None)
    causes = details.get("causes") if isinstance(details, dict) else None
    texts = [str(cause["message"]) for cause in causes or ()]
    # The outermost cause repeats the address, which stands in the request already.
    told = texts[1:] or [str(error)]
    return " ".join(": ".join(told).split())
