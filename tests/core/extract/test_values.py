"""Dates, durations, prices and the names that others have given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.codes import doi_of, isbn13_of, language_of, licence_of
from rescatalog.core.extract.dates import agree, iso_date
from rescatalog.core.extract.durations import minutes_of, minutes_of_seconds
from rescatalog.core.extract.prices import amount, availability_of, price_of


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019-03-04", "2019-03-04"),
        ("2019-03-04T10:00:00+02:00", "2019-03-04"),
        ("2019-03-04 10:00", "2019-03-04"),
        ("2019/03/04", "2019-03-04"),
        ("2019/3/4", "2019-03-04"),
        ("20190304", "2019-03-04"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        ("4.3.2019", "2019-03-04"),
        ("March 4, 2019", "2019-03-04"),
        ("Mar. 4th, 2019", "2019-03-04"),
        ("4 March 2019", "2019-03-04"),
        ("Mon, 04 Mar 2019 10:00:00 GMT", "2019-03-04"),
        ("March 2019", "2019-03"),
        ("4. März 2019", "2019-03-04"),
        ("lundi 4 août 2019", "2019-08-04"),
        ("4 de agosto de 2019", "2019-08-04"),
        ("1er juin 2019", "2019-06-01"),
        ("Thursday, November 8th, 2012 at 9:14 pm", "2012-11-08"),
    ],
)
def test_a_date_is_read_however_it_is_written(written: object, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "06/07/2019",
        "2019-13-01",
        "2019-02-30",
        "yesterday",
        "",
        None,
        True,
        3.5,
        [],
        "0000-00-00",
        "9999",
        "Foo 4, 2019",
        "12",
    ],
)
def test_what_is_no_date_or_can_be_read_in_two_ways_is_none(written: object) -> None:
    assert iso_date(written) is None


def test_a_year_may_be_a_number() -> None:
    assert iso_date(2019) == "2019"


def test_dates_agree_as_far_as_both_go() -> None:
    assert agree("2019", "2019-03-04")
    assert agree("2019-03-04", "2019-03-04")
    assert not agree("2019-03-05", "2019-03-04")


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("PT1H30M", 90), ("PT45S", 1), ("P1DT1H", 1500), ("P3W", 30240), ("PT22H", 1320), ("1:30:00", 90), ("12:30", 12),
     ("PT0S", None), ("P", None), ("an hour", None), ("P9999W", None), (90, None)],
)  # fmt: skip
def test_durations_are_in_minutes(written: object, minutes: int | None) -> None:
    assert minutes_of(written) == minutes


def test_seconds_of_a_video_are_minutes() -> None:
    assert minutes_of_seconds("2400") == 40
    assert minutes_of_seconds("soon") is None


@pytest.mark.parametrize(
    ("number", "currency", "price"),
    [("49", "USD", "49.00 USD"), (49.5, "eur", "49.50 EUR"), ("19,90", "EUR", "19.90 EUR"), (0, "USD", "0.00 USD"),
     ("1,299", "USD", None), ("49", "", None), ("49", "dollars", None), (None, "USD", None), (True, "USD", None),
     (float("nan"), "USD", None), (10**400, "USD", None)],
)  # fmt: skip
def test_a_price_has_its_currency_or_is_none(number: object, currency: object, price: str | None) -> None:
    assert amount(number, currency) == price


def test_of_a_range_of_prices_the_least_counts() -> None:
    assert price_of({"lowPrice": 10, "highPrice": 90, "priceCurrency": "USD"}) == "10.00 USD"
    assert price_of({"priceSpecification": [{"price": "7", "priceCurrency": "USD"}]}) == "7.00 USD"
    assert price_of({}) is None


def test_availability_is_one_of_the_catalogs_words() -> None:
    assert availability_of("https://schema.org/InStock") == "open"
    assert availability_of("SoldOut") == "closed"
    assert availability_of("PreOrder") == "upcoming"
    assert availability_of("maybe") is None


@pytest.mark.parametrize(
    ("written", "isbn"),
    [("978-0-521-83378-3", "9780521833783"), ("0-521-83378-7", "9780521833783"),
     ("ISBN: 9780521833783", "9780521833783"),
     ("9780521833784", None), ("", None), (None, None), ("9" * 100, None)],
)  # fmt: skip
def test_an_isbn_with_a_wrong_check_digit_is_none(written: object, isbn: str | None) -> None:
    assert isbn13_of(written) == isbn


@pytest.mark.parametrize(
    ("written", "doi"),
    [("10.1137/16M1080173", "10.1137/16m1080173"), ("https://doi.org/10.1000/a(b)", "10.1000/a(b)"),
     ("doi: 10.1000/xyz).", "10.1000/xyz"), ("11.1000/xyz", None), ("see 10.1000/xyz", None), (None, None)],
)  # fmt: skip
def test_a_doi_is_found_in_its_spellings(written: object, doi: str | None) -> None:
    assert doi_of(written) == doi


@pytest.mark.parametrize(
    ("written", "language"),
    [("en-US", "en"), ("en_GB", "en"), ("zh-Hant-TW", "zh-Hant"), ("DE", "de"), ("English", "en"), ("iw", "he"),
     ("", None), ("x", None), ("a language", None), (None, None)],
)  # fmt: skip
def test_a_language_is_a_tag_without_region(written: object, language: str | None) -> None:
    assert language_of(written) == language


@pytest.mark.parametrize(
    ("written", "licence"),
    [
        ("http://creativecommons.org/licenses/by-nc-sa/4.0/", "CC-BY-NC-SA-4.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("Available under CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("mit", "MIT"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("All rights reserved", None),
        ("https://creativecommons.org/licenses/by/9.9/", None),
        (None, None),
    ],
)
def test_a_licence_is_an_spdx_expression_or_none(written: object, licence: str | None) -> None:
    assert licence_of(written) == licence


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.text())))
def test_whatever_stands_there_is_survived(thing: object) -> None:
    for read in (iso_date, minutes_of, minutes_of_seconds, isbn13_of, doi_of, language_of, licence_of, availability_of):
        assert read(thing) is None or isinstance(read(thing), (str, int))
    assert amount(thing, thing) is None


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)))
def test_an_iso_date_comes_back_the_same(day: date) -> None:
    assert iso_date(str(day)) == str(day)
