"""Sets of resources as bits, as the table `facets` keeps them."""

from __future__ import annotations

from collections.abc import Iterable


def bits_of(places: Iterable[int], size: int) -> bytes:
    """Return a set of places below `size` as bits, the lowest place first."""
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)
