"""What is wrong with a catalog, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning", "hint"]

# Below this likeness (0 to 1) a suggestion puzzles more than it helps.
SUGGESTION_FLOOR = 0.7


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in which file.

    Attributes:
        file: path as shown to people, with forward slashes.
        line: 1-based.
        column: 1-based, counted in characters.
    """

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend.

    Attributes:
        code: stable code, `CAT` and three digits.
        place: file, line and column.
        message: what is wrong; literals in backticks.
        fix: what to write instead, where that is known.
        severity: errors make `validate` exit with 1.
        source_line: the line of the file, for the caret; empty when unknown.
    """

    code: str
    place: Place
    message: str
    fix: str | None = None
    severity: Severity = "error"
    source_line: str = ""


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` most like `word`, or None when none is near."""
    found = get_close_matches(word, list(words), n=1, cutoff=SUGGESTION_FLOOR)
    return found[0] if found else None
