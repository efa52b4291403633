"""One crawl as it is remembered: when it was and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One crawl as it is remembered.

    Attributes:
        id: its name.
        started_at: aware UTC time.
        finished_at: aware UTC time, or None when it was killed.
        tool_version: which rescatalog made it.
        void: code of why it counts for nothing, or None.
        void_message: the same for people.
        interrupted: whether a person stopped it.
        facts_void: code of why what it read of pages counts for nothing, or None.
    """

    id: str
    started_at: datetime
    finished_at: datetime | None = None
    tool_version: str = ""
    void: str | None = None
    void_message: str | None = None
    interrupted: bool = False
    facts_void: str | None = None
