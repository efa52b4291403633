"""What people type, as words: folded alike in queries and in the index."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 200
MAX_WORDS = 12

# Letters with a stroke or a ligature have no accent that Unicode could take off.
_STROKES = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
        "Œ": "oe", "\u0131": "i", "ħ": "h", "þ": "th", "ð": "d",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


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


def typed_words(query: str) -> list[str]:
    """Return the words of a query as far as it is read."""
    return words_of(query[:MAX_CHARACTERS])[:MAX_WORDS]
