"""Answers as odd servers write them, byte by byte: heads, lengths, chunks, packings and interim answers.

Source: RFC 9110 (interim answers, statuses, codings) and RFC 9112 (messages).
"""

from __future__ import annotations

import gzip
import zlib

TITLE = b"<title>Raw</title>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LENGTH = b"Content-Length: 18\r\n"
WHOLE = OK + LENGTH + b"\r\n" + TITLE
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
NOT_HTTP = ("unsure", "not-http")
EMPTY_REPLY = ("unsure", "empty-reply")


# Source: RFC 8878 section 3.1.1: magic number, one segment of 18 bytes, one last block that is not compressed.
ZSTD_RAW = b"\x28\xb5\x2f\xfd\x20\x12\x91\x00\x00"


def _without_head() -> bytes:
    """Return the title as `deflate` is often spelled: without the head and the sum that the standard wants."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(TITLE) + packer.flush()


# What the server writes before it closes; its page was read to the end, title and all.
READABLE: dict[str, bytes] = {
    "length": WHOLE,
    "no-length-until-the-end": OK + b"\r\n" + TITLE,
    "no-length-closing": OK + b"Connection: close\r\n\r\n" + TITLE,
    "http-1.0": WHOLE.replace(b"HTTP/1.1", b"HTTP/1.0"),
    "http-1.0-without-length": b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + TITLE,
    "http-1.0-keeping-alive": b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + LENGTH + b"\r\n" + TITLE,
    "without-reason": WHOLE.replace(b"200 OK", b"200"),
    "with-a-blank-for-a-reason": WHOLE.replace(b"200 OK", b"200 "),
    "reason-in-latin-1": WHOLE.replace(b"OK", "Déjà vu".encode("latin-1")),
    "reason-of-many-words": WHOLE.replace(b"OK", b"All is well, and more than that"),
    "lines-end-in-lf": WHOLE.replace(b"\r\n", b"\n"),
    "newline-before-the-head": b"\r\n" + WHOLE,
    "names-in-capitals": WHOLE.replace(b"Content-Length", b"CONTENT-LENGTH"),
    "no-blank-after-colons": WHOLE.replace(b": ", b":"),
    "blanks-around-values": WHOLE.replace(b": ", b": \t  ").replace(b"18\r\n", b"18 \t\r\n"),
    "value-of-nothing": WHOLE.replace(b"\r\n\r\n", b"\r\nX-Empty:\r\n\r\n"),
    "value-beyond-ascii": WHOLE.replace(b"\r\n\r\n", b"\r\nX-Name: \xe9\xff\r\n\r\n"),
    "value-of-fifty-kilobytes": WHOLE.replace(b"\r\n\r\n", b"\r\nX-Long: " + b"a" * 50_000 + b"\r\n\r\n"),
    "sixty-headers": WHOLE.replace(b"\r\n\r\n", b"\r\n" + b"X-A: b\r\n" * 60 + b"\r\n"),
    "the-same-length-twice": OK + LENGTH * 2 + b"\r\n" + TITLE,
    "more-than-the-length": WHOLE + b"and more that nobody asked for",
    "chunks": CHUNKED + b"8\r\n<title>R\r\n00a\r\naw</title>\r\n0\r\n\r\n",
    "chunks-with-extensions": CHUNKED + b'12;name=value;other="a b"\r\n' + TITLE + b"\r\n0;last\r\n\r\n",
    "chunks-with-trailers": CHUNKED + b"12\r\n" + TITLE + b"\r\n0\r\nX-Sum: abc\r\nX-Other: d\r\n\r\n",
    "chunks-in-capital-hex": CHUNKED + b"2C\r\n" + TITLE + b" " * 26 + b"\r\n0\r\n\r\n",
    "chunks-of-one": CHUNKED + b"".join(b"1\r\n%c\r\n" % byte for byte in TITLE) + b"0\r\n\r\n",
    "chunks-in-capitals": CHUNKED.replace(b"chunked", b"Chunked") + b"12\r\n" + TITLE + b"\r\n0\r\n\r\n",
    "continue-first": b"HTTP/1.1 100 Continue\r\n\r\n" + WHOLE,
    "processing-first": b"HTTP/1.1 102 Processing\r\n\r\n" * 3 + WHOLE,
    "early-hints-first": b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" + WHOLE,
    "gzip": OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(TITLE),
    "deflate": OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(TITLE),
    "zstd": OK + b"Content-Encoding: zstd\r\n\r\n" + ZSTD_RAW + TITLE,
    "identity": OK + b"Content-Encoding: identity\r\n" + LENGTH + b"\r\n" + TITLE,
}

# Browsers read these as well. Source: RFC 9110 section 8.4.1: names of codings know no case, and `x-gzip` is `gzip`.
ODDLY_PACKED: dict[str, bytes] = {
    "gzip-under-its-old-name": OK + b"Content-Encoding: x-gzip\r\n\r\n" + gzip.compress(TITLE),
    "gzip-in-capitals": OK + b"Content-Encoding: GZIP\r\n\r\n" + gzip.compress(TITLE),
}

# What is no page, no HTTP, or not all of it.
UNREADABLE: dict[str, tuple[bytes, tuple[str, str]]] = {
    "nothing": (b"", EMPTY_REPLY),
    "deflate-without-a-head": (OK + b"Content-Encoding: deflate\r\n\r\n" + _without_head(), ("unsure", "body-cut")),
    "half-a-status-line": (b"HTTP/1.", EMPTY_REPLY),
    "half-a-head": (b"HTTP/1.1 200 OK\r\nContent-", EMPTY_REPLY),
    "interim-and-nothing-more": (b"HTTP/1.1 100 Continue\r\n\r\n", EMPTY_REPLY),
    "http-0.9": (TITLE, NOT_HTTP),
    "http-0.9-with-blanks": (b"<html>\r\n" + TITLE + b"\r\n</html>\r\n", NOT_HTTP),
    "http-3.0": (WHOLE.replace(b"HTTP/1.1", b"HTTP/3.0"), NOT_HTTP),
    "icy": (WHOLE.replace(b"HTTP/1.1", b"ICY"), NOT_HTTP),
    "status-of-two-digits": (WHOLE.replace(b"200", b"20"), NOT_HTTP),
    "status-of-four-digits": (WHOLE.replace(b"200", b"2000"), NOT_HTTP),
    "status-below-100": (WHOLE.replace(b"200", b"099"), NOT_HTTP),
    "negative-status": (WHOLE.replace(b"200", b"-20"), NOT_HTTP),
    "lengths-that-differ": (OK + LENGTH + b"Content-Length: 19\r\n\r\n" + TITLE, NOT_HTTP),
    "length-that-is-none": (OK + b"Content-Length: many\r\n\r\n" + TITLE, NOT_HTTP),
    "negative-length": (OK + b"Content-Length: -18\r\n\r\n" + TITLE, NOT_HTTP),
    "blank-in-a-name": (OK + b"Bad name: x\r\n" + LENGTH + b"\r\n" + TITLE, NOT_HTTP),
    "no-colon": (OK + b"Nonsense\r\n" + LENGTH + b"\r\n" + TITLE, NOT_HTTP),
    "zero-byte-in-a-value": (OK + b"X: a\0b\r\n" + LENGTH + b"\r\n" + TITLE, NOT_HTTP),
    "value-of-a-megabyte": (OK + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n" + TITLE, NOT_HTTP),
    "two-thousand-headers": (OK + b"X-A: b\r\n" * 2_000 + LENGTH + b"\r\n" + TITLE, NOT_HTTP),
    "length-of-nothing": (OK + b"Content-Length: 0\r\n\r\n", ("suspect", "empty")),
    "chunks-of-nothing": (CHUNKED + b"0\r\n\r\n", ("suspect", "empty")),
    "not-modified-unasked": (b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n", ("unsure", "unexpected-status")),
    "switching-unasked": (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        ("unsure", "unexpected-status"),
    ),
}

# Bodies that end otherwise than their heads say: the page is there, and not all of it was read.
CUT: dict[str, bytes] = {
    "shorter-than-its-length": OK + b"Content-Length: 500\r\n\r\n" + TITLE,
    "chunk-cut": CHUNKED + b"40\r\n" + TITLE,
    "chunks-without-the-last": CHUNKED + b"12\r\n" + TITLE + b"\r\n",
    "chunk-size-that-is-none": CHUNKED + b"12\r\n" + TITLE + b"\r\nxyz\r\n",
    "trailer-cut": CHUNKED + b"12\r\n" + TITLE + b"\r\n0\r\nX-Su",
    "gzip-cut": OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(TITLE + b" " * 100_000)[:-8],
}
