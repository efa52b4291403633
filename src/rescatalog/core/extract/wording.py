"""Text out of a stranger's page: plain, capped, and comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, TypeAlias

# Whatever a stranger wrote as JSON; each reader looks at its type before it believes it.
Json: TypeAlias = Any
MAX_LINE = 300
MAX_PROSE = 2_000
# Title and headings of one page are compared with each other again and again.
KEPT = 256
# What is cut before anything is looked at, so that a text of a megabyte costs nothing.
_MOST = 8_000
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd\ud800-\udfff]"
)
_WORDS = re.compile(r"\w+")


def plain(text: object, most: int = MAX_LINE) -> str | None:
    """Return a text in one line without invisible characters, or None when it is no text or nothing is left.

    Args:
        text: whatever stood there.
        most: characters to keep; a longer text ends in an ellipsis.
    """
    if not isinstance(text, str):
        return None
    seen = " ".join(_UNSEEN.sub("", text[:_MOST]).split())
    if not seen:
        return None
    return seen if len(seen) <= most else seen[: most - 1].rstrip() + "…"


@lru_cache(maxsize=KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: no case, no punctuation, no kind of quote or dash."""
    return tuple(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def folded(text: str) -> str:
    """Return a text as it is compared with others."""
    return " ".join(words_of(text)) or text.strip()


def squeezed(text: str) -> str:
    """Return a text as it is compared with the name of a host: letters and digits only."""
    return "".join(words_of(text)).replace("_", "")


def texts_in(value: Json, most: int = 20) -> list[str]:
    """Return the texts of a JSON value: itself, its members, or the names of things.

    Args:
        value: a text, a thing with `name` or `@value`, or a list of them.
        most: how many to return.
    """
    found: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:most]:
        inner = one.get("name", one.get("@value")) if isinstance(one, dict) else one
        inner = inner[0] if isinstance(inner, list) and inner else inner
        if isinstance(inner, (int, float)) and not isinstance(inner, bool):
            inner = str(inner)
        text = plain(inner, MAX_PROSE)
        if text:
            found.append(text)
    return found
