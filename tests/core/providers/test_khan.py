"""Khan Academy: courses and lessons, read out of what its pages write into their head."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import khan
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import said, shown, with_data

HERE = "https://www.khanacademy.org/math/linear-algebra"
ITEM = Item(provider="khan", kind="course", name="math/linear-algebra")


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        (HERE, "course", "math/linear-algebra"),
        ("https://www.khanacademy.org/math/linear-algebra/", "course", "math/linear-algebra"),
        ("https://de.khanacademy.org/math/algebra", "course", "math/algebra"),
        ("https://pt-pt.khanacademy.org/math/algebra", "course", "math/algebra"),
        (
            "https://www.khanacademy.org/math/la/vectors/v/vector-introduction",
            "video",
            "math/la/vectors/v/vector-introduction",
        ),
        (
            "https://www.khanacademy.org/math/algebra/x2f8bb11595b61c86:q/e/roots",
            "exercise",
            "math/algebra/x2f8bb11595b61c86:q/e/roots",
        ),
    ],
)
def test_an_address_names_a_course_or_lesson(url: str, kind: str, name: str) -> None:
    assert khan.item_of(url) == Item(provider="khan", kind=kind, name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.khanacademy.org/", "https://www.khanacademy.org/login", "https://www.khanacademy.org/profile/me",
        "https://www.khanacademy.org/math/%3Cscript%3E", "https://khanacademy.org.evil.lan/math/linear-algebra",
        "https://support.khanacademy.org/math/linear-algebra",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert khan.item_of(url) is None


def test_an_identifier_names_a_course() -> None:
    assert khan.item_named("khan", "math/linear-algebra") == ITEM
    assert khan.item_named("ocw", "math/linear-algebra") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Linear Algebra | Khan Academy", "Linear Algebra"),
        ("Vector intro (video) | Khan Academy", "Vector intro"),
        ("Vectors (article) | Khan Academy", "Vectors"),
        ("Vector intro | Vectors | Linear algebra | Khan Academy", "Vector intro"),
        ("Page not found | Khan Academy", None),
        ("Khan Academy", None),
        ("Khan Academy | Free Online Courses, Lessons & Practice", None),
        ("Linear Algebra", None),
    ],
)
def test_the_title_is_what_stands_before_the_site(title: str, name: str | None) -> None:
    assert said(khan.claims_of(ITEM, shown(with_data(title), HERE))).get(Field.TITLE) == name


def test_a_video_tells_its_length_and_not_when_it_was_uploaded() -> None:
    video = {
        "@type": "VideoObject",
        "name": "Vector intro",
        "description": "What a vector is.",
        "duration": "PT9M47S",
        "uploadDate": "2009-10-09T04:39:20.000Z",
        "inLanguage": "en",
    }
    page = shown(with_data("Vector intro (video) | Khan Academy", video, body="<h1>Vector intro</h1>"), HERE)
    assert said(khan.claims_of(ITEM, page)) == {
        Field.TITLE: "Vector intro",
        Field.DESCRIPTION: "What a vector is.",
        Field.MINUTES: 9,
        Field.LANGUAGE: "en",
    }


def test_a_video_beside_another_lesson_is_not_taken_for_it() -> None:
    page = shown(
        with_data("Vectors | Khan Academy", {"@type": "VideoObject", "name": "Matrices", "duration": "PT9M"}), HERE
    )
    assert said(khan.claims_of(ITEM, page)) == {Field.TITLE: "Vectors"}


def test_the_front_page_it_led_to_claims_nothing() -> None:
    assert khan.claims_of(ITEM, shown(with_data("Math | Khan Academy"), "https://www.khanacademy.org/")) == ()
