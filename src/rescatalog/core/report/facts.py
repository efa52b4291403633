"""The evidence for a finding as plain, labelled strings; each format escapes them in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rescatalog.core.judging.check import Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.report.content import Result
from rescatalog.core.words import Verdict

# That it was asked twice says so already.
_UNTOLD_NOTES = frozenset({"second-look"})


class Label(StrEnum):
    """What a fact is about."""

    ANSWER = "answer"
    LEADS_TO = "leads to"
    WAY = "way"
    SEEN = "seen"
    TITLE = "title"
    NOTES = "notes"
    ASKED = "asked"
    SINCE = "since"
    STRIKES = "strikes"
    ALIVE = "last alive"
    BEFORE = "before"
    DRIFT = "drift"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of evidence.

    Attributes:
        label: what it is about.
        words: for people; may quote a page, a server or an address.
        foreign: whether it does.
    """

    label: Label
    words: str
    foreign: bool = False


def facts_of_result(result: Result, *, began_now: bool) -> tuple[Fact, ...]:
    """Return the evidence of one run, and of the time before it where that is known.

    Args:
        result: of a link with a finding.
        began_now: whether the finding is new; then there is no `since` to tell.
    """
    facts = list(_of_judgement(result))
    if result.attempts > 1:
        facts.append(Fact(Label.ASKED, f"asked {result.attempts}x"))
    if result.status is not None:
        facts += _of_history(result.status, began_now=began_now)
        facts += _of_drift(result.status)
        # Whoever was asked for the first time was never seen alive, which is no news.
        if result.status.last_alive_at is not None or result.status.checks > 1:
            facts += _alive(result.status)
    return tuple(facts)


def facts_of_link(link: LinkStatus, archived: Archived | None = None) -> tuple[Fact, ...]:
    """Return the evidence that the state holds on one link.

    Args:
        link: what is known.
        archived: what an archive answered for it, if it was asked.
    """
    facts = []
    if link.reason:
        facts.append(Fact(Label.ANSWER, _coded(link.reason, link.http_status)))
    if link.final_url is not None and link.final_url != link.key:
        facts.append(Fact(Label.LEADS_TO, link.final_url, foreign=True))
    if link.because:
        facts.append(Fact(Label.SEEN, link.because, foreign=True))
    facts += _of_history(link, began_now=False)
    facts += _of_drift(link)
    facts += _alive(link)
    if archived is not None and archived.snapshot_url and archived.snapshot_at:
        words = f"copy of {archived.snapshot_at:%Y-%m-%d} at {archived.snapshot_url}"
        facts.append(Fact(Label.COPY, words, foreign=True))
    return tuple(facts)


def facts_of_healed(result: Result, before: LinkStatus) -> tuple[Fact, ...]:
    """Return what a link that answers again was before."""
    facts = [Fact(Label.ANSWER, _coded(result.judgement.reason, result.judgement.http_status))]
    since = f" since {before.since:%Y-%m-%d}" if before.since else ""
    why = f", {before.reason}" if before.reason else ""
    return (*facts, Fact(Label.BEFORE, f"was {before.status}{since}{why}"))


def counted(number: int, thing: str) -> str:
    """Return a number with its noun."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def listed(counts: Iterable[tuple[str, int]]) -> str:
    """Return counts of words in one line, zeros left out."""
    return ", ".join(f"{number} {word}" for word, number in counts if number)


def _of_judgement(result: Result) -> Iterator[Fact]:
    judgement = result.judgement
    yield Fact(Label.ANSWER, _coded(judgement.reason, judgement.http_status))
    if judgement.hops and judgement.final_url:
        yield Fact(Label.LEADS_TO, judgement.final_url, foreign=True)
    # One permanent redirect is told by the reason and where it leads to.
    if len(judgement.hops) > 1 or (judgement.hops and judgement.verdict is not Verdict.MOVED):
        yield Fact(Label.WAY, _way(judgement), foreign=True)
    seen = judgement.because or result.detail
    if seen:
        yield Fact(Label.SEEN, seen, foreign=True)
    if judgement.title and judgement.title not in seen:
        yield Fact(Label.TITLE, judgement.title, foreign=True)
    notes = [note for note in judgement.notes if note not in _UNTOLD_NOTES]
    if notes:
        yield Fact(Label.NOTES, ", ".join(notes))


def _of_history(link: LinkStatus, *, began_now: bool) -> Iterator[Fact]:
    if link.since is not None and not began_now:
        yield Fact(Label.SINCE, f"since {link.since:%Y-%m-%d}")
    if link.strikes:
        days = counted(len(link.strike_days), "day")
        yield Fact(Label.STRIKES, f"{counted(link.strikes, 'strike')} on {days}")


def _of_drift(link: LinkStatus) -> Iterator[Fact]:
    if link.drift and link.drifted_at and link.first:
        was = f', which was "{link.first.title}"' if "title" in link.drift else ""
        now = f' and is "{link.title}"' if was and link.title else ""
        words = f"another {', '.join(link.drift)} since {link.drifted_at:%Y-%m-%d}{was}{now}"
        yield Fact(Label.DRIFT, words, foreign=True)


def _alive(link: LinkStatus) -> Iterator[Fact]:
    if link.last_alive_at is None:
        yield Fact(Label.ALIVE, "never seen alive")
    elif link.last_alive_at != link.last_checked_at:
        yield Fact(Label.ALIVE, f"last alive {link.last_alive_at:%Y-%m-%d}")


def _way(judgement: Judgement) -> str:
    steps = [f"{hop.url} ({hop.status})" for hop in judgement.hops]
    if judgement.final_url is not None:
        steps.append(_coded(judgement.final_url, judgement.http_status))
    return " -> ".join(steps)


def _coded(words: str, http_status: int | None) -> str:
    return words if http_status is None else f"{words} ({http_status})"
