"""Judgement: what one run concludes from a trail, by an ordered table of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rescatalog.core.judging import content
from rescatalog.core.judging.absence import not_found_text
from rescatalog.core.judging.check import Hop, Judgement
from rescatalog.core.judging.expectation import Expected
from rescatalog.core.judging.observation import PERMANENT, REDIRECTS, Observation, Trail
from rescatalog.core.judging.readable import likeness, words_of
from rescatalog.core.judging.remarks import remarks
from rescatalog.core.judging.spoken import spoken_for
from rescatalog.core.words import Failure, Verdict

SLOW_S = 10.0
MANY_REDIRECTS = 5
# Certificates are mostly renewed a month before they end.
SOON_DAYS = 14
# Two pages that share so many of their words are one page; a server may put the address or the time into it.
SAME_PAGE = 0.85
# What no wall answers with: who is told that there is nothing was told something.
_UNWALLED = frozenset({402, 404, 407, 410, 451})

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

# Source: RFC 9110 section 15; 418 and 999 are words of some for "no robots".
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
    418: (Verdict.BLOCKED, "forbidden"),
    429: (Verdict.BLOCKED, "rate-limited"),
    451: (Verdict.RESTRICTED, "legal"),
    999: (Verdict.BLOCKED, "forbidden"),
}


def judge(trail: Trail, expectations: Sequence[Expected] = ()) -> Judgement:
    """Return what one run concludes about the trail's target.

    The last look decides; when it could not see anything, an earlier look that met a living host stands, but never
    an earlier `missing`: one look that cannot know is reason enough not to count a strike.

    Args:
        trail: what was seen.
        expectations: what the catalog's entries say of the page.
    """
    judgements = [judge_look(look, expectations) for look in trail.looks]
    last = judgements[-1]
    if last.verdict is Verdict.UNSURE and judgements[0].verdict not in {Verdict.MISSING, Verdict.UNSURE}:
        last = judgements[0]
    elif last.reason == "says-not-found":
        last = _probed(last, trail)
    last = spoken_for(last, trail)
    days = trail.certificate.valid_days if trail.certificate else None
    return replace(last, notes=(*last.notes, "tls-expires-soon")) if days is not None and days < SOON_DAYS else last


def judge_look(look: Sequence[Observation], expectations: Sequence[Expected] = ()) -> Judgement:
    """Return what one chain of observations says, taken alone."""
    last = look[-1]
    verdict, reason, because = _word(look, expectations)
    said = remarks(last) if verdict in {Verdict.ALIVE, Verdict.MOVED} else ()
    return Judgement(
        verdict=verdict,
        reason=reason,
        because=because,
        notes=(*_notes(look), *said),
        http_status=last.status,
        final_url=last.request.url if last.status is not None else None,
        hops=tuple(Hop(url=step.request.url, status=step.status) for step in look[:-1] if step.status is not None),
        title=last.title,
    )


def _probed(judgement: Judgement, trail: Trail) -> Judgement:
    """Return a judgement of a page that says it is not there, in the light of what its random sibling says."""
    found = likeness_of(trail)
    if found is None or found < SAME_PAGE or not _named_alike(trail.looks[-1][-1], trail.probe[-1]):
        return judgement
    because = f"{judgement.because}; {trail.probe[0].request.url}, where nothing can be, gave the same page"
    return replace(judgement, verdict=Verdict.MISSING, reason="soft-404", because=because)


def _named_alike(page: Observation, sibling: Observation) -> bool:
    """Return whether a page and its random sibling have the same title and headings, but for their addresses.

    Pages of one template share most of their words; error pages share their names as well.
    """
    if sibling.recorded is None and not_found_text(sibling) is None:
        return False
    addresses = f"{page.request.url} {sibling.request.url}"
    return _own_names(page, addresses) == _own_names(sibling, addresses)


def _own_names(page: Observation, addresses: str) -> tuple[tuple[str, ...], ...]:
    repeated = frozenset(words_of(addresses.encode(), None))
    names = (page.title or "", *page.headlines)
    return tuple(tuple(word for word in words_of(name.encode(), None) if word not in repeated) for name in names)


def likeness_of(trail: Trail) -> float | None:
    """Return how like a page and its random sibling are, from 0 to 1, or None when the sibling gave no page."""
    page, sibling = trail.looks[-1][-1], trail.probe[-1] if trail.probe else None
    if sibling is None or not sibling.is_success:
        return None
    if sibling.recorded is not None:
        return sibling.recorded.likeness
    return likeness(_own_words(page), _own_words(sibling))


def _own_words(page: Observation) -> tuple[str, ...]:
    """Return the words of a page without those of its address, which apologies like to repeat."""
    repeated = frozenset(words_of(page.request.url.encode(), None))
    return tuple(word for word in words_of(page.body, page.header("content-type")) if word not in repeated)


def _word(look: Sequence[Observation], expectations: Sequence[Expected]) -> tuple[Verdict, str, str]:
    last = look[-1]
    if last.failure is not None:
        return _OF_FAILURE.get(last.failure, Verdict.UNSURE), str(last.failure), last.detail
    status = last.status or 0
    if status >= 400 and status not in _UNWALLED and last.wall:  # noqa: PLR2004 - HTTP class
        return Verdict.BLOCKED, "bot-wall", f"the wall of {last.wall}"
    if status in _OF_STATUS:
        return *_OF_STATUS[status], ""
    if last.is_success:
        return _success(look, expectations)
    if status in REDIRECTS:
        return Verdict.UNSURE, "redirect-without-address", ""
    if status >= 500:  # noqa: PLR2004 - HTTP class
        return Verdict.UNSURE, "server-error", ""
    return Verdict.UNSURE, "unexpected-status", ""


def _success(look: Sequence[Observation], expectations: Sequence[Expected]) -> tuple[Verdict, str, str]:
    last = look[-1]
    if not last.size:
        return (Verdict.UNSURE, "body-cut", "") if last.truncated else (Verdict.SUSPECT, "empty", "")
    if last.wall:
        return Verdict.BLOCKED, "bot-wall", f"the wall of {last.wall}"
    said = content.word_of(look, expectations)
    if said is not None:
        return said
    statuses = {step.status for step in look[:-1]}
    if statuses and statuses <= PERMANENT:
        return Verdict.MOVED, "redirect-permanent", ""
    return Verdict.ALIVE, "ok", ""


def _notes(look: Sequence[Observation]) -> tuple[str, ...]:
    notes = []
    if any(step.status in REDIRECTS - PERMANENT for step in look[:-1]):
        notes.append("redirect-temporary")
    if any(step.is_success for step in look[:-1]):
        notes.append("redirect-by-page")
    if len(look) > MANY_REDIRECTS:
        notes.append("many-redirects")
    if look[-1].request.look > 1:
        notes.append("second-look")
    if look[-1].is_unchanged:
        notes.append("not-modified")
    if look[-1].truncated:
        notes.append("truncated")
    if look[-1].elapsed_s > SLOW_S:
        notes.append("slow")
    return tuple(notes)
