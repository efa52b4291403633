"""What the state remembers beside checks and statuses, handed to the published database in one piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.observed import Known
from rescatalog.core.memory.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the state remembers beside checks.

    Attributes:
        known: what was observed at each canonical address.
        runs: every crawl, those that are void among them.
        archived: the latest answer of an archive for each canonical address.
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()
    archived: Mapping[str, Archived] = field(default_factory=dict)


NOTHING = Remembered()
