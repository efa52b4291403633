"""The words a reader of a page sees, and how like two pages are; without parsing the page."""

from __future__ import annotations

import html
import re
from collections import Counter

from rescatalog.core.judging.page import decoded

# More words than this say nothing more about which page it is.
MAX_WORDS = 4_000
MAX_BYTES = 524_288
# Each attempt ends at the next angle bracket, so the time grows with the length of the page and no faster.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?|<!--|<[!?][^<>]*>?")
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "title"})
_WORD = re.compile(r"\w+")


def words_of(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """Return the words of a page in order, lower case; scripts, styles and comments left out.

    Args:
        body: decoded bytes, possibly cut.
        content_type: the Content-Type header.
    """
    words: list[str] = []
    for piece in _texts(decoded(body[:MAX_BYTES], content_type)):
        words += _WORD.findall(html.unescape(piece).casefold())
        if len(words) >= MAX_WORDS:
            break
    return tuple(words[:MAX_WORDS])


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return how many of the words two texts share, from 0 to 1; their order does not matter.

    Source: L. R. Dice, Measures of the amount of ecologic association between species, 1945.
    """
    if not one and not other:
        return 1.0
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))


def _texts(text: str) -> list[str]:
    """Return the stretches of text between tags that a browser would show."""
    pieces: list[str] = []
    at, unread = 0, ""
    while (tag := _TAG.search(text, at)) is not None:
        if not unread:
            pieces.append(text[at : tag.start()])
        at = tag.end()
        if tag.group() == "<!--":
            end = text.find("-->", at)
            at = len(text) if end < 0 else end + 3
            continue
        name = (tag.group(2) or "").lower()
        if unread:
            unread = "" if tag.group(1) and name == unread else unread
        elif name in _UNREAD and not tag.group(1):
            unread = name
    if not unread:
        pieces.append(text[at:])
    return pieces
