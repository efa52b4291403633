"""One thing that was observed of a resource and is not what its entry says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.memory.observed import Seen
from rescatalog.core.words import LinkRole


class Sense(StrEnum):
    """In what way it is not what the entry says."""

    OTHER = "other"
    """The entry says something else."""
    BLANK = "blank"
    """The entry says nothing."""
    NEWER = "newer"
    """There is a newer edition than the entry knows."""
    GREW = "grew"
    """There is more of it than the entry says."""
    ENDED = "ended"
    """It is archived, closed or withdrawn, and the entry does not say so."""
    RENAMED = "renamed"
    """It has another name or address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is observed against what is curated.

    Attributes:
        entry: id of the resource.
        field: about what.
        curated: what the entry says, or None when it says nothing.
        seen: what was observed, with its history.
        sense: in what way it differs.
        index: of the link it was seen at, counted from 0.
        role: of that link.
        url: its address as written.
        accepted: why the entry accepts it, or nothing.
    """

    entry: str
    field: Field
    curated: Value | None
    seen: Seen
    sense: Sense
    index: int
    role: LinkRole
    url: str
    accepted: str = ""

    @property
    def observed(self) -> Value:
        """Return what was observed."""
        return self.seen.fact.value

    @property
    def since(self) -> datetime:
        """Return when that was first seen."""
        return self.seen.since

    @property
    def is_blank(self) -> bool:
        """Return whether it only fills a blank, so that nothing in the entry is in doubt."""
        return self.sense is Sense.BLANK


def spelled(value: Value) -> str:
    """Return a value in one line for people; foreign text in it is not escaped."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
