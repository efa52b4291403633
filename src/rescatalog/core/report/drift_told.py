"""A difference between catalog and observation as lines for people and as a record for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rescatalog.core.differing.difference import Difference, Sense, spelled
from rescatalog.core.facts.fact import Value
from rescatalog.core.report.content import Paint
from rescatalog.core.report.problems_escaped import visible

COLOURS: Final[Mapping[Sense, str]] = {
    Sense.OTHER: "magenta",
    Sense.BLANK: "cyan",
    Sense.NEWER: "yellow",
    Sense.GREW: "yellow",
    Sense.ENDED: "red",
    Sense.RENAMED: "magenta",
}
_GAP: Final = " " * 11


def lines_of(difference: Difference, paint: Paint) -> Iterator[str]:
    """Yield what differs, then who said it and since when; nothing in it acts on a terminal."""
    word = paint(f"{difference.sense:<10}", COLOURS[difference.sense])
    yield f"{word} {difference.entry} {difference.field}: {against(difference)}"
    yield f"{_GAP}{evidence_of(difference)}; {visible(difference.url)} ({difference.role})"
    if difference.accepted:
        yield f"{_GAP}accepted: {visible(difference.accepted)}"


def against(difference: Difference) -> str:
    """Return what the catalog says and what was observed, in one line; foreign words are quoted and made visible."""
    observed = f"observed {quoted(difference.observed)}"
    if difference.curated is None:
        return f"blank in the catalog, {observed}"
    return f"{quoted(difference.curated)} in the catalog, {observed}"


def evidence_of(difference: Difference) -> str:
    """Return who said it, how sure that is, since when, and what was said before, in one line."""
    seen = difference.seen
    before = f", before that {quoted(seen.before)}" if seen.before is not None else ""
    return f"{visible(seen.fact.source)} ({seen.fact.confidence}), since {seen.since:%Y-%m-%d}{before}"


def quoted(value: Value) -> str:
    """Return a value in quotes, in one capped line."""
    return f'"{visible(spelled(value))}"'


def pressing(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return what speaks against the catalog and nobody has accepted, the latest first."""
    found = [one for one in differences if not one.is_blank and not one.accepted]
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def counts_of(differences: Iterable[Difference]) -> str:
    """Return how much differs, how many blanks could be filled, and how much is accepted, in one line."""
    given = tuple(differences)
    found = pressing(given)
    accepted = sum(bool(one.accepted) for one in given)
    blanks = sum(one.is_blank and not one.accepted for one in given)
    resources = len({one.entry for one in found})
    verb = "differs" if len(found) == 1 else "differ"
    parts = [f"{counted_of(len(found), 'value')} of {counted_of(resources, 'resource')} {verb} from the catalog"]
    parts += [f"{counted_of(blanks, 'blank')} could be filled"] if blanks else []
    parts += [f"{accepted} accepted"] if accepted else []
    return ", ".join(parts)


def counted_of(number: int, thing: str) -> str:
    """Return a number with its noun."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def record_of(difference: Difference) -> dict[str, Any]:
    """Return a difference as a record of JSON."""
    seen = difference.seen
    return {
        "entry": difference.entry,
        "field": str(difference.field),
        "sense": str(difference.sense),
        "curated": difference.curated,
        "observed": difference.observed,
        "before": seen.before,
        "source": seen.fact.source,
        "origin": seen.origin,
        "confidence": str(seen.fact.confidence),
        "since": seen.since.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "role": str(difference.role),
        "url": difference.url,
        "accepted": difference.accepted or None,
    }
