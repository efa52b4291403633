"""Judgement: what one run concludes from a trail, by an ordered table of rules."""

from __future__ import annotations

from collections.abc import Sequence

from rescatalog.core.check import Hop, Judgement
from rescatalog.core.observation import PERMANENT, REDIRECTS, Observation, Trail
from rescatalog.core.page import title_of
from rescatalog.core.words import Failure, Verdict

SLOW_S = 10.0

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
    verdict, reason = _word(look)
    return Judgement(
        verdict=verdict,
        reason=reason,
        notes=_notes(look),
        http_status=last.status,
        final_url=last.request.url if last.status is not None else None,
        hops=tuple(Hop(url=step.request.url, status=step.status) for step in look[:-1] if step.status is not None),
        title=title_of(last.body, last.header("content-type")) if _is_success(last) else None,
    )


def _word(look: Sequence[Observation]) -> tuple[Verdict, str]:
    last = look[-1]
    if last.failure is not None:
        return _OF_FAILURE.get(last.failure, Verdict.UNSURE), str(last.failure)
    status = last.status or 0
    if status in _OF_STATUS:
        return _OF_STATUS[status]
    if _is_success(last):
        return _success(look)
    if status in REDIRECTS:
        return Verdict.UNSURE, "redirect-without-address"
    if status >= 500:  # noqa: PLR2004 - HTTP class
        return Verdict.UNSURE, "server-error"
    return Verdict.UNSURE, "unexpected-status"


def _success(look: Sequence[Observation]) -> tuple[Verdict, str]:
    if not look[-1].body:
        return (Verdict.UNSURE, "body-cut") if look[-1].truncated else (Verdict.SUSPECT, "empty")
    statuses = {step.status for step in look[:-1]}
    if statuses and statuses <= PERMANENT:
        return Verdict.MOVED, "redirect-permanent"
    return Verdict.ALIVE, "ok"


def _notes(look: Sequence[Observation]) -> tuple[str, ...]:
    notes = []
    if any(step.status in REDIRECTS - PERMANENT for step in look[:-1]):
        notes.append("redirect-temporary")
    if look[-1].request.look > 1:
        notes.append("second-look")
    if look[-1].truncated:
        notes.append("truncated")
    if look[-1].elapsed_s > SLOW_S:
        notes.append("slow")
    return tuple(notes)


def _is_success(observation: Observation) -> bool:
    return observation.status is not None and 200 <= observation.status < 300  # noqa: PLR2004 - HTTP class
