"""What an archive of the web answered when it was asked whether it has a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """One answer of an archive.

    Attributes:
        key: canonical address of the page it was asked for.
        asked_at: aware UTC time of the question.
        snapshot_url: address of the copy nearest to what was wanted, or None when it has none.
        snapshot_at: aware UTC time at which that copy was made, or None.
        reason: why there is no usable answer, as a kebab-case code; empty when the archive answered.
    """

    key: str
    asked_at: datetime
    snapshot_url: str | None
    snapshot_at: datetime | None
    reason: str = ""
