"""Small pages in the shapes of the real web: what is read of them stays as right as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.facts.answer import Answer, Page
from benchmarks.facts.corpora import samples_in
from benchmarks.facts.own import read
from benchmarks.facts.sample import Sample
from benchmarks.facts.tally import Mark, marks_of, share, tier
from rescatalog.core.facts.fact import Confidence, Field

PAGES = Path(__file__).with_name("pages")
Figure = Callable[[str], None]
Read = tuple[tuple[Sample, ...], tuple[Answer, ...]]

# What was measured when these pages were written, less a page or two; better readers may raise it.
FLOORS = {Field.TITLE: 99.0, Field.CREATORS: 97.0, Field.PUBLISHED: 96.0, Field.LANGUAGE: 99.0}
# What was measured of the best other reader on the same pages, blanks rightly left counted.
OTHERS = {Field.TITLE: 66.0, Field.CREATORS: 73.1, Field.PUBLISHED: 78.2, Field.LANGUAGE: 72.8}
# What may fill a blank must be right this often.
SURE = {Field.TITLE: 98.0, Field.CREATORS: 97.0, Field.PUBLISHED: 98.0, Field.LANGUAGE: 98.0}


@pytest.fixture(scope="module")
def pages() -> Read:
    """Return all pages with what is read from them."""
    # The figures below were measured on these; pages that join later have floors of their own.
    samples = tuple(sample for sample in samples_in(PAGES) if sample.path.name.startswith("g-"))
    answers = (
        read(sample.path.read_bytes(), Page(path="", url=sample.url, content_type=sample.content_type))
        for sample in samples
    )
    return samples, tuple(answers)


@pytest.fixture(scope="module")
def marks(pages: Read) -> tuple[Mark, ...]:
    """Return the grades of all that is read."""
    return marks_of(*pages)


@pytest.mark.parametrize("field", FLOORS)
def test_a_field_is_read_as_right_as_before(marks: tuple[Mark, ...], field: Field, figure: Figure) -> None:
    found = share(marks, field)
    figure(f"{field} of {found.pages} imitated pages: {found.exact:.1f} % right, {found.invented} invented")
    assert found.exact >= FLOORS[field]


@pytest.mark.parametrize("field", OTHERS)
def test_no_other_reader_is_right_more_often(marks: tuple[Mark, ...], field: Field) -> None:
    assert share(marks, field).right >= OTHERS[field]


@pytest.mark.parametrize("field", SURE)
def test_what_is_said_to_be_sure_is_right(marks: tuple[Mark, ...], field: Field) -> None:
    sure = tier(marks, field, Confidence.HIGH)
    assert sure.pages
    assert sure.exact >= SURE[field]


@pytest.mark.parametrize("field", [Field.CREATORS, Field.PUBLISHED, Field.TITLE])
def test_nothing_that_may_fill_a_blank_is_invented(marks: tuple[Mark, ...], field: Field) -> None:
    assert tier(marks, field, Confidence.HIGH).invented == 0


def test_no_author_is_invented(marks: tuple[Mark, ...]) -> None:
    assert share(marks, Field.CREATORS).blanks
    assert [mark for mark in marks if mark.field is Field.CREATORS and mark.grade == "invented"] == []


def test_all_these_pages_live(pages: Read) -> None:
    wrong = {
        sample.path.name: answer.reason for sample, answer in zip(*pages, strict=True) if answer.verdict != "alive"
    }
    assert wrong == {}
