"""What the head of a page, its address bar and its main heading claim."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from rescatalog.core.extract.addresses import absolute
from rescatalog.core.extract.codes import language_of, licence_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.finding import elements
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.titles import cut, leading, site_of
from rescatalog.core.extract.wording import MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field, Value

_PUBLISHED = ("date", "pubdate", "publishdate", "publish-date", "publication_date", "publish_date",
              "published_date",
              "sailthru.date", "parsely-pub-date", "article_date_original", "cxenseparse:recs:publishtime",
              "og:pubdate", "datepublished")  # fmt: skip
_MODIFIED = ("last-modified", "lastmod", "revised", "datemodified", "date.modified")
_MOST_LINKS = 200
_LINKS = etree.XPath("descendant::link[@rel] | descendant::a[contains(@rel, 'icen')]")


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what `title`, headings, plain `meta` elements and links of the head claim.

    A heading that the title begins with is the page's own (`h1`); any other may be that of the site or of the book
    (`heading`), and is believed less.
    """
    site = site_of(page)
    own = leading(page.title, site, page.headings) if page.title else None
    if own:
        yield Claim(field=Field.TITLE, value=own, source="h1")
    else:
        other = next((text for text in page.headings if not site.is_named(text)), None)
        if other:
            yield Claim(field=Field.TITLE, value=other, source="heading")
    if page.title:
        yield Claim(field=Field.TITLE, value=cut(page.title, site, page.headings, boldly=True), source="title")
    for field, value in (*_metas(page), *_links(page)):
        if value:
            yield Claim(field=field, value=value, source="html-lang" if field is Field.LANGUAGE else "meta")


def _metas(page: Page) -> Iterator[tuple[Field, Value | None]]:
    site = site_of(page)
    yield Field.DESCRIPTION, plain(page.meta("description"), MAX_PROSE)
    yield Field.CREATORS, names_in(page.metas.get("author", ()) or page.metas.get("parsely-author", ()), site.names)
    yield Field.SITE, plain(page.meta("application-name"), 120)
    yield Field.PUBLISHED, next((day for name in _PUBLISHED if (day := iso_date(page.meta(name)))), None)
    yield Field.MODIFIED, next((day for name in _MODIFIED if (day := iso_date(page.meta(name)))), None)
    yield (
        Field.LANGUAGE,
        language_of(page.tree.get("lang") or page.tree.get("xml:lang") or page.meta("content-language")),
    )


def _links(page: Page) -> Iterator[tuple[Field, Value | None]]:
    canonical = licence = None
    for number, link in enumerate(elements(_LINKS, page.tree)):
        if number >= _MOST_LINKS:
            break
        kinds = (link.get("rel") or "").lower().split()
        if "canonical" in kinds and link.tag == "link":
            canonical = canonical or absolute(link.get("href"), page.url)
        if "license" in kinds or "licence" in kinds:
            licence = licence or licence_of(absolute(link.get("href"), page.url))
    yield Field.CANONICAL, canonical
    yield Field.LICENCE, licence
