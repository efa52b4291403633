"""What may befall a link for a night: scripts of facts, by whether they may count as a strike."""

from __future__ import annotations

from rescatalog.core.words import Failure
from tests.property.webs import Facts, Script, answered

PAGE = b"<html><head><title>Linear algebra</title></head><body><p>Vectors, matrices and what they do.</p></body></html>"
SORRY = b"<html><head><title>Page not found</title></head><body><p>We looked for it everywhere.</p></body></html>"
CHALLENGE = b"<html><head><title>Just a moment</title></head><body>_cf_chl_opt</body></html>"
PARKED = b"<html><head><title>This domain is for sale</title></head><body></body></html>"
LATENCY_S = 0.2


def script(*facts: Facts) -> Script:
    """Return a script that gives these answers in turn."""
    return [(12.0 if told.get("failure") is Failure.TIMEOUT else LATENCY_S, told) for told in facts]


def said(body: bytes, status: int = 200) -> Facts:
    """Return the facts of a page."""
    return answered(status, content_type="text/html") | {"body": body}


def failed(failure: Failure) -> Facts:
    """Return the facts of an exchange that came to nothing."""
    return {"failure": failure}


FINE = script(said(PAGE))
NO_RULES = script(answered(404))
# The whole host is away, its robots.txt too: as long as it lasts nobody can know anything.
OUTAGES: tuple[Script, ...] = (
    *(script(answered(status)) for status in (500, 502, 503, 504, 520)),
    script(answered(503, retry_after="3600")),
    *(
        script(failed(failure))
        for failure in (
            Failure.TIMEOUT, Failure.RESET, Failure.EMPTY_REPLY, Failure.NOT_HTTP, Failure.CONNECT_REFUSED,
            Failure.CONNECT_FAILED, Failure.CONNECT_TIMEOUT, Failure.DNS_FAILED, Failure.DNS_TIMEOUT,
            Failure.DNS_NO_ADDRESS, Failure.DNS_DISAGREEMENT, Failure.TLS_EXPIRED, Failure.TLS_WRONG_HOST,
            Failure.TLS_UNTRUSTED, Failure.TLS_FAILED, Failure.LOCAL_FAULT,
        )
    ),
    script(failed(Failure.DNS_NOT_FOUND), failed(Failure.DNS_FAILED)),
    script(failed(Failure.RESET), said(PAGE)),
)  # fmt: skip
# Walls of all kinds; some last for weeks.
WALLS: tuple[Script, ...] = (
    *(script(answered(status)) for status in (401, 402, 403, 406, 418, 429, 451, 999)),
    script(answered(429, retry_after="1")),
    script(answered(429, retry_after="7200")),
    script(answered(429, retry_after="86400")),
    script(said(CHALLENGE, 403)),
    script(said(CHALLENGE)),
    script(answered(302, location="/login?next=/")),
    script(answered(404), answered(403)),
)
# It answers 200 and is wrong.
WRONGS: tuple[Script, ...] = (
    script(said(b"")),
    script(answered(204)),
    script(said(SORRY)),
    script(said(PARKED)),
    script(answered(302, location="/")),
    script(answered(302, location="/loop")),
    script(said(SORRY), said(PAGE)),
)
# Each look finds nothing: a night of this is a strike.
STRIKES: tuple[Script, ...] = (script(answered(404)), script(answered(410)), script(answered(301, location="/nothing")))
NO_NAME: Script = script(failed(Failure.DNS_NOT_FOUND))
# Better in the second look.
MOMENTS: tuple[Script, ...] = (
    script(answered(404), said(PAGE)),
    script(answered(410), said(PAGE)),
    script(failed(Failure.DNS_NOT_FOUND), said(PAGE)),
    script(failed(Failure.TIMEOUT), said(PAGE)),
    script(answered(503, retry_after="5"), said(PAGE)),
    script(answered(404), answered(500)),
)


def hits_the_host(trouble: Script) -> bool:
    """Return whether a trouble meets robots.txt as well: there is no answer at all, or a broken server."""
    first = trouble[0][1]
    status = first.get("status")
    return "failure" in first or (isinstance(status, int) and status >= 500)
