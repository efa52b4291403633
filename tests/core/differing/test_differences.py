"""What is observed speaks against an entry only where it is sure, from the right link, and another thing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

import pytest

from rescatalog.core.catalog.entry_parts import ObservedAllowance
from rescatalog.core.differing.comparing import RULES, differences_of
from rescatalog.core.facts.fact import PAGE, Confidence, Field, Value
from tests.core.entries import entry, link
from tests.core.observing import HOME, SEEN_AT, catalog_of, change, differing, known, told

CODE = "https://github.com/ada/algebra"
BOOK: dict[str, Any] = {"editions": [{"edition": "2nd", "year": 2015, "isbn13": ["9780980232776"]}]}
PAID = {"offers": [{"access": "paid", "price": "49 USD"}]}
FREE = {"offers": [{"access": "free"}]}

# What the entry says beside its title, what its homepage says, and what is told of it.
AGAINST: list[tuple[dict[str, Any], Field, Value, tuple[str, Value | None]]] = [
    ({}, Field.TITLE, "Abstract Algebra", ("other", "Linear Algebra")),
    ({"creators": [{"name": "Ada"}]}, Field.CREATORS, ("Bob",), ("other", ("Ada",))),
    ({"publisher": "MIT Press"}, Field.PUBLISHER, "Springer", ("other", "MIT Press")),
    ({"kind": "article", "published": 2018}, Field.PUBLISHED, "2020-01-02", ("other", 2018)),
    ({}, Field.LANGUAGE, "de-AT", ("other", ("en",))),
    ({"licence": "CC-BY-4.0"}, Field.LICENCE, "MIT", ("other", "CC-BY-4.0")),
    ({"kind": "video", "minutes": 50.0}, Field.MINUTES, 60, ("other", 50.0)),
    ({"kind": "video-series", "episodes": 10}, Field.EPISODES, 12, ("grew", 10)),
    ({"kind": "notes", "pages": 100}, Field.PAGES, 130, ("other", 100)),
    (BOOK, Field.EDITION, "Third Edition", ("newer", "2")),
    ({"identifiers": {"doi": ["10.1000/one"]}}, Field.DOI, "10.1000/two", ("other", ("10.1000/one",))),
    (PAID, Field.FREE, True, ("other", False)),
    (FREE, Field.FREE, False, ("other", True)),
    (PAID, Field.PRICE, "79.00 USD", ("other", "49 USD")),
    ({"kind": "course", "delivery": "self-paced"}, Field.AVAILABILITY, "archived", ("ended", "self-paced")),
    ({}, Field.AVAILABILITY, "closed", ("ended", "active")),
    ({"status": {"state": "archived"}}, Field.AVAILABILITY, "open", ("other", "archived")),
    ({}, Field.ARCHIVED, True, ("ended", "active")),
    ({}, Field.WITHDRAWN, True, ("ended", "active")),
    ({}, Field.RENAMED_TO, "bob/algebra", ("renamed", "")),
    ({}, Field.CANONICAL, "https://b.lan/algebra", ("renamed", HOME)),
]
SAME: list[tuple[dict[str, Any], Field, Value]] = [
    ({}, Field.TITLE, "Linear algebra | A site"),
    ({"creators": [{"name": "Ada Lovelace"}]}, Field.CREATORS, ("Lovelace, A.",)),
    ({"publisher": "MIT Press"}, Field.PUBLISHER, "The MIT Press"),
    ({"publisher": "MIT Press", "creators": [{"name": "Ada"}]}, Field.PUBLISHER, "Ada"),
    ({"kind": "article", "published": 2018}, Field.PUBLISHED, "2018-05-06"),
    ({"published": 2018}, Field.PUBLISHED, "2020-01-02"),
    ({"kind": "article", "published": 2018}, Field.PUBLISHED, "last week"),
    ({}, Field.LANGUAGE, "en-GB"),
    ({}, Field.LANGUAGE, "English"),
    ({"licence": "CC-BY-4.0"}, Field.LICENCE, "All rights reserved"),
    ({"kind": "video", "minutes": 50.0}, Field.MINUTES, 51),
    ({}, Field.MINUTES, 51),
    ({"kind": "video-series", "episodes": 10}, Field.EPISODES, 9),
    ({"kind": "notes", "pages": 100}, Field.PAGES, 102),
    ({"pages": 100}, Field.PAGES, 300),
    (BOOK, Field.EDITION, "2nd edition"),
    (BOOK, Field.EDITION, "1st edition"),
    (BOOK, Field.EDITION, "revised"),
    (BOOK, Field.ISBN13, "9780980232776"),
    (BOOK, Field.ISBN13, "9781493991860"),
    ({"identifiers": {"doi": ["10.1000/One"]}}, Field.DOI, "10.1000/oNE"),
    ({"identifiers": {"course_number": ["18.06"]}}, Field.COURSE_NUMBER, "18.06SC"),
    (PAID, Field.FREE, False),
    (FREE, Field.FREE, True),
    ({"offers": [{"access": "audit"}]}, Field.FREE, False),
    ({"offers": [{"access": "audit"}]}, Field.FREE, True),
    (PAID, Field.PRICE, "50 USD"),
    (PAID, Field.PRICE, "79.00 EUR"),
    (PAID, Field.PRICE, "ask us"),
    (FREE, Field.PRICE, "79.00 USD"),
    ({"kind": "course", "delivery": "scheduled"}, Field.AVAILABILITY, "closed"),
    ({"kind": "course", "delivery": "archived"}, Field.AVAILABILITY, "archived"),
    ({"kind": "course", "delivery": "archived"}, Field.AVAILABILITY, "open"),
    ({}, Field.AVAILABILITY, "upcoming"),
    ({"status": {"state": "archived"}}, Field.ARCHIVED, True),
    ({}, Field.ARCHIVED, False),
    ({}, Field.WITHDRAWN, False),
    ({}, Field.RENAMED_TO, ""),
    ({}, Field.CANONICAL, "http://www.a.lan/index.html"),
    ({}, Field.CANONICAL, "https://b.lan/"),
    ({}, Field.CANONICAL, "https://ocw.mit.edu/https://ocw.mit.edu/"),
    ({}, Field.STARS, 12),
    ({}, Field.DESCRIPTION, "Buy now"),
]


@pytest.mark.parametrize(("says", "field", "observed", "expected"), AGAINST, ids=range(len(AGAINST)))
def test_what_is_another_thing_is_told(
    says: dict[str, Any], field: Field, observed: Value, expected: tuple[str, Value | None]
) -> None:
    assert told(differing(entry(**says), change(field, observed))) == [(str(field), *expected)]


@pytest.mark.parametrize(("says", "field", "observed"), SAME, ids=range(len(SAME)))
def test_what_is_the_same_or_says_nothing_is_not_told(says: dict[str, Any], field: Field, observed: Value) -> None:
    assert differing(entry(**says), change(field, observed)) == ()


@pytest.mark.parametrize(("says", "field", "observed", "expected"), AGAINST, ids=range(len(AGAINST)))
@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_what_is_not_sure_never_speaks_against_an_entry(
    says: dict[str, Any], field: Field, observed: Value, expected: object, confidence: Confidence
) -> None:
    assert expected
    assert differing(entry(**says), change(field, observed, confidence=confidence)) == ()


BLANKS: list[tuple[dict[str, Any], Field, Value]] = [
    ({}, Field.CREATORS, ("Ada",)),
    ({}, Field.PUBLISHER, "MIT Press"),
    ({"kind": "article"}, Field.PUBLISHED, "2018"),
    ({}, Field.LICENCE, "CC-BY-4.0"),
    ({"kind": "video"}, Field.MINUTES, 50),
    ({"kind": "video-series"}, Field.EPISODES, 12),
    ({}, Field.PAGES, 300),
    ({}, Field.ISBN13, "9780980232776"),
    ({}, Field.DOI, "10.1000/one"),
    ({"kind": "course"}, Field.COURSE_NUMBER, "18.06"),
    ({"kind": "course"}, Field.AVAILABILITY, "archived"),
    ({"offers": [{"access": "unknown"}]}, Field.FREE, True),
    ({"offers": [{"access": "paid"}]}, Field.PRICE, "49.00 USD"),
]


@pytest.mark.parametrize(("says", "field", "observed"), BLANKS, ids=range(len(BLANKS)))
def test_a_blank_may_be_filled_by_what_is_likely_but_not_by_a_guess(
    says: dict[str, Any], field: Field, observed: Value
) -> None:
    for confidence in (Confidence.HIGH, Confidence.MEDIUM):
        found = differing(entry(**says), change(field, observed, confidence=confidence))
        assert told(found) == [(str(field), "blank", None)]
        assert found[0].is_blank
    assert differing(entry(**says), change(field, observed, confidence=Confidence.LOW)) == ()


def test_the_word_of_a_provider_counts_as_sure() -> None:
    said = change(Field.TITLE, "Abstract Algebra", origin="crossref", confidence=Confidence.MEDIUM)
    assert told(differing(entry(), said)) == [("title", "other", "Linear Algebra")]


def test_a_difference_says_who_said_it_where_and_since_when() -> None:
    (found,) = differing(entry(), change(Field.TITLE, "Abstract Algebra"))
    assert (found.entry, found.observed, found.seen.fact.source, found.seen.origin) == (
        "linear-algebra", "Abstract Algebra", "json-ld", PAGE,
    )  # fmt: skip
    assert (str(found.role), found.url, found.since) == ("homepage", HOME, SEEN_AT)


def test_a_value_that_stays_keeps_the_day_of_its_first_sight() -> None:
    first, again = (change(Field.TITLE, "Other", seen_at=SEEN_AT + timedelta(days=days)) for days in (0, 9))
    assert differing(entry(), first, again)[0].since == SEEN_AT


def test_a_code_link_speaks_of_its_repository_only() -> None:
    given = entry(links=[link(HOME), link(CODE, "code")])
    page = [change(Field.TITLE, "ada/algebra", key=CODE), change(Field.LICENCE, "MIT", key=CODE)]
    assert differing(given, *page) == ()
    api = [change(field, value, key=CODE, origin="github") for field, value in _REPOSITORY]
    assert told(differing(given, *api)) == [
        ("archived", "ended", "active"),
        ("renamed-to", "renamed", "ada/algebra"),
    ]


_REPOSITORY: list[tuple[Field, Value]] = [
    (Field.ARCHIVED, True),
    (Field.RENAMED_TO, "bob/algebra"),
    (Field.STARS, 7),
    (Field.TITLE, "algebra"),
]


def test_a_repository_as_homepage_has_a_name_and_owner_of_its_own() -> None:
    said: list[tuple[Field, Value]] = [(Field.TITLE, "algebra-src"), (Field.CREATORS, ("ada",))]
    given = entry(links=[link(CODE)], creators=[{"name": "Grace Hopper"}])
    assert differing(given, *(change(field, value, key=CODE, origin="github") for field, value in said)) == ()
    assert differing(given, *(change(field, value, key=CODE, source="github-page") for field, value in said)) == ()


def test_a_channel_is_not_who_made_its_videos_but_may_fill_a_blank() -> None:
    said = change(Field.CREATORS, ("3Blue1Brown",), origin="youtube", source="youtube-oembed")
    assert differing(entry(kind="video", creators=[{"name": "Grant Sanderson"}]), said) == ()
    assert told(differing(entry(kind="video"), said)) == [("creators", "blank", None)]


def test_the_publisher_of_a_course_is_the_word_of_its_provider_only() -> None:
    assert differing(entry(kind="course"), change(Field.PUBLISHER, "A site")) == ()
    partner = change(Field.PUBLISHER, "Imperial College", origin="coursera", source="coursera-api")
    assert told(differing(entry(kind="course"), partner)) == [("publisher", "blank", None)]


def test_the_doi_of_a_preprint_is_no_other_work() -> None:
    said = change(Field.DOI, "10.48550/arxiv.1802.01528", origin="arxiv")
    assert differing(entry(identifiers={"arxiv": ["1802.01528"]}), said) == ()
    assert differing(entry(identifiers={"doi": ["10.1000/one"]}), said) == ()


@pytest.mark.parametrize("role", ["errata", "forum", "mirror", "translation", "archive", "discussion", "solutions"])
def test_links_beside_the_resource_say_nothing_of_it(role: str) -> None:
    beside = "https://web.archive.org/web/20130919044612/http://a.lan/" if role == "archive" else "https://b.lan/"
    given = entry(links=[link(HOME), link(beside, role)])
    assert differing(given, *(change(field, value, key=beside) for _, field, value, _ in AGAINST)) == ()


def test_a_page_for_buying_knows_the_price_but_not_the_title() -> None:
    shop = "https://b.lan/shop"
    given = entry(links=[link(HOME), link(shop, "buy")], **PAID)
    said = [change(Field.TITLE, "Shop", key=shop), change(Field.PRICE, "79 USD", key=shop)]
    assert told(differing(given, *said)) == [("price", "other", "49 USD")]


def test_a_sure_voice_is_heard_before_a_likely_one() -> None:
    read = "https://b.lan/read"
    given = entry(links=[link(HOME), link(read, "read-online")], licence="MIT")
    said = [
        change(Field.LICENCE, "MIT", confidence=Confidence.MEDIUM),
        change(Field.LICENCE, "GPL-3.0-only", key=read),
    ]
    assert told(differing(given, *said)) == [("licence", "other", "MIT")]


def test_the_page_of_a_book_has_a_date_of_its_own_but_a_record_of_it_has_not() -> None:
    given = entry(published=2015)
    assert differing(given, change(Field.PUBLISHED, "2020")) == ()
    assert len(differing(given, change(Field.PUBLISHED, "2020", origin="open-library"))) == 1
    assert len(differing(given, change(Field.PUBLISHED, "2020", source="ocw-page"))) == 1


def test_an_edition_is_known_by_its_year_too() -> None:
    said = change(Field.PUBLISHED, "2015", origin="open-library")
    assert differing(entry(**BOOK), said) == ()


def test_another_isbn_is_news_only_beside_a_newer_edition() -> None:
    said = [change(Field.ISBN13, "9781493991860"), change(Field.EDITION, "3rd")]
    assert [one[:2] for one in told(differing(entry(**BOOK), *said))] == [("edition", "newer"), ("isbn13", "newer")]


def test_whoever_only_offers_a_work_is_none_of_its_makers() -> None:
    given = entry(provider="ocw", creators=[{"name": "Gilbert Strang"}])
    said = change(Field.CREATORS, ("MIT OpenCourseWare",))
    assert differing(given, said, ocw="MIT OpenCourseWare") == ()
    assert differing(given, said, change(Field.SITE, "MIT OpenCourseWare")) == ()
    assert len(differing(given, said)) == 1


def test_a_page_that_was_led_to_may_name_itself() -> None:
    given, said = entry(), change(Field.CANONICAL, "https://b.lan/algebra")
    catalog = catalog_of(given)
    assert len(differences_of(catalog, known(said))) == 1
    assert differences_of(catalog, known(said), {HOME: "https://b.lan/algebra"}) == ()


def test_entries_that_are_not_offered_any_more_are_left_in_peace() -> None:
    buried = entry(status={"state": "withdrawn", "since": "2026-01-02", "reason": "spam"})
    assert differing(buried, change(Field.TITLE, "Other")) == ()


def test_links_that_people_check_are_left_to_people() -> None:
    assert differing(entry(links=[link(HOME, check="manual")]), change(Field.TITLE, "Other")) == ()


def test_an_accepted_difference_says_why_until_it_is_another_one() -> None:
    why = "The course number is no part of it."
    given = entry(observed_allow=[{"field": "title", "value": "Algebra for All", "why": why}])
    (same,) = differing(given, change(Field.TITLE, "ALGEBRA for all"))
    (other,) = differing(given, change(Field.TITLE, "Algebra for Some"))
    assert (same.accepted, other.accepted) == (why, "")
    always = entry(observed_allow=[{"field": "title", "why": why}])
    assert differing(always, change(Field.TITLE, "Whatever"))[0].accepted == why


def test_every_field_that_has_a_rule_may_be_accepted() -> None:
    allowed = get_args(ObservedAllowance.model_fields["field"].annotation)
    assert set(allowed) == {str(field) for field in RULES}


@pytest.mark.parametrize("field", list(RULES))
@pytest.mark.parametrize("value", ["", "\x1b[2J\u202e", 0, -1, float("inf"), True, (), ("", "\x00"), "x" * 100_000])
def test_no_value_is_too_odd_to_be_compared(field: Field, value: Value) -> None:
    for says in ({}, {"kind": "course"}, {"kind": "video"}, {"kind": "video-series"}, BOOK | PAID):
        assert len(differing(entry(**says), change(field, value))) <= 1
