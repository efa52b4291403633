"""What people type, as an FTS5 expression; no input can make a syntax error."""

from __future__ import annotations

import re
import unicodedata

from rescatalog.publish.synonyms import family_of

MAX_CHARACTERS = 200
MAX_WORDS = 12

# Letters with a stroke or a ligature have no accent that Unicode could take off.
_STROKES = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
        "Œ": "oe", "\u0131": "i", "ħ": "h", "þ": "th", "ð": "d",
    }
)  # fmt: skip
_PHRASE = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    {"a", "an", "and", "are", "for", "how", "i", "in", "is", "of", "on", "or", "the", "to", "what", "with"}
)


def fold(text: str) -> str:
    """Return `text` in lower case without accents and strokes."""
    before, plain = "", text
    # Taking off an accent may bare a stroke, and lower case may bring an accent.
    while plain != before:
        before = plain
        bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = bare.translate(_STROKES).lower()
    return plain


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(fold(text))


def match(query: str, *, loosely: bool = False) -> str:
    """Return the FTS5 expression for a query, or nothing when it holds no word.

    Args:
        query: what was typed.
        loosely: whether one of the words is enough.
    """
    typed = query[:MAX_CHARACTERS]
    terms = [_phrase(words) for quoted in _PHRASE.findall(typed) if (words := words_of(quoted))]
    words = words_of(_PHRASE.sub(" ", typed))
    telling = [word for word in words if word not in _COMMON] or words
    room = max(0, MAX_WORDS - len(terms))
    telling = telling[:room]
    # The last word may still be being typed.
    being_typed = len(telling) - 1 if typed[-1:].isalnum() else -1
    terms += [_alternatives(word, unfinished=place == being_typed) for place, word in enumerate(telling)]
    return (" OR " if loosely else " AND ").join(terms[:MAX_WORDS])


def typed_words(query: str) -> list[str]:
    """Return the words of a query as far as it is read."""
    return words_of(query[:MAX_CHARACTERS])[:MAX_WORDS]


def _alternatives(word: str, *, unfinished: bool) -> str:
    """Return a word with its family, each quoted."""
    terms = [_phrase(words_of(other)) for other in family_of(word)]
    if unfinished:
        terms.append(f'"{word}"*')
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _phrase(words: list[str]) -> str:
    # Folded words hold letters and digits only, so nothing in them can end the quotes.
    return '"' + " ".join(words) + '"'
