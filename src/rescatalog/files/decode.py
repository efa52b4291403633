"""Bytes to text: only what every reader of YAML takes for the same characters and the same lines."""

from __future__ import annotations

import re

from rescatalog.files.fault import Fault

MAX_BYTES = 65_536
# U+0085, U+2028 and U+2029 end a line in YAML 1.1 and not in YAML 1.2; a lone carriage return ends one in
# YAML and in few editors. A tab may separate but never indent, which nobody can see.
_UNFIT = re.compile(
    "[^\n\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]|\r(?!\n)",
)
_HIDDEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


def decode(content: bytes) -> str | Fault:
    """Return the text of a file, or why it is none.

    Source: YAML 1.2.2 section 5.1, without what YAML 1.1 reads otherwise.
    """
    if len(content) > MAX_BYTES:
        return Fault("CAT003", 1, 1, f"the file is larger than {MAX_BYTES // 1024} KB; split it")
    if content.startswith(b"\xef\xbb\xbf"):
        return Fault("CAT004", 1, 1, "the file begins with a byte order mark; save it as UTF-8 without one")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        return Fault("CAT002", *position(before), "the file is not UTF-8 here; save it as UTF-8")
    unfit = _UNFIT.search(text)
    if unfit is None:
        return text
    line, column = position(text[: unfit.start()])
    character = unfit.group()
    if character == "\t":
        return Fault("CAT014", line, column, "a tab stands here; write blanks instead")
    if character == "\r":
        return Fault("CAT005", line, column, "a lone carriage return ends this line; save with line ends LF")
    return Fault("CAT005", line, column, f"a character that is no text (U+{ord(character):04X}); delete it")


def position(before: str) -> tuple[int, int]:
    """Return line and column of what follows this text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def hidden(text: str) -> str | None:
    """Return the first control character or lone surrogate that an escape has put into a text."""
    found = _HIDDEN.search(text)
    return found.group() if found else None
