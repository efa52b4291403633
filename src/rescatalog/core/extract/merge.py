"""Many claims on one field become one fact, by trust; what said otherwise is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable

from rescatalog.core.facts.fact import Claim, Confidence, Fact


def merged(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Return one fact per field that anything was said of, in the order of the fields.

    Args:
        claims: of one origin, in any order.
    """
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.field, claim)
    return tuple(
        Fact(field=claim.field, value=claim.value, source=claim.source, confidence=Confidence.LOW)
        for claim in first.values()
    )
