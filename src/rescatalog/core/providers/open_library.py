"""Open Library: books by their ISBN, one edition each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stdnum import isbn

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.page import one_line
from rescatalog.core.providers.address import question_url, spot_of
from rescatalog.core.providers.json_answer import (
    Node,
    address_in,
    count_in,
    each_once,
    node_in,
    nodes_in,
    object_of,
    text_in,
    texts_in,
)  # fmt: skip
from rescatalog.core.providers.plain_values import claims
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "open-library"
ALIVE = (
    "The page decides: a record in Open Library says that the book exists, not that anyone offers it. An empty answer "
    "means that nobody has entered the book."
)
WALLS = "429 or 503 when asked too fast."
REFRESHES: tuple[Field, ...] = (
    Field.TITLE, Field.CREATORS, Field.PUBLISHED, Field.PUBLISHER, Field.PAGES, Field.IMAGE,
)  # fmt: skip
API = "https://openlibrary.org/api/books"
# Source: Open Library's nginx settings, 180 requests a minute to the API for each address.
GAP_S = 1.0
AT_ONCE = 1
MISREAD: tuple[Field, ...] = ()

BOOK: Final = "book"
EDITION: Final = "edition"
MAX_PAGES: Final = 20_000
_HOSTS = frozenset({"openlibrary.org", "www.openlibrary.org"})
_OLID = re.compile(r"OL[1-9]\d{0,9}M", re.ASCII)
_ISBN13 = re.compile(r"97[89]\d{10}", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)", re.ASCII)
_SITE: Final = "https://openlibrary.org/"


def item_of(url: str) -> Item | None:
    """Return the edition that an address of Open Library names, or None; works and authors are none."""
    spot = spot_of(url)
    if spot is None or spot.host not in _HOSTS or len(spot.segments) < 2:  # noqa: PLR2004 - folder and name
        return None
    folder, name = spot.segments[:2]
    if folder == "isbn":
        return _book(name.removesuffix(".json"))
    olid = name.removesuffix(".json")
    return Item(provider=NAME, kind=EDITION, name=olid) if folder == "books" and _OLID.fullmatch(olid) else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the book with an ISBN, or the edition with an id of Open Library."""
    if kind == "isbn13":
        return _book(text)
    fits = kind == "openlibrary" and _OLID.fullmatch(text)
    return Item(provider=NAME, kind=EDITION, name=text) if fits else None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the question about a book.

    Source: Open Library Books API, "The Books API", `jscmd=data`.
    """
    url = question_url(api, bibkeys=_key(item), jscmd="data", format="json")
    return (Question(url=url, item=item),) if url else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what Open Library says of a book; it has no word on whether the page is there."""
    book = node_in(object_of(answer) or {}, _key(question.item))
    if text_in(book, "title") is None:
        return Reply(because=f"the API answers {answer.status} without the book")
    return Reply(because="the API answers with the book", claims=claims("open-library-api", _said(book)), renews=True)


def claims_of(item: Item, page: Page) -> Iterable[Claim]:  # noqa: ARG001 - the shape of a provider
    """Return nothing: what its pages say is what its API says."""
    return ()


def address_of(item: Item) -> str:
    """Return the one address of a book."""
    return f"{_SITE}isbn/{item.name}" if item.kind == BOOK else f"{_SITE}books/{item.name}"


def _key(item: Item) -> str:
    return f"ISBN:{item.name}" if item.kind == BOOK else f"OLID:{item.name}"


def _book(text: str) -> Item | None:
    # Longer texts are no ISBN, and are not worth computing a check digit of.
    if len(text) > 20 or not isbn.is_valid(text):  # noqa: PLR2004 - digits with their hyphens
        return None
    digits = isbn.compact(isbn.to_isbn13(text))
    return Item(provider=NAME, kind=BOOK, name=digits) if _ISBN13.fullmatch(digits) else None


def _said(book: Node) -> dict[Field, Value | None]:
    title, subtitle = text_in(book, "title"), text_in(book, "subtitle")
    pages = count_in(book, "number_of_pages")
    years = set(_YEAR.findall(text_in(book, "publish_date") or ""))
    names = (text_in(author, "name") for author in nodes_in(book, "authors"))
    publishers = each_once(text_in(publisher, "name") for publisher in nodes_in(book, "publishers"))
    cover = node_in(book, "cover")
    return {
        Field.TITLE: one_line(f"{title}: {subtitle}") if title and subtitle else title,
        Field.CREATORS: each_once(names),
        # Free text: `March 2005`, `c1999`, `1998 printing, 1986`; two years say nothing.
        Field.PUBLISHED: years.pop() if len(years) == 1 else None,
        Field.PUBLISHER: next(iter(publishers or texts_in(book, "publishers")), None),
        Field.PAGES: pages if pages and pages <= MAX_PAGES else None,
        Field.IMAGE: address_in(cover, "large", _SITE) or address_in(cover, "medium", _SITE),
    }
