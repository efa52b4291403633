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
from rescatalog.core.extract.titles import cut, is_telling, leading
from rescatalog.core.extract.wording import MAX_PROSE, folded, plain
from rescatalog.core.facts.fact import Claim, Field, Value

_PUBLISHED = ("date", "pubdate", "publishdate", "publish-date", "publication_date", "publish_date",
              "published_date",
              "sailthru.date", "parsely-pub-date", "article_date_original", "cxenseparse:recs:publishtime",
              "og:pubdate", "datepublished")  # fmt: skip
_MODIFIED = ("last-modified", "lastmod", "revised", "datemodified", "date.modified")
_MOST_LINKS = 200
_LINKS = etree.XPath("descendant::link[@rel] | descendant::a[contains(@rel, 'icen')]")


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what `title`, headings, plain `meta` elements and links of the head claim."""
    for source, title in _titles(page):
        yield Claim(field=Field.TITLE, value=title, source=source)
    for field, value in (*_metas(page), *_links(page)):
        if value:
            yield Claim(field=field, value=value, source="html-lang" if field is Field.LANGUAGE else "meta")


def _titles(page: Page) -> Iterator[tuple[str, str]]:
    """Yield titles with their sources.

    A heading that the title begins with is the page's own (`h1`), and so is a lower one (`h2`) where no main heading
    is; any other may be that of the site or of the book (`heading`), and is believed less.
    """
    site, title = page.site, page.title or ""
    rest = cut(title, site, (*page.headings, *page.lower), boldly=True) if title else ""
    own = leading(title, site, page.headings) if title else None
    own = None if own and site.is_branded(own) else own
    below = next((text for text in page.lower if folded(text) == folded(rest)), None)
    told = page.headings if is_telling(rest, site) else (*page.headings, *page.lower)
    other = next((text for text in told if not site.is_named(text)), None)
    heading = ("h1", own) if own else ("h2", below) if below else ("heading", other)
    if heading[1]:
        yield heading[0], heading[1]
    if rest and (is_telling(rest, site) or heading[0] != "heading" or not other):
        yield "title", rest


def _metas(page: Page) -> Iterator[tuple[Field, Value | None]]:
    site = page.site
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
