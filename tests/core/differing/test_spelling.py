"""Spellings of one title and of one name are one; other titles and other names are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.differing.spelling import same_people, same_person, same_text, same_title

ONE_TITLE = [
    ("Linear Algebra", None, "LINEAR ALGEBRA"),
    ("Linear Algebra", None, "  Linear   algebra. "),
    ("Linear Algebra", None, "18.06SC Linear Algebra"),
    ("Linear Algebra", None, "CS 229: Linear Algebra"),
    ("Linear Algebra", None, "Linear Algebra | Mathematics | MIT OpenCourseWare"),
    ("Linear Algebra", None, "MIT OpenCourseWare - Linear Algebra"),
    ("Linear Algebra", None, "Linear Algebra (Fall 2011)"),
    ("Linear Algebra", None, "18.06SC Linear Algebra (Fall 2011) | MIT"),
    ("Signals and Systems", None, "RES.6-007 Signals & Systems"),
    ("Think DSP", "Digital Signal Processing in Python", "Think DSP"),
    ("Think DSP", "Digital Signal Processing in Python", "Think DSP: Digital Signal Processing in Python"),
    ("Think DSP", "Digital Signal Processing in Python", "Think DSP – Digital Signal Processing in Python"),
    ("Probability: Theory and Examples", None, "Probability"),
    ("The Matrix Cookbook", None, "Matrix Cookbook"),
    ("Algèbre linéaire", None, "Algebre Lineaire"),
    ("A Programmer's Introduction to Mathematics", None, "A Programmer’s Introduction to Mathematics"),
    ("Линейная алгебра", None, "линейная алгебра"),
    ("線形代数", None, "線形代数 | 大学"),
    ("Mathematics for Machine Learning Fall 2023", None, "Mathematics for Machine Learning Fall 2024"),
    ("Linear Algebra", None, "Home"),
    ("Linear Algebra", None, ""),
    ("Linear Algebra", None, "???"),
]
OTHER_TITLES = [
    ("Linear Algebra", None, "Abstract Algebra"),
    ("Linear Algebra", None, "Introduction to Linear Algebra"),
    ("Linear Algebra", None, "This domain is for sale"),
    ("Calculus 1", None, "Calculus 2"),
    ("Linear Algebra, Part I", None, "Linear Algebra, Part II"),
    ("Calculus (Part 1)", None, "Calculus (Part 2)"),
    ("Probability: Theory and Examples", None, "Probability: A Graduate Course"),
    ("Think DSP", "Digital Signal Processing in Python", "Think Bayes"),
]


@pytest.mark.parametrize(("curated", "subtitle", "observed"), ONE_TITLE)
def test_spellings_of_one_title_are_one_title(curated: str, subtitle: str | None, observed: str) -> None:
    assert same_title(curated, subtitle, observed)


@pytest.mark.parametrize(("curated", "subtitle", "observed"), OTHER_TITLES)
def test_another_title_is_another_title(curated: str, subtitle: str | None, observed: str) -> None:
    assert not same_title(curated, subtitle, observed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gilbert Strang", "gilbert  STRANG"),
        ("Gilbert Strang", "Prof. Gilbert Strang"),
        ("Gilbert Strang", "G. Strang"),
        ("Gilbert Strang", "W. Gilbert Strang"),
        ("Gilbert Strang", "Strang"),
        ("Gilbert Strang", "Strang Gilbert"),
        ("Paul Erdős", "Paul Erdos"),
        ("Khan Academy", "khan academy"),
        ("Alan V. Oppenheim", "Alan Oppenheim"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gilbert Strang", "Gilbert Stone"),
        ("Gilbert Strang", "Barbara Strang"),
        ("G. Strang", "B. Strang"),
        ("Gilbert Strang", ""),
        ("Gilbert Strang", "Dr."),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert not same_person(one, other)


@pytest.mark.parametrize(
    ("curated", "observed"),
    [
        (["Gilbert Strang"], ["Strang, Gilbert"]),
        (["John Tsitsiklis", "Patrick Jaillet"], ["Patrick Jaillet", "John Tsitsiklis"]),
        (["John Tsitsiklis", "Patrick Jaillet"], ["John Tsitsiklis et al."]),
        (["John Tsitsiklis"], ["John Tsitsiklis and Patrick Jaillet"]),
        (["John Tsitsiklis"], ["J. Tsitsiklis; P. Jaillet"]),
        (["John Tsitsiklis"], []),
        (["John Tsitsiklis"], ["", "et al."]),
    ],
)
def test_lists_of_the_same_people_are_the_same_however_they_are_cut(curated: list[str], observed: list[str]) -> None:
    assert same_people(curated, observed)


def test_a_list_with_a_stranger_in_place_of_somebody_is_another_list() -> None:
    assert not same_people(["John Tsitsiklis", "Patrick Jaillet"], ["John Tsitsiklis", "Ada Lovelace"])


def test_a_longer_form_of_an_organisation_is_that_organisation() -> None:
    assert same_text("MIT Press", "The MIT Press")
    assert same_text("Springer", "Springer New York")
    assert not same_text("MIT Press", "Oxford University Press")


@given(st.text(min_size=1, max_size=80), st.text(max_size=40))
def test_every_title_is_itself_with_or_without_its_subtitle(title: str, subtitle: str) -> None:
    assert same_title(title, subtitle or None, title)
    assert same_title(title, subtitle or None, f"{title}: {subtitle}")


@given(st.lists(st.text(max_size=30), max_size=4), st.lists(st.text(max_size=30), max_size=4))
def test_nothing_that_a_page_may_say_is_too_odd_to_be_compared(curated: list[str], observed: list[str]) -> None:
    assert isinstance(same_people(curated, observed), bool)
    assert isinstance(same_title("".join(curated), None, "".join(observed)), bool)


@pytest.mark.parametrize("bait", ["(" * 100_000, "a: " * 50_000, "- " * 50_000, "A1." * 50_000, " " * 100_000 + "x"])
def test_bait_for_slow_expressions_is_cut_before_it_is_read(bait: str) -> None:
    assert not same_title("Linear Algebra", None, f"x{bait}")
    assert not same_people(["Gilbert Strang"], [f"x{bait}"])
