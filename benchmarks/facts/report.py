"""All figures of one measurement, ready to be printed or written as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.facts.readers import OURS, Reading
from benchmarks.facts.sample import Sample
from benchmarks.facts.tally import ALL, Mark, Share, Times, marks_of, share, tier, times
from benchmarks.facts.walls import LIVING, Judged
from rescatalog.core.facts.fact import Confidence, Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One reader's figures on one corpus.

    Attributes:
        reading: what it made of the pages.
        marks: its graded values.
        read: milliseconds per page for reading.
        judge: milliseconds per page for judging, of readers that do.
        both: the two together.
        failures: pages on which it stopped.
    """

    reading: Reading
    marks: tuple[Mark, ...]
    read: Times
    judge: Times
    both: Times
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One folder of pages, read by all.

    Attributes:
        name: of the folder.
        samples: its pages.
        columns: one per reader, ours first.
    """

    name: str
    samples: tuple[Sample, ...]
    columns: tuple[Column, ...]

    @property
    def ours(self) -> Column:
        """Return the column of this project."""
        return next(column for column in self.columns if column.reading.name == OURS)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields that are graded, in their order."""
        graded = {field for sample in self.samples for field in sample.expected}
        return tuple(field for field in Field if field in graded)

    @property
    def groups(self) -> tuple[str, ...]:
        """Return what pages are counted under: all of them first, then each provider."""
        return (ALL, *sorted({sample.group for sample in self.samples}))

    @property
    def alarms(self) -> tuple[tuple[Sample, str], ...]:
        """Return the pages that our judge says are not alive, with its reason; all are known to be good."""
        answers = zip(self.samples, self.ours.reading.answers, strict=True)
        return tuple((sample, answer.reason) for sample, answer in answers if answer.verdict not in {"", *LIVING})

    @property
    def failures(self) -> tuple[tuple[Sample, str], ...]:
        """Return the pages on which our reader stopped, with what stopped it."""
        answers = zip(self.samples, self.ours.reading.answers, strict=True)
        return tuple((sample, answer.error) for sample, answer in answers if answer.error)


def corpus_of(name: str, samples: Sequence[Sample], readings: Sequence[Reading]) -> Corpus:
    """Return what all readers' answers on the pages of a folder are worth.

    Args:
        name: of the folder.
        samples: its pages.
        readings: one per reader.
    """
    return Corpus(name=name, samples=tuple(samples), columns=tuple(_column(samples, reading) for reading in readings))


def _column(samples: Sequence[Sample], reading: Reading) -> Column:
    answers = reading.answers
    return Column(
        reading=reading,
        marks=marks_of(samples, answers),
        read=times([answer.read_ms for answer in answers]),
        judge=times([answer.judge_ms for answer in answers]),
        both=times([answer.read_ms + answer.judge_ms for answer in answers]),
        failures=sum(bool(answer.error) for answer in answers),
    )


def as_json(
    corpora: Sequence[Corpus], walls: Sequence[Judged], alarms: Mapping[str, tuple[int, Sequence[Judged]]]
) -> Any:  # noqa: ANN401
    """Return every figure as plain data.

    Args:
        corpora: folders of pages.
        walls: recordings, judged.
        alarms: by folder of living pages, how many there are and those that are judged otherwise.
    """
    return {
        "schema_version": 1,
        "corpora": [_corpus(corpus) for corpus in corpora],
        "walls": [_judged(one) | {"right": one.is_right} for one in walls],
        "living": [
            {"folder": folder, "pages": pages, "false_alarms": [_judged(one) for one in found]}
            for folder, (pages, found) in alarms.items()
        ],
    }


def _corpus(corpus: Corpus) -> dict[str, Any]:
    return {
        "folder": corpus.name,
        "pages": len(corpus.samples),
        "false_alarms": [{"page": sample.path.name, "reason": reason} for sample, reason in corpus.alarms],
        "readers": [_reader(corpus, column) for column in corpus.columns],
    }


def _reader(corpus: Corpus, column: Column) -> dict[str, Any]:
    by_group = {
        group: {field.value: found for field in corpus.fields if (found := _share(share(column.marks, field, group)))}
        for group in corpus.groups
    }
    tiers = {
        field.value: {
            rank.value: _share(ranked) for rank in Confidence if (ranked := tier(column.marks, field, rank)).counts
        }
        for field in corpus.fields
    }
    return {
        "reader": column.reading.version,
        "failures": column.failures,
        "ms": {"read": asdict(column.read), "judge": asdict(column.judge), "both": asdict(column.both)},
        "accuracy": by_group,
        "confidence": {name: ranks for name, ranks in tiers.items() if ranks},
    }


def _share(found: Share) -> dict[str, Any]:
    if not found.counts:
        return {}
    return {
        "pages": found.pages,
        "exact_percent": round(found.exact, 1),
        "close_percent": round(found.close, 1),
        "wrong_percent": round(found.wrong, 1),
        "right_percent": round(found.right, 1),
        "blanks": found.blanks,
        "invented": found.invented,
    }


def _judged(one: Judged) -> dict[str, Any]:
    return {"name": one.name, "verdict": one.judgement.verdict.value, "reason": one.judgement.reason}
