"""Retry-After in every form that servers send, in a table and on real sockets."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest

from rescatalog.core.asking.retrying import retry_after_s
from rescatalog.core.judging.observation import Observation
from tests.core.making import NOW, answer, page
from tests.network.asking import asked
from tests.web.acts import Act, Page
from tests.web.choices import busy_until
from tests.web.server import LoopbackWeb

HOST = "alpha.lan"
FOR_EVER = float("inf")
IN_TWO_MINUTES = NOW + timedelta(seconds=120)

# What a 429 or a 503 says, and for how many seconds the host is left alone. What cannot be read is no wish.
# Source: RFC 9110 sections 10.2.3 (delay-seconds or HTTP-date) and 5.6.7 (three forms of a date).
FORMS: tuple[tuple[str, float], ...] = (
    ("0", 0.0),
    ("1", 1.0),
    ("120", 120.0),
    ("000120", 120.0),
    ("  120\t", 120.0),
    ("86400", 86_400.0),
    ("31536000", 31_536_000.0),
    ("99999999999999999999", FOR_EVER),
    ("1" * 1_500, FOR_EVER),
    # Dates: as all should write them, as of 1985, and as C does.
    (format_datetime(IN_TWO_MINUTES, usegmt=True), 120.0),
    (f"{IN_TWO_MINUTES:%A, %d-%b-%y %H:%M:%S} GMT", 120.0),
    (f"{IN_TWO_MINUTES:%a %b %d %H:%M:%S %Y}", 120.0),
    (f"{IN_TWO_MINUTES:%a, %d %b %Y %H:%M:%S} +0000", 120.0),
    (f"{IN_TWO_MINUTES:%a, %d %b %Y %H:%M:%S} UTC", 120.0),
    (f"{IN_TWO_MINUTES:%d %b %Y %H:%M:%S} GMT", 120.0),
    (f"{IN_TWO_MINUTES:%a, %d %b %Y %H:%M:%S} GMT".lower(), 120.0),
    # The day of the week is no news.
    (f"Mon, {IN_TWO_MINUTES:%d %b %Y %H:%M:%S} GMT", 120.0),
    # Over already.
    (format_datetime(NOW, usegmt=True), 0.0),
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
    ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    # No wish that the standard knows.
    ("", 0.0),
    ("-1", 0.0),
    ("+5", 0.0),
    ("1.5", 0.0),
    ("1e3", 0.0),
    ("0x10", 0.0),
    ("3s", 0.0),
    ("1m1s", 0.0),
    ("5 seconds", 0.0),
    ("120, 240", 0.0),
    ("120;240", 0.0),
    ("inf", 0.0),
    ("nan", 0.0),
    ("null", 0.0),
    ("soon", 0.0),
    ("\u0661\u0662\u0660", 0.0),
    ("\u00b2", 0.0),
    ("PT5M", 0.0),
    ("Sat, 31 Feb 2026 02:02:00 GMT", 0.0),
    ("Sat, 21 Nov 2026 25:61:61 GMT", 0.0),
    (",,,", 0.0),
    ("\x1b[31m120", 0.0),
)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("form", "seconds"), FORMS, ids=lambda value: ascii(value)[:40])
def test_every_form_means_so_many_seconds(status: int, form: str, seconds: float) -> None:
    assert retry_after_s(answer(status, retry_after=form), now=NOW) == seconds


def test_of_two_headers_the_first_counts() -> None:
    seen = Observation(request=page(), status=429, headers=(("retry-after", "7"), ("retry-after", "70")))
    assert retry_after_s(seen, now=NOW) == 7.0


def test_a_date_without_its_zone_is_read_as_gmt_wherever_we_are() -> None:
    assert retry_after_s(answer(503, retry_after="Sat, 21 Nov 2026 02:02:00"), now=NOW) == 120.0


def _busy(wish: str) -> Page:
    return Page("", status=429, headers=(("Retry-After", wish),))


# A date knows no parts of a second, so one in two seconds may be one second away.
@pytest.mark.parametrize(
    ("first", "least_gap_s"),
    [(_busy("1"), 1.0), (busy_until(2), 1.0), (_busy("3s"), 0.0)],
    ids=["seconds", "date", "nonsense"],
)
def test_on_the_wire_a_host_is_left_alone_as_long_as_it_asks(web: LoopbackWeb, first: Act, least_gap_s: float) -> None:
    web.route(HOST, "/", first, Page())
    result = asked(web, web.url(HOST))[web.url(HOST)]
    assert (result.judgement.verdict, result.attempts) == ("alive", 2)
    one, two = (seen.at_s for seen in web.seen if seen.path == "/")
    # Our clock and the server's may differ by what a packet needs.
    assert two - one >= least_gap_s * 0.95


def test_on_the_wire_a_wish_beyond_our_patience_ends_the_visit(web: LoopbackWeb) -> None:
    web.route(HOST, "/", _busy("3600"))
    web.route(HOST, "/other")
    results = asked(web, web.url(HOST), web.url(HOST, "/other"), per_host=1)
    assert [(str(found.judgement.verdict), found.judgement.reason) for found in results.values()] == [
        ("blocked", "rate-limited"),
        ("blocked", "host-resting"),
    ]
    assert web.asked(HOST) == ["/"]
