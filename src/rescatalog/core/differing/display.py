"""What readers are shown of a resource: the entry's own words, and observed ones where it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rescatalog.core.catalog.entry import Book, Course, Entry, Notes, Video, VideoSeries
from rescatalog.core.differing.comparing import compared_of
from rescatalog.core.differing.difference import Sense
from rescatalog.core.differing.rules_of_offers import is_free
from rescatalog.core.differing.voices import voices_of
from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.memory.observed import Known, Seen

# What entries never say, and what of it readers care for.
_ONLY_OBSERVED: Final = (Field.TERM, Field.STARS, Field.FORKS, Field.SUBSCRIBERS, Field.PUSHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One value that readers are shown.

    Attributes:
        value: the value.
        observed: whether it was observed; then it is marked as such.
        source: whose word an observed one is, or nothing.
        since: when an observed one was first seen.
        index: of the link an observed one was seen at.
    """

    value: Value
    observed: bool = False
    source: str = ""
    since: datetime | None = None
    index: int | None = None


def shown_of(entry: Entry, known: Mapping[str, Known], *, offered_by: str = "") -> dict[Field, Shown]:
    """Return what readers are shown of a resource, by field.

    What the entry says is shown, whatever was observed. Only what is sure fills a blank: readers cannot weigh how
    likely something is, and a date that is right three times in four would mislead every fourth of them. What is
    merely likely goes to the curators, who can look.

    Args:
        entry: of the catalog.
        known: what is known of each canonical address.
        offered_by: name of its provider, as the vocabulary spells it.
    """
    curated = {field: value for field, read in _CURATED.items() if (value := read(entry)) is not None}
    fields = {field: Shown(value=value) for field, value in curated.items()}
    for one in compared_of(entry, known, offered_by=offered_by):
        if one.sense is Sense.BLANK and one.voice.is_sure and not one.accepted:
            fields.setdefault(one.field, _observed(one.voice.seen, one.voice.index))
    for field, voices in voices_of(entry, known).items():
        if field in _ONLY_OBSERVED and voices[0].is_sure:
            fields.setdefault(field, _observed(voices[0].seen, voices[0].index))
    return {field: fields[field] for field in Field if field in fields}


def _observed(seen: Seen, index: int) -> Shown:
    return Shown(value=seen.fact.value, observed=True, source=seen.fact.source, since=seen.since, index=index)


def _size(entry: Entry, name: str) -> Value | None:
    has = isinstance(entry, Book | Notes | Video | VideoSeries)
    value: Value | None = getattr(entry, name, None) if has else None
    return value


def _availability(entry: Entry) -> Value | None:
    if entry.status.state != "active":
        return entry.status.state
    return entry.delivery if isinstance(entry, Course) else None


def _isbn13(entry: Entry) -> Value | None:
    editions = entry.editions if isinstance(entry, Book) else ()
    return (*entry.identifiers.isbn13, *(isbn for one in editions for isbn in one.isbn13)) or None


def _edition(entry: Entry) -> Value | None:
    named = (one.edition for one in entry.editions if one.edition) if isinstance(entry, Book) else iter(())
    return next(named, None)


_CURATED: Final[Mapping[Field, Callable[[Entry], Value | None]]] = {
    Field.TITLE: lambda entry: entry.title,
    Field.CREATORS: lambda entry: tuple(creator.name for creator in entry.creators) or None,
    Field.PUBLISHER: lambda entry: entry.publisher,
    Field.PUBLISHED: lambda entry: entry.published,
    Field.LANGUAGE: lambda entry: entry.languages or None,
    Field.LICENCE: lambda entry: entry.licence,
    Field.MINUTES: lambda entry: _size(entry, "minutes"),
    Field.EPISODES: lambda entry: _size(entry, "episodes"),
    Field.PAGES: lambda entry: _size(entry, "pages"),
    Field.EDITION: _edition,
    Field.ISBN13: _isbn13,
    Field.DOI: lambda entry: entry.identifiers.doi or None,
    Field.FREE: is_free,
    Field.PRICE: lambda entry: "; ".join(offer.price for offer in entry.offers if offer.price) or None,
    Field.AVAILABILITY: _availability,
    Field.LEVEL: lambda entry: tuple(map(str, entry.level)) or None,
    Field.COURSE_NUMBER: lambda entry: entry.identifiers.course_number or None,
}
