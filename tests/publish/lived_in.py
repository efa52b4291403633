"""Our own catalog after some weeks of crawls in which its links have come to every state."""

from __future__ import annotations

from pathlib import Path

from rescatalog.core.catalog.targets import targets_of
from rescatalog.core.judging.check import Check
from rescatalog.core.words import Verdict
from tests.publish.making import built, own_catalog, seen

# What the links are seen as in turn, over and over; most of them live.
_FATES = (
    *[(Verdict.ALIVE, "ok", 200)] * 9, (Verdict.MISSING, "not-found", 404), (Verdict.MOVED, "redirect-permanent", 200),
    (Verdict.BLOCKED, "forbidden", 403), (Verdict.SUSPECT, "parked", 200), (Verdict.RESTRICTED, "login-required", 401),
    (Verdict.UNSURE, "timeout", None),
)  # fmt: skip
# Far enough apart for three strikes.
DAYS = (0, 4, 9, 16)


def lived_in(output: Path) -> Path:
    """Return a database of our own catalog in which links have every state, and some were never asked."""
    given = own_catalog()
    history = list(_history([target.key for target in targets_of(given.entries)]))
    return built(output, given, history).path


def _history(keys: list[str]) -> list[Check]:
    found = []
    for position, key in enumerate(keys):
        verdict, reason, status = _FATES[position % len(_FATES)]
        if position % 17 == 16:
            continue
        found += [
            seen(key, verdict if day else Verdict.ALIVE, day, reason=reason if day else "ok", http_status=status)
            for day in DAYS
        ]
    return found
