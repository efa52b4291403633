"""Laws of the memory of links on random histories."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.memory.history import SUCCESSES, LinkStatus, fold
from rescatalog.core.words import Status, Verdict
from tests.property.webs import EPOCH

KEY = "https://a.lan/"
WEEK = timedelta(days=7)
law = settings(max_examples=100, deadline=None)

# Missing is drawn often, or no link would live long enough to die.
verdicts = st.one_of(st.just(Verdict.MISSING), st.just(Verdict.MISSING), st.sampled_from([*Verdict]))
gaps = st.floats(0.5, 100.0).map(lambda hours: timedelta(hours=hours))


@st.composite
def histories(draw: st.DrawFn) -> list[Check]:
    """Draw the checks of one link, oldest first."""
    at, checks = EPOCH, list[Check]()
    for gap, verdict in draw(st.lists(st.tuples(gaps, verdicts), max_size=25)):
        at += gap
        checks.append(_check(len(checks), verdict, hours=(at - EPOCH) / timedelta(hours=1)))
    return checks


def _check(number: int, verdict: Verdict, *, hours: float) -> Check:
    judgement = Judgement(verdict=verdict, reason=str(verdict))
    return Check(run_id=f"run-{number}", key=KEY, checked_at=EPOCH + timedelta(hours=hours), judgement=judgement)


def _status(checks: list[Check]) -> LinkStatus:
    return fold(checks).get(KEY, LinkStatus(key=KEY))


@law
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_checks_are_read_does_not_matter(checks: list[Check], chance: Random) -> None:
    shuffled = [*checks]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(checks)


@law
@given(histories())
def test_no_link_with_a_success_in_the_last_seven_days_is_dead(checks: list[Check]) -> None:
    for length in range(1, len(checks) + 1):
        seen = checks[:length]
        recent = [check for check in seen if seen[-1].checked_at - check.checked_at < WEEK]
        if any(check.judgement.verdict in SUCCESSES for check in recent):
            assert _status(seen).status is not Status.DEAD


@law
@given(histories(), st.floats(0.0, 24.0))
def test_a_link_that_is_missing_daily_for_ten_days_is_dead_by_day_ten(checks: list[Check], pause_h: float) -> None:
    last_h = (checks[-1].checked_at - EPOCH) / timedelta(hours=1) if checks else 0.0
    missing = [_check(100 + day, Verdict.MISSING, hours=last_h + pause_h + 0.001 + 24.0 * day) for day in range(10)]
    assert _status(checks + missing).status is Status.DEAD


@law
@given(histories())
def test_the_dead_have_their_strikes_days_and_week_with_no_success_between(checks: list[Check]) -> None:
    for length in range(1, len(checks) + 1):
        seen = checks[:length]
        if _status(seen).status is Status.DEAD:
            strikes = _strikes(seen)
            assert len(strikes) >= 3
            assert len({check.checked_at.date() for check in strikes}) >= 3
            assert strikes[-1].checked_at - strikes[0].checked_at >= WEEK


@law
@given(histories())
def test_only_a_strike_kills(checks: list[Check]) -> None:
    before = Status.UNCHECKED
    for length in range(1, len(checks) + 1):
        after = _status(checks[:length]).status
        if after is Status.DEAD and before is not Status.DEAD:
            assert checks[length - 1].judgement.verdict is Verdict.MISSING
        before = after


@law
@given(histories())
def test_strikes_are_those_since_the_latest_success(checks: list[Check]) -> None:
    link = _status(checks)
    assert link.strikes == len(_strikes(checks))
    assert link.strike_days == {check.checked_at.date() for check in _strikes(checks)}
    assert link.checks == len(checks)


@law
@given(histories())
def test_a_status_began_with_a_check_and_not_after_the_latest(checks: list[Check]) -> None:
    link = _status(checks)
    if link.since is not None:
        assert link.since in {check.checked_at for check in checks}
        assert link.last_checked_at is not None
        assert link.since <= link.last_checked_at


@law
@given(histories(), st.sampled_from(sorted(SUCCESSES)), gaps)
def test_one_success_clears_everything(checks: list[Check], success: Verdict, gap: timedelta) -> None:
    last_h = (checks[-1].checked_at - EPOCH) / timedelta(hours=1) if checks else 0.0
    link = _status([*checks, _check(100, success, hours=last_h + gap / timedelta(hours=1))])
    assert (link.strikes, link.strike_days, link.first_strike_at) == (0, frozenset(), None)
    assert link.status in {Status.OK, Status.MOVED, Status.RESTRICTED}


@law
@given(
    histories(),
    st.lists(st.sampled_from(sorted(set(Verdict) - SUCCESSES)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_within_a_day_without_a_success_the_order_of_checks_does_not_count(
    checks: list[Check], verdicts: list[Verdict], chance: Random
) -> None:
    last = checks[-1].checked_at if checks else EPOCH
    morning_h = ((last - EPOCH).days + 1) * 24.0
    shuffled = [*verdicts]
    chance.shuffle(shuffled)
    days = [
        [*checks, *(_check(100 + hour, verdict, hours=morning_h + hour) for hour, verdict in enumerate(order))]
        for order in (verdicts, shuffled)
    ]
    one, other = map(_status, days)
    assert (one.strikes, one.strike_days) == (other.strikes, other.strike_days)


def _strikes(checks: list[Check]) -> list[Check]:
    """Return the `missing` checks after the latest success."""
    strikes: list[Check] = []
    for check in checks:
        if check.judgement.verdict in SUCCESSES:
            strikes = []
        elif check.judgement.verdict is Verdict.MISSING:
            strikes.append(check)
    return strikes
