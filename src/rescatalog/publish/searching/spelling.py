"""Other spellings for words that find nothing."""

from __future__ import annotations

import sqlite3

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rescatalog.publish.query import typed_words
from rescatalog.publish.searching.expression import match

SHORT_WORD = 6
_ANY = "select 1 from resources_fts where resources_fts match ? limit 1"

# Of two words equally near, the commoner one is meant; and none is nearer than the difference in length.
_TERMS = "select term from search_terms where length(term) between ? and ? order by resources desc, term"


def did_you_mean(connection: sqlite3.Connection, query: str) -> str | None:
    """Return the query with unknown words replaced by near known ones, or None if that finds nothing either."""
    words = typed_words(query)
    mended = [word if _known(connection, word) else _nearest(connection, word) for word in words]
    if mended == words:
        return None
    better = " ".join(mended)
    return better if connection.execute(_ANY, [match(better)]).fetchone() else None


def _known(connection: sqlite3.Connection, word: str) -> bool:
    # With a blank behind it the word counts as typed to its end.
    return connection.execute(_ANY, [match(f"{word} ")]).fetchone() is not None


def _nearest(connection: sqlite3.Connection, word: str) -> str:
    allowed = 1 if len(word) < SHORT_WORD else 2
    terms = [row[0] for row in connection.execute(_TERMS, [len(word) - allowed, len(word) + allowed])]
    found = process.extractOne(word, terms, scorer=OSA.distance, score_cutoff=allowed)
    return word if found is None else str(found[0])
