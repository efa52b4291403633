"""Bodies and connections: slow, endless, enormous, cut, torn down, or no HTTP at all."""

from __future__ import annotations

from tests.faults.row import Row, healthy, unknowable, wrong
from tests.web.acts import (
    BANNER,
    CUT_CHUNKED,
    EMPTY_REPLY,
    HUGE_HEADERS,
    SHORT_BODY,
    By,
    Drip,
    During,
    Hang,
    Huge,
    Page,
    Raw,
    Reset,
)  # fmt: skip
from tests.web.choices import SlowHead, at_first, is_late

GIB = 1 << 30
CUT = frozenset({"truncated"})
SECOND = frozenset({"second-look"})
OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"Content-Type: text/html\r\n"
TITLE = b"<title>Raw</title>"

ROWS: tuple[Row, ...] = (
    healthy("gzip", Page(gzipped=True)),
    healthy("chunked", Raw(OK + HTML + b"Transfer-Encoding: chunked\r\n\r\n12\r\n" + TITLE + b"\r\n0\r\n\r\n")),
    healthy("until-the-end", Raw(OK + HTML + b"Connection: close\r\n\r\n" + TITLE)),
    healthy("http-1.0", Raw(b"HTTP/1.0 200 OK\r\n" + HTML + b"\r\n" + TITLE)),
    healthy("no-reason-phrase", Raw(b"HTTP/1.1 200 \r\n" + HTML + b"Content-Length: 18\r\n\r\n" + TITLE)),
    healthy(
        "continue-first", Raw(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + HTML + b"Content-Length: 18\r\n\r\n" + TITLE)
    ),
    healthy(
        "early-hints", Raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" + OK + HTML + b"Content-Length: 18\r\n\r\n" + TITLE)
    ),
    healthy("no-content-type", Page(content_type=None)),
    healthy("pdf", Page(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", content_type="application/pdf")),
    healthy("picture", Page(b"\x89PNG\r\n\x1a\n" + bytes(64), content_type="image/png")),
    healthy("latin-1", Page("<title>Café</title>".encode("latin-1"), content_type="text/html; charset=iso-8859-1")),
    healthy("charset-is-none", Page(content_type="text/html; charset=no-such-charset")),
    healthy("zero-bytes-inside", Page(b"<title>A\0B</title>" + bytes(500))),
    healthy("hostile-title", Page("<title>\x1b[31mred\x1b]0;x\x07 ::error::x\u202e</title>")),
    healthy("broken-markup", Page("<html><title>Open" + "<div>" * 3_000)),
    healthy("hundred-headers", Page(headers=tuple((f"X-{number}", "a") for number in range(60)))),
    wrong("zero-bytes", "suspect empty", Page("")),
    # Too much, or too slow.
    healthy("gibibyte", Huge(GIB), notes=CUT),
    healthy("bomb", Huge(GIB, bomb=True), notes=CUT),
    healthy("drip", Drip(), notes=CUT),
    healthy("drip-that-ends", Drip(pieces=10)),
    healthy("slow-second", Page(delay_s=1.0)),
    healthy("slow-head", SlowHead(lasts_s=1.0)),
    healthy("slower-than-the-first-look", Page(delay_s=3.0), notes=SECOND),
    healthy("head-slower-than-the-first-look", SlowHead(lasts_s=3.0), notes=SECOND),
    unknowable("hang", "unsure timeout", Hang()),
    unknowable("head-for-ever", "unsure timeout", SlowHead(lasts_s=3600.0, pieces=20_000)),
    healthy("hangs-in-the-first-look", By(lambda seen: Page() if is_late(seen) else Hang()), notes=SECOND),
    # Cut.
    healthy("short-body", SHORT_BODY, notes=CUT),
    healthy("cut-chunked", CUT_CHUNKED, notes=CUT),
    healthy("reset-inside", Reset(after_bytes=2_000), notes=CUT),
    unknowable("cut-at-once", "unsure body-cut", Raw(OK + HTML + b"Content-Length: 5000\r\n\r\n")),
    healthy("short-once", at_first(SHORT_BODY)),
    # Torn down.
    unknowable("reset", "unsure reset", Reset()),
    healthy("reset-once", at_first(Reset()), notes=SECOND),
    healthy("reset-for-two-seconds", at_first(During(2.0, Reset())), notes=SECOND),
    unknowable("empty-reply", "unsure empty-reply", EMPTY_REPLY),
    healthy("empty-reply-once", at_first(EMPTY_REPLY), notes=SECOND),
    # No HTTP.
    unknowable("ssh", "unsure not-http", BANNER),
    unknowable("smtp", "unsure not-http", Raw(b"220 mail.lan ESMTP\r\n")),
    unknowable("http-0.9", "unsure not-http", Raw(b"<title>No head</title>")),
    unknowable("no-status", "unsure not-http", Raw(b"HTTP/1.1\r\n" + HTML + b"\r\n")),
    unknowable("status-in-words", "unsure not-http", Raw(b"HTTP/1.1 OK\r\n\r\n")),
    unknowable("huge-headers", "unsure not-http", HUGE_HEADERS),
    unknowable("half-a-head", "unsure empty-reply", Raw(OK + HTML)),
    healthy("ssh-once", at_first(BANNER), notes=SECOND),
)
