"""Where a title ends and the name of the site begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.titles import Site, cut, is_alike, leading, site_of
from tests.core.extract.reading_pages import linked, page_of

SITE = Site(names=frozenset({"mitopencourseware", "cnn"}), cores=("wikipedia", "cnn", "nytimes"))


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Linear algebra - Wikipedia", "Linear algebra"),
        ("Linear algebra – Wikipedia", "Linear algebra"),
        ("Wikipedia: Linear algebra", "Linear algebra"),
        ("Sets | MIT OpenCourseWare", "Sets"),
        ("Storm ends | CNN Politics", "Storm ends"),
        ("Chapter 2 - Vectors", "Chapter 2 - Vectors"),
        ("Sets: a first course", "Sets: a first course"),
        ("Wikipedia", "Wikipedia"),
        ("[1706.03762] Attention", "Attention"),
        ("Sets", "Sets"),
    ],
)
def test_the_name_of_the_site_is_cut_off(title: str, rest: str) -> None:
    assert cut(title, SITE) == rest


def test_what_a_heading_repeats_is_the_title() -> None:
    assert cut("Sets - Course 101 - Some School", Site(), ["Sets"]) == "Sets"
    assert cut("Sets / Articles / Some School", Site(), ["Sets"]) == "Sets"
    assert cut("短缺药品保供稳价-新华网", Site(), ["短缺药品保供稳价"]) == "短缺药品保供稳价"
    assert cut("Sets - and maps", Site(), ["Sets - and maps"]) == "Sets - and maps"


def test_what_follows_a_colon_is_a_part_of_the_title() -> None:
    assert cut("Sets: a first course", Site(), ["Sets"]) == "Sets: a first course"


def test_a_bar_parts_what_is_not_known_where_one_dares_to() -> None:
    assert cut("Sets | Mathematics | Some School", Site(), boldly=True) == "Sets"
    assert cut("Sets - Some School", Site(), boldly=True) == "Sets - Some School"


def test_the_heading_that_agrees_with_the_title_leads() -> None:
    assert leading("Fast maps in V8 · V8", Site(), ["690", "Fast maps in V8"]) == "Fast maps in V8"
    assert leading("Matrices | Algebra", Site(), ["Algebra", "Matrices"]) == "Matrices"
    assert leading("Matrices", Site(), ["Vectors"]) is None
    assert leading("Wikipedia - Sets", SITE, ["Wikipedia", "Sets"]) == "Sets"


def test_a_title_is_alike_when_one_begins_with_the_other() -> None:
    assert is_alike("Sets", "“Sets” and maps")
    assert not is_alike("Sets", "Setsuko")
    assert not is_alike("", "Sets")


def test_a_site_is_named_by_its_markup_and_its_host() -> None:
    page = page_of(
        '<meta property="og:site_name" content="The Vector Letter">'
        + linked('{"@type":"Article","publisher":{"@type":"Organization","name":"Vector House"}}'),
        "https://www.vectors.example/",
    )
    site = site_of(page)
    assert site.is_named("the vector letter")
    assert site.is_named("Vector House")
    assert site.is_named("Vectors")
    assert not site.is_named("On sets")


def test_a_person_with_a_site_of_their_own_name_stays_a_person() -> None:
    page = page_of(
        '<meta property="og:site_name" content="Ada Lind">' + linked('{"@type":"Person","name":"Ada Lind"}'),
        "https://adalind.example/",
    )
    assert not site_of(page).names


@given(st.text(min_size=1, max_size=300), st.lists(st.text(max_size=60), max_size=3), st.booleans())
def test_a_cut_title_is_a_part_of_it_or_a_heading(title: str, headings: list[str], boldly: bool) -> None:  # noqa: FBT001 - drawn
    rest = cut(title, SITE, headings, boldly=boldly)
    assert rest
    assert len(rest) <= len(title)
