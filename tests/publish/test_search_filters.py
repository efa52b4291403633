"""Filters of search: what passes, and how many each further value would show."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.publish.searching.facets import filtered
from rescatalog.publish.searching.kept import kept_of
from rescatalog.publish.searching.search import SearchResults, browse, find
from rescatalog.publish.searching.wanted import FACETS, SORTS, Wanted, wanted_of
from rescatalog.publish.tables.bits import bits_of
from tests.publish.making import built, resource

VALUES = [(facet, value) for facet in ("kind", "level", "cost") for value in ("a", "b", "c")]
PLACES = st.frozensets(st.integers(1, 60))


@pytest.fixture(scope="module")
def connection(own: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(own)) as connection:
        yield connection


def ids(found: SearchResults) -> list[str]:
    return [result.id for result in found.results]


def asked(query: str = "", sort: str = "relevance", **chosen: str) -> Wanted:
    values = {facet: frozenset(value.split()) for facet, value in chosen.items()}
    return Wanted(query=query, chosen=values, sort=sort, per_page=500)


@given(
    members=st.fixed_dictionaries(dict.fromkeys(VALUES, PLACES)),
    found=PLACES,
    chosen=st.dictionaries(
        st.sampled_from(["kind", "level", "cost"]), st.frozensets(st.sampled_from("abcx"), min_size=1)
    ),
)
def test_bits_say_what_going_through_all_matches_says(
    members: dict[tuple[str, str], frozenset[int]], found: frozenset[int], chosen: dict[str, frozenset[str]]
) -> None:
    def passes(place: int, but: str = "") -> bool:
        return all(
            any(place in members.get((facet, value), ()) for value in values)
            for facet, values in chosen.items()
            if facet != but
        )

    bits = {key: int.from_bytes(bits_of(places, 61), "little") for key, places in members.items()}
    told = filtered(sorted(found), chosen, bits)
    assert list(told.passing) == [place for place in sorted(found) if passes(place)]
    assert told.counts == {
        (facet, value): sum(place in places and passes(place, but=facet) for place in found)
        for (facet, value), places in members.items()
    }


def test_every_count_is_what_choosing_the_value_shows(connection: sqlite3.Connection) -> None:
    start = asked("statistics", kind="book")
    counts = find(connection, start).counts
    for facet in FACETS:
        for (name, value), count in counts.items():
            if name != facet:
                continue
            alone = replace(start, chosen={**start.chosen, facet: frozenset({value})})
            assert find(connection, alone).total == count, (facet, value)


def test_a_second_value_of_a_filter_adds_and_another_filter_narrows(connection: sqlite3.Connection) -> None:
    books = find(connection, asked("linear algebra", kind="book"))
    both = find(connection, asked("linear algebra", kind="book course"))
    free = find(connection, asked("linear algebra", kind="book course", cost="free"))
    assert books.total < both.total
    assert free.total < both.total
    assert {result.kind for result in both.results} == {"book", "course"}
    assert {result.access for result in free.results} == {"free"}


def test_a_topic_shows_what_is_on_the_topics_under_it(connection: sqlite3.Connection) -> None:
    above = set(ids(browse(connection, asked(topic="linear-algebra"))))
    below = set(ids(browse(connection, asked(topic="singular-value-decomposition"))))
    assert below
    assert below < above


def test_without_calculus_neither_teaches_it_nor_asks_for_it(connection: sqlite3.Connection) -> None:
    spared = set(ids(browse(connection, asked(without="calculus"))))
    assert "stanford-introduction-to-statistics" in spared
    taught = "select resource_id from resource_topics where topic_id in ('calculus', 'differential-calculus')"
    needed = "select resource_id from resource_requires where topic_id in ('calculus', 'multivariable-calculus')"
    assert spared.isdisjoint(name for (name,) in connection.execute(f"{taught} union {needed}"))


def test_words_ask_for_the_same_as_the_filter(connection: sqlite3.Connection) -> None:
    by_words = set(ids(find(connection, asked("statistics without calculus"))))
    by_filter = set(ids(find(connection, asked("statistics", without="calculus"))))
    assert by_filter <= by_words


def test_a_value_that_nothing_has_leaves_nothing(connection: sqlite3.Connection) -> None:
    assert browse(connection, asked(kind="poem")).total == 0
    assert browse(connection, asked(kind="poem book")).total == browse(connection, asked(kind="book")).total


@pytest.mark.parametrize("sort", SORTS)
def test_an_order_changes_the_order_only(connection: sqlite3.Connection, sort: str) -> None:
    sorted_so = find(connection, asked("calculus", sort=sort))
    assert sorted(ids(sorted_so)) == sorted(ids(find(connection, asked("calculus"))))


def test_orders_are_what_they_are_called(connection: sqlite3.Connection) -> None:
    def results(sort: str) -> SearchResults:
        return find(connection, asked("calculus", sort=sort))

    titles = [result.title.casefold() for result in results("title").results]
    assert titles == sorted(titles)
    guides = [result.recommended for result in results("recommended").results]
    assert guides == sorted(guides, reverse=True)
    assert guides[0] > guides[-1]
    hours = [result.hours_min for result in results("shortest").results]
    known = [hour for hour in hours if hour is not None]
    assert known == sorted(known)
    assert hours[: len(known)] == known


def test_the_newest_come_first_and_those_without_a_day_last(tmp_path: Path) -> None:
    given_catalog = resource(id="newer", title="Newer Algebra", added="2026-11-20")
    path = built(tmp_path / "catalog.db", given_catalog, []).path
    with closing(sqlite3.connect(path)) as connection:
        found = find(connection, asked("algebra", sort="newest"))
    days = [result.added or "" for result in found.results]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2026-11-20"


@pytest.mark.parametrize("query", ["statistics", "eigenvaule", "eigenvalues zebra "])
def test_what_was_kept_of_other_questions_changes_no_answer(connection: sqlite3.Connection, query: str) -> None:
    kept = kept_of(connection)
    for wanted in (
        asked(query),
        asked(query, "title", kind="book"),
        asked(query, kind="book course", cost="free"),
        asked(query, "recommended"),
    ):
        assert find(connection, wanted, kept) == find(connection, wanted)


def test_pages_hold_every_result_once(connection: sqlite3.Connection) -> None:
    whole = ids(find(connection, asked("probability")))
    pages = [ids(find(connection, Wanted(query="probability", page=page, per_page=7))) for page in range(1, 20)]
    assert [name for page in pages for name in page] == whole
    assert pages[0] == whole[:7]


def test_unfinished_entries_rank_below_finished_ones(tmp_path: Path) -> None:
    whole = {"requires": [], "provides": ["exercises"], "creators": [{"name": "Ann Ash", "role": "author"}]}
    given_catalog = resource(id="b-whole", title="Twin", level=["school"], **whole)
    blank = resource(id="a-blank", title="Twin", creators=[], level=[]).entries["a-blank"]
    given_catalog = replace(given_catalog, entries={**given_catalog.entries, blank.id: blank})
    path = built(tmp_path / "catalog.db", given_catalog, []).path
    with closing(sqlite3.connect(path)) as connection:
        assert ids(find(connection, asked("twin"))) == ["b-whole", "a-blank"]


WORDS = st.text(max_size=100)


@given(
    arguments=st.dictionaries(
        st.sampled_from([*FACETS, "q", "sort", "page", "x"]), st.lists(WORDS | st.sampled_from(["book", "title", "2"]))
    )
)
def test_any_arguments_ask_something_and_their_address_asks_the_same(arguments: dict[str, list[str]]) -> None:
    wanted = wanted_of(arguments)
    address = urlsplit(wanted.address())
    assert address.path == "/search"
    again = wanted_of(parse_qs(address.query, keep_blank_values=True))
    assert again.address() == wanted.address()
    assert wanted.sort in SORTS
    assert wanted.page >= 1


def test_what_cannot_be_used_is_left_out() -> None:
    assert wanted_of({"sort": ["; drop"], "page": ["-1"], "kind": ["", "x" * 500]}) == Wanted()
    assert wanted_of({"page": ["²"]}).page == wanted_of({"page": ["99999999999"]}).page == 1
