"""What changes in a file, in unified form."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff


def unified(before: Sequence[str], after: Sequence[str], file: str) -> tuple[str, ...]:
    """Return the lines of a unified diff, each with the line end it has in the file.

    Args:
        before: the lines of the file without their ends; the last is empty when the file ends with a line end.
        after: the same, afterwards.
        file: its path as shown to people.
    """
    return tuple(unified_diff(_ended(before), _ended(after), file, file))


def _ended(lines: Sequence[str]) -> list[str]:
    """Return lines with their ends; what a final line end leaves behind is no line."""
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
