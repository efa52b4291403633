"""Medium: posts by their number, without the site's name, and what members alone may read."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import medium
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import said, shown, with_data

HERE = "https://medium.com/technomancy/the-math-af0d90db3903"
ITEM = Item(provider="medium", kind="post", name="af0d90db3903")
POST = {
    "@type": "NewsArticle",
    "name": "The Math - Technomancy - Medium",
    "headline": "The Math - Medium",
    "author": {"@type": "Person", "name": "Ada L."},
    "datePublished": "2018-03-01T10:00:00.000Z",
    "dateModified": "2018-03-02T10:00:00.000Z",
}


@pytest.mark.parametrize(
    "url",
    [
        HERE,
        "https://medium.com/@ada/the-math-af0d90db3903?source=x",
        "https://ada.medium.com/the-math-af0d90db3903",
        "https://medium.com/p/af0d90db3903",
        "https://medium.com/@ada/af0d90db3903",
        "https://medium.com/@ada/%E6%95%B8-af0d90db3903",
    ],
)
def test_a_post_is_known_by_its_number_wherever_it_stands(url: str) -> None:
    assert medium.item_of(url) == ITEM


@pytest.mark.parametrize(
    "url",
    [
        "https://medium.com/", "https://medium.com/@ada", "https://medium.com/tag/math", "https://medium.com/m/signin",
        "https://a.lan/the-math-af0d90db3903", "https://medium.com.evil.lan/x-af0d90db3903",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert medium.item_of(url) is None


def test_the_page_tells_its_title_without_the_site() -> None:
    head = '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="9 min read">'
    page = shown(with_data("The Math | by Ada L. | Medium" + "</title>" + head + "<title>", POST), HERE)
    assert said(medium.claims_of(ITEM, page)) == {
        Field.TITLE: "The Math",
        Field.CREATORS: ("Ada L.",),
        Field.PUBLISHED: "2018-03-01",
        Field.MODIFIED: "2018-03-02",
        Field.MINUTES: 9,
    }


@pytest.mark.parametrize(
    "title",
    [
        "The Math - Medium",
        "The Math \u2013 Medium",
        "The Math | by Ada L. | Medium",
        "The Math | by Ada L. | Technomancy | Medium",
    ],
)
def test_endings_of_titles_come_off(title: str) -> None:
    assert said(medium.claims_of(ITEM, shown(with_data(title), HERE))) == {Field.TITLE: "The Math"}


def test_the_publication_at_the_end_comes_off_too() -> None:
    post = {**POST, "headline": "The Math \u2013 Technomancy \u2013 Medium", "publisher": {"name": "Technomancy"}}
    assert said(medium.claims_of(ITEM, shown(with_data("x", post), HERE)))[Field.TITLE] == "The Math"


@pytest.mark.parametrize("title", ["The Math - Ada L. - Medium", "The Math \u2013 Ada L. \u2013 Medium"])
def test_the_author_at_the_end_comes_off_too(title: str) -> None:
    post = {**POST, "headline": title, "name": title}
    assert said(medium.claims_of(ITEM, shown(with_data(title, post), HERE)))[Field.TITLE] == "The Math"


@pytest.mark.parametrize("title", ["Just a moment...", "Page not found | Medium", "Sign in - Medium"])
def test_what_does_not_show_that_it_is_a_post_has_no_title(title: str) -> None:
    assert medium.claims_of(ITEM, shown(with_data(title), HERE)) == ()


def test_the_site_s_own_name_is_no_title() -> None:
    assert medium.claims_of(ITEM, shown(with_data("Medium"), HERE)) == ()


@pytest.mark.parametrize(
    ("post", "body", "free"),
    [
        ({"isAccessibleForFree": False}, "", False),
        ({"isAccessibleForFree": "False"}, "", False),
        ({"isAccessibleForFree": True}, "", None),
        ({}, "<p>Member-only story</p>", False),
        ({}, "<p>Why I left member-only story writing</p>", None),
        ({}, "", None),
    ],
)
def test_a_post_for_members_is_not_free_and_none_is_said_to_be(
    post: dict[str, object], body: str, free: object
) -> None:
    page = shown(with_data("The Math - Medium", {**POST, **post}, body=body), HERE)
    assert said(medium.claims_of(ITEM, page)).get(Field.FREE) is free


def test_another_post_in_its_place_is_not_read() -> None:
    assert medium.claims_of(ITEM, shown(with_data("Other", POST), "https://medium.com/@ada/other-0123456789ab")) == ()
