"""Many claims on one field become one fact, by trust; what said otherwise is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rescatalog.core.extract.confidence import confidence_of, is_believable
from rescatalog.core.extract.sameness import key_of, same
from rescatalog.core.extract.trust import voice_of, weight_of
from rescatalog.core.facts.fact import Claim, Fact, Field

MOST_OTHERS = 5
MOST_CLAIMS = 40


def merged(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Return one fact per field that anything was said of, in the order of the fields.

    Claims that say the same form a group, and the group that weighs most wins: each independent voice in it counts
    once. The order of the claims does not matter.

    Args:
        claims: of one origin, in any order.
    """
    by_field: dict[Field, set[Claim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, set()).add(claim)
    facts = (_fact(by_field[field]) for field in Field if field in by_field)
    return tuple(fact for fact in facts if fact is not None)


def _fact(claims: Iterable[Claim]) -> Fact | None:
    ordered = sorted(claims, key=_order)[:MOST_CLAIMS]
    groups = _groups(ordered)
    best = max(groups, key=_weight)
    against = [claim for claim in ordered if claim not in best]
    if not is_believable(best):
        return None
    chosen = best[0]
    others = tuple((claim.source, claim.value) for claim in against)
    return Fact(
        field=chosen.field,
        value=chosen.value,
        source=chosen.source,
        confidence=confidence_of(best, against),
        others=others[:MOST_OTHERS],
    )


def _order(claim: Claim) -> tuple[float, str, str]:
    """Return the place of a claim: the most believed first, and among equals always in the same order."""
    return -weight_of(claim), claim.source, repr(claim.value)


def _groups(ordered: Sequence[Claim]) -> list[list[Claim]]:
    """Return claims by what they say; the most believed one of each group comes first."""
    groups: dict[str, list[Claim]] = {}
    for claim in ordered:
        key = key_of(claim)
        held = next((known for known in groups if same(claim.field, known, key)), key)
        groups.setdefault(held, []).append(claim)
    return list(groups.values())


def _weight(group: Sequence[Claim]) -> float:
    voices: dict[str, float] = {}
    for claim in group:
        voice = voice_of(claim.source)
        voices[voice] = max(voices.get(voice, 0.0), weight_of(claim))
    return sum(voices.values())
