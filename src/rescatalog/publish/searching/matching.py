"""Which resources match, and what each match is worth."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Mapping, Sequence
from operator import mul
from typing import Final

from rescatalog.publish.searching.expression import pieces
from rescatalog.publish.searching.kept import Kept, rows

# Ranks come as whole numbers, which are written and read fastest.
SCALE: Final = 1e12
# Of what a query tells, a resource must have this share to be shown for most of its words.
LEAST_SHARE: Final = 0.3
# What lacks a word comes after all that lacks none.
BEHIND: Final = 0.95
# One row with two lists: SQLite computes without Python's lock until all is there.
_MATCHES: Final = (
    f"select json_group_array(rowid), json_group_array(cast(rank * {SCALE} as integer))"  # noqa: S608 - made of constants
    " from resources_fts where resources_fts match ?"
)
_PLACES: Final = "select json_group_array(rowid) from resources_fts where resources_fts match ?"


def ranks_of(connection: sqlite3.Connection, expression: str, kept: Kept) -> Mapping[int, float]:
    """Return what each match of an expression is worth by its place; less is better."""
    known = kept.ranks.get(expression)
    if known is not None:
        return known
    ((places, ranks),) = rows(connection, _MATCHES, [expression])
    numbers = json.loads(places)
    # Written with `map`, for there may be many.
    found = dict(zip(numbers, map(mul, json.loads(ranks), map(kept.weights.__getitem__, numbers)), strict=True))
    kept.ranks.put(expression, found, len(found) + 1)
    return found


def most_of(connection: sqlite3.Connection, query: str, kept: Kept) -> dict[int, float]:
    """Return what has most of the words of a query, by place; less is better.

    What is quoted or wished must be there, unless nothing has it with any of the words. Words that nothing has are left
    out; of the others a rare one tells more than a common one, and what lacks much of what is told is worth less.
    """
    groups, musts = pieces(query)
    if not groups:
        groups, musts = musts, []
    return _most_of(connection, groups, musts, kept) or _most_of(connection, groups, [], kept)


def _most_of(
    connection: sqlite3.Connection, groups: Sequence[str], musts: Sequence[str], kept: Kept
) -> dict[int, float]:
    having = [(group, _places(connection, group)) for group in groups]
    known = [(group, places, math.log(1 + len(kept.weights) / len(places))) for group, places in having if places]
    if not known:
        return {}
    expression = " AND ".join([f"({' OR '.join(group for group, _, _ in known)})", *musts])
    total = sum(telling for _, _, telling in known)
    found = {}
    for place, rank in ranks_of(connection, expression, kept).items():
        share = sum(telling for _, places, telling in known if place in places) / total
        if share >= LEAST_SHARE:
            found[place] = rank * share**2
    return found


def behind(whole: Mapping[int, float], most: Mapping[int, float]) -> dict[int, float]:
    """Return what has all words with what has most of them behind it, in the order that each has."""
    others = {place: rank for place, rank in most.items() if place not in whole}
    if not whole or not others:
        return {**whole, **others}
    least, best = max(whole.values()), min(others.values())
    return {**whole, **{place: least * BEHIND * rank / best for place, rank in others.items()}}


def _places(connection: sqlite3.Connection, expression: str) -> frozenset[int]:
    ((places,),) = rows(connection, _PLACES, [expression])
    return frozenset(json.loads(places))
