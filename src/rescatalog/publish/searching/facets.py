"""Filters over what was found: which resources pass, and how many each further value would show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from rescatalog.publish.tables.bits import bits_of


class Filtered(NamedTuple):
    """What filters leave.

    Attributes:
        passing: the places that pass all filters, in the order in which they were given.
        counts: by facet and value, how many would be shown if the value were chosen in its facet.
    """

    passing: Sequence[int]
    counts: Mapping[tuple[str, str], int]


def filtered(
    places: Sequence[int], chosen: Mapping[str, frozenset[str]], members: Mapping[tuple[str, str], int]
) -> Filtered:
    """Return the places that pass, and right counts for filters of which several values may be chosen.

    A value counts what passes all filters of other facets: choosing a second value adds, it does not narrow. With sets
    of bits that is one `and` for each value, however many places there are.

    Args:
        places: of all that was found.
        chosen: values by facet; one of them is enough.
        members: by facet and value, who has it: bit n is place n.
    """
    found = int.from_bytes(bits_of(places, max(places, default=0) + 1), "little")
    wanted = {
        facet: reduce(or_, (members.get((facet, value), 0) for value in values)) for facet, values in chosen.items()
    }
    passing = reduce(and_, wanted.values(), found)
    others = {
        facet: reduce(and_, (bits for other, bits in wanted.items() if other != facet), found) for facet in wanted
    }
    counts = {key: (others.get(key[0], passing) & bits).bit_count() for key, bits in members.items()}
    if passing == found:
        return Filtered(places, counts)
    left = passing.to_bytes(found.bit_length() // 8 + 1, "little")
    return Filtered([place for place in places if left[place >> 3] >> (place & 7) & 1], counts)
