"""MIT OpenCourseWare: its records and its pages agree, and neither bears a date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.page import one_line
from rescatalog.core.providers import ocw, registry
from rescatalog.core.providers.provider import Item
from tests.core.providers.asking import gold, page_of, question_about, shared, told, values

NAME = "18-999-slow-vectors-spring-2019"
COURSE = Item(provider="ocw", kind="course", name=NAME)
PART = Item(provider="ocw", kind="part", name=f"{NAME}/resources/lec3")
RECORD = json.loads(gold("ocw", "course.json"))
DATES = {Field.PUBLISHED, Field.MODIFIED}
# Inner pages that are lists made by the site have another heading than their record has a title.
INNER_TITLES_FLOOR = 0.97


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        (f"{NAME}/", "course", NAME),
        (NAME, "course", NAME),
        (f"{NAME}/index.html", "course", NAME),
        (f"{NAME}/data.json", "course", NAME),
        (f"{NAME}/resources/lec3/", "part", f"{NAME}/resources/lec3"),
        (f"{NAME}/pages/unit-1/session-2/index.html", "part", f"{NAME}/pages/unit-1/session-2"),
        (f"{NAME}/video_galleries/lectures/", "part", f"{NAME}/video_galleries/lectures"),
        ("res-18-001-calculus-fall-2023/pages/textbook/", "part", "res-18-001-calculus-fall-2023/pages/textbook"),
    ],
)
def test_an_address_names_a_course_or_a_part_of_one(path: str, kind: str, name: str) -> None:
    assert ocw.item_of(f"https://ocw.mit.edu/courses/{path}") == Item(provider="ocw", kind=kind, name=name)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "courses/",
        "courses/mathematics/18-05-introduction-to-probability-and-statistics-spring-2014/",
        "courses/electrical-engineering-and-computer-science/",
        "resources/res-18-010-a-2020-vision-of-linear-algebra-spring-2020/",
        f"courses/{NAME}/download/",
        f"courses/{NAME}/0123abcd_MIT18_999S19_lec3.pdf",
        f"courses/{NAME}/pages/a/b/c/d/e/",
        f"courses/{NAME}/pages/%2e%2e%2f/",
        "courses/UPPER-case/",
        "search/?q=vectors",
    ],
)
def test_addresses_of_the_old_site_files_and_the_rest_name_nothing(path: str) -> None:
    assert ocw.item_of(f"https://ocw.mit.edu/{path}") is None


def test_the_question_asks_for_the_record_beside_the_page() -> None:
    assert question_about(ocw, COURSE).url == f"https://ocw.mit.edu/courses/{NAME}/data.json"
    assert question_about(ocw, PART).url == f"https://ocw.mit.edu/courses/{NAME}/resources/lec3/data.json"
    assert ocw.item_named("ocw", NAME) == COURSE
    assert ocw.item_named("ocw", "../etc") is None


def test_a_record_tells_of_the_course_and_has_no_word_on_the_page() -> None:
    reply = told(ocw, COURSE, 200, gold("ocw", "course.json"))
    assert (reply.life, reply.renews) == (None, True)
    assert values(reply.claims) == {
        Field.TITLE: "Slow Vectors",
        Field.DESCRIPTION: "A course on vectors & more.",
        Field.CREATORS: ("Ada B. Meadow", "Dov Brook"),
        Field.TOPICS: ("Mathematics", "Linear Algebra", "Calculus"),
        Field.TERM: "Spring 2019",
        Field.LEVEL: "Undergraduate, Graduate",
        Field.COURSE_NUMBER: "18.999",
        Field.IMAGE: f"https://ocw.mit.edu/courses/{NAME}/ab_18-999s19.jpg",
    }


def test_the_record_of_a_part_tells_its_title() -> None:
    said = values(told(ocw, PART, 200, gold("ocw", "part.json")).claims)
    assert said == {Field.TITLE: "Lecture 3: Bases | Part 2", Field.DESCRIPTION: "On bases."}


def test_an_instructor_without_a_written_name_is_spelled_out_of_its_parts() -> None:
    person = {"first_name": "Ada", "middle_initial": "B.", "last_name": "Meadow", "title": ""}
    body = json.dumps({**RECORD, "instructors": [person, "Dov", {}, None]}).encode()
    assert values(told(ocw, COURSE, 200, body).claims)[Field.CREATORS] == ("Ada B. Meadow",)


@pytest.mark.parametrize("odd", [None, 3, "text", {"a": 1}, [[["deep"]]], [3, None, {"x": []}]])
def test_a_record_of_odd_types_is_read_as_far_as_it_goes(odd: object) -> None:
    body = json.dumps({"course_title": "Slow Vectors", **dict.fromkeys(set(RECORD) - {"course_title"}, odd)}).encode()
    assert values(told(ocw, COURSE, 200, body).claims)[Field.TITLE] == "Slow Vectors"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, b"<title>404</title>"),
        (200, b"<title>x</title>"),
        (200, b"{}"),
        (200, b'{"title": "of a part"}'),
        (304, b""),
    ],
)
def test_no_record_says_nothing(status: int, body: bytes) -> None:
    reply = told(ocw, COURSE, status, body)
    assert (reply.life, reply.claims, reply.renews) == (None, (), False)


def test_the_page_of_a_course_says_what_its_record_says() -> None:
    said = values(ocw.claims_of(COURSE, page_of(gold("ocw", "course.html"), ocw.address_of(COURSE))))
    assert said == {
        Field.TITLE: "Slow Vectors",
        Field.DESCRIPTION: "A course on vectors & more.",
        Field.CREATORS: ("Ada B. Meadow", "Dov Brook"),
        Field.TOPICS: ("Mathematics", "Linear Algebra"),
        Field.COURSE_NUMBER: "18.999",
        Field.TERM: "Spring 2019",
        Field.LEVEL: "Undergraduate",
    }


def test_an_inner_page_has_its_own_title_and_no_authors_of_its_own() -> None:
    said = values(ocw.claims_of(PART, page_of(gold("ocw", "part.html"), ocw.address_of(PART))))
    assert said == {Field.TITLE: "Lecture 3: Bases | Part 2"}


def test_what_the_site_says_of_itself_describes_no_course() -> None:
    body = gold("ocw", "part.html")
    assert Field.DESCRIPTION not in values(ocw.claims_of(COURSE, page_of(body, ocw.address_of(COURSE))))


def test_the_description_on_the_page_stands_in_for_that_of_the_site_and_is_read_whole() -> None:
    words = "On vectors and on maps. " * 60
    body = (
        f"<h1>x</h1><meta name=description content='MIT OpenCourseWare is a web based publication of x'>{{}}<p>{words}"
    )
    head = f"<meta name=description content='{words}'>"
    address = ocw.address_of(COURSE)
    shown = page_of(body.format("<div id=course-description class=description>").encode(), address)
    assert values(ocw.claims_of(COURSE, shown))[Field.DESCRIPTION] == words.strip()
    assert values(ocw.claims_of(PART, page_of(head.encode(), address)))[Field.DESCRIPTION] == words.strip()
    general = (Claim(field=Field.DESCRIPTION, value="MIT OpenCourseWare is a web based publication", source="og"),)
    assert registry.page_claims(page_of(body.format("").encode(), address), general) == ()


@pytest.mark.parametrize("line", ["", "18.999", "a | b | c | d", "18.999 | 2001-01-01 | Graduate"])
def test_details_in_another_form_are_left_out(line: str) -> None:
    body = gold("ocw", "course.html").replace(b"18.999 | Spring 2019 | Undergraduate", line.encode())
    said = values(ocw.claims_of(COURSE, page_of(body, ocw.address_of(COURSE))))
    assert not said.keys() & {Field.COURSE_NUMBER, Field.TERM, Field.LEVEL}


def test_real_pages_say_what_their_records_say() -> None:
    right, seen = 0, 0
    for item, page, record in _saved(shared() / "ocw"):
        said = values(ocw.claims_of(item, page_of(page.read_bytes(), ocw.address_of(item))))
        recorded = values(told(ocw, item, 200, record.read_bytes()).claims)
        assert not said.keys() & DATES
        if item.kind == "course":
            assert said[Field.TITLE] == recorded[Field.TITLE]
            assert said[Field.CREATORS] == recorded[Field.CREATORS]
            assert set(_names(said[Field.TOPICS])) == set(_names(recorded[Field.TOPICS]))
        elif title := one_line(json.loads(record.read_text(encoding="utf-8"))["title"]):
            seen += 1
            right += said.get(Field.TITLE) == title
    assert seen > 400
    assert right / seen >= INNER_TITLES_FLOOR


def _names(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


def _saved(folder: Path) -> Iterator[tuple[Item, Path, Path]]:
    for record in sorted(folder.glob("*/**/data.json")):
        course, *inner = record.parent.relative_to(folder).parts
        item = ocw.item_of("/".join(("https://ocw.mit.edu/courses", course, *inner, "")))
        page = record.with_name("index.html")
        if item is not None and page.exists():
            yield item, page, record
