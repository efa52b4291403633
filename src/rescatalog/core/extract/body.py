"""What a page claims to its readers alone: bylines and dates in the running text. It is believed least."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.finding import elements
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.text import text_of
from rescatalog.core.facts.fact import Claim, Field

MOST_ELEMENTS = 200
# Asked of the parser itself, as looking at every element from here takes ten times as long.
_SIGNED = etree.XPath("descendant::*[@rel='author' or contains(@class, 'uthor') or contains(@class, 'yline')]")
_BYLINES = frozenset({"byline", "author", "byline__name", "byline-name", "author-name", "entry-author", "post-author",
                      "article-author", "p-author", "author__name", "article__author", "c-byline__author"})  # fmt: skip
_PUBLISHED = ("publish", "posted", "entry-date", "pubdate", "post-date", "article-date", "dt-published", "date-created")
_MODIFIED = ("updated", "modified", "comment")
_MOST_BYLINE = 120


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield a byline where exactly one place on the page has one, and a date that says that it is of publication."""
    bylines: dict[str, None] = {}
    for element in islice(elements(_SIGNED, page.tree), MOST_ELEMENTS):
        kind = (element.get("class") or "").lower()
        if (element.get("rel") or "") == "author" or not _BYLINES.isdisjoint(kind.split()):
            text = text_of(element, _MOST_BYLINE + 1)
            if 0 < len(text) <= _MOST_BYLINE:
                bylines[text] = None
    days: list[str] = []
    for element in islice(page.tree.iter("time"), MOST_ELEMENTS):
        if _is_of_publication(element):
            day = iso_date(element.get("datetime") or text_of(element, 80))
            days += [day] if day else []
    yield from _claims(page, tuple(bylines), days)


def _claims(page: Page, bylines: tuple[str, ...], days: list[str]) -> Iterator[Claim]:
    found = {names_in([text], page.site.names) for text in bylines} - {()}
    names = {several for several in found if all(" " in name or not name.isascii() for name in several)}
    # Lists of articles have many bylines, none of them the page's own.
    if len(names) == 1:
        yield Claim(field=Field.CREATORS, value=names.pop(), source="byline")
    if len(set(days)) == 1:
        yield Claim(field=Field.PUBLISHED, value=days[0], source="time")


def _is_of_publication(element: HtmlElement) -> bool:
    kind = (element.get("class") or "").lower()
    says = any(word in kind for word in _PUBLISHED) or element.get("pubdate") is not None
    return says and not any(word in kind for word in _MODIFIED)
