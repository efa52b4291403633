"""Prints the figures side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.facts.grading import Grade
from benchmarks.facts.readers import OURS
from benchmarks.facts.report import Corpus
from benchmarks.facts.tally import ALL, Mark, Share, Times, share, tier
from benchmarks.facts.targets import Target
from benchmarks.facts.walls import Judged
from rescatalog.core.facts.fact import Confidence, Field

_BAD = frozenset({Grade.WRONG, Grade.SILENT, Grade.INVENTED})
_ANY = frozenset({Field.CREATORS, Field.TOPICS})
MOST_SHOWN = 100
"""Letters of a value that are shown."""


def print_corpus(corpus: Corpus) -> None:
    """Print accuracy per field, title and authors per provider, confidence and time."""
    print(f"\n{corpus.name}: {len(corpus.samples)} pages")
    _print_fields(corpus)
    _print_groups(corpus)
    _print_tiers(corpus)
    _print_times(corpus)


def print_mistakes(corpus: Corpus, most: int) -> None:
    """Print what our reader got wrong and what stopped it, at most so many lines of each."""
    stopped = Counter(error for _, error in corpus.failures)
    for error, pages in stopped.most_common(most):
        example = next(sample.path for sample, said in corpus.failures if said == error)
        print(f"\n{OURS} stopped on {pages} pages, such as {example}: {error}")
    wrong = [mark for mark in corpus.ours.marks if mark.grade in _BAD]
    print(
        f"\n{len(wrong)} mistakes of {OURS}" + (f", the first {most}:" if len(wrong) > most else ":" if wrong else "")
    )
    for mark in wrong[:most]:
        print(f"  {_where(mark)}: {mark.field} {mark.grade}: {_said(mark)}")


def print_judged(walls: Sequence[Judged], alarms: Mapping[str, tuple[int, Sequence[Judged]]]) -> None:
    """Print recordings with their verdicts, and what was said against living pages."""
    if walls:
        print("\nrecordings")
        rows = [(one.name, "wall" if one.is_wall else "none", str(one.judgement.verdict)) for one in walls]
        right = ["right" if one.is_right else "WRONG" for one in walls]
        _print_rows([("file", "is", "verdict", ""), *((*row, end) for row, end in zip(rows, right, strict=True))])
    for folder, (pages, found) in alarms.items():
        print(f"\n{folder}: {pages} living pages, {len(found)} false alarms")
        for one in found[:20]:
            print(f"  {one.name}: {one.judgement.verdict} ({one.judgement.reason})")


def print_targets(targets: Sequence[Target]) -> None:
    """Print one line per target."""
    print()
    for target in targets:
        print(f"{'met' if target.met else 'MISSED':<7} {target.promise}: {target.measured}")


def _print_fields(corpus: Corpus) -> None:
    rows: list[tuple[str, ...]] = [("exact / close %, wrong %; invented", "n", "blank", *_names(corpus))]
    for field in corpus.fields:
        of_each = [share(column.marks, field) for column in corpus.columns]
        rows.append((_titled(field), str(of_each[0].pages), str(of_each[0].blanks), *map(_cell, of_each)))
    rows.append(("pages that stopped it", "", "", *(str(column.failures) for column in corpus.columns)))
    _print_rows(rows)


def _print_groups(corpus: Corpus) -> None:
    for field in (Field.TITLE, Field.CREATORS, Field.PUBLISHED):
        rows: list[tuple[str, ...]] = [(f"{field} by provider", "n", *_names(corpus))]
        for group in corpus.groups:
            of_each = [share(column.marks, field, group) for column in corpus.columns]
            if group != ALL and of_each[0].counts:
                rows.append((f"  {group}", str(of_each[0].counts.total()), *map(_cell, of_each)))
        if len(rows) > 1:
            _print_rows(rows)


def _print_tiers(corpus: Corpus) -> None:
    rows: list[tuple[str, ...]] = [(f"confidence of {OURS}", "n", "share %", "exact / close %", "invented")]
    for field in corpus.fields:
        whole = sum(mark.field is field for mark in corpus.ours.marks)
        for rank in Confidence:
            found = tier(corpus.ours.marks, field, rank)
            if found.counts:
                n = found.counts.total()
                exact = f"{found.exact:.1f} / {found.close:.1f}" if found.pages else "-"
                rows.append((f"  {field} {rank}", str(n), f"{100 * n / whole:.0f}", exact, str(found.invented)))
    if len(rows) > 1:
        _print_rows(rows)


def _print_times(corpus: Corpus) -> None:
    rows: list[tuple[str, ...]] = [("ms per page", "mean", "median", "p95", "max")]
    for column in corpus.columns:
        rows.append((column.reading.version, *_spread(column.read)))
        if column.judge.most:
            rows += [("  judging", *_spread(column.judge)), ("  both", *_spread(column.both))]
    _print_rows(rows)


def _names(corpus: Corpus) -> tuple[str, ...]:
    return tuple(column.reading.name for column in corpus.columns)


def _titled(field: Field) -> str:
    return f"  {field} (all / any)" if field in _ANY else f"  {field}"


def _cell(found: Share) -> str:
    right = f"{found.exact:.1f} / {found.close:.1f}, {found.wrong:.1f}" if found.pages else "-"
    return f"{right}; {found.invented}" if found.blanks else right


def _spread(found: Times) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" for value in (found.mean, found.median, found.p95, found.most))


def _where(mark: Mark) -> str:
    path = mark.sample.path
    return path.stem if path.stem != "index" else mark.sample.url.partition("/courses/")[2] or mark.sample.url


def _said(mark: Mark) -> str:
    right = mark.sample.expected[mark.field]
    return f"{mark.given[:MOST_SHOWN]!r} {mark.confidence}, expected {str(right)[:MOST_SHOWN]!r}"


def _print_rows(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    print()
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
