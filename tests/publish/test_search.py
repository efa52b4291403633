"""Search: what people type finds what they mean, and nothing they type breaks it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rescatalog.core.words import Verdict
from rescatalog.errors import StateUnreadableError
from rescatalog.publish.searching.expression import match
from rescatalog.publish.searching.search import SearchResults, search, search_file
from rescatalog.publish.words.query import MAX_WORDS, fold, words_of
from rescatalog.publish.words.synonyms import BROADER
from tests.core.entries import link
from tests.publish.making import built, catalog, resource, seen

NASTY = (
    "", " ", '"', '""', '"""', "'", "*", "a*", "^a", "a:b", "title:x", "NEAR(a b)", "AND", "OR", "NOT", "a AND", "-a",
    "a OR", "(", ")", "{a}", "a+b", "\x00", "a\x00b", "%", "_", "\\", ";drop table links", "<script>", "é", "ﬁ", "İ",
    "\u202eabc", "\U0001f600", "\ud800", "a" * 10_000, "a " * 500, '"a" ' * 500, '"' + "a " * 5000 + '"',
)  # fmt: skip


@pytest.fixture(scope="module")
def connection(own: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(own)) as connection:
        yield connection


def ids(found: SearchResults) -> list[str]:
    return [result.id for result in found.results]


def texts(connection: sqlite3.Connection, found: SearchResults) -> list[str]:
    """Return all that is indexed of each result, in lower case."""
    sql = (
        "select lower(title || ' ' || topics_text || ' ' || summary || ' ' || people_text) from resources where id = ?"
    )
    return [connection.execute(sql, [name]).fetchone()[0] for name in ids(found)]


def test_an_abbreviation_finds_what_it_stands_for(connection: sqlite3.Connection) -> None:
    found = search(connection, "svd", limit=200)
    assert ids(found)
    assert ids(found) == ids(search(connection, "SVD", limit=200))
    assert set(ids(search(connection, '"singular value decomposition"', limit=200))) <= set(ids(found))


def test_an_irregular_plural_finds_its_singular(connection: sqlite3.Connection) -> None:
    assert "mit-matrix-calculus" in ids(search(connection, "matrices", limit=200))
    assert set(ids(search(connection, "matrix", limit=200))) == set(ids(search(connection, "matrices", limit=200)))


def test_british_and_american_spelling_find_the_same(connection: sqlite3.Connection) -> None:
    british, american = (search(connection, word, limit=200) for word in ("optimisation", "optimization"))
    assert "boyd-vandenberghe-convex-optimization" in ids(british)[:5]
    assert "boyd-vandenberghe-convex-optimization" in ids(american)[:5]
    assert set(ids(british)) == set(ids(american))


def test_words_in_quotes_stand_in_this_order(connection: sqlite3.Connection) -> None:
    quoted = search(connection, '"linear algebra"', limit=200)
    assert quoted.total > 5
    assert all("linear algebra" in text for text in texts(connection, quoted))
    assert search(connection, '"algebra linear"', limit=200).loosened is False
    assert set(ids(search(connection, '"algebra linear"', limit=200))) < set(ids(quoted))
    loose = search(connection, "algebra linear", limit=200)
    assert set(ids(quoted)) <= set(ids(loose))


def test_what_has_all_words_comes_first_and_what_has_most_of_them_behind(connection: sqlite3.Connection) -> None:
    both = search(connection, "strang calculus ", limit=200)
    assert ids(both)[0] in {"strang-highlights-of-calculus", "strang-calculus"}
    having = ["strang" in text and "calculus" in text for text in texts(connection, both)]
    assert having == sorted(having, reverse=True)
    assert both.partly == having.count(False) > 0
    assert all("strang" in text or "calculus" in text for text in texts(connection, both))


def test_where_many_have_all_words_nothing_else_is_shown(connection: sqlite3.Connection) -> None:
    found = search(connection, "linear algebra ", limit=200)
    assert found.partly == 0
    assert all("linear" in text and "algebra" in text for text in texts(connection, found))


def test_what_is_wished_is_not_given_up_for_more_results(connection: sqlite3.Connection) -> None:
    found = search(connection, "free fourier measure ", limit=200)
    assert found.total
    free = {row[0] for row in connection.execute("select id from resources where access like 'free%'")}
    assert set(ids(found)) <= free


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("mcmc", "bayesian inference"), ("hidden markov model", "probabilistic graphical models"),
     ("umap", "dimensionality reduction")],
)  # fmt: skip
def test_what_nothing_names_is_answered_with_the_topic_it_belongs_to(
    connection: sqlite3.Connection, typed: str, meant: str
) -> None:
    found = search(connection, typed, limit=5)
    assert found.did_you_mean == meant
    assert found.total


def test_every_broader_topic_is_one_of_the_own_catalog(connection: sqlite3.Connection) -> None:
    labels = {label for (label,) in connection.execute("select label from topics")}
    assert set(BROADER.values()) <= labels


def test_a_title_counts_for_more_than_a_summary(connection: sqlite3.Connection) -> None:
    assert ids(search(connection, "book of proof", limit=5))[0] == "hammack-book-of-proof"
    assert ids(search(connection, "convex optimization", limit=5))[0] == "boyd-vandenberghe-convex-optimization"


def test_a_person_is_found_by_name(connection: sqlite3.Connection) -> None:
    found = set(ids(search(connection, "sanderson", limit=5)))
    assert found == {"3blue1brown", "essence-of-calculus", "essence-of-linear-algebra"}


@pytest.mark.parametrize(
    "query", ["erdos", "Erdős", "ERDŐS", "erdo\u0308s", "lucja", "Łucja", "soberg", "SØBERG", "søberg"]
)
def test_accents_and_strokes_may_be_left_out_or_written(small: Path, query: str) -> None:
    assert ids(search_file(small, query, limit=5)) == ["alive-book"]


def test_words_of_the_title_are_found_without_their_accents(tmp_path: Path) -> None:
    path = built(tmp_path / "catalog.db", resource(id="analyse", title="Théorie des équations différentielles")).path
    assert ids(search_file(path, "theorie equations", limit=5)) == ["analyse"]


def test_words_of_the_title_are_found_as_they_are_written(tmp_path: Path) -> None:
    path = built(tmp_path / "catalog.db", resource(id="reihen", title="Łukasiewicz und große Räume")).path
    assert ids(search_file(path, "Łukasiewicz", limit=5)) == ["reihen"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("eigenvaule", "eigenvalue"), ("optimzation", "optimization"), ("calclus", "calculus")]
)
def test_a_typo_is_answered_with_what_was_meant(connection: sqlite3.Connection, typed: str, meant: str) -> None:
    found = search(connection, typed, limit=5)
    assert found.query == typed
    assert found.did_you_mean is not None
    assert found.did_you_mean.startswith(meant)
    assert found.total > 0
    assert replace(found, query="", did_you_mean=None) == replace(
        search(connection, found.did_you_mean, limit=5), query=""
    )


def test_what_is_found_needs_no_other_spelling(connection: sqlite3.Connection) -> None:
    assert search(connection, "eigenvalues", limit=5).did_you_mean is None


def test_what_is_like_nothing_gets_no_suggestion(connection: sqlite3.Connection) -> None:
    found = search(connection, "xqzwvkjhgfd", limit=5)
    assert (found.total, found.did_you_mean, found.loosened) == (0, None, False)


@pytest.mark.parametrize("typed", ["eige", "eigenv", "eigenvalu", "linear alge"])
def test_the_last_word_may_still_be_being_typed(connection: sqlite3.Connection, typed: str) -> None:
    found = search(connection, typed, limit=200)
    assert found.total > 0
    assert found.loosened is False


def test_a_space_ends_the_word(connection: sqlite3.Connection) -> None:
    assert search(connection, "eigenv ", limit=200).total == 0


def test_when_no_resource_has_all_words_most_are_enough(connection: sqlite3.Connection) -> None:
    found = search(connection, "eigenvalues zebra ", limit=200)
    assert found.loosened
    assert set(ids(found)) == set(ids(search(connection, "eigenvalues ", limit=200)))


def test_a_dead_homepage_sinks_but_can_be_found(tmp_path: Path) -> None:
    twins = resource(id="a-gone", title="Gone Algebra", links=[link("https://twin.lan/")], requires=["matrices"])
    fresh = search_file(built(tmp_path / "fresh.db", twins, []).path, "gone algebra", limit=5)
    assert ids(fresh)[:2] == ["a-gone", "gone-book"]
    strikes = [seen("https://twin.lan/", Verdict.MISSING, day, reason="gone") for day in (0, 4, 9)]
    sunk = search_file(built(tmp_path / "sunk.db", twins, strikes).path, "gone algebra", limit=5)
    assert ids(sunk)[:2] == ["gone-book", "a-gone"]
    assert [result.link_state for result in sunk.results][:2] == ["unchecked", "dead"]


def test_a_dead_homepage_sinks_below_a_weaker_match(small: Path) -> None:
    assert ids(search_file(small, "algebra", limit=5)) == ["alive-book", "gone-book"]


def test_results_are_ordered_by_score(connection: sqlite3.Connection) -> None:
    scores = [result.score for result in search(connection, "probability", limit=200).results]
    assert len(scores) > 5
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_the_total_does_not_depend_on_the_limit(connection: sqlite3.Connection) -> None:
    few, many = search(connection, "algebra", limit=2), search(connection, "algebra", limit=200)
    assert len(few.results) == 2
    assert few.total == many.total == len(many.results)
    assert ids(few) == ids(many)[:2]


def test_tombstones_are_not_found(small: Path) -> None:
    assert search_file(small, "zymurgy", limit=5).total == 0


def test_the_json_has_the_fields_of_the_contract(small: Path) -> None:
    found = json.loads(json.dumps(search_file(small, "algebra", limit=1).as_json()))
    assert {"query", "total", "did_you_mean", "results"} <= set(found)
    assert (found["query"], found["total"], found["did_you_mean"]) == ("algebra", 2, None)
    (result,) = found["results"]
    score = result.pop("score")
    assert isinstance(score, float)
    assert result == {
        "id": "alive-book", "title": "Alive Algebra", "kind": "book", "link_state": "ok",
        "url": catalog().entries["alive-book"].homepage,
    }  # fmt: skip


def test_the_json_has_no_field_beyond_the_contract(small: Path) -> None:
    assert list(search_file(small, "algebra", limit=1).as_json()) == ["query", "total", "did_you_mean", "results"]


@pytest.mark.parametrize("query", NASTY)
def test_nothing_that_is_typed_breaks_the_search(connection: sqlite3.Connection, query: str) -> None:
    found = search(connection, query, limit=3)
    assert found.query == query
    assert len(found.results) <= min(3, found.total)


SYNTAX = st.lists(
    st.sampled_from(['"', "*", "^", "(", ")", "AND", "OR", "NOT", "NEAR", ":", "-", "+", "svd", "é", " "])
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=300) | SYNTAX.map(" ".join) | SYNTAX.map("".join), limit=st.integers(1, 200))
def test_any_text_is_a_query(connection: sqlite3.Connection, query: str, limit: int) -> None:
    found = search(connection, query, limit=limit)
    assert len(found.results) <= limit
    assert len(found.results) == min(limit, found.total)


@given(text=st.text())
def test_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(word.isalnum() for word in words_of(text))


def test_mathematical_letters_are_folded_to_lower_case() -> None:
    assert fold("\U0001d468\u211d") == "ar"


def test_a_long_query_is_cut_to_some_words() -> None:
    assert match("word " * 100).count('"word"') <= MAX_WORDS


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StateUnreadableError, match="rescatalog build"):
        search_file(tmp_path / "catalog.db", "algebra", limit=5)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_text("no database")
    with pytest.raises(StateUnreadableError, match="rescatalog build"):
        search_file(tmp_path / "catalog.db", "algebra", limit=5)
