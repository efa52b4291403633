"""Objects inside a PDF, found without its table of contents, which a cut file has lost."""

from __future__ import annotations

import re
import zlib
from itertools import islice

from rescatalog.core.extract.wording import plain

MOST_STREAMS = 50
MOST_INFLATED = 1_000_000
_DICTIONARY_BYTES = 8_192
_STREAM = re.compile(rb"/ObjStm\b[^\x00]{0,400}?stream\r?\n")
_FIRST = re.compile(rb"/First[\s\x00]{0,9}(\d{1,7})")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\"}
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_TEXT = re.compile(rb"[\s\x00]*+(?:<([0-9A-Fa-f\s]{0,4000})>|\()")


def dictionary_of(body: bytes, number: int) -> bytes:
    """Return the bytes that begin with the dictionary of an object, the newest one; empty when it is not there.

    Args:
        body: of the file.
        number: of the object.
    """
    found = list(islice(re.finditer(rb"(?<!\d)%d[\s\x00]{1,9}\d{1,5}[\s\x00]{1,9}obj\b" % number, body), 100))
    if found:
        start = found[-1].end()
        end = body.find(b"endobj", start, start + _DICTIONARY_BYTES)
        return body[start : end if end >= 0 else start + _DICTIONARY_BYTES]
    return _packed(body, number)


def text_entry(dictionary: bytes, name: bytes) -> str | None:
    """Return the text that a dictionary has under a name, or None.

    Source: ISO 32000-2, 7.3.4 (strings) and 7.9.2.2 (text strings).
    """
    at = re.search(rb"/%s(?=[\s\x00(<])" % name, dictionary)
    found = _TEXT.match(dictionary, at.end()) if at else None
    if not found:
        return None
    if found[1] is not None:
        digits = re.sub(rb"\s", b"", found[1])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = _ESCAPE.sub(_unescaped, dictionary[found.end() : _closing(dictionary, found.end())])
    if raw[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        return plain(raw.decode("utf-16", "replace"))
    return plain(raw[3:].decode("utf-8", "replace") if raw[:3] == b"\xef\xbb\xbf" else raw.decode("latin-1"))


def inflated(body: bytes) -> bytes:
    """Return what the object streams of a file hold, unpacked, as far as a megabyte."""
    found: list[bytes] = []
    room = MOST_INFLATED
    for stream in islice(_STREAM.finditer(body), MOST_STREAMS):
        held = _unpacked(body, stream.end(), room)
        found.append(held)
        room -= len(held)
        if room <= 0:
            break
    return b"\n".join(found)


def _packed(body: bytes, number: int) -> bytes:
    """Return the dictionary of an object that stands in an object stream. Source: ISO 32000-2, 7.5.7."""
    room = MOST_INFLATED
    for stream in islice(_STREAM.finditer(body), MOST_STREAMS):
        first = _FIRST.search(stream.group())
        held = _unpacked(body, stream.end(), room) if first and room > 0 else b""
        room -= len(held)
        index = held[: int(first[1])].split()[:2_000] if first else []
        for name, offset in zip(index[::2], index[1::2], strict=False):
            if name == b"%d" % number and re.fullmatch(rb"\d{1,8}", offset):
                start = int(first[1]) + int(offset) if first else 0
                return held[start : start + _DICTIONARY_BYTES]
    return b""


def _unpacked(body: bytes, start: int, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(body[start:], max(1, most))
    except zlib.error:
        # Packed otherwise, or cut.
        return b""


def _closing(text: bytes, start: int) -> int:
    """Return where the string that begins at `start` ends, or `start` when it never does; inner ones pair up."""
    depth = 1
    at = start
    while at < len(text):
        letter = text[at : at + 1]
        if letter == b"\\":
            at += 1
        elif letter == b"(":
            depth += 1
        elif letter == b")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return start


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return bytes([int(found[1], 8) & 0xFF])
    return b"" if found[2] is not None else _ESCAPES.get(found[3], found[3])
