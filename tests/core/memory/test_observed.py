"""Facts over time: only changes are rows, and the rows fold into what is known and since when."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.facts.fact import PAGE, Confidence, Fact, Field, Value
from rescatalog.core.memory.observed import Change, Known, changed, fold_facts, together
from tests.core.making import KEY, NOW


def _fact(value: Value, *, field: Field = Field.TITLE, source: str = "h1") -> Fact:
    return Fact(field=field, value=value, source=source, confidence=Confidence.HIGH)


def _fold(*nights: dict[str, tuple[Fact, ...]]) -> tuple[list[Change], Known]:
    """Return the rows of nights on which each origin said this, and what is known after them."""
    rows: list[Change] = []
    for night, told in enumerate(nights):
        known = fold_facts(rows).get(KEY, {})
        rows += [
            Change(
                run_id=str(night), key=KEY, origin=one.origin, field=one.field, fact=one.fact,
                seen_at=NOW + timedelta(days=night),
            )
            for one in changed(told, known)
        ]  # fmt: skip
    return rows, fold_facts(rows).get(KEY, {})


def test_what_is_said_again_is_no_row() -> None:
    night: dict[str, tuple[Fact, ...]] = {PAGE: (_fact("Algebra"),)}
    rows, known = _fold(night, night, night)
    assert len(rows) == 1
    assert known[PAGE][Field.TITLE].since == NOW


def test_a_new_value_is_a_row_and_the_one_before_is_remembered() -> None:
    rows, known = _fold({PAGE: (_fact("Algebra"),)}, {PAGE: (_fact("Algebra II"),)})
    seen = known[PAGE][Field.TITLE]
    assert (len(rows), seen.fact.value, seen.before, seen.since) == (
        2,
        "Algebra II",
        "Algebra",
        NOW + timedelta(days=1),
    )


def test_the_same_value_from_another_source_is_as_old_as_it_was() -> None:
    rows, known = _fold({PAGE: (_fact("Algebra"),)}, {PAGE: (_fact("Algebra", source="og"),)})
    seen = known[PAGE][Field.TITLE]
    assert (len(rows), seen.fact.source, seen.since) == (2, "og", NOW)


def test_what_is_no_longer_said_is_no_longer_known() -> None:
    rows, known = _fold({PAGE: (_fact("Algebra"), _fact(3, field=Field.MINUTES))}, {PAGE: (_fact("Algebra"),)})
    assert [row.fact for row in rows[2:]] == [None]
    assert set(known[PAGE]) == {Field.TITLE}


def test_an_origin_that_was_not_heard_keeps_its_word() -> None:
    rows, known = _fold({"github": (_fact(7, field=Field.STARS),)}, {PAGE: (_fact("Algebra"),)}, {})
    assert len(rows) == 2
    assert {origin: list(fields) for origin, fields in known.items()} == {"github": [Field.STARS], PAGE: [Field.TITLE]}


def test_a_provider_counts_more_than_the_page() -> None:
    _, known = _fold({PAGE: (_fact("Page"), _fact("en", field=Field.LANGUAGE)), "ocw": (_fact("Course"),)})
    assert {field: seen.fact.value for field, seen in together(known).items()} == {
        Field.TITLE: "Course",
        Field.LANGUAGE: "en",
    }


values = st.text(max_size=3) | st.integers(0, 3) | st.booleans() | st.lists(st.text(max_size=2), max_size=2).map(tuple)
facts = st.builds(_fact, values, field=st.sampled_from([Field.TITLE, Field.MINUTES]), source=st.sampled_from("ab"))
told = st.dictionaries(
    st.sampled_from([PAGE, "ocw"]), st.lists(facts, max_size=2, unique_by=lambda fact: fact.field).map(tuple)
)


@given(st.lists(told, max_size=6))
def test_after_any_nights_each_origin_is_known_by_its_last_word(nights: list[dict[str, tuple[Fact, ...]]]) -> None:
    _, known = _fold(*nights)
    last = {origin: said for night in nights for origin, said in night.items()}
    for origin, said in last.items():
        assert {seen.fact for seen in known.get(origin, {}).values()} == set(said)
    assert changed(last, known) == ()
