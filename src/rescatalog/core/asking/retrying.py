"""Which answers deserve a second look, and how long a host asked to be left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.verdict import judge_look
from rescatalog.core.words import Failure, Purpose, Verdict

# Nothing was sent because our own rules forbid it; asking again would change nothing.
FINAL_FAILURES = frozenset(
    {
        Failure.BAD_ADDRESS,
        Failure.FORBIDDEN_SCHEME,
        Failure.FORBIDDEN_PORT,
        Failure.FORBIDDEN_ADDRESS,
        Failure.ROBOTS_DISALLOWED,
        Failure.HOST_RESTING,
        Failure.BUDGET_SPENT,
        # A server that made up this many addresses makes up more.
        Failure.TOO_MANY_REDIRECTS,
    }
)
# The page exists behind a login, a payment or a law; a second look would see the same wall.
WALLS = frozenset({401, 402, 407, 451})
BUSY = frozenset({429, 503})
# How some APIs say that they were asked too often.
FORBIDDEN = frozenset({403})
# A number as large as this is a time since 1970, a smaller one a number of seconds.
FIRST_EPOCH_S = 1e9
LONGEST_EPOCH = 12
# Whoever asks for more than a week of rest is asked again all the same: a death must be known within ten days.
LONGEST_REST_S = 7 * 86_400.0
_DOUBTFUL = frozenset({Verdict.SUSPECT, Verdict.BLOCKED, Verdict.UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long the crawler waits, and how often it asks.

    Attributes:
        second_look: whether what is not alive is asked again at the end of the run.
        pause_s: least time between the end of the first pass and the second look.
        longest_wait_s: a Retry-After beyond this ends the run's interest in the target.
        probe: whether a page that says it is not there has a random address beside it asked as well.
        max_hops: redirects followed for one target.
        max_robots_hops: redirects followed for one robots.txt. Source: RFC 9309 section 2.3.1.2.
    """

    second_look: bool = True
    pause_s: float = 5.0
    longest_wait_s: float = 60.0
    probe: bool = True
    max_hops: int = 20
    max_robots_hops: int = 5


def deserves_second_look(look: Sequence[Observation], patience: Patience, *, wait_s: float = 0.0) -> bool:
    """Return whether a chain may look better late in the run: what is not alive is looked at twice.

    Args:
        look: the first look, its last observation at the end.
        patience: the limits in force.
        wait_s: seconds the host asked to be left alone.
    """
    last = look[-1]
    if not patience.second_look or last.failure in FINAL_FAILURES:
        return False
    if last.failure is not None:
        return True
    if last.is_success:
        return judge_look(look).verdict in _DOUBTFUL
    return last.status not in WALLS and wait_s <= patience.longest_wait_s


def retry_after_s(observation: Observation, *, now: datetime) -> float:
    """Return the seconds the host asked to be left alone, 0 when it did not ask.

    Args:
        observation: an answer; a page's is heard when it is 429 or 503, an API's also when its quota is used up.
        now: aware UTC time, for times given as a date.

    Source: RFC 9110 section 10.2.3; docs.github.com, Rate limits for the REST API.
    """
    is_answer = observation.request.purpose is Purpose.QUESTION
    busy = BUSY | FORBIDDEN if is_answer else BUSY
    text = observation.header("retry-after") if observation.status in busy else None
    if text is None:
        return _until_reset_s(observation, now=now) if is_answer else 0.0
    text = text.strip()
    if text.isascii() and text.isdigit():
        # A number of absurd length is as good as for ever.
        return float(text) if len(text) < 10 else float("inf")  # noqa: PLR2004
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    aware = then if then.tzinfo else then.replace(tzinfo=now.tzinfo)
    return max(0.0, (aware - now).total_seconds())


def _until_reset_s(observation: Observation, *, now: datetime) -> float:
    """Return the seconds until an API whose quota is used up gives a new one, 0 while there is some left."""
    left, reset = observation.header("x-ratelimit-remaining"), observation.header("x-ratelimit-reset")
    if left != "0" or reset is None or not (reset.isascii() and reset.isdigit()):
        return 0.0
    number = float(reset) if len(reset) <= LONGEST_EPOCH else float("inf")
    return max(0.0, number - now.timestamp() if number >= FIRST_EPOCH_S else number)


def not_before(trail: Trail, *, now: datetime) -> datetime | None:
    """Return until when a host asked to be left alone beyond this run, or None; a week at most.

    Args:
        trail: what was seen of one target.
        now: aware UTC time at which the trail ended.
    """
    last = trail.looks[-1][-1]
    wait_s = min(retry_after_s(last, now=now), LONGEST_REST_S)
    return now + timedelta(seconds=wait_s) if wait_s else None
