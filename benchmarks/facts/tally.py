"""Grades counted: per field, per provider, per confidence; and times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from benchmarks.facts.answer import Answer
from benchmarks.facts.grading import Grade, grades
from benchmarks.facts.sample import Sample
from rescatalog.core.facts.fact import Confidence, Field

ALL = "all"
FEW = 20
"""With fewer pages than this the 95th percentile is the largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value with its grade.

    Attributes:
        sample: of which page.
        field: of what.
        grade: its worth.
        given: what was said, for people to look at.
        confidence: how sure the reader was, or empty.
    """

    sample: Sample
    field: Field
    grade: Grade
    given: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How often a field was right.

    Attributes:
        counts: of each grade.
    """

    counts: Counter[Grade]

    @property
    def pages(self) -> int:
        """Return on how many pages there was something to be found."""
        return sum(self.counts[one] for one in (Grade.EXACT, Grade.CLOSE, Grade.WRONG, Grade.SILENT))

    @property
    def blanks(self) -> int:
        """Return on how many pages there was nothing to be found."""
        return self.counts[Grade.INVENTED] + self.counts[Grade.RIGHTLY_SILENT]

    @property
    def exact(self) -> float:
        """Return the share that is exactly right, in percent; 0 without pages."""
        return _percent(self.counts[Grade.EXACT], self.pages)

    @property
    def close(self) -> float:
        """Return the share that is at least close, in percent; 0 without pages."""
        return _percent(self.counts[Grade.EXACT] + self.counts[Grade.CLOSE], self.pages)

    @property
    def wrong(self) -> float:
        """Return the share that is wrong, in percent; 0 without pages."""
        return _percent(self.counts[Grade.WRONG], self.pages)

    @property
    def right(self) -> float:
        """Return the share of pages, with or without something to be found, that is exactly right, in percent."""
        right = self.counts[Grade.EXACT] + self.counts[Grade.RIGHTLY_SILENT]
        return _percent(right, self.counts.total())

    @property
    def invented(self) -> int:
        """Return how many values were given where there is none."""
        return self.counts[Grade.INVENTED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds per page.

    Attributes:
        mean: of all pages.
        median: of all pages.
        p95: what 95 of 100 pages stay under.
        most: of the slowest page.
    """

    mean: float
    median: float
    p95: float
    most: float


def marks_of(samples: Sequence[Sample], answers: Sequence[Answer]) -> tuple[Mark, ...]:
    """Return a mark for every graded field of every page."""
    return tuple(
        Mark(
            sample=sample,
            field=field,
            grade=worth,
            given=str(answer.values.get(field.value, "")),
            confidence=answer.confidences.get(field.value, ""),
        )
        for sample, answer in zip(samples, answers, strict=True)
        for field, worth in grades(sample.expected, answer.values).items()
    )


def share(marks: Iterable[Mark], field: Field, group: str = ALL) -> Share:
    """Return how often one field was right, on all pages or those of one group."""
    return Share(
        counts=Counter(mark.grade for mark in marks if mark.field is field and group in {ALL, mark.sample.group})
    )


def tier(marks: Iterable[Mark], field: Field, confidence: Confidence) -> Share:
    """Return how often one field was right where the reader was so sure."""
    return Share(counts=Counter(mark.grade for mark in marks if mark.field is field and mark.confidence == confidence))


def times(values: Sequence[float]) -> Times:
    """Return what pages cost.

    Args:
        values: milliseconds, at least one.
    """
    most = max(values)
    high = quantiles(values, n=20)[-1] if len(values) >= FEW else most
    return Times(mean=mean(values), median=median(values), p95=high, most=most)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
