"""Readers are shown what the catalog says; what was observed fills blanks and is marked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.differing.display import Shown, shown_of
from rescatalog.core.facts.fact import PAGE, Confidence, Field, Value
from rescatalog.core.memory.observed import Change
from tests.core.entries import entry, link
from tests.core.observing import HOME, SEEN_AT, change, known

CODE = "https://github.com/ada/algebra"
FULL: dict[str, dict[str, Any]] = {
    "book": {"editions": [{"edition": "2nd", "isbn13": ["9780980232776"]}], "pages": 300},
    "course": {"delivery": "self-paced"},
    "video": {"minutes": 50.0},
    "video-series": {"episodes": 12},
    "notes": {"pages": 30},
}
COMMON: dict[str, Any] = {
    "creators": [{"name": "Ada Lovelace"}],
    "publisher": "MIT Press",
    "published": 2018,
    "licence": "CC-BY-4.0",
    "identifiers": {"doi": ["10.1000/one"], "course_number": ["18.06"], "isbn13": ["9780980232776"]},
    "level": ["introductory"],
    "offers": [{"access": "paid", "price": "49 USD"}],
}
VALUES = st.one_of(
    st.text(max_size=20), st.integers(0, 3000), st.booleans(), st.lists(st.text(max_size=9), max_size=3).map(tuple),
    st.sampled_from(["open", "closed", "archived", "79.00 USD", "de", "MIT", "2020-01-02", "9781493991860", "3rd"]),
)  # fmt: skip
CHANGES = st.lists(
    st.builds(
        change,
        st.sampled_from(Field),
        VALUES,
        key=st.sampled_from([HOME, CODE]),
        origin=st.sampled_from([PAGE, "crossref", "github"]),
        confidence=st.sampled_from(Confidence),
    ),
    max_size=12,
)


@given(st.sampled_from(sorted(FULL)), st.booleans(), CHANGES)
def test_a_curated_value_is_never_replaced_by_an_observed_one(kind: str, full: bool, said: list[Change]) -> None:  # noqa: FBT001
    given_entry = entry(kind=kind, links=[link(HOME), link(CODE, "code")], **(COMMON | FULL[kind] if full else {}))
    curated = shown_of(given_entry, {})
    assert not any(one.observed for one in curated.values())
    shown = shown_of(given_entry, known(*said))
    for field, one in curated.items():
        assert shown[field] == one
    for field in shown.keys() - curated.keys():
        assert shown[field].observed
        assert shown[field].source
        assert shown[field].since == SEEN_AT


def test_what_is_observed_fills_a_blank_and_says_who_said_it_and_since_when() -> None:
    shown = shown_of(entry(), known(change(Field.LICENCE, "MIT")))
    assert shown[Field.LICENCE] == Shown(value="MIT", observed=True, source="json-ld", since=SEEN_AT, index=0)


def test_only_what_is_sure_is_shown_to_readers() -> None:
    for confidence in (Confidence.MEDIUM, Confidence.LOW):
        assert Field.LICENCE not in shown_of(entry(), known(change(Field.LICENCE, "MIT", confidence=confidence)))
    provider = change(Field.LICENCE, "MIT", origin="crossref", confidence=Confidence.MEDIUM)
    assert Field.LICENCE in shown_of(entry(), known(provider))


def test_a_blank_that_the_curators_want_blank_stays_blank() -> None:
    allowed = entry(observed_allow=[{"field": "licence", "why": "The page means its own text."}])
    assert Field.LICENCE not in shown_of(allowed, known(change(Field.LICENCE, "MIT")))


@pytest.mark.parametrize(("field", "value"), [(Field.STARS, 7), (Field.FORKS, 1), (Field.PUSHED, "2026-11-01")])
def test_what_a_repository_says_of_itself_is_shown_as_observed(field: Field, value: Value) -> None:
    given_entry = entry(links=[link(HOME), link(CODE, "code")])
    shown = shown_of(given_entry, known(change(field, value, key=CODE, origin="github", source="github-api")))
    assert (shown[field].value, shown[field].observed, shown[field].index) == (value, True, 1)


def test_the_site_of_a_page_is_not_shown_as_its_publisher() -> None:
    given_entry = entry(kind="article")
    assert Field.PUBLISHER not in shown_of(given_entry, known(change(Field.PUBLISHER, "Medium")))
