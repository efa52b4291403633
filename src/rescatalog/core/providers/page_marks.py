"""What provider rules look for in a page: things of a type, texts at a place, and whether a name is the page's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any, cast

from lxml.html import HtmlElement

from rescatalog.core.extract.page import Page
from rescatalog.core.judging.page import one_line
from rescatalog.core.judging.phrases import says_not_found, says_sign_in
from rescatalog.core.providers.json_answer import objects_in

# Things of a page that are looked at, and texts of one element.
MOST_THINGS = 500
MOST_TEXTS = 200
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u2013\u2014", "''\"\"----")
# After its own name a title holds nothing, or a mark and the site's.
_MARK = re.compile(r"\s*[|·•:]|\s+-\s|\s*$")


def things_of_type(page: Page, *types: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD nodes of a page with one of `types`, outermost first."""
    for thing in islice(page.things, MOST_THINGS):
        given = thing.get("@type")
        kinds = given if isinstance(given, list) else [given]
        if any(isinstance(kind, str) and kind.rpartition("/")[2].rpartition(":")[2] in types for kind in kinds[:10]):
            yield dict(thing)


def nested(thing: dict[str, Any], key: str) -> tuple[dict[str, Any], ...]:
    """Return the things that `thing` has under `key`."""
    return tuple(dict(one) for one in objects_in(thing.get(key)))


def is_called(page: Page, name: str) -> bool:
    """Return whether a heading of the page or the beginning of its title is `name`."""
    wanted = folded(name)
    if any(folded(heading) == wanted for heading in page.headings):
        return True
    title = folded(page.title or "")
    return bool(wanted) and title.startswith(wanted) and _MARK.match(title, len(wanted)) is not None


def is_name(text: str) -> bool:
    """Return whether a title may name something: it is no apology and no request to sign in."""
    return not says_not_found(text) and not says_sign_in(text)


def named_before(page: Page, site: str) -> str | None:
    """Return what stands before the site's name in the title, where a heading or og:title says the same, or None."""
    name, mark, _ = (page.title or "").rpartition(f" | {site}")
    shown = {folded(text) for text in (*page.headings, page.meta("og:title") or "")}
    is_told = bool(mark) and (folded(name) in shown or folded(page.title or "") in shown)
    return one_line(name) if is_told and is_name(name) else None


def folded(text: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).casefold().split())


def texts_at(page: Page, path: str) -> tuple[str, ...]:
    """Return the texts of the elements at an XPath, each in one line, those without a text left out.

    Args:
        page: parsed page.
        path: XPath that names elements or attributes.
    """
    found = cast("list[HtmlElement | str]", page.tree.xpath(path))
    texts = (one_line(one if isinstance(one, str) else text_in(one)) for one in islice(found, MOST_TEXTS))
    return tuple(text for text in texts if text)


def elements_at(page: Page, path: str) -> tuple[HtmlElement, ...]:
    """Return the first elements at an XPath that names elements."""
    return tuple(islice(cast("list[HtmlElement]", page.tree.xpath(path)), MOST_TEXTS))


def text_in(element: HtmlElement) -> str:
    """Return the text of an element, bounded."""
    return " ".join(str(text) for text in islice(element.itertext(), MOST_TEXTS))
