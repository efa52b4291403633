"""fast.ai: courses on hosts of their own, posts with a date in the address, and Quarto's title block."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import fastai
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import said, shown

POST = "https://www.fast.ai/posts/2017-07-17-num-lin-alg.html"
ITEM = Item(provider="fastai", kind="post", name="posts/2017-07-17-num-lin-alg.html")
QUARTO = """<!doctype html><title>fast.ai - New course: algebra</title><meta name="description" content="Out today.">
<header id="title-block-header"><div class="quarto-title"><h1 class="title">New course: algebra</h1></div>
<div class="quarto-title-meta"><div><div class="quarto-title-meta-heading">Author</div>
<div class="quarto-title-meta-contents"><p>Ada L.</p><p>Emmy N.</p></div></div>
<div><div class="quarto-title-meta-heading">Published</div><div class="quarto-title-meta-contents"><p class="date">July
17, 2017</p></div></div></div></header><p>Text."""


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://course.fast.ai/", "course", "course.fast.ai"),
        ("https://course19.fast.ai/index.html", "course", "course19.fast.ai"),
        ("https://course-v3.fast.ai/", "course", "course-v3.fast.ai"),
        ("https://course.fast.ai/Lessons/lesson1.html", "lesson", "course.fast.ai/Lessons/lesson1.html"),
        (POST, "post", "posts/2017-07-17-num-lin-alg.html"),
        ("http://www.fast.ai/2017/07/17/num-lin-alg/", "post", "2017/07/17/num-lin-alg"),
    ],
)
def test_an_address_names_a_course_lesson_or_post(url: str, kind: str, name: str) -> None:
    assert fastai.item_of(url) == Item(provider="fastai", kind=kind, name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.fast.ai/", "https://forums.fast.ai/t/1", "https://docs.fast.ai/", "https://course.fast.ai/about.html",
        "https://www.fast.ai/2017/13/45/x/", "https://course.fast.ai.evil.lan/",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert fastai.item_of(url) is None


def test_a_post_tells_title_and_authors_and_its_address_the_day() -> None:
    assert said(fastai.claims_of(ITEM, shown(QUARTO, POST))) == {
        Field.TITLE: "New course: algebra",
        Field.CREATORS: ("Ada L.", "Emmy N."),
        Field.PUBLISHED: "2017-07-17",
        Field.DESCRIPTION: "Out today.",
    }


def test_a_course_of_an_earlier_year_has_the_year_in_its_host_and_no_date() -> None:
    page = shown("<title>Deep learning</title><h1>Deep learning</h1><p>x", "https://course19.fast.ai/")
    item = Item(provider="fastai", kind="course", name="course19.fast.ai")
    assert said(fastai.claims_of(item, page)) == {Field.TITLE: "Deep learning", Field.TERM: "2019"}


@pytest.mark.parametrize("text", ["<h1>Deep learning</h1><h1>News</h1>", "<h1>Other</h1>", ""])
def test_a_heading_that_is_not_alone_or_not_the_title_is_no_title(text: str) -> None:
    page = shown(f"<title>Deep learning</title>{text}<p>x", "https://course.fast.ai/")
    item = Item(provider="fastai", kind="course", name="course.fast.ai")
    assert fastai.claims_of(item, page) == ()


def test_the_course_of_today_claims_no_term() -> None:
    page = shown(QUARTO, "https://course.fast.ai/")
    item = Item(provider="fastai", kind="course", name="course.fast.ai")
    assert not {Field.TERM, Field.PUBLISHED, Field.DESCRIPTION} & said(fastai.claims_of(item, page)).keys()
