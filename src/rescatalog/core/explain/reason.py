"""The page of one reason of a verdict, of a note, or of a void run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What a code of the crawler means.

    Attributes:
        code: kebab-case, as reports show it.
        of: what it is a reason for: a verdict by its word, `note`, or `void`.
        means: what was seen, and why it is judged so.
        todo: what a person can do.
    """

    code: str
    of: Literal[
        "alive", "moved", "restricted", "blocked", "suspect", "unsure", "missing", "refused", "note", "void", "status"
    ]
    means: str
    todo: str
