"""Marks the words of a text that a query means, with two control characters that no text keeps."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rescatalog.publish.searching.expression import told_words
from rescatalog.publish.words.query import fold

# Nothing that is shown may hold these, so they can become elements after all else was escaped.
OPEN, CLOSE = "\x02", "\x03"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PIECES = re.compile(r"([^\W_]+)")
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ities", "istic", "ical", "ings", "ally", "ing",
    "ers", "ies", "ity", "ors", "al", "ed", "er", "es", "ic", "ly", "or", "e", "s", "y",
)  # fmt: skip
SHORTEST_STEM = 3


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a folded word without its ending; only marks depend on it, so it may be rough."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=1 << 14)
def _stem_of(word: str) -> str:
    return stem(fold(word))


def stems_of(query: str) -> frozenset[str]:
    """Return the stems of all words that a query means."""
    return frozenset(stem(word) for word in told_words(query))


def marked(text: str, stems: AbstractSet[str]) -> str:
    """Return a text with marks around the words whose stem is among `stems`."""
    clean = text if text.isprintable() else _CONTROLS.sub("", text)
    if not stems:
        return clean
    # A word begins with its stem.
    if clean.isascii() and not any(map(clean.lower().__contains__, stems)):
        return clean
    # Words stand at the odd places.
    pieces = _PIECES.split(clean)
    for place, found in enumerate(map(_stem_of, pieces[1::2])):
        if found in stems:
            pieces[2 * place + 1] = f"{OPEN}{pieces[2 * place + 1]}{CLOSE}"
    return "".join(pieces)
