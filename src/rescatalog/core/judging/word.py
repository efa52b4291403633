"""What the one who offers a resource says of it, beside the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Life(StrEnum):
    """Whether a resource is there, in the words of who offers it."""

    HERE = "here"
    PRIVATE = "private"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A provider's word on one resource.

    Attributes:
        provider: whose word.
        life: what it says.
        because: what was seen that says so, in one line.
    """

    provider: str
    life: Life
    because: str = ""
