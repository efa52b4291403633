"""Other spellings for words that find nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rescatalog.publish.searching.expression import match
from rescatalog.publish.words.query import typed_words

SHORT_WORD = 6
_ANY = "select 1 from resources_fts where resources_fts match ? limit 1"


def did_you_mean(connection: sqlite3.Connection, query: str, terms: Sequence[str]) -> str | None:
    """Return the query with unknown words replaced by near known ones, or None if that finds nothing either.

    Args:
        connection: to a published database.
        query: what was typed.
        terms: the known words; of two equally near the first is meant.
    """
    words = typed_words(query)
    mended = [word if _known(connection, word) else _nearest(word, terms) for word in words]
    if mended == words:
        return None
    better = " ".join(mended)
    return better if connection.execute(_ANY, [match(better)]).fetchone() else None


def _known(connection: sqlite3.Connection, word: str) -> bool:
    # With a blank behind it the word counts as typed to its end.
    return connection.execute(_ANY, [match(f"{word} ")]).fetchone() is not None


def _nearest(word: str, terms: Sequence[str]) -> str:
    allowed = 1 if len(word) < SHORT_WORD else 2
    # None is nearer than the difference in length.
    alike = [term for term in terms if -allowed <= len(term) - len(word) <= allowed]
    found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=allowed)
    return word if found is None else str(found[0])
