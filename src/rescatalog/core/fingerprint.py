"""A short number for the text of a page: like pages have numbers that differ in few bits."""

from __future__ import annotations

from collections import Counter
from zlib import crc32

BITS = 64
# Unrelated texts differ in 32 bits on average; a page that was edited stays far below this.
UNLIKE_BITS = 22
# A page of so few words has no text to speak of.
LEAST_WORDS = 20


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
