"""All reasons, notes and void runs by their codes."""

from __future__ import annotations

from rescatalog.core.explain import reasons_noted, reasons_seen, reasons_unseen
from rescatalog.core.explain.reason import Reason

_ALL = (*reasons_seen.REASONS, *reasons_unseen.REASONS, *reasons_noted.REASONS)
REASONS: dict[str, Reason] = {reason.code: reason for reason in _ALL}
