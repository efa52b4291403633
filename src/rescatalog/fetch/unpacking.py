"""Bodies that the transport left packed, since their server calls the packing by an odd name."""

from __future__ import annotations

import zlib

# Source: RFC 1952 section 2.3.1.
_GZIP = b"\x1f\x8b\x08"
# Source: zlib manual, inflateInit2: 16 more than the window for gzip.
_WINDOW = 16 + zlib.MAX_WBITS


def unpacked(body: bytearray, *, max_bytes: int) -> bytearray:
    """Return the body unpacked if it is gzip, else as it is; what cannot be read ends it.

    `GZIP` and `x-gzip` are gzip too (RFC 9110 section 8.4.1.3), but not to every client.

    Args:
        body: as it came.
        max_bytes: unpacked bytes wanted.
    """
    if not body.startswith(_GZIP):
        return body
    try:
        return bytearray(zlib.decompressobj(_WINDOW).decompress(bytes(body), max_bytes))
    except zlib.error:
        return bytearray()
