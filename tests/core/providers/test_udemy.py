"""Udemy: courses, their price where it is plain, and the sentence of a closed one."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import udemy
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import said, shown, with_data

HERE = "https://www.udemy.com/course/algebra-for-all/"
ITEM = Item(provider="udemy", kind="course", name="algebra-for-all")
COURSE = {
    "@type": "Course",
    "name": "Algebra for all",
    "description": "Matrices and more.",
    "provider": {"@type": "Organization", "name": "Udemy", "sameAs": "https://www.udemy.com"},
    "creator": [{"@type": "Person", "name": "Ada L."}],
    "offers": [{"@type": "Offer", "category": "Paid", "price": "19.99", "priceCurrency": "EUR"}],
    "isAccessibleForFree": False,
    "image": {"@type": "ImageObject", "url": "https://img.lan/a.jpg"},
    "inLanguage": "en",
}


@pytest.mark.parametrize("url", [HERE, "https://udemy.com/course/Algebra-for-All/learn/lecture/1?x=2"])
def test_an_address_names_a_course(url: str) -> None:
    assert udemy.item_of(url) == ITEM


@pytest.mark.parametrize(
    "url",
    [
        "https://www.udemy.com/", "https://www.udemy.com/courses/math/", "https://www.udemy.com/course/draft/1/",
        "https://www.udemy.com/join/login-popup/?next=/course/algebra-for-all/", "https://a.lan/course/algebra-for-all/",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert udemy.item_of(url) is None


def test_the_page_tells_of_its_course_and_udemy_is_no_publisher() -> None:
    page = shown(with_data("Algebra for all | Udemy", COURSE), HERE)
    assert said(udemy.claims_of(ITEM, page)) == {
        Field.TITLE: "Algebra for all",
        Field.DESCRIPTION: "Matrices and more.",
        Field.CREATORS: ("Ada L.",),
        Field.LANGUAGE: "en",
        Field.FREE: False,
        Field.PRICE: "19.99 EUR",
        Field.IMAGE: "https://img.lan/a.jpg",
    }


@pytest.mark.parametrize(
    ("sentence", "availability"),
    [
        ("This course is no longer accepting enrollments.", "closed"),
        ("This course is no longer accepting new enrollments", "closed"),
        ("Tools that this course is no longer accepting enrollments for are left out, see below.", None),
    ],
)
def test_a_course_is_closed_when_a_sentence_of_its_own_says_so(sentence: str, availability: str | None) -> None:
    page = shown(with_data("Algebra for all | Udemy", COURSE, body=f"<div>{sentence}</div>"), HERE)
    assert said(udemy.claims_of(ITEM, page)).get(Field.AVAILABILITY) == availability


@pytest.mark.parametrize(
    ("stock", "availability"),
    [
        ("https://schema.org/SoldOut", "closed"),
        ("Discontinued", "closed"),
        ("https://schema.org/PreOrder", "upcoming"),
        ("https://schema.org/InStock", None),
        ("", None),
    ],
)
def test_an_offer_may_say_whether_it_can_be_taken(stock: str, availability: str | None) -> None:
    course = {**COURSE, "offers": {"availability": stock}}
    page = shown(with_data("Algebra for all | Udemy", course), HERE)
    assert said(udemy.claims_of(ITEM, page)).get(Field.AVAILABILITY) == availability


def test_a_page_of_courses_claims_nothing() -> None:
    page = shown(with_data("Online Courses | Udemy", COURSE), HERE)
    assert udemy.claims_of(ITEM, page) == ()
