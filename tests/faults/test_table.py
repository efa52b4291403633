"""Every behaviour of the fault web gets its word in one run of the real command, at little cost to anybody."""

from __future__ import annotations

import pytest

from tests.cli.asking import check_on
from tests.faults.row import TRAP, Kind, Row
from tests.faults.table import ROWS, Told, run_over_all
from tests.figures import Figure
from tests.web.server import LoopbackWeb

# Two looks, each of which may ask once more to read a redirect byte by byte.
MOST_REQUESTS = 4


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, figure: Figure) -> Told:
    """Return what one run told of all rows."""
    told = run_over_all(tmp_path_factory.mktemp("table"))
    figure(_told_in_figures(told))
    return told


def test_the_run_counts_and_tells_of_every_row(told: Told) -> None:
    assert told.code == 0, told.err
    assert told.report["run"]["void"] is False
    assert set(told.results) == {row.name for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_rows_get_their_words_in_one_run(told: Told, row: Row) -> None:
    result = told.results[row.name]
    assert f"{result['verdict']} {result['reason']}" == row.word, result
    assert row.notes <= set(result["notes"])


def test_no_page_that_lives_or_may_live_is_called_missing(told: Told) -> None:
    assert _called_missing(told, Kind.HEALTHY, Kind.UNKNOWABLE, Kind.WRONG, Kind.REFUSED) == []


def test_every_page_that_is_gone_is_called_missing(told: Told) -> None:
    gone = [row.name for row in ROWS if row.kind is Kind.DEAD]
    assert _called_missing(told, Kind.DEAD) == gone


def test_every_page_that_is_fine_is_called_alive_or_moved(told: Told) -> None:
    healthy = [told.results[row.name] for row in ROWS if row.kind is Kind.HEALTHY]
    assert [result["url"] for result in healthy if result["verdict"] not in {"alive", "moved"}] == []


def test_a_page_that_answers_200_and_is_wrong_is_left_to_a_person(told: Told) -> None:
    wrong = [told.results[row.name] for row in ROWS if row.kind is Kind.WRONG]
    assert {result["verdict"] for result in wrong} == {"suspect"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_no_address_is_asked_more_than_four_times_redirects_aside(told: Told, row: Row) -> None:
    assert told.requests[row.name] <= MOST_REQUESTS + len(told.results[row.name]["hops"])


def test_nobody_came_to_an_address_that_was_not_allowed(told: Told) -> None:
    assert told.reached == {"127.0.0.1"}


def test_whoever_came_to_the_trap_would_have_been_seen() -> None:
    with LoopbackWeb(traps=(TRAP,)) as web:
        check_on(web, f"http://{TRAP}:{web.ports['http']}/", second_look=False)
        assert set(web.reached) == {TRAP}


def _called_missing(told: Told, *kinds: Kind) -> list[str]:
    rows = [row for row in ROWS if row.kind in kinds]
    return [row.name for row in rows if told.results[row.name]["verdict"] == "missing"]


def _told_in_figures(told: Told) -> str:
    """Return one line on a run; what it counts is asserted by the tests."""
    words = []
    for kind in Kind:
        rows = [row for row in ROWS if row.kind is kind and row.name in told.results]
        missing = sum(told.results[row.name]["verdict"] == "missing" for row in rows)
        words.append(f"{len(rows)} {kind} ({missing} called missing)")
    strangers = len(told.reached - {"127.0.0.1"})
    seconds = told.report["run"]["elapsed_s"] if told.report else "?"
    return (
        f"{len(told.results)} of {len(ROWS)} rows in one run: {', '.join(words)}; "
        f"forbidden addresses reached: {strangers}; took {seconds} s"
    )
