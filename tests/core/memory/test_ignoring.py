"""Findings that somebody answers for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.memory.ignoring import IgnoreRule, over, rule_for
from rescatalog.core.words import Verdict

TODAY = date(2026, 11, 21)


def rule(url: str = "https://a.lan/*", **more: Any) -> IgnoreRule:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"url": url, "reason": "the campus network only", "owner": "ada", "until": TODAY}
    return IgnoreRule.model_validate(given | more)


@pytest.mark.parametrize(
    ("pattern", "url", "ignored"),
    [
        ("https://a.lan/x", "https://a.lan/x", True),
        ("https://a.lan/x", "https://a.lan/xy", False),
        ("https://a.lan/*", "https://a.lan/x/y?z", True),
        ("https://*.lan/x", "https://a.lan/x", True),
        ("*//a.lan*", "https://a.lan/x", True),
        ("https://a.lan/x.y", "https://a.lan/xzy", False),
        ("https://a.lan/?x", "https://a.lan/yx", False),
        ("https://a.lan/[x]", "https://a.lan/x", False),
        ("https://a.lan/*x*y", "https://a.lan/1x2y", True),
        ("https://a.lan/*x*y", "https://a.lan/1y2x", False),
        ("https://a.lan/ab*ba", "https://a.lan/aba", False),
        ("https://a.lan/**", "https://a.lan/", True),
    ],
)
def test_only_the_star_stands_for_anything(pattern: str, url: str, *, ignored: bool) -> None:
    assert (rule_for([rule(pattern)], url, Verdict.MISSING, today=TODAY) is not None) == ignored


def test_a_rule_may_speak_of_some_verdicts_only() -> None:
    blocked = rule(verdicts=["blocked"])
    assert rule_for([blocked], "https://a.lan/x", Verdict.BLOCKED, today=TODAY) is blocked
    assert rule_for([blocked], "https://a.lan/x", Verdict.MISSING, today=TODAY) is None


def test_a_rule_counts_through_its_last_day_and_is_named_afterwards() -> None:
    past = rule(until=date(2026, 11, 20))
    assert rule_for([past], "https://a.lan/x", Verdict.MISSING, today=TODAY) is None
    assert over([past, rule()], today=TODAY) == (past,)


@pytest.mark.parametrize("missing", ["reason", "owner", "until", "url"])
def test_a_rule_without_reason_owner_or_end_is_none(missing: str) -> None:
    whole = rule().model_dump()
    del whole[missing]
    with pytest.raises(ValueError, match=missing):
        IgnoreRule.model_validate(whole)


@given(st.text(min_size=9, max_size=60), st.text(max_size=60))
def test_any_pattern_comes_to_an_end(pattern: str, url: str) -> None:
    given = rule(pattern)
    assert rule_for([given], url, Verdict.MISSING, today=TODAY) in {None, given}


def test_many_stars_cost_no_more_than_few() -> None:
    assert rule_for([rule("*a" * 30 + "b")], "https://" + "a" * 60, Verdict.MISSING, today=TODAY) is None
