"""What could be written into an entry to take over what was observed, and what is left to a person."""

from __future__ import annotations

from typing import Any

import pytest

from rescatalog.core.differing.comparing import RULES, differences_of
from rescatalog.core.differing.suggesting import Suggestion, suggestion_of
from rescatalog.core.facts.fact import Field, Value
from tests.core.entries import entry, link
from tests.core.observing import HOME, catalog_of, change, known

CODE = "https://github.com/ada/algebra"


def suggested(says: dict[str, Any], field: Field, value: Value, *, key: str = HOME) -> Suggestion:
    catalog = catalog_of(entry(**says))
    (difference,) = differences_of(catalog, known(change(field, value, key=key)))
    return suggestion_of(difference, catalog)


@pytest.mark.parametrize(
    ("says", "field", "observed", "path", "value"),
    [
        ({}, Field.TITLE, "  Abstract\n Algebra\u200b ", ("title",), "Abstract Algebra"),
        ({}, Field.CREATORS, ("Lovelace, Ada", "Ada Lovelace"), ("creators",), [{"name": "Ada Lovelace"}]),
        ({"kind": "course"}, Field.CREATORS, ("Ada",), ("creators",), [{"name": "Ada", "role": "instructor"}]),
        ({}, Field.PUBLISHER, "MIT Press", ("publisher",), "MIT Press"),
        ({"kind": "article"}, Field.PUBLISHED, "2018", ("published",), 2018),
        ({"kind": "article"}, Field.PUBLISHED, "2018-08", ("published",), 2018),
        ({"kind": "article", "published": 2016}, Field.PUBLISHED, "2018-08-01", ("published",), "2018-08-01"),
        ({}, Field.LANGUAGE, "de-AT", ("languages",), ["de-AT"]),
        ({}, Field.LICENCE, "cc-by-4.0", ("licence",), "CC-BY-4.0"),
        ({"kind": "video"}, Field.MINUTES, 50.0, ("minutes",), 50),
        ({"kind": "video"}, Field.MINUTES, 50.5, ("minutes",), 50.5),
        ({"kind": "video-series", "episodes": 3}, Field.EPISODES, 5, ("episodes",), 5),
        ({"kind": "notes"}, Field.PAGES, 30, ("pages",), 30),
        ({}, Field.ISBN13, "9780980232776", ("identifiers",), {"isbn13": ["9780980232776"]}),
        ({"identifiers": {"doi": ["10.1000/one"]}}, Field.COURSE_NUMBER, "18.06", ("identifiers", "course_number"),
         ["18.06"]),
        ({"offers": [{"access": "unknown"}]}, Field.FREE, True, ("offers", 0, "access"), "free"),
        ({"offers": [{"access": "free"}, {"access": "paid"}]}, Field.PRICE, "49.00 USD", ("offers", 1, "price"),
         "49.00 USD"),
        ({"kind": "course"}, Field.AVAILABILITY, "archived", ("delivery",), "archived"),
        ({}, Field.AVAILABILITY, "archived", ("status",), {"state": "archived", "since": "2026-11-20"}),
        ({}, Field.ARCHIVED, True, ("status",), {"state": "archived", "since": "2026-11-20"}),
        ({"status": {"note": "Look again."}}, Field.ARCHIVED, True, ("status", "state"), "archived"),
    ],
)  # fmt: skip
def test_a_value_is_written_where_the_schema_has_it(
    says: dict[str, Any], field: Field, observed: Value, path: tuple[str | int, ...], value: object
) -> None:
    suggestion = suggested(says, field, observed)
    assert (suggestion.path, suggestion.value, suggestion.objection) == (path, value, "")


@pytest.mark.parametrize(
    ("says", "field", "observed", "why"),
    [
        ({"subtitle": "A first course"}, Field.TITLE, "Chess", "subtitle"),
        ({"creators": [{"name": "Ada"}]}, Field.CREATORS, ("Ada", "Bob"), ""),
        ({"creators": [{"name": "Ada"}]}, Field.CREATORS, ("Bob",), "names Bob"),
        ({"editions": [{"edition": "2nd"}]}, Field.EDITION, "3rd", "newer edition"),
        ({"identifiers": {"doi": ["10.1000/one"]}}, Field.DOI, "10.1000/two", "another work"),
        ({}, Field.FREE, False, "offers"),
        ({"offers": [{"access": "paid"}, {"access": "subscription"}]}, Field.PRICE, "9 USD", "several offers"),
        ({}, Field.AVAILABILITY, "closed", "open again"),
        ({}, Field.WITHDRAWN, True, "by hand"),
        ({}, Field.RENAMED_TO, "bob/algebra", "rescatalog fix"),
        ({}, Field.CANONICAL, "https://b.lan/x", "rescatalog fix"),
    ],
)
def test_a_decision_is_left_to_a_person_with_the_reason(
    says: dict[str, Any], field: Field, observed: Value, why: str
) -> None:
    if not why:
        assert differences_of(catalog_of(entry(**says)), known(change(field, observed))) == ()
        return
    suggestion = suggested(says, field, observed)
    assert why in suggestion.objection
    assert suggestion.path == ()


def test_code_that_takes_no_changes_any_more_does_not_end_the_resource() -> None:
    says = {"links": [link(HOME), link(CODE, "code")]}
    assert "only this link" in suggested(says, Field.ARCHIVED, value=True, key=CODE).objection


def test_an_identifier_belongs_to_one_resource() -> None:
    first = entry(identifiers={"doi": ["10.1000/one"]})
    second = entry(id="second", links=[link("https://b.lan/")])
    catalog = catalog_of(first, second)
    (difference,) = differences_of(catalog, known(change(Field.DOI, "10.1000/ONE", key="https://b.lan/")))
    assert suggestion_of(difference, catalog).objection.startswith("`linear-algebra` has this identifier")


KINDS: list[dict[str, Any]] = [
    {"kind": "book", "editions": [{"edition": "2nd", "isbn13": ["9780980232776"]}]},
    {"kind": "course", "delivery": "self-paced"}, {"kind": "course"}, {"kind": "video"}, {"kind": "video-series"},
    {"kind": "notes", "offers": [{"access": "unknown"}]}, {"kind": "article", "offers": [{"access": "paid"}]},
]  # fmt: skip


@pytest.mark.parametrize("field", list(RULES))
@pytest.mark.parametrize("value", ["", "\x00\u202e", "9781493991860", "archived", 7, 0.5, True, ("", "x"), "2018"])
def test_every_difference_has_a_suggestion_or_a_reason(field: Field, value: Value) -> None:
    for says in KINDS:
        catalog = catalog_of(entry(**says))
        for difference in differences_of(catalog, known(change(field, value))):
            suggestion = suggestion_of(difference, catalog)
            assert suggestion.path or suggestion.objection
