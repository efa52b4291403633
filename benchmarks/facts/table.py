"""Prints the figures side by side, on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.facts.grading import Grade
from benchmarks.facts.readers import OURS
from benchmarks.facts.report import Corpus
from benchmarks.facts.tables import Table, of_recordings, tables_of
from benchmarks.facts.tally import Mark
from benchmarks.facts.targets import Target
from benchmarks.facts.walls import Judged

_RIGHT = frozenset({Grade.EXACT, Grade.RIGHTLY_SILENT})
MOST_SHOWN = 100
"""Letters of a value that are shown."""
MOST_ALARMS = 20


def print_corpus(corpus: Corpus) -> None:
    """Print accuracy per field, main fields per provider, confidence and time."""
    print(f"\n{corpus.name}: {len(corpus.samples)} pages")
    for table in tables_of(corpus):
        _print(table)


def print_mistakes(corpus: Corpus, most: int) -> None:
    """Print what our reader got wrong and what stopped it, at most so many lines of each."""
    stopped = Counter(error for _, error in corpus.failures)
    for error, pages in stopped.most_common(most):
        example = next(sample.path for sample, said in corpus.failures if said == error)
        print(f"\n{OURS} stopped on {pages} pages, such as {example}: {error}")
    for sample, reason in corpus.alarms[:most]:
        print(f"\n{sample.path}: not alive: {reason}")
    wrong = [mark for mark in corpus.ours.marks if mark.grade not in _RIGHT]
    print(
        f"\n{len(wrong)} mistakes of {OURS}" + (f", the first {most}:" if len(wrong) > most else ":" if wrong else "")
    )
    for mark in wrong[:most]:
        print(f"  {_where(mark)}: {mark.field} {mark.grade}: {_said(mark)}")


def print_judged(walls: Sequence[Judged], alarms: Mapping[str, tuple[int, Sequence[Judged]]]) -> None:
    """Print recordings with their verdicts, and what was said against living pages."""
    if walls:
        _print(of_recordings(walls))
    for folder, (pages, found) in alarms.items():
        print(f"\n{folder}: {pages} living pages, {len(found)} false alarms")
        for one in found[:MOST_ALARMS]:
            print(f"  {one.name}: {one.judgement.verdict} ({one.judgement.reason})")


def print_targets(targets: Sequence[Target]) -> None:
    """Print one line per target."""
    print()
    for target in targets:
        print(f"{'met' if target.met else 'MISSED':<7} {target.promise}: {target.measured}")


def _where(mark: Mark) -> str:
    path = mark.sample.path
    return path.stem if path.stem != "index" else mark.sample.url.partition("/courses/")[2] or mark.sample.url


def _said(mark: Mark) -> str:
    right = mark.sample.expected[mark.field]
    return f"{mark.given[:MOST_SHOWN]!r} {mark.confidence}, expected {str(right)[:MOST_SHOWN]!r}"


def _print(table: Table) -> None:
    if len(table) < 2:
        return
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    print()
    for row in table:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
