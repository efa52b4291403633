"""When a run has met with so few successes that what it read counts for nothing."""

from __future__ import annotations

from collections.abc import Mapping

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import SUCCESSES

# Of the pages that were alive when last asked, as many must be alive now.
LEAST_SHARE = 0.8
# Fewer pages than this are no measure.
LEAST_PAGES = 5
FEW_SUCCESSES = "few-successes"


def facts_void_of(checks: Mapping[str, Check], before: Mapping[str, Check]) -> str | None:
    """Return why the facts that a run has read count for nothing, or None when they count.

    Args:
        checks: of the run, by canonical address.
        before: the latest check of each address before the run.
    """
    lived = [key for key in checks if key in before and before[key].judgement.verdict in SUCCESSES]
    lives = sum(checks[key].judgement.verdict in SUCCESSES for key in lived)
    return FEW_SUCCESSES if len(lived) >= LEAST_PAGES and lives < LEAST_SHARE * len(lived) else None
