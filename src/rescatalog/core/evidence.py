"""What is kept of a trail: one plain record per observation, enough to judge it again."""

from __future__ import annotations

import hashlib
from typing import Any

from rescatalog.core.observation import Observation, Trail


def evidence_of(trail: Trail) -> tuple[dict[str, Any], ...]:
    """Return the facts of a trail worth storing; bodies are kept as their size and hash."""
    return tuple(_record(observation) for look in trail.looks for observation in look)


def detail_of(trail: Trail) -> str:
    """Return the transport's words on how the last look ended, or nothing."""
    return trail.looks[-1][-1].detail


def _record(observation: Observation) -> dict[str, Any]:
    record: dict[str, Any] = {
        "url": observation.request.url,
        "look": observation.request.look,
        "elapsed_ms": round(observation.elapsed_s * 1000),
    }
    if observation.failure is not None:
        record["failure"] = str(observation.failure)
    if observation.detail:
        record["detail"] = observation.detail
    if not observation.asked:
        record["asked"] = False
    if observation.status is not None:
        record["status"] = observation.status
        record["headers"] = dict(observation.headers)
        record["bytes"] = len(observation.body)
        record["body_hash"] = hashlib.sha256(observation.body).hexdigest()[:32]
    if observation.truncated:
        record["truncated"] = True
    return record
