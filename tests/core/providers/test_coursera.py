"""Coursera: courses and programmes, read softly since no current page or answer was at hand."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import coursera
from rescatalog.core.providers.provider import Item, Reply
from tests.core.providers.showing import answered, said, shown, with_data

HERE = "https://www.coursera.org/learn/pca-machine-learning"
ITEM = Item(provider="coursera", kind="course", name="learn/pca-machine-learning")
QUESTION = coursera.questions(ITEM, coursera.API)[0]
FOUND = {
    "elements": [
        {
            "courseType": "v2.ondemand",
            "id": "abc",
            "slug": "pca-machine-learning",
            "name": "Mathematics for Machine Learning: PCA",
            "description": "<p>Projections &amp; inner products.</p>",
            "photoUrl": "https://images.lan/pca.png",
            "primaryLanguages": ["en"],
            "partnerIds": ["7"],
            "instructorIds": ["2", "1", "404"],
        }
    ],
    "linked": {
        "partners.v1": [{"id": "7", "name": "Imperial College London"}],
        "instructors.v1": [{"id": "1", "fullName": "Ada L."}, {"id": "2", "fullName": "Emmy N."}, {"id": "3"}],
    },
    "paging": {},
}
COURSE = {
    "@context": "https://schema.org",
    "@type": "Course",
    "name": "Mathematics for Machine Learning: PCA",
    "description": "Projections and inner products.",
    "provider": [{"@type": "Organization", "name": "Coursera"}, {"@type": "Organization", "name": "Imperial College"}],
    "inLanguage": "en-us",
    "educationalLevel": "Intermediate",
    "about": ["Algebra", "Algebra", "Python"],
    "offers": [{"@type": "Offer", "category": "Subscription"}],
    "hasCourseInstance": [
        {"@type": "CourseInstance", "courseWorkload": "PT20H30M", "instructor": [{"@type": "Person", "name": "Ada L."}]}
    ],
}


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://www.coursera.org/learn/machine-learning", "course", "learn/machine-learning"),
        ("https://www.coursera.org/learn/machine-learning/home/welcome?x=1", "course", "learn/machine-learning"),
        ("https://coursera.org/specializations/deep-learning/", "specialization", "specializations/deep-learning"),
        (
            "https://www.coursera.org/professional-certificates/ibm-data-science", "certificate",
            "professional-certificates/ibm-data-science",
        ),
    ],
)  # fmt: skip
def test_an_address_names_a_course_or_programme(url: str, kind: str, name: str) -> None:
    item = coursera.item_of(url)
    assert item == Item(provider="coursera", kind=kind, name=name)
    assert coursera.item_named("coursera", name) == item


@pytest.mark.parametrize(
    "url",
    [
        "https://www.coursera.org/",
        "https://www.coursera.org/search?query=x",
        "https://www.coursera.org/learn/",
        "https://evil.lan/learn/x",
    ],
)
def test_other_addresses_name_none(url: str) -> None:
    assert coursera.item_of(url) is None


def test_only_courses_are_asked_for_in_the_catalogue() -> None:
    assert QUESTION.url.startswith("https://api.coursera.org/api/courses.v1?q=slug&slug=pca-machine-learning&")
    assert (
        coursera.questions(Item(provider="coursera", kind="specialization", name="specializations/x"), coursera.API)
        == ()
    )


def test_the_catalogue_tells_facts_and_has_no_word_on_life() -> None:
    reply = coursera.reply_of(QUESTION, answered(QUESTION, FOUND))
    assert (reply.life, reply.renews) == (None, True)
    assert said(reply.claims) == {
        Field.TITLE: "Mathematics for Machine Learning: PCA",
        Field.DESCRIPTION: "Projections & inner products.",
        Field.CREATORS: ("Emmy N.", "Ada L."),
        Field.PUBLISHER: "Imperial College London",
        Field.LANGUAGE: "en",
        Field.IMAGE: "https://images.lan/pca.png",
    }


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"elements": []}), (404, {"errorCode": "Not Found"}), (403, b"<html>"), (200, b"null"),
        (200, {"elements": [{"slug": "another", "name": "Another course"}]}), (500, FOUND),
        (200, {"elements": [{"slug": "pca-machine-learning", "name": {"en": "x"}}]}),
    ],
)  # fmt: skip
def test_an_answer_without_the_course_says_nothing(status: int, body: object) -> None:
    assert coursera.reply_of(QUESTION, answered(QUESTION, body, status)) == Reply()


def test_links_of_other_shapes_are_left_out() -> None:
    odd = {**FOUND, "linked": {"partners.v1": "x", "instructors.v1": [1, {"id": []}]}}
    claims = said(coursera.reply_of(QUESTION, answered(QUESTION, odd)).claims)
    assert not {Field.CREATORS, Field.PUBLISHER} & claims.keys()


def test_the_page_tells_of_the_course_it_is_called_after() -> None:
    member = {"@type": "Course", "name": "Another course", "provider": {"name": "Elsewhere"}}
    page = shown(with_data("Mathematics for Machine Learning: PCA | Coursera", [member, COURSE]), HERE)
    assert said(coursera.claims_of(ITEM, page)) == {
        Field.TITLE: "Mathematics for Machine Learning: PCA",
        Field.DESCRIPTION: "Projections and inner products.",
        Field.CREATORS: ("Ada L.",),
        Field.PUBLISHER: "Imperial College",
        Field.LANGUAGE: "en-US",
        Field.MINUTES: 1230,
        Field.LEVEL: "Intermediate",
        Field.TOPICS: ("Algebra", "Python"),
    }


@pytest.mark.parametrize(
    ("title", "heading", "name"),
    [
        ("Maths Specialization | Coursera", "Maths Specialization", "Maths Specialization"),
        ("Maths Specialization | Coursera", "Learn without limits", None),
        ("Page not found | Coursera", "Page not found", None),
        ("Maths Specialization", "Maths Specialization", None),
    ],
)
def test_without_data_the_name_is_what_title_and_heading_agree_on(title: str, heading: str, name: str | None) -> None:
    page = shown(with_data(title, body=f"<h1>{heading}</h1>"), HERE)
    assert said(coursera.claims_of(ITEM, page)).get(Field.TITLE) == name


def test_a_page_that_is_called_otherwise_claims_nothing() -> None:
    page = shown(with_data("Machine Learning Specialization | Coursera", {**COURSE, "name": "Machine Learning"}), HERE)
    assert coursera.claims_of(ITEM, page) == ()


def test_a_way_that_led_to_another_site_is_not_read() -> None:
    page = shown(with_data("Mathematics for Machine Learning: PCA | Coursera", COURSE), "https://a.lan/")
    assert coursera.claims_of(ITEM, page) == ()


@pytest.mark.parametrize(
    ("offers", "free", "price"),
    [
        ([{"price": "49", "priceCurrency": "USD"}], False, "49.00 USD"),
        ([{"price": 0, "priceCurrency": "USD"}], True, None),
        ([{"category": "Free"}], True, None),
        ([{"category": "Partially Free"}], None, None),
        ([{"price": 0, "category": "Paid"}], False, None),
        ([{"price": "49", "priceCurrency": "USD"}, {"price": "99", "priceCurrency": "USD"}], None, None),
        ([{"price": "$49.99"}], None, None),
        ([{"price": "NaN", "priceCurrency": "USD"}], None, None),
        ([{"price": "-3", "priceCurrency": "USD"}], None, None),
        ([{"price": "1e400", "priceCurrency": "USD"}], None, None),
        ({"price": "12.5", "priceCurrency": "dollars"}, False, None),
        ("free", None, None),
    ],
)
def test_a_price_is_told_where_all_offers_are_alike(offers: object, free: bool | None, price: str | None) -> None:  # noqa: FBT001
    page = shown(with_data("A | Coursera", {"@type": "Course", "name": "A", "offers": offers}), HERE)
    claims = said(coursera.claims_of(ITEM, page))
    assert (claims.get(Field.FREE), claims.get(Field.PRICE)) == (free, price)
