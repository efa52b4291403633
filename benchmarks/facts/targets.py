"""What is promised, judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.facts.corpora import COURSES, INNER
from benchmarks.facts.readers import OURS
from benchmarks.facts.report import Corpus
from benchmarks.facts.tally import ALL, Share, share
from benchmarks.facts.walls import Judged
from rescatalog.core.facts.fact import Field

MOST_MEAN_MS = 5.0
INNER_TITLES = 97.0
_COMPARED = (Field.TITLE, Field.CREATORS, Field.PUBLISHED, Field.LANGUAGE, Field.DESCRIPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One promise.

    Attributes:
        promise: in words.
        measured: what was found.
        met: whether it holds.
    """

    promise: str
    measured: str
    met: bool


def targets_of(
    corpora: Sequence[Corpus], walls: Sequence[Judged], alarms: Mapping[str, tuple[int, Sequence[Judged]]]
) -> tuple[Target, ...]:
    """Return all that is promised of what was measured.

    Args:
        corpora: folders of pages.
        walls: recordings, judged.
        alarms: by folder of living pages, how many there are and those that are judged otherwise.
    """
    found: list[Target] = []
    for corpus in corpora:
        found += _of_corpus(corpus)
    if walls:
        missed = [one.name for one in walls if not one.is_right]
        said = ", ".join(missed) or f"{len(walls)} recordings"
        found.append(Target(promise="walls are blocked, all else is not", measured=said, met=not missed))
    for folder, (pages, wrong) in alarms.items():
        said = f"{len(wrong)} of {pages}"
        found.append(Target(promise=f"{folder}: no false alarm", measured=said, met=not wrong))
    return tuple(found)


def _of_corpus(corpus: Corpus) -> Iterator[Target]:
    marks = corpus.ours.marks
    if COURSES in corpus.groups:
        for field in (Field.TITLE, Field.CREATORS):
            yield _at_least(f"OpenCourseWare courses: {field} 100 %", share(marks, field, COURSES).exact, 100.0)
        floor = f"OpenCourseWare inner pages: title at least {INNER_TITLES:.0f} %"
        yield _at_least(floor, share(marks, Field.TITLE, INNER).exact, INNER_TITLES)
    invented = share(marks, Field.PUBLISHED).invented
    yield Target(promise=f"{corpus.name}: no invented date", measured=str(invented), met=not invented)
    stopped = len(corpus.failures)
    yield Target(promise=f"{corpus.name}: no page stops the reader", measured=f"{stopped} did", met=not stopped)
    alarms = len(corpus.alarms)
    yield Target(promise=f"{corpus.name}: every page alive", measured=f"{alarms} false alarms", met=not alarms)
    mean = corpus.ours.both.mean
    promise = f"{corpus.name}: extract and judge at most {MOST_MEAN_MS:.0f} ms a page on average"
    yield Target(promise=promise, measured=f"{mean:.2f} ms", met=mean <= MOST_MEAN_MS)
    yield from _beside_others(corpus)


def _beside_others(corpus: Corpus) -> Iterator[Target]:
    for group in corpus.groups if COURSES in corpus.groups else (ALL,):
        for field in _COMPARED:
            if group == ALL and COURSES in corpus.groups:
                continue
            of_each = {column.reading.name: share(column.marks, field, group) for column in corpus.columns}
            ours = of_each.pop(OURS)
            if ours.counts and of_each:
                yield _as_good(f"{corpus.name}, {group}: {field}", ours, of_each)


def _as_good(what: str, ours: Share, others: Mapping[str, Share]) -> Target:
    """Return the promise that our share is as good as the best other one.

    A page on which nothing is to be found counts too, so that guessing does not pay. Descriptions are right when close.
    """
    close = what.endswith(Field.DESCRIPTION)
    best = max(others, key=lambda name: others[name].close if close else others[name].right)
    mine, theirs = (one.close if close else one.right for one in (ours, others[best]))
    said = f"{mine:.1f} % beside {theirs:.1f} % ({best})"
    return Target(promise=f"{what} as good as the best other", measured=said, met=mine >= theirs)


def _at_least(promise: str, percent: float, floor: float) -> Target:
    return Target(promise=promise, measured=f"{percent:.1f} %", met=percent >= floor)
