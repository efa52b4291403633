"""All that was observed of a catalog's resources and is not what their entries say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rescatalog.core import urls
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from rescatalog.core.differing import rules_of_offers, rules_of_works
from rescatalog.core.differing.case import Case, Held
from rescatalog.core.differing.difference import Difference, Sense, spelled
from rescatalog.core.differing.spelling import words_of
from rescatalog.core.differing.voices import Voice, voices_of
from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.memory.observed import Known

# In the order in which people are told.
RULES: Final[Mapping[Field, Callable[[Case], Held]]] = {
    Field.WITHDRAWN: rules_of_offers.withdrawn,
    Field.AVAILABILITY: rules_of_offers.availability,
    Field.ARCHIVED: rules_of_offers.archived,
    Field.RENAMED_TO: rules_of_offers.renamed_to,
    Field.CANONICAL: rules_of_offers.canonical,
    Field.TITLE: rules_of_works.title,
    Field.CREATORS: rules_of_works.creators,
    Field.EDITION: rules_of_works.edition,
    Field.ISBN13: rules_of_works.isbn13,
    Field.DOI: rules_of_works.doi,
    Field.COURSE_NUMBER: rules_of_works.course_number,
    Field.PUBLISHER: rules_of_works.publisher,
    Field.PUBLISHED: rules_of_works.published,
    Field.LANGUAGE: rules_of_works.language,
    Field.LICENCE: rules_of_works.licence,
    Field.FREE: rules_of_offers.free,
    Field.PRICE: rules_of_offers.price,
    Field.MINUTES: rules_of_works.minutes,
    Field.EPISODES: rules_of_works.episodes,
    Field.PAGES: rules_of_works.pages,
}
_NOTHING_KNOWN: Final[Mapping[str, str]] = MappingProxyType({})


def differences_of(
    catalog: Catalog, known: Mapping[str, Known], final_urls: Mapping[str, str] = _NOTHING_KNOWN
) -> tuple[Difference, ...]:
    """Return how observed facts differ from the catalog, in catalog order; those that entries accept say why.

    Only what is sure speaks against an entry; what is likely may fill a blank; a guess does neither.

    Args:
        catalog: whose entries.
        known: what is known of each canonical address.
        final_urls: where the latest answer of each address came from.
    """
    return tuple(
        _difference(entry, compared)
        for entry in catalog.entries.values()
        for compared in compared_of(entry, known, final_urls=final_urls, offered_by=offered_by(entry, catalog))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A fact that is not what an entry says.

    Attributes:
        field: about what.
        voice: the fact, with the link it was seen at.
        curated: what the entry says, or None when it says nothing.
        sense: in what way the two differ.
        accepted: why the entry accepts it, or nothing.
    """

    field: Field
    voice: Voice
    curated: Value | None
    sense: Sense
    accepted: str


def compared_of(
    entry: Entry,
    known: Mapping[str, Known],
    *,
    final_urls: Mapping[str, str] = _NOTHING_KNOWN,
    offered_by: str = "",
) -> Iterator[Compared]:
    """Yield the facts that are not what an entry says, in the order of the rules.

    Args:
        entry: of the catalog.
        known: what is known of each canonical address.
        final_urls: where the latest answer of each address came from.
        offered_by: name of its provider, as the vocabulary spells it.
    """
    voices = voices_of(entry, known)
    for field, rule in RULES.items():
        for voice in voices.get(field, ()):
            url = entry.links[voice.index].url
            case = Case(
                entry=entry,
                url=url,
                value=voice.seen.fact.value,
                source=voice.seen.fact.source,
                beside=voice.beside,
                offered_by=offered_by,
                final_url=final_urls.get(urls.canonical(url) or "", ""),
            )
            held = rule(case)
            if held.sense is not None and (voice.is_sure or held.sense is Sense.BLANK):
                accepted = _accepted(entry, field, voice)
                yield Compared(field=field, voice=voice, curated=held.curated, sense=held.sense, accepted=accepted)


def offered_by(entry: Entry, catalog: Catalog) -> str:
    """Return the name of the provider of an entry, or nothing."""
    provider = catalog.providers.get(entry.provider or "")
    return provider.label if provider is not None else ""


def _difference(entry: Entry, compared: Compared) -> Difference:
    link = entry.links[compared.voice.index]
    return Difference(
        entry=entry.id,
        field=compared.field,
        curated=compared.curated,
        seen=compared.voice.seen,
        sense=compared.sense,
        index=compared.voice.index,
        role=link.role,
        url=link.url,
        accepted=compared.accepted,
    )


def _accepted(entry: Entry, field: Field, voice: Voice) -> str:
    """Return why an entry accepts what was observed, or nothing; another value than the accepted one is told again."""
    observed = words_of(spelled(voice.seen.fact.value))
    for allowance in entry.observed_allow:
        if allowance.field == field and (allowance.value is None or words_of(allowance.value) == observed):
            return allowance.why
    return ""
