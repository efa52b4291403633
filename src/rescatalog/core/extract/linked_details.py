"""What JSON-LD says of a thing beside its name and makers: price, length, level, numbers it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rescatalog.core.extract import codes
from rescatalog.core.extract.addresses import absolute
from rescatalog.core.extract.codes import doi_of, isbn13_of, language_of
from rescatalog.core.extract.durations import minutes_of
from rescatalog.core.extract.json_ld import resolved
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.prices import availability_of, price_of
from rescatalog.core.extract.wording import Json, plain, texts_in
from rescatalog.core.facts.fact import Claim, Field, Value

MOST_TOPICS = 20
MOST_PAGES = 20_000
MOST_EPISODES = 10_000


def details_of(thing: Mapping[str, Json], page: Page) -> Iterator[Claim]:
    """Yield what a node claims beside its name, its makers and its dates.

    Args:
        thing: the node that the page is about.
        page: on which it stands.
    """
    for field, value in (*_plain(thing), *_offered(thing, page), *_lasting(thing, page), *_numbered(thing, page)):
        if value not in (None, "", ()):
            yield Claim(field=field, value=value, source="json-ld")


def licence_of(thing: Mapping[str, Json]) -> str | None:
    """Return the licence of a node as an SPDX expression, or None."""
    return codes.licence_of(_text(thing, "license"))


def _plain(thing: Mapping[str, Json]) -> Iterator[tuple[Field, Value | None]]:
    yield Field.LANGUAGE, language_of(_text(thing, "inLanguage"))
    yield Field.LEVEL, plain(_text(thing, "educationalLevel", "proficiencyLevel"), 80)
    yield Field.COURSE_NUMBER, plain(_text(thing, "courseCode"), 40)
    yield Field.EDITION, plain(_text(thing, "bookEdition"), 40)
    yield Field.PAGES, _whole(_text(thing, "numberOfPages"), MOST_PAGES)
    yield Field.EPISODES, _whole(_text(thing, "numberOfEpisodes"), MOST_EPISODES)
    topics = [*_keywords(thing.get("keywords")), *texts_in(thing.get("about"))]
    yield Field.TOPICS, tuple(dict.fromkeys(text for one in topics if (text := plain(one, 80))))[:MOST_TOPICS]


def _keywords(value: Json) -> list[str]:
    texts = texts_in(value)
    return [part for text in texts for part in text.split(",")] if len(texts) == 1 else texts


def _offered(thing: Mapping[str, Json], page: Page) -> Iterator[tuple[Field, Value | None]]:
    offers = resolved(thing.get("offers"), page.things)
    listed = [offer for offer in (offers if isinstance(offers, list) else [offers])[:10] if isinstance(offer, dict)]
    prices = [price for offer in listed if (price := price_of(offer))]
    free = thing.get("isAccessibleForFree")
    if isinstance(free, str):
        free = {"true": True, "false": False}.get(free.rsplit("/", 1)[-1].strip().lower())
    if not isinstance(free, bool) and prices:
        free = all(float(price.split()[0]) == 0 for price in prices)
    # What is written `False` for a wall around an article is a fact as well.
    yield Field.FREE, free if isinstance(free, bool) else None
    yield Field.PRICE, next(iter(price for price in prices if float(price.split()[0]) > 0), None)
    yield (
        Field.AVAILABILITY,
        next((word for offer in listed if (word := availability_of(offer.get("availability")))), None),
    )


def _lasting(thing: Mapping[str, Json], page: Page) -> Iterator[tuple[Field, Value | None]]:
    runs = resolved(thing.get("hasCourseInstance"), page.things)
    run = next((one for one in (runs if isinstance(runs, list) else [runs]) if isinstance(one, dict)), {})
    texts = (
        _text(thing, "duration"),
        _text(thing, "timeRequired"),
        _text(run, "courseWorkload"),
        _text(run, "duration"),
    )
    # A workload with a rhythm (`courseSchedule`) is hours a week and not the whole.
    yield Field.MINUTES, next((minutes for text in texts if (minutes := minutes_of(text))), None)


def _numbered(thing: Mapping[str, Json], page: Page) -> Iterator[tuple[Field, Value | None]]:
    editions = resolved(thing.get("workExample"), page.things)
    books = [
        thing,
        *(one for one in (editions if isinstance(editions, list) else [editions])[:5] if isinstance(one, dict)),
    ]
    yield Field.ISBN13, next((isbn for book in books if (isbn := isbn13_of(_text(book, "isbn")))), None)
    yield (
        Field.DOI,
        next((doi for name in ("doi", "identifier", "sameAs", "@id") for doi in _dois(thing.get(name))), None),
    )
    yield Field.LICENCE, licence_of(thing)
    yield Field.IMAGE, absolute(_text(thing, "image", "thumbnailUrl"), page.url)


def _dois(value: Json) -> Iterator[str]:
    for one in (value if isinstance(value, list) else [value])[:10]:
        text = one.get("value", one.get("@id")) if isinstance(one, dict) else one
        doi = doi_of(text)
        if doi:
            yield doi


def _text(thing: Mapping[str, Json], *names: str) -> str | None:
    """Return the first text of the first of several properties; of a thing, its address or name."""
    for name in names:
        value = thing.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = next((value[key] for key in ("url", "@id", "alternateName", "name") if key in value), None)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        text = plain(value, 2_000)
        if text:
            return text
    return None


def _whole(text: str | None, most: int) -> int | None:
    digits = (text or "").split(".")[0]
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) and 0 < int(digits) <= most else None
