"""Real pages of MIT OpenCourseWare, against the publisher's own records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.facts.answer import Answer, Page
from benchmarks.facts.corpora import COURSES, INNER, samples_in
from benchmarks.facts.own import read
from benchmarks.facts.sample import Sample
from benchmarks.facts.tally import Mark, marks_of, share
from rescatalog.core.facts.fact import Field

INNER_TITLES = 99.0
Figure = Callable[[str], None]
Read = tuple[tuple[Sample, ...], tuple[Answer, ...]]


@pytest.fixture(scope="module")
def pages(shared_data: Path) -> Read:
    """Return all pages with what is read from them."""
    samples = samples_in(shared_data / "ocw")
    answers = (
        read(sample.path.read_bytes(), Page(path="", url=sample.url, content_type=sample.content_type))
        for sample in samples
    )
    return samples, tuple(answers)


@pytest.fixture(scope="module")
def marks(pages: Read) -> tuple[Mark, ...]:
    """Return the grades of all that is read."""
    return marks_of(*pages)


def test_every_course_has_its_title(marks: tuple[Mark, ...]) -> None:
    assert share(marks, Field.TITLE, COURSES).exact == 100


def test_every_course_has_all_its_instructors_and_nobody_else(marks: tuple[Mark, ...]) -> None:
    assert share(marks, Field.CREATORS, COURSES).exact == 100


def test_nearly_every_inner_page_has_its_own_title(marks: tuple[Mark, ...], figure: Figure) -> None:
    found = share(marks, Field.TITLE, INNER)
    figure(f"titles of {found.pages} inner pages of real courses: {found.exact:.1f} % right")
    assert found.exact >= INNER_TITLES


def test_no_date_of_publication_is_invented(marks: tuple[Mark, ...]) -> None:
    assert share(marks, Field.PUBLISHED).blanks > 0
    assert [mark.given for mark in marks if mark.field is Field.PUBLISHED and mark.given] == []


def test_a_title_of_high_confidence_is_right(marks: tuple[Mark, ...]) -> None:
    sure = [mark for mark in marks if mark.field is Field.TITLE and mark.confidence == "high"]
    assert sure
    assert sum(mark.grade == "exact" for mark in sure) >= INNER_TITLES / 100 * len(sure)


def test_every_page_is_alive(pages: Read) -> None:
    assert {answer.verdict for answer in pages[1]} == {"alive"}
