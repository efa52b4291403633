"""Judgement: what one run concludes from a trail, by an ordered table of rules."""

from __future__ import annotations

from collections.abc import Sequence

from rescatalog.core import content
from rescatalog.core.check import Hop, Judgement
from rescatalog.core.observation import PERMANENT, REDIRECTS, Observation, Trail
from rescatalog.core.page import title_of
from rescatalog.core.walls import wall_of
from rescatalog.core.words import Failure, Verdict

SLOW_S = 10.0
# Recorded challenge pages are smaller than this.
MOST_CHALLENGE_BYTES = 60_000
# Statuses that walls answer with; a 404 behind a wall is a 404.
_WALLED = frozenset({202, 401, 403, 405, 406, 418, 429, 500, 502, 503, 520, 999})

# Failures that are more, or other, than "this run cannot know".
_OF_FAILURE: dict[Failure, Verdict] = {
    Failure.DNS_NOT_FOUND: Verdict.MISSING,
    Failure.HOST_RESTING: Verdict.BLOCKED,
    Failure.BAD_ADDRESS: Verdict.REFUSED,
    Failure.FORBIDDEN_SCHEME: Verdict.REFUSED,
    Failure.FORBIDDEN_PORT: Verdict.REFUSED,
    Failure.FORBIDDEN_ADDRESS: Verdict.REFUSED,
    Failure.ROBOTS_DISALLOWED: Verdict.REFUSED,
}

# Source: RFC 9110 section 15; 999 is LinkedIn's word for "no robots".
_OF_STATUS: dict[int, tuple[Verdict, str]] = {
    204: (Verdict.SUSPECT, "empty"),
    205: (Verdict.SUSPECT, "empty"),
    401: (Verdict.RESTRICTED, "login-required"),
    402: (Verdict.RESTRICTED, "payment-required"),
    403: (Verdict.BLOCKED, "forbidden"),
    404: (Verdict.MISSING, "not-found"),
    406: (Verdict.BLOCKED, "not-acceptable"),
    407: (Verdict.RESTRICTED, "login-required"),
    410: (Verdict.MISSING, "gone"),
    429: (Verdict.BLOCKED, "rate-limited"),
    451: (Verdict.RESTRICTED, "legal"),
    999: (Verdict.BLOCKED, "forbidden"),
}


def judge(trail: Trail) -> Judgement:
    """Return what one run concludes about the trail's target.

    The last look decides; when it could not see anything, an earlier look that met a living host stands, but never
    an earlier `missing`: one look that cannot know is reason enough not to count a strike.
    """
    judgements = [_judge_look(look) for look in trail.looks]
    last = judgements[-1]
    if last.verdict is Verdict.UNSURE and judgements[0].verdict not in {Verdict.MISSING, Verdict.UNSURE}:
        return judgements[0]
    return last


def _judge_look(look: Sequence[Observation]) -> Judgement:
    last = look[-1]
    title = title_of(last.body, last.header("content-type")) if last.is_success else None
    verdict, reason = _word(look, title)
    return Judgement(
        verdict=verdict,
        reason=reason,
        notes=_notes(look),
        http_status=last.status,
        final_url=last.request.url if last.status is not None else None,
        hops=tuple(Hop(url=step.request.url, status=step.status) for step in look[:-1] if step.status is not None),
        title=title,
    )


def _word(look: Sequence[Observation], title: str | None) -> tuple[Verdict, str]:
    last = look[-1]
    if last.failure is not None:
        return _OF_FAILURE.get(last.failure, Verdict.UNSURE), str(last.failure)
    status = last.status or 0
    if status in _WALLED and wall_of(status, dict(last.headers), last.body):
        return Verdict.BLOCKED, "bot-wall"
    if status in _OF_STATUS:
        return _OF_STATUS[status]
    if last.is_success:
        return _success(look, title)
    if status in REDIRECTS:
        return Verdict.UNSURE, "redirect-without-address"
    if status >= 500:  # noqa: PLR2004 - HTTP class
        return Verdict.UNSURE, "server-error"
    return Verdict.UNSURE, "unexpected-status"


def _success(look: Sequence[Observation], title: str | None) -> tuple[Verdict, str]:
    last = look[-1]
    if not last.body:
        return (Verdict.UNSURE, "body-cut") if last.truncated else (Verdict.SUSPECT, "empty")
    if _small_wall(last):
        return Verdict.BLOCKED, "bot-wall"
    said = content.word_of(look, title)
    if said is not None:
        return said
    statuses = {step.status for step in look[:-1]}
    if statuses and statuses <= PERMANENT:
        return Verdict.MOVED, "redirect-permanent"
    return Verdict.ALIVE, "ok"


def _small_wall(last: Observation) -> bool:
    """Return whether a 200 is a challenge; a long page that holds such a text is one that writes about it."""
    headers = dict(last.headers)
    if len(last.body) <= MOST_CHALLENGE_BYTES:
        return wall_of(last.status or 0, headers, last.body) is not None
    return wall_of(last.status or 0, headers, b"") is not None


def _notes(look: Sequence[Observation]) -> tuple[str, ...]:
    notes = []
    if any(step.status in REDIRECTS - PERMANENT for step in look[:-1]):
        notes.append("redirect-temporary")
    if any(step.is_success for step in look[:-1]):
        notes.append("redirect-by-page")
    if look[-1].request.look > 1:
        notes.append("second-look")
    if look[-1].truncated:
        notes.append("truncated")
    if look[-1].elapsed_s > SLOW_S:
        notes.append("slow")
    return tuple(notes)
