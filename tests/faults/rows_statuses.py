"""Statuses, and servers that answer each asker otherwise."""

from __future__ import annotations

from tests.faults.row import Row, dead, healthy, unknowable, wrong
from tests.web.acts import By, During, Page
from tests.web.choices import (
    BROWSERS_ONLY,
    ENGLISH_ONLY,
    GET_ONLY,
    HEAD_HANGS,
    HTML_ONLY,
    at_first,
    busy_until,
    for_head,
)  # fmt: skip

SECOND = frozenset({"second-look"})


def _empty(status: int, **headers: str) -> Page:
    return Page("", status=status, headers=tuple((name.replace("_", "-"), text) for name, text in headers.items()))


ROWS: tuple[Row, ...] = (
    healthy("plain-200"),
    healthy("status-202", Page(status=202)),
    healthy("status-203", Page(status=203)),
    healthy("status-206", Page(status=206)),
    healthy("status-226", Page(status=226)),
    wrong("status-204", "suspect empty", _empty(204)),
    wrong("status-205", "suspect empty", _empty(205)),
    unknowable("status-300", "unsure unexpected-status", Page(status=300)),
    unknowable("status-304", "unsure unexpected-status", _empty(304)),
    unknowable("status-400", "unsure unexpected-status", Page(status=400)),
    unknowable("status-401", "restricted login-required", Page(status=401)),
    unknowable("status-402", "restricted payment-required", Page(status=402)),
    unknowable("status-403", "blocked forbidden", Page(status=403), notes=SECOND),
    dead("status-404", "missing not-found", Page(status=404), notes=SECOND),
    unknowable("status-405", "unsure unexpected-status", Page(status=405)),
    unknowable("status-406", "blocked not-acceptable", Page(status=406)),
    unknowable("status-407", "restricted login-required", Page(status=407)),
    unknowable("status-408", "unsure unexpected-status", Page(status=408)),
    unknowable("status-409", "unsure unexpected-status", Page(status=409)),
    dead("status-410", "missing gone", Page(status=410), notes=SECOND),
    unknowable("status-418", "blocked forbidden", Page(status=418)),
    unknowable("status-421", "unsure unexpected-status", Page(status=421)),
    unknowable("status-425", "unsure unexpected-status", Page(status=425)),
    unknowable("status-451", "restricted legal", Page(status=451)),
    unknowable("status-499", "unsure unexpected-status", Page(status=499)),
    unknowable("status-500", "unsure server-error", Page(status=500)),
    unknowable("status-501", "unsure server-error", Page(status=501)),
    unknowable("status-502", "unsure server-error", Page(status=502)),
    unknowable("status-503", "unsure server-error", Page(status=503)),
    unknowable("status-504", "unsure server-error", Page(status=504)),
    unknowable("status-507", "unsure server-error", Page(status=507)),
    unknowable("status-511", "unsure server-error", Page(status=511)),
    unknowable("status-520", "unsure server-error", Page(status=520)),
    unknowable("status-521", "unsure server-error", Page(status=521)),
    unknowable("status-530", "unsure server-error", Page(status=530)),
    unknowable("status-999", "blocked forbidden", Page(status=999)),
    # Bad for a moment.
    healthy("broken-once", at_first(Page(status=500)), notes=SECOND),
    healthy("gateway-once", at_first(Page(status=502)), notes=SECOND),
    healthy("forbidden-once", at_first(Page(status=403)), notes=SECOND),
    healthy("missing-once", at_first(Page(status=404)), notes=SECOND),
    healthy("gone-once", at_first(Page(status=410)), notes=SECOND),
    healthy("missing-for-a-second", at_first(During(1.0, Page(status=404))), notes=SECOND),
    healthy("broken-for-two-seconds", at_first(During(2.0, Page(status=503))), notes=SECOND),
    unknowable("missing-then-broken", "unsure server-error", Page(status=404), Page(status=500)),
    unknowable("missing-then-forbidden", "blocked forbidden", Page(status=404), Page(status=403)),
    # Busy, with and without a wish.
    healthy("busy-2", _empty(429, retry_after="2"), Page()),
    healthy("busy-until", busy_until(2), Page()),
    healthy("unavailable-2", _empty(503, retry_after="2"), Page()),
    healthy("unavailable-until", busy_until(2, 503), Page()),
    healthy("busy-until-long-ago", _empty(429, retry_after="Fri, 01 Jan 2021 00:00:00 GMT"), Page()),
    healthy("busy-without-a-wish", _empty(429), Page()),
    unknowable("busy-for-ever", "blocked rate-limited", _empty(429)),
    unknowable("busy-for-ever-1", "blocked rate-limited", _empty(429, retry_after="1")),
    unknowable("busy-for-a-day", "blocked rate-limited", _empty(429, retry_after="86400")),
    unknowable("busy-until-tomorrow", "blocked rate-limited", busy_until(86_400)),
    unknowable("busy-for-an-age", "blocked rate-limited", _empty(429, retry_after="9" * 400)),
    unknowable("busy-in-words", "blocked rate-limited", _empty(429, retry_after="soon")),
    unknowable("busy-below-zero", "blocked rate-limited", _empty(429, retry_after="-5")),
    unknowable("unavailable-for-a-day", "unsure server-error", _empty(503, retry_after="86400")),
    # To each asker another answer.
    healthy("browsers-only", BROWSERS_ONLY, notes=SECOND),
    healthy("html-only", HTML_ONLY),
    healthy("english-only", ENGLISH_ONLY),
    healthy("head-403", for_head(Page(status=403), Page())),
    healthy("head-404", for_head(Page(status=404), Page())),
    healthy("head-405", GET_ONLY),
    healthy("head-501", for_head(Page(status=501), Page())),
    healthy("head-hangs", HEAD_HANGS),
    dead("head-lies", "missing not-found", for_head(Page(), Page(status=404))),
    healthy("host-with-port", By(lambda seen: Page(status=200 if ":" in seen.headers["host"] else 404))),
)
