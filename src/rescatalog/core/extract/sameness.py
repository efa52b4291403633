"""Whether two sources say the same of a field, whatever their spelling."""

from __future__ import annotations

from rescatalog.core.extract.wording import folded
from rescatalog.core.facts.fact import Claim, Field

_TEXTS = frozenset({Field.TITLE, Field.DESCRIPTION, Field.PUBLISHER, Field.SITE, Field.LEVEL, Field.EDITION})
_SAME_BEGINNING = 80


def key_of(claim: Claim) -> str:
    """Return what a claim says, spelled so that equal things are equal."""
    value = claim.value
    if isinstance(value, tuple):
        return "|".join(sorted(folded(text) for text in value))
    if claim.field is Field.DESCRIPTION:
        # The same text is cut at different lengths.
        return folded(str(value))[:_SAME_BEGINNING]
    if claim.field is Field.LANGUAGE:
        return str(value).split("-")[0].lower()
    if claim.field is Field.CANONICAL:
        return str(value).rstrip("/").removeprefix("http://").removeprefix("https://")
    return folded(str(value)) if claim.field in _TEXTS else repr(value)


def same(field: Field, one: str, other: str) -> bool:
    """Return whether two keys of a field say the same.

    Args:
        field: about what.
        one: key of a claim.
        other: key of another.
    """
    return (
        one == other if field not in {Field.PUBLISHED, Field.MODIFIED} else one.strip("'")[:10] == other.strip("'")[:10]
    )
