"""Filters over what was found: which resources pass, and how many each further value would show."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

# A match as SQL gave it; its last column is the cell.
Match = tuple[Any, ...]
# Cells repeat between searches; a catalog has about as many as it has resources.
_REMEMBERED = 1 << 14


class Filtered(NamedTuple):
    """What filters leave.

    Attributes:
        passing: the matches that pass all filters.
        counts: by `facet=value`, how many would be shown if the value were chosen in its facet.
    """

    passing: Sequence[Match]
    counts: Mapping[str, int]


@lru_cache(maxsize=_REMEMBERED)
def _values(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell))


def filtered(matches: Sequence[Match], chosen: Mapping[str, frozenset[str]]) -> Filtered:
    """Return the matches that pass, and right counts for filters of which several values may be chosen.

    A value counts what passes all filters of other facets: choosing a second value adds, it does not narrow.

    Args:
        matches: each with its cell last.
        chosen: values by facet; one of them is enough.
    """
    if not chosen:
        return Filtered(matches, Counter(chain.from_iterable(_values(match[-1]) for match in matches)))
    wanted = {facet: {f"{facet}={value}" for value in values} for facet, values in chosen.items()}
    passing: list[Match] = []
    # Who fails one facet alone would be shown if another value of that facet were chosen.
    failing: dict[str, list[tuple[str, ...]]] = {facet: [] for facet in wanted}
    for match in matches:
        values = _values(match[-1])
        failed = [facet for facet, some in wanted.items() if some.isdisjoint(values)]
        if not failed:
            passing.append(match)
        elif len(failed) == 1:
            failing[failed[0]].append(values)
    counts = Counter(chain.from_iterable(_values(match[-1]) for match in passing))
    for facet, cells in failing.items():
        counts.update(value for values in cells for value in values if value.startswith(f"{facet}="))
    return Filtered(passing, counts)
