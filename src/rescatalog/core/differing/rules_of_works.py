"""The rules of what a work is: title, makers, dates, size, identifiers."""

from __future__ import annotations

from rescatalog.core.catalog.entry import Book, Notes, Video, VideoSeries
from rescatalog.core.catalog.entry_parts import Edition
from rescatalog.core.catalog.identifiers import spdx
from rescatalog.core.catalog.scalars import LANGUAGE
from rescatalog.core.differing.case import AGREED, Case, Held, held
from rescatalog.core.differing.difference import Sense
from rescatalog.core.differing.measures import date_of, edition_of, near, same_date, same_language, same_licence
from rescatalog.core.differing.spelling import same_people, same_text, same_title, words_of
from rescatalog.core.facts.fact import Field, Value

# How the sources of providers end that read a record or know the pages they read.
_OF_PROVIDERS = ("-api", "-page")
# Source: arXiv's documentation of its DOIs.
_DOI_OF_ARXIV = "10.48550/"


def title(case: Case) -> Held:
    """Hold a title against the entry's, subtitles, site names and course numbers aside."""
    entry = case.entry
    return held(entry.title, same=same_title(entry.title, entry.subtitle, case.text()))


def creators(case: Case) -> Held:
    """Hold names against the entry's creators; whoever only offers or publishes the work is none of them."""
    curated = tuple(creator.name for creator in case.entry.creators)
    names = tuple(name for name in case.names() if not _only_offers(case, name))
    # A channel is who publishes a video, and goes by a name of its own.
    is_channel = case.source.startswith("youtube")
    if not any(map(words_of, names)) or (curated and is_channel):
        return AGREED
    return held(curated or None, same=same_people(curated, names))


def publisher(case: Case) -> Held:
    """Hold a publisher against the entry's; a site that publishes itself, or its maker, is none."""
    entry, name = case.entry, case.text()
    itself = [entry.title, case.offered_by, *(creator.name for creator in entry.creators)]
    if not words_of(name) or any(same_text(own, name) for own in itself if own):
        return AGREED
    if not isinstance(entry, Book) and entry.publisher is None and not case.source.endswith(_OF_PROVIDERS):
        # Pages name their site as their publisher, which of anything but a book is no news.
        return AGREED
    known = [entry.publisher, *(edition.publisher for edition in _editions(case))]
    if any(same_text(one, name) for one in known if one):
        return AGREED
    return held(entry.publisher, same=False)


def published(case: Case) -> Held:
    """Hold a date against the entry's and those of its editions, as far as both are exact."""
    observed = date_of(case.value)
    if observed is None:
        return AGREED
    known = [case.entry.published, *(edition.year for edition in _editions(case))]
    if any(same_date(one, observed) for one in map(date_of, known) if one):
        return AGREED
    return held(case.entry.published, same=False)


def language(case: Case) -> Held:
    """Hold a language against those of the entry, regions aside."""
    if not LANGUAGE.fullmatch(case.text()):
        return AGREED
    return held(case.entry.languages, same=same_language(case.entry.languages, case.text()))


def licence(case: Case) -> Held:
    """Hold a licence against the entry's SPDX expression; what is no such expression says nothing."""
    right = spdx(case.text())
    if right is None or right in {"NOASSERTION", "NONE"}:
        return AGREED
    curated = case.entry.licence
    return held(curated, same=curated is not None and same_licence(curated, right))


def minutes(case: Case) -> Held:
    """Hold a length against the entry's."""
    number = case.number()
    if number is None or not isinstance(case.entry, Video):
        return AGREED
    curated = case.entry.minutes
    return held(curated, same=curated is not None and near(curated, number))


def episodes(case: Case) -> Held:
    """Hold a number of videos against the entry's; fewer are mostly hidden ones, so only more of them differ."""
    number = case.number()
    if number is None or not isinstance(case.entry, VideoSeries):
        return AGREED
    curated = case.entry.episodes
    return held(curated, same=curated is not None and number <= curated, otherwise=Sense.GREW)


def pages(case: Case) -> Held:
    """Hold a number of pages against the entry's; printings of one book differ, so of books only a blank is filled."""
    number = case.number()
    if number is None or not isinstance(case.entry, Book | Notes):
        return AGREED
    curated = case.entry.pages
    same = isinstance(case.entry, Book) or (curated is not None and near(curated, number))
    return held(curated, same=same)


def edition(case: Case) -> Held:
    """Tell an edition that is newer than all the entry knows; entries name editions as printed, so none is filled."""
    newest, observed = _newest(case), edition_of(case.text())
    if newest is None or observed is None or observed <= newest:
        return AGREED
    return Held(f"{newest}", Sense.NEWER)


def isbn13(case: Case) -> Held:
    """Fill in an ISBN, or tell one of a newer edition; another of the same edition is a binding."""
    entry = case.entry
    known = (*entry.identifiers.isbn13, *(isbn for one in _editions(case) for isbn in one.isbn13))
    if not isinstance(entry, Book) or not case.names() or set(case.names()) & set(known):
        return AGREED
    if not known:
        return Held(None, Sense.BLANK)
    beside = case.beside.get(Field.EDITION)
    newest, observed = _newest(case), edition_of(str(beside.fact.value)) if beside else None
    newer = newest is not None and observed is not None and observed > newest
    return Held(known, Sense.NEWER if newer else None)


def doi(case: Case) -> Held:
    """Hold a DOI against the entry's."""
    known = case.entry.identifiers.doi
    if case.text().startswith(_DOI_OF_ARXIV) and (known or case.entry.identifiers.arxiv):
        # The preprint has one of its own, beside that of the work.
        return AGREED
    return held(known or None, same=case.text().lower() in {one.lower() for one in known})


def course_number(case: Case) -> Held:
    """Fill in the number of a course; universities renumber, so another one is no difference."""
    return held(case.entry.identifiers.course_number or None, same=True)


def _editions(case: Case) -> tuple[Edition, ...]:
    return case.entry.editions if isinstance(case.entry, Book) else ()


def _newest(case: Case) -> int | None:
    """Return the number of the newest edition that the entry knows, or None when it numbers none."""
    numbers = (edition_of(one.edition) for one in _editions(case) if one.edition)
    return max((number for number in numbers if number is not None), default=None)


def _only_offers(case: Case, name: str) -> bool:
    """Return whether a name is that of the site, the publisher or the provider."""
    sites: list[Value] = [case.offered_by, case.entry.publisher or ""]
    sites += [case.beside[field].fact.value for field in (Field.SITE, Field.PUBLISHER) if field in case.beside]
    return any(words_of(str(site)) == words_of(name) for site in sites)
