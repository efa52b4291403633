"""Foreign text in reports: what a terminal or a log would obey, or not show, is written out."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from rescatalog.core.judging.page import one_line


def escaped(text: str) -> str:
    r"""Return `text` in one line, every invisible or controlling character written as its escape.

    `\x1b` could move the cursor, `\u202e` turn the line around, and a reader should see where they stand.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def visible(text: str) -> str:
    """Return foreign text of a page or an address in one capped line, invisible characters left out or written out."""
    return escaped(one_line(text) or "")


def width(text: str) -> int:
    """Return how many columns of a terminal a printable text takes.

    Source: Unicode Standard Annex 11, East Asian Width.
    """
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text)
