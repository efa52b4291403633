"""A finding's evidence as text: in one line, or a line for each fact; nothing in it acts on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rescatalog.core.report.facts import Label
from rescatalog.core.report.findings import Change, Finding
from rescatalog.core.report.problems_escaped import visible

# Of the places of one link so many are named.
MOST_PLACES = 5
# Facts that need no label.
_SPEAKING = frozenset({Label.ASKED, Label.SINCE, Label.STRIKES, Label.ALIVE, Label.BEFORE})


def in_one_line(finding: Finding) -> str:
    """Return the evidence in one line, most important first; the way is left out, for its end is told."""
    parts = ["new"] if finding.change is Change.NEW else []
    for fact in finding.facts:
        words = visible(fact.words)
        if fact.label is Label.LEADS_TO and parts:
            parts[-1] += f" -> {words}"
        elif fact.label is Label.TITLE:
            parts.append(f'titled "{words}"')
        elif fact.label is not Label.WAY:
            parts.append(words)
    return "; ".join(part for part in (*parts, uses_of(finding), places_of(finding)) if part)


def line_by_line(finding: Finding) -> tuple[str, ...]:
    """Return every fact with its label, where the link is used, and where it is written."""
    facts = (
        fact.words if fact.label in _SPEAKING else f"{fact.label}: {visible(fact.words)}" for fact in finding.facts
    )
    named = (("used by", uses_of(finding)), ("written in", places_of(finding)))
    return (*facts, *(f"{label}: {words}" for label, words in named if words))


def uses_of(finding: Finding) -> str:
    """Return the entries that use the link, in one line."""
    return capped([f"{visible(use.entry)} ({use.role})" for use in finding.uses])


def places_of(finding: Finding) -> str:
    """Return where the link is written, in one line."""
    return capped([f"{visible(place.file)}:{place.line}" for place in finding.places])


def capped(names: Sequence[str]) -> str:
    """Return names in one line, those beyond the cap as a number."""
    more = len(names) - MOST_PLACES
    return ", ".join(names[:MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def advised(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Yield what to do about findings of one group: (whom it is for, advice), each advice once."""
    words: dict[str, list[str]] = {}
    for finding in findings:
        words.setdefault(finding.advice, []).append(finding.word)
    for advice, whose in words.items():
        yield ", ".join(dict.fromkeys(whose)), advice
