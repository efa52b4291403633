"""How sure what several sources say is: the tiers whose precision was measured."""

from __future__ import annotations

from collections.abc import Sequence

from rescatalog.core.extract.dates import agree
from rescatalog.core.extract.trust import is_of_provider, voice_of, weight_of
from rescatalog.core.facts.fact import Claim, Confidence, Field

# A proposal at best, however many say it: a page names its preferred address, picture or keywords as it likes.
_PROPOSALS = frozenset({Field.CANONICAL, Field.IMAGE, Field.TOPICS, Field.SITE})
# Measured: who makes a page says this right in 85 of 100 and more.
_KNOWS_PEOPLE = frozenset({"citation", "json-ld", "og"})
_KNOWS_PRINT = frozenset({"citation"})
_STRUCTURED = frozenset({"citation", "json-ld", "microdata", "dublin-core", "pdf-pages"})
_OLD = "1990"
_VOICES_FOR_TITLE = 3
_SAME_LANGUAGE_ENOUGH = 2


def is_believable(group: Sequence[Claim]) -> bool:
    """Return whether what a group of claims says may be kept at all.

    The first of January and days long ago are what templates write when they know nothing, so two must say them.
    """
    first = group[0]
    if first.field is not Field.PUBLISHED or any(is_of_provider(claim.source) for claim in group):
        return True
    doubtful = str(first.value).endswith("-01-01") or str(first.value) < _OLD
    return not doubtful or len(_voices(group)) > 1


def confidence_of(group: Sequence[Claim], against: Sequence[Claim]) -> Confidence:
    """Return how far what a group of claims says can be trusted.

    Args:
        group: claims that say the same, the most believed first.
        against: claims on the same field that say otherwise.
    """
    field = group[0].field
    sources = {claim.source for claim in group}
    if any(is_of_provider(source) for source in sources):
        return Confidence.HIGH
    if sources <= {"pdf"} or sources <= {"last-modified"}:
        return Confidence.LOW
    if field is Field.TITLE:
        return _of_title(group, against)
    if field is Field.CREATORS:
        return _of_people(sources, against)
    if field in {Field.PUBLISHED, Field.MODIFIED}:
        return _of_day(group, against)
    if field is Field.LANGUAGE:
        return _of_language(sources, group, against)
    return _of_rest(field, group, against)


def _of_title(group: Sequence[Claim], against: Sequence[Claim]) -> Confidence:
    voices = _voices(group)
    outweighs = _weight(group) >= _weight(against)
    if outweighs and (len(voices) >= _VOICES_FOR_TITLE or ("citation" in voices and len(voices) > 1)):
        return Confidence.HIGH
    if len(voices) > 1 or "citation" in voices or "json-ld" in voices:
        return Confidence.MEDIUM
    return Confidence.LOW


def _of_people(sources: set[str], against: Sequence[Claim]) -> Confidence:
    strong = _KNOWS_PEOPLE & sources
    if strong and not any(claim.source in _KNOWS_PEOPLE for claim in against):
        return Confidence.HIGH
    return Confidence.LOW if sources <= {"byline", "pdf"} else Confidence.MEDIUM


def _of_day(group: Sequence[Claim], against: Sequence[Claim]) -> Confidence:
    day = str(group[0].value)
    loud = [claim for claim in against if claim.source in {"json-ld", "og", "citation"}]
    disputed = any(not agree(day, str(claim.value)) for claim in loud)
    if len(_voices(group)) > 1 and not disputed:
        return Confidence.HIGH
    return Confidence.LOW if _weight(group) <= 1 else Confidence.MEDIUM


def _of_language(sources: set[str], group: Sequence[Claim], against: Sequence[Claim]) -> Confidence:
    """A text tells its language better than its markup does; only when the markup is of one voice is there a doubt."""
    if "text" in sources and (len(_voices(group)) > 1 or len(_voices(against)) < _SAME_LANGUAGE_ENOUGH):
        return Confidence.HIGH
    return Confidence.MEDIUM if "text" in sources or len(_voices(group)) > 1 else Confidence.LOW


def _of_rest(field: Field, group: Sequence[Claim], against: Sequence[Claim]) -> Confidence:
    voices = _voices(group)
    if field not in _PROPOSALS and (len(voices) > 1 or _KNOWS_PRINT & voices) and _weight(group) >= _weight(against):
        return Confidence.HIGH
    return Confidence.MEDIUM if len(voices) > 1 or _STRUCTURED & voices or _weight(group) >= 1 else Confidence.LOW


def _voices(claims: Sequence[Claim]) -> set[str]:
    return {voice_of(claim.source) for claim in claims}


def _weight(claims: Sequence[Claim]) -> float:
    voices: dict[str, float] = {}
    for claim in claims:
        voices[voice_of(claim.source)] = max(voices.get(voice_of(claim.source), 0.0), weight_of(claim))
    return sum(voices.values())
