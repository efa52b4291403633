"""Many claims, one fact."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.extract.merge import MOST_OTHERS, merged
from rescatalog.core.extract.trust import weight_of
from rescatalog.core.facts.fact import Claim, Confidence, Fact, Field, Value

SOURCES = [
    "json-ld",
    "og",
    "twitter",
    "h1",
    "title",
    "citation",
    "meta",
    "byline",
    "pdf",
    "x-page",
    "x-api",
    "unheard-of",
]
VALUES = st.sampled_from(
    ["Sets", "sets", "Maps", "2020-02-03", "2001-01-01", "en", "de", 3, True, 2.5, ("Ada Lind",), ("Bo", "Cy")]
)
CLAIMS = st.lists(
    st.builds(Claim, field=st.sampled_from(list(Field)), value=VALUES, source=st.sampled_from(SOURCES)), max_size=30
)


def fact_of(field: Field, *said: tuple[str, Value]) -> Fact:
    (fact,) = merged(Claim(field=field, value=value, source=source) for source, value in said)
    return fact


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], lots: random.Random) -> None:
    shuffled = list(claims)
    lots.shuffle(shuffled)
    assert merged(shuffled) == merged(claims)


@given(CLAIMS)
def test_there_is_one_fact_a_field_and_it_was_claimed(claims: list[Claim]) -> None:
    facts = merged(claims)
    assert len({fact.field for fact in facts}) == len(facts)
    for fact in facts:
        assert Claim(field=fact.field, value=fact.value, source=fact.source) in claims
        assert len(fact.others) <= MOST_OTHERS
        assert all(Claim(field=fact.field, value=value, source=source) in claims for source, value in fact.others)


@given(CLAIMS)
def test_saying_it_twice_changes_nothing(claims: list[Claim]) -> None:
    assert merged(claims * 2) == merged(claims)


@given(CLAIMS, VALUES)
def test_whoever_offers_a_resource_is_believed_before_its_page(claims: list[Claim], value: Value) -> None:
    said = Claim(field=Field.TITLE, value=value, source="x-api")
    others = [claim for claim in claims if not claim.source.endswith("-api")]
    (title,) = [fact for fact in merged([*others, said]) if fact.field is Field.TITLE]
    assert (title.source, title.value, title.confidence) == ("x-api", value, Confidence.HIGH)


def test_a_rule_for_the_place_goes_before_all_that_pages_say() -> None:
    fact = fact_of(Field.TITLE, ("json-ld", "A"), ("h1", "A"), ("og", "A"), ("x-page", "B"))
    assert (fact.value, fact.confidence) == ("B", Confidence.HIGH)
    assert weight_of(Claim(field=Field.TITLE, value="B", source="x-api")) > weight_of(
        Claim(field=Field.TITLE, value="B", source="x-page")
    )


@pytest.mark.parametrize(
    ("said", "confidence"),
    [
        ([("json-ld", "A"), ("h1", "a"), ("og", "“A”")], Confidence.HIGH),
        ([("h1", "A"), ("title", "A"), ("og", "A")], Confidence.HIGH),
        ([("citation", "A"), ("title", "A")], Confidence.HIGH),
        ([("h1", "A"), ("og", "A"), ("twitter", "A")], Confidence.MEDIUM),
        ([("citation", "A")], Confidence.MEDIUM),
        ([("h1", "A"), ("title", "A")], Confidence.MEDIUM),
        ([("json-ld", "A"), ("title", "B"), ("h1", "B"), ("og", "B")], Confidence.HIGH),
        ([("title", "A")], Confidence.LOW),
        ([("pdf", "A")], Confidence.LOW),
    ],
)
def test_a_title_is_sure_when_three_voices_say_it(said: list[tuple[str, Value]], confidence: Confidence) -> None:
    assert fact_of(Field.TITLE, *said).confidence is confidence


@pytest.mark.parametrize(
    ("said", "confidence"),
    [
        ([("citation", ("Ada Lind",))], Confidence.HIGH),
        ([("json-ld", ("Ada Lind",)), ("byline", ("Bo Berg",))], Confidence.HIGH),
        ([("json-ld", ("Ada Lind",)), ("og", ("Bo Berg",))], Confidence.MEDIUM),
        ([("meta", ("Ada Lind",))], Confidence.MEDIUM),
        ([("byline", ("Ada Lind",))], Confidence.LOW),
    ],
)
def test_people_are_sure_when_the_markup_names_them(said: list[tuple[str, Value]], confidence: Confidence) -> None:
    assert fact_of(Field.CREATORS, *said).confidence is confidence


def test_people_may_stand_in_any_order() -> None:
    fact = fact_of(Field.CREATORS, ("json-ld", ("Ada Lind", "Bo Berg")), ("og", ("Bo Berg", "Ada Lind")))
    assert (fact.value, fact.others) == (("Ada Lind", "Bo Berg"), ())


def test_what_said_otherwise_is_kept_the_most_believed_first() -> None:
    fact = fact_of(Field.TITLE, ("title", "C"), ("json-ld", "A"), ("og", "B"))
    assert fact.others == (("title", "C"), ("og", "B"))


def test_a_preferred_address_is_a_proposal_however_many_say_it() -> None:
    said: list[tuple[str, Value]] = [(source, "https://x.example/") for source in ("meta", "og", "citation")]
    assert fact_of(Field.CANONICAL, *said).confidence is Confidence.MEDIUM


def test_a_text_is_the_same_however_far_it_was_cut() -> None:
    long = (
        "A first course on sets and maps for every reader who knows some numbers and wants to know what they are. " * 2
    )
    assert fact_of(Field.DESCRIPTION, ("og", long), ("meta", long[:120] + "…")).confidence is Confidence.HIGH


def test_the_language_of_the_text_is_doubted_only_against_two() -> None:
    assert fact_of(Field.LANGUAGE, ("text", "en"), ("html-lang", "es")).confidence is Confidence.HIGH
    against_two = fact_of(Field.LANGUAGE, ("text", "en"), ("html-lang", "es"), ("og", "es"))
    assert (against_two.value, against_two.confidence) == ("en", Confidence.MEDIUM)
    assert fact_of(Field.LANGUAGE, ("html-lang", "es")).confidence is Confidence.LOW


def test_a_date_of_a_header_is_never_sure() -> None:
    assert fact_of(Field.MODIFIED, ("last-modified", "2020-02-03")).confidence is Confidence.LOW


def test_a_provider_may_date_a_book_long_ago() -> None:
    assert fact_of(Field.PUBLISHED, ("x-api", "1937")).value == "1937"
    assert merged([Claim(field=Field.PUBLISHED, value="1937", source="meta")]) == ()


def test_nothing_claimed_is_nothing_known() -> None:
    assert merged([]) == ()
