"""What a page claims for those who share it: OpenGraph, Twitter cards and their `article:`, `book:` and `video:`."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core.extract.addresses import absolute
from rescatalog.core.extract.codes import isbn13_of, language_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.durations import minutes_of_seconds
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.prices import amount, availability_of
from rescatalog.core.extract.sites import Site
from rescatalog.core.extract.titles import cut
from rescatalog.core.extract.wording import MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field, Value

_PUBLISHED = ("article:published_time", "og:article:published_time", "article:published", "book:release_date",
              "video:release_date", "og:video:release_date", "og:published_time")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified")
_AUTHORS = ("article:author", "og:article:author", "book:author", "og:author", "article:author_name", "video:director")
_PRICES = (("product:price:amount", "product:price:currency"), ("og:price:amount", "og:price:currency"))


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what the OpenGraph and Twitter properties of a page claim."""
    site = page.site
    for field, value in (*_told(page, site), *_dated(page), *_numbered(page)):
        if value not in (None, ()):
            yield Claim(field=field, value=value, source="og")
    for field, value in _tweeted(page, site):
        if value:
            yield Claim(field=field, value=value, source="twitter")


def _told(page: Page, site: Site) -> Iterator[tuple[Field, Value | None]]:
    title = plain(page.meta("og:title"))
    yield Field.TITLE, cut(title, site, (*page.headings, *page.lower), boldly=True) if title else None
    yield Field.DESCRIPTION, plain(page.meta("og:description"), MAX_PROSE)
    # Facebook wants the address of a profile here, which names nobody.
    authors = [author for name in _AUTHORS for author in page.metas.get(name, ())]
    yield Field.CREATORS, names_in(authors, site.names)
    yield Field.SITE, plain(page.meta("og:site_name"), 120)
    yield Field.LANGUAGE, language_of(page.meta("og:locale"))
    yield Field.IMAGE, absolute(page.meta("og:image:secure_url", "og:image", "og:image:url"), page.url)
    yield Field.CANONICAL, absolute(page.meta("og:url"), page.url)


def _dated(page: Page) -> Iterator[tuple[Field, Value | None]]:
    yield Field.PUBLISHED, iso_date(page.meta(*_PUBLISHED))
    yield Field.MODIFIED, iso_date(page.meta(*_MODIFIED))
    yield Field.MINUTES, minutes_of_seconds(page.meta("og:video:duration", "video:duration", "og:duration"))


def _numbered(page: Page) -> Iterator[tuple[Field, Value | None]]:
    yield Field.ISBN13, isbn13_of(page.meta("book:isbn", "books:isbn", "og:isbn"))
    tags = (
        tag for name in ("article:tag", "book:tag", "og:video:tag", "video:tag") for tag in page.metas.get(name, ())
    )
    yield Field.TOPICS, tuple(dict.fromkeys(text for tag in tags if (text := plain(tag, 80))))[:20]
    prices = (amount(page.meta(number), page.meta(currency)) for number, currency in _PRICES)
    price = next(filter(None, prices), None)
    yield Field.FREE, True if price and float(price.split()[0]) == 0 else None
    yield Field.PRICE, price if price and float(price.split()[0]) > 0 else None
    yield (
        Field.AVAILABILITY,
        availability_of((page.meta("product:availability", "og:availability") or "").replace(" ", "")),
    )


def _tweeted(page: Page, site: Site) -> Iterator[tuple[Field, Value | None]]:
    title = plain(page.meta("twitter:title"))
    yield Field.TITLE, cut(title, site, (*page.headings, *page.lower), boldly=True) if title else None
    yield Field.DESCRIPTION, plain(page.meta("twitter:description"), MAX_PROSE)
    yield Field.IMAGE, absolute(page.meta("twitter:image", "twitter:image:src"), page.url)
