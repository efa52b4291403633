"""Stanford: pages made by hand, from which only what is said plainly is taken."""

from __future__ import annotations

import pytest

from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.providers import stanford
from rescatalog.core.providers.provider import Item
from tests.core.providers.showing import said, shown

HERE = "https://cs229.stanford.edu/"
ITEM = Item(provider="stanford", kind="course", name="CS229")


def told(text: str, url: str = HERE) -> dict[Field, Value]:
    return said(stanford.claims_of(ITEM, shown(f"<!doctype html>{text}<p>Text.", url)))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (HERE, "CS229"),
        ("https://www.cs229.stanford.edu/index.html", "CS229"),
        ("https://cs224n.stanford.edu/", "CS224N"),
        ("https://web.stanford.edu/class/cs109/", "CS109"),
        ("https://web.stanford.edu/class/cs109", "CS109"),
        ("https://web.stanford.edu/class/ee364a/index.html", "EE364A"),
        ("https://web.stanford.edu/class/archive/cs/cs109/cs109.1236/", "CS109.1236"),
        ("https://see.stanford.edu/Course/EE261", "EE261"),
    ],
)
def test_an_address_names_a_course_and_perhaps_its_term(url: str, name: str) -> None:
    assert stanford.item_of(url) == Item(provider="stanford", kind="course", name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://cs229.stanford.edu/main_notes.pdf", "https://web.stanford.edu/~boyd/cvxbook/", "https://www.stanford.edu/",
        "https://library.stanford.edu/", "https://cs229.stanford.edu.evil.lan/", "https://web.stanford.edu/class/archive/",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert stanford.item_of(url) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CS229: Machine Learning", "CS229: Machine Learning"),
        ("CS 229 - Machine Learning", "CS 229 - Machine Learning"),
        ("Stanford CS229: Machine Learning | Stanford", "CS229: Machine Learning"),
        ("CS229: Machine Learning, Fall 2024", "CS229: Machine Learning"),
        ("CS229 | Machine Learning - Spring 2024", "CS229 | Machine Learning"),
        ("CS229: Non-linear Models", "CS229: Non-linear Models"),
        ("CS229: Spring 2024", None),
        ("CS229", None),
        ("CS229 | Home", None),
        ("CS229: Stanford University", None),
        ("CS221: Artificial Intelligence", None),
        ("Machine Learning", None),
    ],
)
def test_the_title_is_number_and_name_as_they_are_written(title: str, name: str | None) -> None:
    assert told(f"<title>{title}</title>").get(Field.TITLE) == name


def test_a_page_that_does_not_call_itself_by_its_number_claims_nothing() -> None:
    assert (
        told("<title>Welcome</title><h1>Welcome</h1><h2>Spring 2024</h2><h3>Instructor</h3><p>Ada Lovelace</p>") == {}
    )


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("<title>CS229: Machine Learning</title><h1>CS229</h1><h2>Fall 2024</h2>", "Autumn 2024"),
        ("<title>CS229: Machine Learning (Spring Quarter, 2023)</title>", "Spring 2023"),
        ("<title>CS229</title><h2>Winter 2024</h2><h2>Autumn 2023</h2>", None),
        ("<title>CS229</title><p>Last taught in Spring 2011.", None),
    ],
)
def test_the_term_is_the_only_one_that_title_and_headings_name(text: str, term: str | None) -> None:
    assert told(text).get(Field.TERM) == term


@pytest.mark.parametrize(
    ("number", "term"),
    [
        ("1232", "Autumn 2022"),
        ("1234", "Winter 2023"),
        ("1236", "Spring 2023"),
        ("1238", "Summer 2023"),
        ("1012", "Autumn 2000"),
    ],
)
def test_a_term_s_number_in_the_address_is_read(number: str, term: str) -> None:
    url = f"https://web.stanford.edu/class/archive/cs/cs229/cs229.{number}/"
    assert told("<title>CS229: Machine Learning</title><h2>Spring 1999</h2>", url)[Field.TERM] == term


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "<h3>Instructors</h3><ul><li>Ada Lovelace</li><li><a href=x>Emmy Noether</a></li></ul>",
            ("Ada Lovelace", "Emmy Noether"),
        ),
        ("<h3>Instructor:</h3><p>Prof. Ada Lovelace</p>", ("Ada Lovelace",)),
        ("<p><b>Lecturer</b> <a href=x>Ada Lovelace</a></p>", ("Ada Lovelace",)),
        ("<p>Instructors: Ada Lovelace and Emmy Noether</p>", ("Ada Lovelace", "Emmy Noether")),
        ("<p>Instructor: Ada J. Lovelace, Emmy Noether</p>", ("Ada J. Lovelace", "Emmy Noether")),
        (
            "<h2>Instructors</h2><div class=i>Ada Lovelace</div><div class=i>Olav Nygård</div><div>Bob Smith</div>",
            ("Ada Lovelace", "Olav Nygård"),
        ),
        ("<h5>Ada Lovelace</h5><p>Instructor</p><h5>Bob Smith</h5><p>Course Assistant</p>", ("Ada Lovelace",)),
        ("<h3>Instructors</h3><p>Office Hours</p>", None),
        ("<h3>Instructors</h3><p>Ada Lovelace</p><h3>Teaching Assistants</h3><p>Bob Smith</p>", ("Ada Lovelace",)),
        ("<h3>Teaching Assistants</h3><p>Bob Smith</p>", None),
        ("<h3>Lectures</h3><p>Gates Building</p>", None),
        ("<h3>Instructors</h3><ul>" + "".join(f"<li>Ada {x}ovelace</li>" for x in "ABCDEFG") + "</ul>", None),
        ("<p>Ask your instructor: she knows.</p>", None),
    ],
)
def test_teachers_are_names_behind_the_word(text: str, names: tuple[str, ...] | None) -> None:
    assert told(f"<title>CS229: Machine Learning</title><h1>CS229</h1>{text}").get(Field.CREATORS) == names


def test_the_number_is_told_when_the_page_shows_it() -> None:
    assert told("<title>CS 229</title>") == {Field.COURSE_NUMBER: "CS229"}
