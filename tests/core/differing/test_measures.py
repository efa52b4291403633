"""Dates, prices, editions and licences agree as far as both are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.differing.measures import (
    Price,
    date_of,
    edition_of,
    near,
    price_of,
    same_date,
    same_language,
    same_licence,
)


@pytest.mark.parametrize(
    ("curated", "observed", "same"),
    [
        ("2018", "2018-08-01", True),
        ("2018-08", "2018-08-31", True),
        ("2018-08-01", "2018-07-31", True),
        ("2018-08-01", "2018-08-03", False),
        ("2018-08", "2018-09-01", False),
        ("2018", "2019", False),
        ("2018-08-01", "2018", True),
    ],
)
def test_dates_agree_as_far_as_the_coarser_one_goes(curated: str, observed: str, *, same: bool) -> None:
    assert same_date(curated, observed) is same
    assert same_date(observed, curated) is same


@pytest.mark.parametrize("value", ["", "yesterday", "2018-13", "2018-02-30", "0001-01-01", "20180801", True, 12])
def test_what_is_no_date_is_none(value: object) -> None:
    assert date_of(value) is None


@pytest.mark.parametrize("value", [2018, "2017", "2018-08", "2018-08-01"])
def test_years_months_and_days_are_dates(value: object) -> None:
    assert date_of(value) == str(value)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("49.00 USD", Price(49, "USD")),
        ("USD 49", Price(49, "USD")),
        ("about $49.99", Price(49.99, "USD")),
        ("29,99 €", Price(29.99, "EUR")),
        ("$1,299.00", Price(1299, "USD")),
        ("0.00 USD", Price(0, "USD")),
        ("49", None),
        ("free", None),
        ("$10 or $20", None),
        ("1.299,00 EUR", None),
        ("", None),
    ],
)
def test_a_price_is_an_amount_with_its_currency(text: str, price: Price | None) -> None:
    assert price_of(text) == price


@pytest.mark.parametrize(
    ("text", "number"),
    [("2nd", 2), ("Second Edition", 2), ("3. Auflage", 3), ("12th ed.", 12), ("revised", None), ("2018", None)],
)
def test_an_edition_has_a_number_where_it_names_one(text: str, number: int | None) -> None:
    assert edition_of(text) == number


@pytest.mark.parametrize(
    ("curated", "observed", "same"),
    [
        ("MIT", "mit", True),
        ("MIT OR Apache-2.0", "MIT", True),
        ("CC-BY-4.0 AND MIT", "MIT AND CC-BY-4.0", True),
        ("CC-BY-SA-4.0", "CC-BY-4.0", False),
        ("MIT", "MIT AND GPL-3.0-only", False),
        ("MIT", "see the file", True),
    ],
)
def test_licences_are_compared_by_their_spdx_ids(curated: str, observed: str, *, same: bool) -> None:
    assert same_licence(curated, observed) is same


def test_languages_are_compared_by_their_primary_subtag() -> None:
    assert same_language(("en", "pt-BR"), "pt-PT")
    assert same_language(("en",), "EN-us")
    assert not same_language(("en",), "de")


@given(st.floats(1, 1e6))
def test_amounts_are_near_within_a_twentieth(amount: float) -> None:
    assert near(amount, amount * 1.04)
    assert near(amount, amount * 0.96)
    assert not near(amount, amount * 1.1)
    assert not near(amount, amount * 0.9)


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert isinstance(price_of(text), Price | None)
    assert isinstance(edition_of(text), int | None)
    assert isinstance(date_of(text), str | None)
    assert isinstance(same_licence("MIT", text), bool)
