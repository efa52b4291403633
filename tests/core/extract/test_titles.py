"""Where a title ends and the name of the site begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.sites import Site
from rescatalog.core.extract.titles import cut, is_alike, is_telling, leading
from rescatalog.core.facts.fact import Field
from tests.core.extract.reading_pages import linked, page_of, value_in

SITE = Site(names=frozenset({"mitopencourseware", "cnn"}), cores=("wikipedia", "cnn", "nytimes"))
PANDAS = Site(cores=("pandas", "pydata"))


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
    site = page.site
    assert site.is_named("the vector letter")
    assert site.is_named("Vector House")
    assert site.is_named("Vectors")
    assert not site.is_named("On sets")


def test_a_person_with_a_site_of_their_own_name_stays_a_person() -> None:
    page = page_of(
        '<meta property="og:site_name" content="Ada Lind">' + linked('{"@type":"Person","name":"Ada Lind"}'),
        "https://adalind.example/",
    )
    assert not page.site.names


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("pandas.cut — pandas 1.5.3 documentation", "pandas.cut"),
        ("pandas.cut — pandas documentation", "pandas.cut"),
        ("Pandas basics - A first look", "Pandas basics - A first look"),
        ("Rows in std::slice", "Rows in std::slice"),
        ("Rows :: Tables", "Rows"),
        ("Bug Criteria (SlowCalc (version 7.3.0))", "Bug Criteria"),
        ("Sets (mathematics)", "Sets (mathematics)"),
        ("Sets - How we write documentation", "Sets - How we write documentation"),
    ],
)
def test_manuals_hang_their_names_onto_titles_in_their_own_ways(title: str, rest: str) -> None:
    assert cut(title, PANDAS, boldly=True) == rest


def test_a_number_and_a_kind_go_where_the_heading_does_without() -> None:
    assert cut("2. Vectors — Think Matrix", Site(), ["Vectors"]) == "Vectors"
    assert cut("3.2 Eigenvalues", Site(), ["3.2 Eigenvalues"]) == "3.2 Eigenvalues"
    assert cut("Course: Sets", Site(), ["Sets"]) == "Sets"
    assert cut("Course: Sets", Site(), ["Maps"]) == "Course: Sets"
    assert leading("Course: Sets", Site(), ["Sets"]) == "Sets"


def test_the_title_of_a_front_page_keeps_the_name_of_the_site() -> None:
    assert cut("Wikipedia: the free one", Site(cores=("wikipedia",), is_front=True)) == "Wikipedia: the free one"


@pytest.mark.parametrize(
    "title", ["Aron's homepage", "Home", "Untitled Document", "linreg_v2", "notes.ipynb", "Welcome"]
)
def test_what_every_page_of_a_site_may_be_called_tells_nothing(title: str) -> None:
    assert not is_telling(title, Site())
    assert is_telling("Home is where the heart is", Site())


@pytest.mark.parametrize("sign", ["¶", "#"])
def test_a_link_to_a_heading_is_no_part_of_it(sign: str) -> None:
    page = page_of(f'<h1>Sets<a class="headerlink" href="#sets">{sign}</a></h1><h1>Learn C#</h1><h1><a>C</a>#</h1>')
    assert page.headings == ("Sets", "Learn C#", "C#")


@pytest.mark.parametrize(
    "page",
    [
        "<title>Loops - The Book</title><h1 class='menu-title'>The Book</h1><main><h2>Loops</h2>",
        "<title>Loops - The Book</title><header><h1>The Book</h1></header><main><h2>Loops</h2>",
        "<title>The Book: Loops</title><h1><a href='/'>The Book</a></h1><h3>Loops</h3>",
        "<title>The Book » Blog Archive » Loops</title><h1>The Book</h1><h2>Loops</h2>",
        "<meta name='generator' content='rustdoc'><title>Loops - The Book</title><h1>Struct a::Loops</h1>",
        "<title>The Book</title><h1><a href='../..'>The Book</a></h1><h1>Loops</h1><h2>Loops</h2>",
        "<title>loops_v2</title><h1>Loops</h1>",
        "<title>The Book</title><div itemscope itemtype='http://schema.org/Article'><h2 itemprop='headline'>Loops</h2>",
        "<title>Book: View Item</title><h1>Book</h1><meta name='dc.title' content='Loops'>",
        "<title>Sums: Loops</title><h2><span class='kicker'>Sums</span>: <b>Loops</b></h2>",
    ],
)
def test_what_names_the_site_or_the_whole_is_not_the_title_of_the_page(page: str) -> None:
    assert value_in(page, Field.TITLE, "https://sets.example/a/b/c.html") == "Loops"


def test_a_heading_that_leads_up_may_be_all_that_a_title_names() -> None:
    page = "<title>Sets | Mathematics | Some School</title><h1><a href='../index.html'>Sets</a></h1>"
    page += "<meta property='og:site_name' content='Some School'>"
    assert value_in(page, Field.TITLE, "https://sets.example/course/pages/one.html") == "Sets"


def test_the_site_names_its_front_page() -> None:
    page = "<title>The Book - All of it</title><h1 class='site-title'><a href='/'>The Book</a></h1>"
    assert value_in(page, Field.TITLE, "https://sets.example/") == "The Book"


def test_a_second_line_is_no_part_of_a_heading() -> None:
    page = page_of("<h1><span id=productTitle>Sets</span> <span id=productSubtitle>1st Edition</span></h1>")
    assert page.headings == ("Sets",)
    assert page_of("<h1><span class=subtitle>Sets</span></h1>").headings == ("Sets",)


def test_a_heading_that_leads_to_the_page_itself_is_its_own() -> None:
    page = page_of("<h1><a href='/course/'>Sets</a></h1><h1><a href='./index.html'>Maps</a></h1>")
    assert page.site.brands == frozenset()


@given(st.text(min_size=1, max_size=300), st.lists(st.text(max_size=60), max_size=3), st.booleans())
def test_a_cut_title_is_a_part_of_it_or_a_heading(title: str, headings: list[str], boldly: bool) -> None:  # noqa: FBT001 - drawn
    rest = cut(title, SITE, headings, boldly=boldly)
    assert rest
    assert len(rest) <= len(title)
