"""Filters over what was found: which resources pass, and how many each further value would show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, Final, NamedTuple

# A match as SQL gave it; its last column is its place.
Match = tuple[Any, ...]
# The one query for all filters: who has each value, as a set of bits.
MEMBERS: Final = "select facet, value, members from facets"


class Filtered(NamedTuple):
    """What filters leave.

    Attributes:
        passing: the matches that pass all filters.
        counts: by facet and value, how many would be shown if the value were chosen in its facet.
    """

    passing: Sequence[Match]
    counts: Mapping[tuple[str, str], int]


def bits_of(places: Iterable[int], size: int) -> bytes:
    """Return a set of places below `size` as bits, the lowest place first."""
    bits = bytearray(size // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def filtered(
    matches: Sequence[Match], chosen: Mapping[str, frozenset[str]], members: Iterable[tuple[str, str, bytes]]
) -> Filtered:
    """Return the matches that pass, and right counts for filters of which several values may be chosen.

    A value counts what passes all filters of other facets: choosing a second value adds, it does not narrow. With sets
    of bits that is one `and` for each value, however many matches there are.

    Args:
        matches: each with its place last.
        chosen: values by facet; one of them is enough.
        members: facet, value and the places that have it as bits, for every value there is.
    """
    having = {(facet, value): int.from_bytes(bits, "little") for facet, value, bits in members}
    places = [match[-1] for match in matches]
    found = int.from_bytes(bits_of(places, max(places, default=0) + 1), "little")
    wanted = {
        facet: reduce(or_, (having.get((facet, value), 0) for value in values)) for facet, values in chosen.items()
    }
    passing = reduce(and_, wanted.values(), found)
    others = {
        facet: reduce(and_, (bits for other, bits in wanted.items() if other != facet), found) for facet in wanted
    }
    counts = {key: (others.get(key[0], passing) & bits).bit_count() for key, bits in having.items()}
    if passing == found:
        return Filtered(matches, counts)
    left = passing.to_bytes(found.bit_length() // 8 + 1, "little")
    return Filtered([match for match in matches if left[match[-1] >> 3] >> (match[-1] & 7) & 1], counts)
