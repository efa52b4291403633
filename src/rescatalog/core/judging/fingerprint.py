"""How a page looked at first sight, and whether it is still that page; the text as a number that edits hardly move."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from zlib import crc32

from rescatalog.core.judging.readable import likeness

BITS = 64
# Unrelated texts differ in 32 bits on average; a page that was edited stays far below this.
UNLIKE_BITS = 22
# A page of so few words has no text to speak of.
LEAST_WORDS = 20
# Titles that share fewer of their words are different titles.
SAME_TITLE = 0.5


def text_hash(words: tuple[str, ...]) -> str | None:
    """Return the similarity hash of a page's words as 16 hex digits, or None when there are too few.

    Source: M. Charikar, Similarity estimation techniques from rounding algorithms, 2002.
    """
    if len(words) < LEAST_WORDS:
        return None
    sums = [0] * BITS
    for word, count in Counter(words).items():
        raw = word.encode("utf-8", "surrogatepass")
        number = crc32(raw) | crc32(raw[::-1], 0x5BD1E995) << 32
        for bit in range(BITS):
            sums[bit] += count if number >> bit & 1 else -count
    return f"{sum(1 << bit for bit in range(BITS) if sums[bit] > 0):016x}"


def bits_apart(one: str, other: str) -> int:
    """Return in how many bits two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def is_unlike(one: str | None, other: str | None) -> bool:
    """Return whether two hashes are those of different texts; what is not known is not unlike."""
    return one is not None and other is not None and bits_apart(one, other) >= UNLIKE_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """How a living page looked.

    Attributes:
        title: its title, or None.
        text_hash: hash of its text, or None where it has hardly any.
        host: who answered after all redirects.
    """

    title: str | None = None
    text_hash: str | None = None
    host: str = ""


def drift(first: Fingerprint, now: Fingerprint) -> tuple[str, ...]:
    """Return in what a page is no longer what it was at first sight: of `title`, `text`, `host`; empty for an edit.

    One change alone is everyday life: sites get new names, texts get new editions. Two of them together are another
    page.
    """
    changed = []
    if first.title and now.title and likeness(_words(first.title), _words(now.title)) < SAME_TITLE:
        changed.append("title")
    if is_unlike(first.text_hash, now.text_hash):
        changed.append("text")
    if first.host and now.host and _site(first.host) != _site(now.host):
        changed.append("host")
    return tuple(changed) if len(changed) > 1 else ()


def _words(title: str) -> tuple[str, ...]:
    return tuple(title.casefold().split())


def _site(host: str) -> str:
    return host.removeprefix("www.")
