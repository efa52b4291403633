"""Answers of APIs are read as far as they can be trusted, and never stop a crawl."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.facts.fact import Field
from rescatalog.core.providers.json_answer import (
    MAX_BYTES,
    MAX_TEXTS,
    address_in,
    count_in,
    day_in,
    node_in,
    nodes_in,
    object_of,
    text_in,
    texts_in,
    truth_in,
)
from rescatalog.core.providers.plain_values import claims
from tests.core.making import answer


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"<!doctype html><title>Sign in</title>",
        b'["a list"]',
        b'{"cut": "of',
        b'{"n": NaN}',
        b'{"n": ' + b"9" * 5_000 + b"}",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"charset": "\xff\xfe\xfa"}',
        b'{"long": "' + b"x" * MAX_BYTES + b'"}',
    ],
    ids=["empty", "text", "page", "list", "cut", "nan", "digits", "lists", "objects", "charset", "long"],
)
def test_what_is_no_json_object_says_nothing(body: bytes) -> None:
    assert object_of(answer(200, body=body)) is None


def test_an_answer_that_was_cut_or_is_no_success_says_nothing() -> None:
    whole = answer(200, body=b'{"title": "Algebra"}')
    assert object_of(whole) == {"title": "Algebra"}
    assert object_of(answer(404, body=whole.body)) is None
    cut = type(whole)(request=whole.request, status=200, body=whole.body, truncated=True)
    assert object_of(cut) is None


def test_a_value_of_another_type_is_not_there() -> None:
    odd = {"text": 3, "count": True, "truth": "yes", "list": "abc", "day": 2001, "node": []}
    assert text_in(odd, "text") is None
    assert count_in(odd, "count") is None
    assert truth_in(odd, "truth") is None
    assert texts_in(odd, "list") == ()
    assert nodes_in(odd, "list") == ()
    assert day_in(odd, "day") is None
    assert node_in(odd, "node", "inner") == {}


def test_texts_come_in_one_line_without_controls_and_lists_end() -> None:
    node = {"title": "Linear\n\x1b[31m  algebra\u202e", "names": ["Ann", "", 3, "Ann", "Bo"], "many": ["x"] * 10**5}
    assert text_in(node, "title") == "Linear [31m algebra"
    assert texts_in(node, "names") == ("Ann", "Bo")
    assert len(nodes_in({"many": [{}] * 10**5}, "many")) == MAX_TEXTS


@pytest.mark.parametrize("number", [-1, 10**12, 1.5])
def test_what_cannot_be_a_count_is_none(number: float) -> None:
    assert count_in({"stars": number}, "stars") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [("2017-10-10T16:00:00Z", "2017-10-10"), ("2017-13-10", None), ("10 May 2017", None), ("2017-10-100", None)],
)
def test_a_day_is_what_a_moment_begins_with(written: str, day: str | None) -> None:
    assert day_in({"at": written}, "at") == day


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://i.lan/a b.jpg", "https://i.lan/a%20b.jpg"),
        ("/a.jpg", "https://base.lan/a.jpg"),
        ("javascript:alert(1)", None),
        ("data:image/png;base64,AA", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_an_address_is_one_that_a_browser_fetches(written: str, address: str | None) -> None:
    assert address_in({"image": written}, "image", "https://base.lan/") == address


def test_no_claim_is_made_of_what_is_missing_and_false_and_none_are_told_apart() -> None:
    made = claims("some-api", {Field.TITLE: None, Field.TOPICS: (), Field.ARCHIVED: False, Field.STARS: 0})
    assert [(claim.field, claim.value) for claim in made] == [(Field.ARCHIVED, False), (Field.STARS, 0)]


@given(st.binary(max_size=300), st.integers(100, 599))
def test_no_bytes_stop_the_reader(body: bytes, status: int) -> None:
    found = object_of(answer(status, body=body))
    assert found is None or isinstance(found, dict)
