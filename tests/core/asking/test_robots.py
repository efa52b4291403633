"""What an answer for a robots.txt allows."""

from __future__ import annotations

import pytest

from rescatalog.core.asking.robots import LONGEST_DELAY_S, MAX_BYTES, UNREACHABLE_HOST, Rules, rules_of
from rescatalog.core.judging.observation import Observation
from rescatalog.core.words import Failure
from tests.core.making import answer, failed, robots

DISALLOWED, UNREACHABLE = Failure.ROBOTS_DISALLOWED, Failure.ROBOTS_UNREACHABLE


def _rules(text: bytes, agent: str = "rescatalog") -> Rules:
    return rules_of(answer(200, robots(), body=text), agent)


@pytest.mark.parametrize(
    ("text", "path", "verdict"),
    [
        (b"", "/x", None),
        (b"User-agent: *\nDisallow:\n", "/x", None),
        (b"User-agent: *\nDisallow: /\n", "/x", DISALLOWED),
        (b"User-agent: *\nDisallow: /x\n", "/x/y", DISALLOWED),
        (b"User-agent: *\nDisallow: /x\n", "/y", None),
        (b"User-agent: *\nDisallow: /x\nAllow: /x/y\n", "/x/y", None),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf", DISALLOWED),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf?y", None),
        (b"User-agent: ResCatalog\nDisallow: /\n", "/x", DISALLOWED),
        (b"User-agent: other\nDisallow: /\n", "/x", None),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: rescatalog\nDisallow:\n", "/x", None),
        (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x\r\n", "/x", DISALLOWED),
        (b"\xff\x00<html>\x80", "/x", None),
    ],
)
def test_a_robots_txt_is_obeyed(text: bytes, path: str, verdict: Failure | None) -> None:
    assert _rules(text).verdict(f"https://a.lan{path}") is verdict


@pytest.mark.parametrize(
    ("delay", "delay_s"),
    [
        ("3", 3.0),
        ("0.5", 0.5),
        ("3600", LONGEST_DELAY_S),
        ("0", 0.0),
        ("soon", 0.0),
        ("-5", 0.0),
        ("nan", 0.0),
    ],
)
def test_a_crawl_delay_is_kept_within_reason(delay: str, delay_s: float) -> None:
    assert _rules(f"User-agent: *\nCrawl-delay: {delay}\n".encode()).delay_s == delay_s


def test_what_stands_beyond_half_a_megabyte_is_not_read() -> None:
    text = b"#" * MAX_BYTES + b"\nUser-agent: *\nDisallow: /\n"
    assert _rules(text).verdict("https://a.lan/") is None


@pytest.mark.parametrize("status", [301, 304, 400, 401, 403, 404, 410, 451])
def test_an_answer_that_there_is_none_means_no_rules(status: int) -> None:
    rules = rules_of(answer(status, robots(), body=b"User-agent: *\nDisallow: /\n"), "rescatalog")
    assert (rules.verdict("https://a.lan/"), rules.delay_s) == (None, 0.0)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_a_server_that_cannot_say_closes_its_origin_for_now(status: int) -> None:
    rules = rules_of(answer(status, robots()), "rescatalog")
    assert rules.verdict("https://a.lan/") is UNREACHABLE


@pytest.mark.parametrize("failure", [*Failure])
def test_a_failure_closes_the_origin_and_a_fault_of_the_host_keeps_its_name(failure: Failure) -> None:
    rules = rules_of(failed(failure, robots(), detail="words"), "rescatalog")
    expected = failure if failure in UNREACHABLE_HOST else UNREACHABLE
    assert rules.verdict("https://a.lan/") is expected


def test_an_observation_without_a_word_closes_the_origin() -> None:
    assert rules_of(Observation(request=robots()), "rescatalog").verdict("https://a.lan/") is UNREACHABLE


@pytest.mark.parametrize("failure", sorted(UNREACHABLE_HOST))
def test_a_fault_met_where_robots_txt_led_is_no_fault_of_its_own_host(failure: Failure) -> None:
    elsewhere = failed(failure, robots(url="https://elsewhere.lan/robots.txt", hop=1))
    ours = {Failure.FORBIDDEN_ADDRESS, Failure.FORBIDDEN_PORT, Failure.HOST_RESTING, Failure.BUDGET_SPENT}
    assert rules_of(elsewhere, "rescatalog").verdict("https://a.lan/") is (failure if failure in ours else UNREACHABLE)
