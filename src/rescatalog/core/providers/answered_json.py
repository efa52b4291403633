"""JSON out of an API's answer, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from rescatalog.core.judging.observation import Observation

OK = 200
# An answer on one item is a few kilobytes.
MAX_BYTES = 1_000_000
# Items of a list that are looked at.
MOST_ITEMS = 200


def object_of(answer: Observation) -> Mapping[str, Any]:
    """Return the JSON object that an answer holds, whatever its status; an empty one when it holds none."""
    if not answer.body or len(answer.body) > MAX_BYTES:
        return {}
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def objects_in(value: object) -> tuple[Mapping[str, Any], ...]:
    """Return the objects in a list, or the one object that stands in place of a list."""
    if isinstance(value, dict):
        return (value,)
    return tuple(one for one in islice(value, MOST_ITEMS) if isinstance(one, dict)) if isinstance(value, list) else ()
