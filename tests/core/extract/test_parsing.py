"""Bytes of any kind become a page within bounds, or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.extract.headings import MOST_HEADINGS
from rescatalog.core.extract.parsing import (
    LETTERS_OF_TOO_MANY,
    MAX_BYTES,
    MOST_ATTRIBUTES,
    MOST_ELEMENTS,
    MOST_METAS,
    MOST_OF_ONE_NAME,
    parsed,
)
from rescatalog.core.facts.fact import Field
from rescatalog.core.providers.reading import facts_of
from tests.core.extract.reading_pages import HTML, URL, facts_in, linked, page_of

# What markup breaks on: tags of all kinds, opened and not closed, quotes, entities, scripts, odd bytes.
PIECES = [
    b"<", b">", b"</", b"<a ", b"<p>", b"<b>", b"</p>", b"<div itemscope itemtype='http://schema.org/Book'>",
    b"<h1>",
    b"<title>", b"</title>", b"<meta name=author content='", b"<meta property=og:title content=", b"'", b'"', b"=",
    b"&amp;",
    b"&#x0;", b"&#xD800;", b"&", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>", b"<svg><title>",
    b"<time ",
    b"<script type='application/ld+json'>", b"</script>", b'{"@type": "Book", "name": ', b"[", b"{", b",", b"}", b"]",
    b"\\",
    b"<i itemprop=author>", b"<link rel=canonical href=", b"//[", b"\x00", b"\xff\xfe", b"\xe2\x80\xae", b"\x1b[31m",
    b"Sets ",
    b"2001-01-01", b"<table>", b"<select>", b"<template>", b"<base href=x>", b"<meta charset=utf-7>", b" lang=xx ",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20)), max_size=80))
@settings(max_examples=400)
def test_markup_of_any_kind_is_survived_and_what_is_read_is_plain(pieces: list[bytes]) -> None:
    for fact in facts_of(b"".join(pieces), HTML, URL):
        for text in fact.value if isinstance(fact.value, tuple) else (fact.value,):
            assert not isinstance(text, str) or (
                0 < len(text) <= 2_000 and not any(letter in text for letter in "\x00\x1b\n\u202e")
            )


@given(
    st.binary(max_size=400), st.sampled_from([None, "text/html", "text/html; charset=utf-16", "application/pdf", "x"])
)
def test_bytes_of_any_kind_are_survived(body: bytes, kind: str | None) -> None:
    for facts in (
        facts_of(body, [("content-type", kind)] if kind else [], URL),
        facts_of(b"%PDF-1.4" + body, [("content-type", "application/pdf")], URL),
    ):
        assert len({fact.field for fact in facts}) == len(facts), "one fact at most of each field"


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"", "text/html"),
     (b"Sets", "text/html"), (b"<p>", "image/png"), (b"%PDF-1.4 <", "text/html"), (b"<!-- -->", None),
     (b"<", None), (b"<p>", "application/pdf")],
)  # fmt: skip
def test_what_is_no_web_page_is_none(body: bytes, kind: str | None) -> None:
    page = parsed(body, kind, URL)
    assert page is None or page.title is None


def test_title_headings_metas_and_nodes_are_at_hand() -> None:
    page = page_of(
        "<title> On\n sets </title><svg><title>A drawing</title></svg><h1>On<br>sets</h1><h1></h1><h1>Maps</h1>"
        '<meta NAME="Author" content="Ada"><meta name=author content=Bo><meta property=og:title value="Sets">'
        + linked('{"@type": "Book"}')
    )
    assert page.title == "On sets"
    assert page.headings == ("On sets", "Maps")
    assert page.metas["author"] == ("Ada", "Bo")
    assert page.meta("nothing", "og:title") == "Sets"
    assert page.things == ({"@type": "Book"},)
    assert page.url == URL


def test_metas_and_headings_are_bounded() -> None:
    page = page_of("<meta name=a content=b>" * 1_000 + "".join(f"<h1>Sets {number}</h1>" for number in range(20)))
    assert len(page.metas["a"]) == min(MOST_METAS, MOST_OF_ONE_NAME)
    assert len(page.headings) == MOST_HEADINGS


def test_a_page_is_read_as_far_as_the_cap() -> None:
    body = b"<title>Sets</title>" + b" " * MAX_BYTES + b"<h1>Maps</h1>"
    page = parsed(body, "text/html", URL)
    assert page is not None
    assert (page.title, page.headings) == ("Sets", ())


def test_of_a_page_with_far_too_many_elements_the_beginning_is_read() -> None:
    page = page_of("<title>Sets</title>" + "<a>" * (MOST_ELEMENTS + 1))
    assert page.title == "Sets"
    assert sum(1 for _ in page.tree.iter("a")) <= LETTERS_OF_TOO_MANY
    kept = page_of("<title>Sets</title>" + "<i>a</i>" * (MOST_ELEMENTS // 2) + "<h1>Maps</h1>")
    assert kept.headings == ("Maps",)


@pytest.mark.parametrize("attribute", ["a{}", 'a{}=">"', "a{}='<'", "a{}=1", "a{}/"])
def test_a_tag_keeps_as_many_attributes_as_anybody_needs(attribute: str) -> None:
    many = " ".join(attribute.format(number) for number in range(20 * MOST_ATTRIBUTES))
    page = page_of(f"<title>Sets</title><h1>Maps</h1><b {many}>x</b><i class=last>y</i>")
    (bold,) = page.tree.iter("b")
    assert 0 < len(bold.attrib) <= MOST_ATTRIBUTES
    assert page.headings == ("Maps",)


def test_a_long_attribute_is_kept() -> None:
    long = "x > y < z " * 1_000
    page = page_of(f'<title>Sets</title><b data-all="{long}" id="kept">x</b><h1>Maps</h1>')
    (bold,) = page.tree.iter("b")
    assert bold.get("id") == "kept"
    assert page.headings == ("Maps",)


def test_what_stands_behind_many_open_tags_is_read() -> None:
    page = page_of("<title>Sets</title>" + "<div>" * 600 + "<h1>Maps</h1>")
    assert page.headings == ("Maps",)


@pytest.mark.parametrize(
    ("charset", "text"),
    [("utf-8", "Множества"), ("windows-1251", "Множества"), ("gb2312", "线性代数"),
     ("iso-8859-1", "Ensembles déjà vus"),
     ("shift_jis", "線形代数"), ("euc-kr", "선형대수")],
)  # fmt: skip
def test_titles_are_read_in_every_charset(charset: str, text: str) -> None:
    body = f"<meta charset={charset}><title>{text}</title>".encode(charset)
    (title,) = [fact for fact in facts_of(body, [("content-type", "text/html")], URL) if fact.field is Field.TITLE]
    assert title.value == text


def test_a_fact_in_control_characters_is_cleaned() -> None:
    assert facts_in("<title>Se&#x202e;ts\x1b[31m &#8203;and\x07 maps</title>")[Field.TITLE].value == "Sets[31m and maps"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 13_000, "<b><i><p>" * 7_000, "<a>" * 21_000, "<svg>" * 10_000, "<!--" * 16_000, "<" * 64_000,
        "&amp;" * 13_000, "<table><tr><td>" * 4_000, "<title>" + " - a" * 16_000, "<h1>" + "a<br>" * 13_000,
        '<meta name=author content="' + "a, " * 20_000, "<i class=author>x" * 3_800,
        linked("[" * 30_000), linked("{{" * 30_000), linked("," + " " * 64_000), linked('\\"' * 30_000),
        linked("{/*" * 20_000),
        "<div itemscope itemtype='http://schema.org/Thing' itemprop=author>" * 1_000,
    ],
    ids=range(18),
)  # fmt: skip
def test_sixty_four_kilobytes_of_hostile_markup_are_read(hostile: str) -> None:
    assert facts_in("<title>Sets</title>" + hostile)[Field.TITLE].value == "Sets"
