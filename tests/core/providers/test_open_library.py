"""Open Library: what is known of a book by its ISBN."""

from __future__ import annotations

import json

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import open_library
from rescatalog.core.providers.provider import Item
from tests.core.providers.asking import gold, page_of, question_about, told, values

BOOK = Item(provider="open-library", kind="book", name="9780980232714")
FOUND = json.loads(gold("open-library", "book.json"))["ISBN:9780980232714"]


def changed(**fields: object) -> bytes:
    return json.dumps({"ISBN:9780980232714": {**FOUND, **fields}}).encode()


@pytest.mark.parametrize(
    "url",
    [
        "https://openlibrary.org/isbn/9780980232714",
        "https://openlibrary.org/isbn/978-0-9802327-1-4",
        "https://www.openlibrary.org/isbn/0980232716",
        "https://openlibrary.org/isbn/9780980232714.json",
    ],
)
def test_a_book_is_named_by_its_isbn_of_thirteen_digits(url: str) -> None:
    assert open_library.item_of(url) == BOOK == open_library.item_named("isbn13", "9780980232714")


@pytest.mark.parametrize(
    "url",
    [
        "https://openlibrary.org/isbn/9780980232715",
        "https://openlibrary.org/isbn/" + "9" * 5000,
        "https://openlibrary.org/works/OL45883W/Slow_Vectors",
        "https://openlibrary.org/authors/OL1A",
        "https://openlibrary.org/isbn/",
        "https://openlibrary.org/",
        "https://openlibrary.org.evil.lan/isbn/9780980232714",
    ],
)
def test_works_people_and_wrong_digits_name_no_book(url: str) -> None:
    assert open_library.item_of(url) is None


def test_an_edition_is_named_by_the_librarys_own_id() -> None:
    item = open_library.item_of("https://openlibrary.org/books/OL22853304M/Slow_Vectors")
    assert item == Item(provider="open-library", kind="edition", name="OL22853304M")
    assert question_about(open_library, item).url.startswith(f"{open_library.API}?bibkeys=OLID%3AOL22853304M&")
    assert open_library.item_named("openlibrary", "OL45883W") is None


def test_the_question_asks_for_one_book() -> None:
    url = "https://openlibrary.org/api/books?bibkeys=ISBN%3A9780980232714&jscmd=data&format=json"
    assert question_about(open_library, BOOK).url == url


def test_a_record_tells_of_the_book_and_not_of_its_page() -> None:
    reply = told(open_library, BOOK, 200, gold("open-library", "book.json"))
    assert (reply.life, reply.renews) == (None, True)
    assert values(reply.claims) == {
        Field.TITLE: "Slow Vectors: a second look",
        Field.CREATORS: ("Ada B. Meadow",),
        Field.PUBLISHED: "2009",
        Field.PUBLISHER: "Meadow Press",
        Field.PAGES: 92,
        Field.IMAGE: "https://covers.openlibrary.org/b/id/1-L.jpg",
    }


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("March 2009", "2009"),
        ("c1999", "1999"),
        ("1986-", "1986"),
        ("1998 printing, 1986", None),
        ("20091", None),
        ("", None),
    ],
)
def test_a_year_is_taken_from_free_text_when_there_is_only_one(written: str, year: str | None) -> None:
    claims = told(open_library, BOOK, 200, changed(publish_date=written)).claims
    assert values(claims).get(Field.PUBLISHED) == year


@pytest.mark.parametrize("pages", [0, -3, "92", 10**6, True])
def test_an_impossible_number_of_pages_is_none(pages: object) -> None:
    assert Field.PAGES not in values(told(open_library, BOOK, 200, changed(number_of_pages=pages)).claims)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"{}"),
        (200, b'{"ISBN:9780198526636": {"title": "Another"}}'),
        (200, b'{"ISBN:9780980232714": []}'),
        (200, changed(title=None)),
        (200, b"<!doctype html><title>Open Library</title>"),
        (404, b"{}"),
        (503, b""),
    ],
)
def test_a_book_that_nobody_has_entered_says_nothing(status: int, body: bytes) -> None:
    reply = told(open_library, BOOK, status, body)
    assert (reply.claims, reply.renews) == ((), False)


def test_its_pages_are_read_as_every_page_is() -> None:
    assert values(open_library.claims_of(BOOK, page_of(b"<title>x</title>", "https://openlibrary.org/"))) == {}
