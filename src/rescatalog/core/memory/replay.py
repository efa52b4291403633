"""History judged again under today's rules: what would be said now of what was seen then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rescatalog.core.judging.check import Check
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.judging.verdict import judge
from rescatalog.core.memory.evidence import trail_of
from rescatalog.core.memory.history import LinkStatus, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What today's rules make of a history.

    Attributes:
        checks: how many were judged again.
        differing: how many of them get another verdict or reason.
        changed: links whose status differs, as (status in force, status under today's rules), by address.
    """

    checks: int
    differing: int
    changed: Mapping[str, tuple[LinkStatus, LinkStatus]]


def replay(checks: Sequence[Check], expected: Mapping[str, tuple[Expected, ...]]) -> Replay:
    """Return what would change if all checks were judged by today's rules.

    Args:
        checks: those that count.
        expected: what entries say of each page, by canonical address.
    """
    again = [rejudged(check, expected.get(check.key, ())) for check in checks]
    before, after = fold(checks), fold(again)
    return Replay(
        checks=len(checks),
        differing=sum(_word(old) != _word(new) for old, new in zip(checks, again, strict=True)),
        changed={key: (before[key], after[key]) for key in before if before[key].status is not after[key].status},
    )


def rejudged(check: Check, expectations: Iterable[Expected] = ()) -> Check:
    """Return a check as it would be judged now; one without evidence, or with damaged evidence, keeps its word."""
    try:
        trail = trail_of(check.key, check.evidence, title=check.judgement.title)
    except ValueError:
        return check
    return replace(check, judgement=judge(trail, tuple(expectations)))


def _word(check: Check) -> tuple[str, str]:
    return check.judgement.verdict, check.judgement.reason
