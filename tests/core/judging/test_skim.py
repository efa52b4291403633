"""The first text of a page as a reader sees it, from markup of every kind."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rescatalog.core.judging.skim import ENOUGH_CHARS, MAX_STRETCH, skimmed
from rescatalog.core.judging.wording import Sayings, Speech

PIECES = [
    "<p>", "</p>", "<a href='x'>", "</a>", "<script>", "</script>", "<!--", "-->", "<nav>", "</nav>", "<svg", "<", ">",
    "<h1>", "</h1>", "&amp;", "&#x110000;", "text ", "<title>", "<math", "</", "<![CDATA[", "<body", " a=" * 50, "\x00",
]  # fmt: skip


def texts(body: str) -> list[str]:
    return [stretch.text for stretch in skimmed(body.encode(), "text/html; charset=utf-8").stretches]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    body = (
        "<head><title>T</title></head><body><script>var a = '<p>no</p>';</script><style>p{}</style><!-- <p>no</p> -->"
        "<nav><p>Menu</p></nav><svg><text>no</text></svg><p>Yes</p><footer>Foot</footer></body>"
    )
    assert texts(body) == ["Yes"]


def test_words_that_stand_in_one_line_are_one_stretch() -> None:
    assert texts("<div>The <b>page</b> you\n <em>want</em></div><p>is&nbsp;gone</p>") == [
        "The page you want",
        "is gone",
    ]


def test_headings_and_links_are_told() -> None:
    stretches = skimmed(b"<h2>Hm</h2><p><a href=x>Away</a></p><p>Stay</p>", None).stretches
    assert [(one.text, one.heading, one.linked) for one in stretches] == [
        ("Hm", True, False), ("Away", False, True), ("Stay", False, False),
    ]  # fmt: skip


def test_the_text_of_links_is_not_a_pages_own() -> None:
    skim = skimmed(b"<p><a href=x>12345</a> 123</p>", None)
    assert (skim.own_chars, skim.chars) == (3, 9)


def test_reading_ends_when_enough_was_said() -> None:
    skim = skimmed(b"<p>Much to say about vectors.</p>" * 5_000, None)
    assert ENOUGH_CHARS < skim.own_chars < 2 * ENOUGH_CHARS
    assert len(skimmed(b"<p>" + b"x" * 9_000, None).stretches[0].text) == MAX_STRETCH


@pytest.mark.parametrize("unclosed", ["<nav>", "<svg>", "<select>", "<textarea>"])
def test_what_somebody_forgot_to_close_hides_nothing(unclosed: str) -> None:
    assert "Vectors" in texts(f"<p>Algebra</p>{unclosed}<p>Vectors</p>")


@pytest.mark.parametrize("unclosed", ["<script>", "<style>", "<!--"])
def test_what_browsers_read_to_the_end_is_not_read(unclosed: str) -> None:
    assert texts(f"<p>Algebra</p>{unclosed}<p>Vectors</p>") == ["Algebra"]


@given(st.lists(st.sampled_from(PIECES), max_size=200).map("".join))
@example("<nav>" * 2_000)
@example("<!--" * 2_000)
@example("<a " + "x=y " * 5_000)
def test_no_markup_is_too_bad_to_be_read(body: str) -> None:
    skim = skimmed(body.encode(), "text/html; charset=utf-8")
    assert skim.own_chars <= len(body)
    assert all(stretch.text for stretch in skim.stretches)


@given(st.binary(max_size=2_000))
def test_no_bytes_are_too_bad_to_be_read(body: bytes) -> None:
    assert skimmed(body, None).own_chars >= 0


def test_a_saying_is_found_in_the_line_it_stands_in() -> None:
    speech = Speech("Welcome!\nSorry, the page you wanted is not here.\nBye")
    place = Sayings(["page you … not here"]).place_in(speech)
    assert place is not None
    assert speech.line_at(place) == 1


@pytest.mark.parametrize(
    ("saying", "text", "found"),
    [
        ("page not found", "Page  NOT found!", True),
        ("doesnt exist", "It doesn’t exist", True),
        ("page … gone", "the page you knew is gone", True),
        ("page … gone", "gone is the page", False),
        ("page … gone", "a page\nhas gone", False),
        ("page … gone", "page " + "x " * 200 + "gone", False),
        ("页面不存在", "抱歉，您访问的页面不存在。", True),
        ("पृष्ठ नहीं मिला", "क्षमा करें, पृष्ठ नहीं मिला।", True),
        ("not found", "nothing", False),
    ],
)
def test_sayings_are_found_in_any_script(saying: str, text: str, found: bool) -> None:  # noqa: FBT001
    assert (text in Sayings([saying])) == found
