"""Other spellings for words that find nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rescatalog.publish.searching.expression import match
from rescatalog.publish.words.query import typed_words, words_of
from rescatalog.publish.words.synonyms import BROADER

SHORT_WORD = 6
_LONGEST = max(name.count(" ") + 1 for name in BROADER)
_ANY = "select 1 from resources_fts where resources_fts match ? limit 1"


def did_you_mean(connection: sqlite3.Connection, query: str, terms: Sequence[str]) -> str | None:
    """Return the query with unknown words replaced by what they belong to or by near known ones, or None.

    Args:
        connection: to a published database.
        query: what was typed.
        terms: the known words; of two equally near the first is meant.
    """
    words = typed_words(query)
    mended = [word for name in _named(words) for word in _mended(connection, name, terms)]
    if mended == words:
        return None
    better = " ".join(mended)
    return better if connection.execute(_ANY, [match(better)]).fetchone() else None


def _named(words: list[str]) -> Iterator[list[str]]:
    """Yield the words, several in a row together where they are one name that belongs to a topic."""
    while words:
        lengths = range(min(_LONGEST, len(words)), 1, -1)
        length = next((length for length in lengths if " ".join(words[:length]) in BROADER), 1)
        yield words[:length]
        words = words[length:]


def _mended(connection: sqlite3.Connection, name: list[str], terms: Sequence[str]) -> list[str]:
    text = " ".join(name)
    if _known(connection, text):
        return name
    return words_of(BROADER[text]) if text in BROADER else [_nearest(text, terms)]


def _known(connection: sqlite3.Connection, word: str) -> bool:
    # With a blank behind it the word counts as typed to its end.
    return connection.execute(_ANY, [match(f"{word} ")]).fetchone() is not None


def _nearest(word: str, terms: Sequence[str]) -> str:
    allowed = 1 if len(word) < SHORT_WORD else 2
    # None is nearer than the difference in length.
    alike = [term for term in terms if -allowed <= len(term) - len(word) <= allowed]
    found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=allowed)
    return word if found is None else str(found[0])
