"""A run with far fewer successes than the last changes no stored fact."""

from __future__ import annotations

import pytest

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.thinning import facts_void_of
from rescatalog.core.words import Verdict
from tests.core.making import check, host


def _checks(*verdicts: Verdict) -> dict[str, Check]:
    return {host(number): check(verdict, key=host(number)) for number, verdict in enumerate(verdicts)}


ALIVE, BLOCKED = Verdict.ALIVE, Verdict.BLOCKED


@pytest.mark.parametrize(
    ("before", "now", "void"),
    [
        ([ALIVE] * 10, [ALIVE] * 10, None),
        ([ALIVE] * 10, [ALIVE] * 8 + [BLOCKED] * 2, None),
        ([ALIVE] * 10, [ALIVE] * 7 + [BLOCKED] * 3, "few-successes"),
        ([ALIVE] * 4, [BLOCKED] * 4, None),
        ([ALIVE] * 5, [BLOCKED] * 5, "few-successes"),
        ([BLOCKED] * 10, [BLOCKED] * 10, None),
        ([], [BLOCKED] * 10, None),
        ([Verdict.RESTRICTED] * 10, [Verdict.MOVED] * 10, None),
    ],
)
def test_four_fifths_of_those_that_lived_must_live(before: list[Verdict], now: list[Verdict], void: str | None) -> None:
    assert facts_void_of(_checks(*now), _checks(*before)) == void


def test_pages_that_were_not_asked_this_time_say_nothing() -> None:
    assert facts_void_of(_checks(*[ALIVE] * 5), _checks(*[ALIVE] * 100)) is None
