"""edX: courses by page and by key, and when archived is said."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers import edx
from rescatalog.core.providers.provider import Item, Reply
from tests.core.providers.showing import answered, said, shown, with_data

HERE = "https://www.edx.org/learn/algebra/a-university-algebra"
PAGE = Item(provider="edx", kind="page", name="learn/algebra/a-university-algebra")
ITEM = Item(provider="edx", kind="course", name="AUx+1.01x")
QUESTION = edx.questions(ITEM, "https://discovery.lan/api/v1")[0]
CURRENT = {
    "key": "course-v1:AUx+1.01x+2T2026",
    "status": "published",
    "availability": "Current",
    "content_language": "en-us",
    "staff": [{"given_name": "Emmy", "family_name": "Noether"}, {"given_name": "Plato", "family_name": None}],
    "seats": [{"type": "verified", "price": "150.00"}, {"type": "audit", "price": "0.00"}],
}
ARCHIVED = {"key": "course-v1:AUx+1.01x+1T2020", "status": "published", "availability": "Archived"}
COURSE = {
    "key": "AUx+1.01x",
    "title": "Algebra",
    "short_description": "<p>Groups &amp; rings.</p>",
    "owners": [{"key": "AUx", "name": "A University"}],
    "level_type": "Introductory",
    "subjects": [{"name": "Math"}],
    "course_runs": [ARCHIVED, CURRENT],
}


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        (HERE, "page", "learn/algebra/a-university-algebra"),
        ("https://www.edx.org/course/introduction-to-probability", "page", "course/introduction-to-probability"),
        ("https://courses.edx.org/courses/course-v1:AUx+1.01x+1T2020/course/", "course", "AUx+1.01x"),
        ("https://courses.edx.org/courses/course-v1%3AAUx%2B1.01x%2B1T2020/about", "course", "AUx+1.01x"),
        ("https://courses.edx.org/courses/AUx/1.01x/2013_Spring/info", "course", "AUx+1.01x"),
        ("https://learning.edx.org/course/course-v1:AUx+1.01x+1T2020/home", "course", "AUx+1.01x"),
    ],
)
def test_an_address_names_a_course_by_page_or_key(url: str, kind: str, name: str) -> None:
    assert edx.item_of(url) == Item(provider="edx", kind=kind, name=name)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.edx.org/", "https://www.edx.org/learn/algebra", "https://www.edx.org/search?q=x",
        "https://courses.edx.org/dashboard", "https://a.lan/course/introduction-to-probability",
    ],
)  # fmt: skip
def test_other_addresses_name_none(url: str) -> None:
    assert edx.item_of(url) is None


def test_an_identifier_names_a_course_by_key() -> None:
    assert edx.item_named("edx", "AUx 1.01x") == ITEM
    assert edx.item_named("edx", "AUx+1.01x") == ITEM
    assert edx.item_named("coursera", "AUx 1.01x") is None


def test_nobody_is_asked_unless_settings_name_an_api() -> None:
    assert edx.API == ""
    assert QUESTION.url == "https://discovery.lan/api/v1/courses/AUx%2B1.01x/"
    assert edx.questions(PAGE, "https://discovery.lan") == ()


@pytest.mark.parametrize("body", [COURSE, {"next": "", "results": [{"key": "AUx+2x", "title": "No"}, COURSE]}])
def test_a_course_is_read_alone_or_out_of_a_list(body: object) -> None:
    reply = edx.reply_of(QUESTION, answered(QUESTION, body))
    assert (reply.life, reply.renews) == (None, True)
    assert said(reply.claims) == {
        Field.TITLE: "Algebra",
        Field.DESCRIPTION: "Groups & rings.",
        Field.CREATORS: ("Emmy Noether", "Plato"),
        Field.PUBLISHER: "A University",
        Field.LANGUAGE: "en-US",
        Field.AVAILABILITY: "open",
        Field.LEVEL: "Introductory",
        Field.TOPICS: ("Math",),
        Field.COURSE_NUMBER: "1.01x",
        Field.FREE: True,
    }


@pytest.mark.parametrize(
    ("runs", "availability"),
    [
        ([ARCHIVED], "archived"),
        ([ARCHIVED, {**CURRENT, "availability": "Starting Soon"}], "upcoming"),
        ([ARCHIVED, {**CURRENT, "status": "unpublished"}], "archived"),
        ([{**CURRENT, "availability": "Some Day"}, ARCHIVED], None),
        ([], None),
        ("Archived", None),
    ],
)
def test_a_course_is_archived_when_all_its_published_runs_are(runs: object, availability: str | None) -> None:
    reply = edx.reply_of(QUESTION, answered(QUESTION, {**COURSE, "course_runs": runs}))
    assert said(reply.claims).get(Field.AVAILABILITY) == availability


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, {"detail": "Authentication credentials were not provided."}), (404, {"detail": "Not found."}), (200, {}),
        (200, {"results": []}), (200, {**COURSE, "key": "AUx+2x"}), (200, b"<html>"), (503, COURSE),
    ],
)  # fmt: skip
def test_an_answer_without_the_course_says_nothing(status: int, body: object) -> None:
    assert edx.reply_of(QUESTION, answered(QUESTION, body, status)) == Reply()


def availability_on(body: str) -> object:
    page = shown(with_data("Algebra | edX", {"@type": "Course", "name": "Algebra"}, body=body), HERE)
    return said(edx.claims_of(PAGE, page)).get(Field.AVAILABILITY)


@pytest.mark.parametrize(
    ("body", "availability"),
    [
        ("<p>This course is archived. Future dates to be announced.</p>", "archived"),
        ('<script>{"availability":"Archived"}</script>', "archived"),
        ('<script>{"availability":"Archived"},{"availability":"Archived"}</script>', "archived"),
        ('<script>{"availability":"Archived"},{"availability":"Current"}</script>', None),
        (r'<script>"{\"availability\":\"Current\"}"</script>', "open"),
        ('<script>{"availability":"https://schema.org/InStock"}</script>', None),
        ("<p>Notes from the archived course of 2013 help.</p>", None),
        ("", None),
    ],
)
def test_the_page_is_believed_when_it_says_it_in_a_sentence_or_of_all_runs(body: str, availability: str | None) -> None:
    assert availability_on(body) == availability


RECORDED = Path(os.environ.get("RESCATALOG_SHARED_DATA", "/nowhere")) / "provider-json" / "test_json"


@pytest.mark.skipif(not RECORDED.is_dir(), reason="RESCATALOG_SHARED_DATA names no folder with recorded answers")
@pytest.mark.parametrize("name", ["test_mitx_course.json", "test_non_mitx_course.json"])
def test_recorded_answers_are_read(name: str) -> None:
    recorded: dict[str, Any] = json.loads((RECORDED / name).read_bytes())
    for course in recorded["results"]:
        item = Item(provider="edx", kind="course", name=course["key"])
        question = edx.questions(item, "https://discovery.lan/api/v1")[0]
        claims = said(edx.reply_of(question, answered(question, recorded)).claims)
        assert claims[Field.TITLE] == course["title"]
        runs = {run["availability"] for run in course["course_runs"]}
        assert claims[Field.AVAILABILITY] == ("archived" if runs == {"Archived"} else "upcoming")
