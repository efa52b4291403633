"""What a page claims to its readers alone: bylines and dates in the running text. It is believed least."""

from __future__ import annotations

import re
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
MOST_ABOVE = 60
# Asked of the parser itself, as looking at every element from here takes ten times as long.
_SIGNED = etree.XPath("descendant::*[@rel='author' or contains(@class, 'uthor') or contains(@class, 'yline')]")
_SIGNS = frozenset({"uthor", "yline"})
_BYLINES = frozenset({"byline", "author", "byline__name", "byline-name", "author-name", "entry-author", "post-author",
                      "article-author", "p-author", "author__name", "article__author", "c-byline__author"})  # fmt: skip
_PUBLISHED = ("publish", "posted", "entry-date", "pubdate", "post-date", "article-date", "dt-published", "date-created")
# Days of something else than the page: of its change, of what was said of it, of what is to be held.
_OTHERWISE = ("updated", "modified", "comment", "event", "start", "end-", "deadline", "due", "related", "upcoming",
              "schedule")  # fmt: skip
_BESIDE = frozenset({"aside", "nav", "footer", "li", "table"})
_MOST_BYLINE = 120
_TOLD = {
    mark: etree.XPath(f"descendant::body//*[not(self::script or self::style)][text()[contains(., '{mark}')]]")
    for mark in ("osted ", "ublished", "eröffentlicht", "ublié")
}
_DATELINE = re.compile(
    # What was published in a sentence is something else than the page.
    r"(?i)\b(?:posted|(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bfirst )published|"
    r"veröffentlicht|publié)\b[\s:]*"
    r"(?:(?:on|am|le)\s+)?(?=\S)"
)
_CHANGED = re.compile(
    r"(?i)\b(?:updated?|modified|edited|revised|changed|reviewed|retrieved|aktualisiert|geändert|stand(?=:)|"
    r"mise? à jour|modifié|actualizado|aggiornato|bijgewerkt)\b|更新|修改"
)
_MOST_DATELINE = 200
_LONGEST_DATE = 40
_WHOLE_DAY = len("2015-08-27")


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield a byline where exactly one place on the page has one, and a day where nothing on it names another."""
    names = _signed(page)
    # Lists of articles have many bylines, none of them the page's own.
    if len(names) == 1:
        yield Claim(field=Field.CREATORS, value=names.pop(), source="byline")
    said, alone = _times(page.tree, is_marked="itemtype" in page.marks)
    for source, days in (("time", said), ("lone-time", alone), ("dateline", _datelines(page))):
        if len(days) == 1:
            yield Claim(field=Field.PUBLISHED, value=days.pop(), source=source)
        if days:
            return


def _signed(page: Page) -> set[tuple[str, ...]]:
    if page.marks.isdisjoint(_SIGNS):
        return set()
    bylines: dict[str, None] = {}
    for element in islice(elements(_SIGNED, page.tree), MOST_ELEMENTS):
        kind = (element.get("class") or "").lower()
        if (element.get("rel") or "") == "author" or not _BYLINES.isdisjoint(kind.split()):
            text = text_of(element, _MOST_BYLINE + 1)
            if 0 < len(text) <= _MOST_BYLINE:
                bylines[text] = None
    found = {names_in([text], page.site.names) for text in bylines} - {()}
    return {several for several in found if all(" " in name or not name.isascii() for name in several)}


def _times(tree: HtmlElement, *, is_marked: bool) -> tuple[set[str], set[str]]:
    """Return the days that say that they are of publication, and those that say nothing and stand with the text.

    Args:
        tree: of the page.
        is_marked: whether what is marked with `itemprop` is read as microdata, whose word it then is.
    """
    said: set[str] = set()
    alone: set[str] = set()
    for element in islice(tree.iter("time", "abbr"), MOST_ELEMENTS):
        kind = (element.get("class") or "").lower()
        marked = (element.get("itemprop") or element.get("property") or "").lower()
        if any(word in kind + marked for word in _OTHERWISE) or (marked and is_marked):
            continue
        is_told = any(word in kind + marked for word in _PUBLISHED) or element.get("pubdate") is not None
        written = element.get("datetime") if element.tag == "time" else element.get("title") if is_told else None
        day = iso_date(written or (text_of(element, 80) if element.tag == "time" and is_told else None))
        if day and is_told:
            said.add(day)
        elif day and not _is_beside(element):
            alone.add(day)
    return said, alone


def _is_beside(element: HtmlElement) -> bool:
    """Return whether an element stands in a list or beside the text, or in what says that it is of something else."""
    line = element.getparent()
    if line is not None and _CHANGED.search(text_of(line, _MOST_DATELINE)):
        return True
    for above in islice(element.iterancestors(), MOST_ABOVE):
        kind = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if above.tag in _BESIDE or (above.tag != "body" and any(word in kind for word in _OTHERWISE)):
            return True
    return False


def _datelines(page: Page) -> set[str]:
    """Return the days in short lines such as `Posted on August 27, 2015`."""
    found: set[str] = set()
    for mark in page.marks & _TOLD.keys():
        for element in islice(elements(_TOLD[mark], page.tree), MOST_ELEMENTS):
            text = text_of(element, _MOST_DATELINE + 1)
            line = _DATELINE.search(text) if len(text) <= _MOST_DATELINE else None
            day = iso_date(text[line.end() : line.end() + _LONGEST_DATE]) if line else None
            found |= {day} if day and len(day) == _WHOLE_DAY and not _is_beside(element) else set()
    return found
