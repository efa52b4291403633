"""Which answers deserve a second look, and how long a host is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rescatalog.core.asking.retrying import Patience, deserves_second_look, not_before, retry_after_s
from rescatalog.core.judging.observation import Observation
from rescatalog.core.words import Failure, Purpose
from tests.core.making import NOW, answer, failed, page, trail

FINAL = {
    Failure.BAD_ADDRESS, Failure.FORBIDDEN_SCHEME, Failure.FORBIDDEN_PORT, Failure.FORBIDDEN_ADDRESS,
    Failure.ROBOTS_DISALLOWED, Failure.HOST_RESTING, Failure.BUDGET_SPENT, Failure.TOO_MANY_REDIRECTS,
}  # fmt: skip


@pytest.mark.parametrize("failure", [*Failure])
def test_a_failure_is_looked_at_again_unless_our_own_rules_made_it(failure: Failure) -> None:
    assert deserves_second_look((failed(failure),), Patience()) == (failure not in FINAL)


@pytest.mark.parametrize("status", [404, 410, 403, 406, 429, 500, 502, 503, 400, 301, 999])
def test_what_is_not_alive_is_looked_at_again(status: int) -> None:
    assert deserves_second_look((answer(status),), Patience())


@pytest.mark.parametrize("status", [200, 206, 299, 401, 402, 407, 451])
def test_a_living_page_and_a_wall_are_not(status: int) -> None:
    assert not deserves_second_look((answer(status),), Patience())


@pytest.mark.parametrize(
    "page",
    [
        answer(204, body=b""),
        answer(200, body=b""),
        answer(200, body=b"<title>Page not found</title>"),
        answer(200, body=b"<title>This domain is for sale</title>"),
        answer(200, body=b"<script>window._cf_chl_opt={}</script>"),
    ],
)
def test_neither_is_a_page_that_answers_wrongly_taken_at_its_first_word(page: Observation) -> None:
    assert deserves_second_look((page,), Patience())


@pytest.mark.parametrize("last", [answer(404), failed(Failure.TIMEOUT)])
def test_nothing_is_where_second_looks_are_turned_off(last: Observation) -> None:
    assert not deserves_second_look((last,), Patience(second_look=False))


@pytest.mark.parametrize(("wait_s", "again"), [(0.0, 1), (60.0, 1), (60.1, 0), (float("inf"), 0)])
def test_a_host_that_wants_to_rest_longer_than_our_patience_is_let_go(wait_s: float, again: int) -> None:
    assert deserves_second_look((answer(503),), Patience(longest_wait_s=60.0), wait_s=wait_s) == bool(again)


@pytest.mark.parametrize("status", [200, 301, 403, 404, 500])
def test_only_429_and_503_can_ask_for_a_pause(status: int) -> None:
    assert retry_after_s(answer(status, retry_after="120"), now=NOW) == 0.0


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "expected_s"),
    [
        ("120", 120.0),
        (" 120 ", 120.0),
        ("0", 0.0),
        ("999999999", 999_999_999.0),
        ("9999999999", float("inf")),
        ("9" * 5_000, float("inf")),
        ("Sat, 21 Nov 2026 02:02:00 GMT", 120.0),
        ("Sat, 21 Nov 2026 02:02:00", 120.0),
        ("Sat, 21 Nov 2026 03:02:00 +0100", 120.0),
        ("Fri, 20 Nov 2026 02:00:00 GMT", 0.0),
        ("-5", 0.0),
        ("1.5", 0.0),
        ("١٢٠", 0.0),
        ("", 0.0),
        ("soon", 0.0),
        ("Sat, 32 Nov 2026 99:99:99 GMT", 0.0),
    ],
)
def test_a_pause_is_given_in_seconds_or_as_a_date(status: int, header: str, expected_s: float) -> None:
    assert retry_after_s(answer(status, retry_after=header), now=NOW) == expected_s


@pytest.mark.parametrize(
    "header", ["Sat, 21 Nov 99999999999 00:00:00 GMT", "Sat, 21 Nov 2026 00:00:00 +9999999999999999"]
)
def test_a_date_too_large_for_any_calendar_is_no_fault_of_ours(header: str) -> None:
    assert retry_after_s(answer(503, retry_after=header), now=NOW) >= 0.0


def test_no_header_asks_for_no_pause() -> None:
    assert retry_after_s(answer(503), now=NOW) == 0.0


@pytest.mark.parametrize(
    ("last", "seconds"),
    [
        (answer(429, retry_after="86400"), 86_400),
        (answer(503, retry_after="Sat, 21 Nov 2026 02:02:00 GMT"), 120),
        (answer(429, retry_after="99999999999"), 7 * 86_400),
        (answer(429), None),
        (answer(200, retry_after="60"), None),
        (failed(Failure.TIMEOUT), None),
    ],
)
def test_rest_beyond_this_run_is_a_week_at_most(last: Observation, seconds: int | None) -> None:
    until = not_before(trail((last,)), now=NOW)
    assert until == (None if seconds is None else NOW + timedelta(seconds=seconds))


QUESTION = replace(page("https://api.lan/1"), purpose=Purpose.QUESTION)
NOW_S = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("status", "headers", "wait_s"),
    [
        (200, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(NOW_S + 90)}, 90.0),
        (403, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(NOW_S + 90)}, 90.0),
        (200, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "30"}, 30.0),
        (200, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(NOW_S - 90)}, 0.0),
        (200, {"x_ratelimit_remaining": "1", "x_ratelimit_reset": str(NOW_S + 90)}, 0.0),
        (200, {"x_ratelimit_remaining": "0"}, 0.0),
        (200, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "soon"}, 0.0),
        (200, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "9" * 40}, float("inf")),
        (403, {"retry_after": "60"}, 60.0),
        (429, {"retry_after": "60", "x_ratelimit_remaining": "0", "x_ratelimit_reset": "5"}, 60.0),
    ],
)
def test_an_api_says_in_its_own_words_that_it_wants_to_rest(
    status: int, headers: dict[str, Any], wait_s: float
) -> None:
    assert retry_after_s(answer(status, QUESTION, **headers), now=NOW) == wait_s


def test_a_page_with_such_headers_is_not_held_back() -> None:
    assert retry_after_s(answer(200, x_ratelimit_remaining="0", x_ratelimit_reset="30"), now=NOW) == 0.0
