"""What a page claims with `itemprop`: microdata, and RDFa Lite by the same names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from rescatalog.core.extract.addresses import absolute
from rescatalog.core.extract.codes import isbn13_of, language_of, licence_of
from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.durations import minutes_of
from rescatalog.core.extract.finding import elements
from rescatalog.core.extract.kinds import is_content
from rescatalog.core.extract.names import names_in
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.sites import Site
from rescatalog.core.extract.text import text_of
from rescatalog.core.extract.titles import cut, is_alike
from rescatalog.core.extract.wording import MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field, Value

MOST_PROPERTIES = 300
_NAME = etree.XPath(".//*[@itemprop='name' or @property='name' or @property='schema:name']")
_PROPERTIES = etree.XPath("descendant::*[@itemprop or @property]")
MOST_ABOVE = 60
_VALUES = ("content", "datetime", "href", "src")
# Whoever wrote an answer or a comment did not write the page.
_OF_OTHERS = frozenset({"comment", "answer", "acceptedanswer", "suggestedanswer", "review", "reviews", "haspart",
                        "itemlistelement", "aggregaterating", "video", "associatedmedia"})  # fmt: skip
_PEOPLE = frozenset({"author", "creator"})


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield what the microdata of the one thing that the page is about claims."""
    found = _properties(page)
    site = page.site
    for field, value in _values(found, page, site):
        if value:
            yield Claim(field=field, value=value, source="microdata")


def _values(found: dict[str, list[HtmlElement]], page: Page, site: Site) -> Iterator[tuple[Field, Value | None]]:
    titles = [text for name in ("headline", "name") for one in found.get(name, ())[:3] if (text := plain(_said(one)))]
    title = next(
        (
            one
            for one in titles
            if any(is_alike(one, said) for said in (page.title, *page.headings, *page.lower) if said)
        ),
        None,
    )
    yield Field.TITLE, cut(title, site, (*page.headings, *page.lower)) if title else None
    yield Field.DESCRIPTION, plain(_first(found, "description"), MAX_PROSE)
    names = [text for name in sorted(_PEOPLE) for one in found.get(name, ())[:10] if (text := plain(_named(one)))]
    yield Field.CREATORS, names_in(names, site.names)
    yield Field.PUBLISHED, iso_date(_first(found, "datepublished"))
    yield Field.MODIFIED, iso_date(_first(found, "datemodified"))
    yield Field.MINUTES, minutes_of(_first(found, "duration") or _first(found, "timerequired"))
    yield Field.ISBN13, isbn13_of(_first(found, "isbn"))
    yield Field.LANGUAGE, language_of(_first(found, "inlanguage"))
    yield Field.LICENCE, licence_of(_first(found, "license"))
    yield Field.IMAGE, absolute(_first(found, "image"), page.url)


def _properties(page: Page) -> dict[str, list[HtmlElement]]:
    """Return the elements by the property they give to the first thing of a kind one learns from."""
    found: dict[str, list[HtmlElement]] = {}
    scope: HtmlElement | None = None
    for element in elements(_PROPERTIES, page.tree)[:MOST_PROPERTIES]:
        holder = _holder(element)
        if holder is None:
            continue
        scope = holder if scope is None else scope
        if holder is scope:
            for name in (element.get("itemprop") or element.get("property") or "").lower().split()[:5]:
                found.setdefault(name.removeprefix("schema:"), []).append(element)
    return found


def _holder(element: HtmlElement) -> HtmlElement | None:
    """Return the thing that an element is a property of, or None where that is nothing one learns from."""
    for number, above in enumerate(element.iterancestors()):
        if number >= MOST_ABOVE:
            return None
        kind = above.get("itemtype") or above.get("typeof")
        if kind is None:
            continue
        of_others = _OF_OTHERS.intersection((above.get("itemprop") or above.get("property") or "").lower().split())
        return above if is_content(kind) and not of_others else None
    return None


def _first(found: dict[str, list[HtmlElement]], name: str) -> str | None:
    return next((text for one in found.get(name, ())[:3] if (text := _said(one))), None)


def _said(element: HtmlElement) -> str:
    return next((said for name in _VALUES if (said := element.get(name))), None) or text_of(element, MAX_PROSE)


def _named(element: HtmlElement) -> str:
    """Return the name of a person, which may be a thing of its own with a name inside."""
    inner = elements(_NAME, element)
    return _said(inner[0]) if inner else element.get("content") or text_of(element, MAX_PROSE)
