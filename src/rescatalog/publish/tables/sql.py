"""Pieces of SQL."""

from __future__ import annotations

from collections.abc import Iterable


def words(closed: Iterable[str]) -> str:
    """Return a closed list of words as SQL, for a column that may hold no other."""
    return "(" + ", ".join(f"'{word}'" for word in closed) + ")"
