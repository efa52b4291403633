"""What a page claims with `itemprop`: microdata, and RDFa Lite by the same names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from rescatalog.core.extract.addresses import absolute
from rescatalog.core.extract.codes import isbn13_of, language_of, licence_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.durations import minutes_of
from rescatalog.core.extract.finding import elements
from rescatalog.core.extract.kinds import is_content, short
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.sites import Site
from rescatalog.core.extract.text import text_of
from rescatalog.core.extract.titles import cut, is_alike, leading
from rescatalog.core.extract.wording import MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field, Value

MOST_PROPERTIES = 300
MOST_SCOPES = 10
_NAME = etree.XPath(".//*[@itemprop='name' or @property='name' or @property='schema:name']")
_PROPERTIES = etree.XPath("descendant::*[@itemprop or @property]")
MOST_ABOVE = 60
_VALUES = ("content", "datetime", "href", "src")
# Whoever wrote an answer or a comment did not write the page.
_OF_OTHERS = frozenset({"comment", "answer", "acceptedanswer", "suggestedanswer", "review", "reviews", "haspart",
                        "itemlistelement", "aggregaterating", "video", "associatedmedia"})  # fmt: skip
_PEOPLE = frozenset({"author", "creator"})
_POSTS = frozenset({"Question", "DiscussionForumPosting", "SocialMediaPosting"})
_KINDS = frozenset({"itemtype", "typeof="})
# The element of the thing itself, under a name that no property has.
_SCOPE = " "
Properties: TypeAlias = dict[str, list[HtmlElement]]


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what the microdata of the one thing that the page is about claims."""
    found = _main(_scopes(page), page)
    for field, value in _values(found, page, page.site) if found else ():
        if value:
            yield Claim(field=field, value=value, source="microdata")


def _values(found: Properties, page: Page, site: Site) -> Iterator[tuple[Field, Value | None]]:
    called = (page.title, *page.headings, *page.lower)
    title = next((one for one in _titles(found) if _agrees(one, called)), None)
    yield Field.TITLE, cut(title, site, (*page.headings, *page.lower)) if title else None
    yield Field.DESCRIPTION, plain(_first(found, "description"), MAX_PROSE)
    names = [text for name in sorted(_PEOPLE) for one in found.get(name, ())[:10] if (text := plain(_named(one)))]
    yield Field.CREATORS, names_in(names, site.names, signed=_is_post(found))
    yield Field.PUBLISHED, iso_date(_first(found, "datepublished"))
    yield Field.MODIFIED, iso_date(_first(found, "datemodified"))
    yield Field.MINUTES, minutes_of(_first(found, "duration") or _first(found, "timerequired"))
    yield Field.ISBN13, isbn13_of(_first(found, "isbn"))
    yield Field.LANGUAGE, language_of(_first(found, "inlanguage"))
    yield Field.LICENCE, licence_of(_first(found, "license"))
    yield Field.IMAGE, absolute(_first(found, "image"), page.url)


def _scopes(page: Page) -> list[Properties]:
    """Return the things of a kind one learns from, each as its elements by the property they give it."""
    found: dict[HtmlElement, Properties] = {}
    if page.marks.isdisjoint(_KINDS):
        return []
    for element in elements(_PROPERTIES, page.tree)[:MOST_PROPERTIES]:
        holder = _holder(element)
        if holder is None or (holder not in found and len(found) >= MOST_SCOPES):
            continue
        properties = found.setdefault(holder, {_SCOPE: [holder]})
        for name in (element.get("itemprop") or element.get("property") or "").lower().split()[:5]:
            properties.setdefault(name.removeprefix("schema:"), []).append(element)
    return [properties for holder, properties in found.items() if not _is_beside(holder)]


def _main(scopes: Sequence[Properties], page: Page) -> Properties | None:
    """Return the thing that is called like the page, or the first one where it has no name or no other stands beside.

    Several things of which none is called like the page are a list of other pages, and so is one where title and
    heading agree on another name.
    """
    rest = cut(page.title, page.site, (*page.headings, *page.lower)) if page.title else None
    called = (page.title, rest, *page.headings)
    named = next((one for one in scopes if any(_agrees(title, called) for title in _titles(one))), None)
    if named or not scopes:
        return named
    is_told = page.title is not None and leading(page.title, page.site, page.headings) is not None
    is_alone = len(scopes) == 1 and not is_told
    return scopes[0] if is_alone or not _titles(scopes[0]) else None


def _titles(found: Properties) -> list[str]:
    return [text for name in ("headline", "name") for one in found.get(name, ())[:3] if (text := plain(_said(one)))]


def _agrees(text: str, called: Iterable[str | None]) -> bool:
    return any(is_alike(text, said) for said in called if said)


def _is_post(found: Properties) -> bool:
    """Return whether a thing is written where people go by what they sign in with."""
    kinds = (found[_SCOPE][0].get("itemtype") or found[_SCOPE][0].get("typeof") or "").split()
    return any(short(kind) in _POSTS for kind in kinds[:5])


def _is_beside(holder: HtmlElement) -> bool:
    return any(above.tag in {"aside", "nav", "footer"} for above in islice(holder.iterancestors(), MOST_ABOVE))


def _holder(element: HtmlElement) -> HtmlElement | None:
    """Return the thing that an element is a property of, or None where that is nothing one learns from."""
    for above in islice(element.iterancestors(), MOST_ABOVE):
        kind = above.get("itemtype") or above.get("typeof")
        if kind is None:
            continue
        of_others = _OF_OTHERS.intersection((above.get("itemprop") or above.get("property") or "").lower().split())
        return above if is_content(kind) and not of_others else None
    return None


def _first(found: Properties, name: str) -> str | None:
    return next((text for one in found.get(name, ())[:3] if (text := _said(one))), None)


def _said(element: HtmlElement) -> str:
    given = next((said for name in _VALUES if (said := element.get(name))), None)
    # What an abbreviation is short for, such as the whole date.
    return given or (element.tag == "abbr" and element.get("title")) or text_of(element, MAX_PROSE)


def _named(element: HtmlElement) -> str:
    """Return the name of a person, which may be a thing of its own with a name inside."""
    inner = elements(_NAME, element)
    return _said(inner[0]) if inner else element.get("content") or text_of(element, MAX_PROSE)
