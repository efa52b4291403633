"""Findings that somebody answers for: each rule has a reason, an owner and a last day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from rescatalog.core.words import Verdict


class IgnoreRule(BaseModel):
    """What is not to be reported, why, who says so, and until when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(min_length=9, max_length=2_000)
    """The address; `*` stands for anything."""
    verdicts: tuple[Verdict, ...] = ()
    """Verdicts it is about; none means all."""
    reason: str = Field(min_length=3, max_length=500)
    """Why this is no finding."""
    owner: str = Field(min_length=1, max_length=100)
    """Who answers for it."""
    until: date
    """The last day on which it counts."""


def rule_for(rules: Iterable[IgnoreRule], url: str, verdict: Verdict, *, today: date) -> IgnoreRule | None:
    """Return the first rule in force that speaks of a finding, or None.

    Args:
        rules: all of them.
        url: the address as written.
        verdict: what the run concluded.
        today: UTC.
    """
    for rule in rules:
        fits = not rule.verdicts or verdict in rule.verdicts
        if fits and today <= rule.until and _matches(rule.url, url):
            return rule
    return None


def over(rules: Iterable[IgnoreRule], *, today: date) -> tuple[IgnoreRule, ...]:
    """Return the rules whose last day has passed: their findings are reported again."""
    return tuple(rule for rule in rules if rule.until < today)


def _matches(pattern: str, url: str) -> bool:
    """Return whether the parts between stars stand in an address one after the other, the first and last at its ends.

    No part is looked for twice, so that a pattern of many stars costs no more than one of few.
    """
    first, *rest = pattern.split("*")
    if not rest:
        return url == pattern
    *middle, last = rest
    if not url.startswith(first) or not url.endswith(last):
        return False
    at, end = len(first), len(url) - len(last)
    for part in middle:
        found = url.find(part, at, end) if part else at
        if found < 0:
            return False
        at = found + len(part)
    return at <= end
