"""What is known of the last whole answers of an address, so that it need only be asked whether they have changed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rescatalog.core.extract.version import READER
from rescatalog.core.judging.check import Check
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.remembered import Remembered
from rescatalog.core.memory.due import share
from rescatalog.core.memory.evidence import trail_of
from rescatalog.core.words import Verdict

# A server that always says `not modified` would hide what has become of a page; so on two days of fourteen, other
# addresses on others, pages are asked for whole. Healthy links are asked every other day, so one of the two meets them.
WHOLE_DAYS = 14
DAYS_BETWEEN = 2


def known_answers(check: Check, day: date, *, max_bytes: int) -> Mapping[str, Remembered]:
    """Return the answers of a check that the next one may ask for only if they have changed, by address.

    Pages that were not alive, that another version of the reader has read, or whose day for a whole look has come are
    asked for as if nothing were known.

    Args:
        check: the latest one of an address that counts.
        day: of the next one.
        max_bytes: at which pages are cut; one that was cut there was read as far as it ever is.
    """
    alive = check.judgement.verdict in {Verdict.ALIVE, Verdict.MOVED}
    if not alive or check.judgement.reason == "vouched-for" or whole_due(check.key, day):
        return {}
    if not any(record.get("reader") == READER for record in check.evidence):
        return {}
    try:
        trail = trail_of(check.key, check.evidence)
    except ValueError:
        return {}
    ends = [trail.looks[-1][-1], *(chain[-1] for chain in trail.answers)]
    known = {end.request.url: _remembered(end) for end in ends if _was_read(end, check.evidence, max_bytes)}
    return {url: remembered for url, remembered in known.items() if remembered.conditions}


def whole_due(key: str, day: date) -> bool:
    """Return whether a page is asked for whole on a day, whatever is known of it."""
    return (math.floor(share(key) * WHOLE_DAYS) + day.toordinal()) % WHOLE_DAYS < DAYS_BETWEEN


def _remembered(end: Observation) -> Remembered:
    assert end.recorded is not None, "what was written down is recorded"
    return Remembered(headers=end.headers, recorded=end.recorded, word=end.word)


def _was_read(end: Observation, evidence: Sequence[Mapping[str, Any]], max_bytes: int) -> bool:
    """Return whether an answer was a success, read as far as answers are, by this version of the reader."""
    read = {record.get("url") for record in evidence if record.get("reader") == READER}
    return end.is_success and end.request.url in read and (not end.truncated or end.size >= max_bytes)
