"""How readings are graded: what is the same, what is close, what is an invention."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.errors import NotMeasuredError
from benchmarks.facts.answer import Answer
from benchmarks.facts.corpora import COURSES, INNER, samples_in
from benchmarks.facts.folding import folded, folded_name, likeness, same_time
from benchmarks.facts.grading import Grade, grade
from benchmarks.facts.sample import Expected
from benchmarks.facts.tally import marks_of, share, times
from benchmarks.facts.walls import recordings_in
from rescatalog.core.facts.fact import Field


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pascal&#8217;s Triangle", "pascal's  triangle"),
        ("“Signal” — Noise", '"Signal" - noise'),
        ("ＡＢＣ", "abc"),
        ("A\u00a0B\n C", "a b c"),
        ("5′ − 3", "5' - 3"),
    ],
)
def test_form_makes_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text(max_size=80))
def test_what_is_folded_stays_folded_in_case_and_blanks(text: str) -> None:
    assert folded(text) == " ".join(folded(text).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strang, Gilbert", "Gilbert Strang"),
        ("Prof. Dr. Albert R. Meyer", "Albert R Meyer"),
        ("Professor J. Doe", "j doe"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


def test_initials_are_not_spelled_out_by_the_grader() -> None:
    assert folded_name("G. Strang") != folded_name("Gilbert Strang")


def test_japanese_is_compared_sign_by_sign() -> None:
    assert likeness("線形代数入門", "線形 代数") == pytest.approx(0.8)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize(
    ("expected", "given_", "same"),
    [
        ("2020-01-01", "2019-12-31T23:00:00Z", True),
        ("2020-01-01", "2020-01-03", False),
        ("2020", "2020-07-05", True),
        ("2020-07", "2020-07-05", True),
        ("2020-07", "2020-08-01", False),
        ("2020-07-05", "2020", False),
        ("2020-07-05", "soon", False),
        ("2020-02-30", "2020-02-30", False),
    ],
)
def test_dates_are_the_same_within_a_day_or_as_far_as_they_go(expected: str, given_: str, *, same: bool) -> None:
    assert same_time(expected, given_) is same


@pytest.mark.parametrize(
    ("field", "expected", "given_", "worth"),
    [
        (Field.TITLE, "A Walk in the Park", "a walk in the park", Grade.EXACT),
        (Field.TITLE, "A Walk in the Park", "A Walk in the Park!?", Grade.CLOSE),
        (Field.TITLE, "A Walk in the Park", "Home", Grade.WRONG),
        (Field.TITLE, "A Walk in the Park", "", Grade.SILENT),
        (Field.PUBLISHED, None, "2001-01-01", Grade.INVENTED),
        (Field.PUBLISHED, None, None, Grade.RIGHTLY_SILENT),
        (Field.CREATORS, ("Ann Ash", "Bo Birch"), ["Birch, Bo", "Ann Ash"], Grade.EXACT),
        (Field.CREATORS, ("Ann Ash", "Bo Birch"), ["Ann Ash"], Grade.CLOSE),
        (Field.CREATORS, ("Ann Ash",), ["The Site"], Grade.WRONG),
        (Field.LANGUAGE, "pt", "pt-BR", Grade.EXACT),
        (Field.LANGUAGE, "en", "de", Grade.WRONG),
        (Field.ISBN13, "9783161484100", "978-3-16-148410-0", Grade.EXACT),
        (Field.MINUTES, 47, 47, Grade.EXACT),
        (Field.MINUTES, 47, 46, Grade.WRONG),
        (Field.FREE, True, False, Grade.WRONG),
    ],
)
def test_a_value_gets_its_grade(field: Field, expected: Expected, given_: object, worth: Grade) -> None:
    assert grade(field, expected, given_) is worth


def written(folder: Path, name: str, about: object, page: str = "<title>x</title>") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / ("index.html" if name == "data" else f"{name}.html")).write_text(page, encoding="utf-8")


def test_pages_beside_their_json_are_a_corpus(tmp_path: Path) -> None:
    expected = {"title": "X", "creators": ["A"], "published": None}
    written(tmp_path / "deep", "page", {"url": "https://x.example/", "expected": expected, "group": "blogs"})
    (sample,) = samples_in(tmp_path)
    assert sample.expected == {Field.TITLE: "X", Field.CREATORS: ("A",), Field.PUBLISHED: None}
    assert (sample.group, sample.content_type) == ("blogs", "text/html")


def test_a_saved_course_is_a_corpus_by_its_records(tmp_path: Path) -> None:
    about = {"course_title": "Sums", "course_description": "About sums.", "primary_course_number": "1.2J"}
    about |= {"term": "Fall", "year": "2010"}
    written(tmp_path, "data", about | {"instructors": [{"title": "Prof. Ann van Ash"}]})
    written(tmp_path / "pages" / "syllabus", "data", {"title": "Syllabus"})
    written(tmp_path / "static", "data", {"title": ""})
    course, inner = samples_in(tmp_path)
    assert (course.group, course.expected[Field.CREATORS]) == (COURSES, ("Ann van Ash",))
    assert course.url == "https://ocw.mit.edu/courses/1-2j-sums-fall-2010/"
    assert (inner.group, inner.url) == (INNER, f"{course.url}pages/syllabus/")


@pytest.mark.parametrize("about", [{"url": "https://x.example/", "expected": {"tittle": "X"}}, {}])
def test_a_folder_that_cannot_be_graded_is_told(tmp_path: Path, about: dict[str, Any]) -> None:
    written(tmp_path, "page", about)
    with pytest.raises(NotMeasuredError, match=str(tmp_path)):
        samples_in(tmp_path)


def test_shares_count_right_close_wrong_silent_and_invented(tmp_path: Path) -> None:
    for name, right in (("a", "One Two Three"), ("b", "Four"), ("c", None), ("d", None)):
        written(tmp_path, name, {"url": f"https://x.example/{name}", "expected": {"title": right}})
    answers = [Answer(values={"title": said}) for said in ("one two three", "Five", "Six", "")]
    found = share(marks_of(samples_in(tmp_path), answers), Field.TITLE)
    assert (found.pages, found.blanks, found.invented) == (2, 2, 1)
    assert (found.exact, found.close, found.wrong, found.right) == (50, 50, 50, 50)


def test_few_times_have_their_largest_as_95th_percentile() -> None:
    assert (times([1.0, 2.0, 9.0]).p95, times([1.0, 2.0, 9.0]).median) == (9.0, 2.0)


def test_a_recorded_wall_is_judged_as_it_was_answered(tmp_path: Path) -> None:
    for name, status in (("failed", 429), ("success", 200)):
        answer = {"status": status, "headers": [{"name": "Content-Type", "value": "text/html"}]}
        answer["content"] = {"text": "<title>Vectors</title><p>Words of a page."}
        entry = {"request": {"url": "https://x.example/a"}, "response": answer}
        written(tmp_path / "vendor", name, {"log": {"entries": [entry]}})
    wall, page = recordings_in(tmp_path)
    assert (wall.is_wall, wall.judgement.verdict, wall.is_right) == (True, "blocked", True)
    assert (page.is_wall, page.judgement.verdict, page.is_right) == (False, "alive", True)
