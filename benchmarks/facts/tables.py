"""The figures of one corpus as tables, for terminals and for pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.facts.readers import OURS
from benchmarks.facts.report import Corpus
from benchmarks.facts.tally import ALL, Share, Times, share, tier
from benchmarks.facts.walls import Judged
from rescatalog.core.facts.fact import Confidence, Field

Table = Sequence[tuple[str, ...]]
"""Rows of cells, all of one length; the first is the heading."""
_SEVERAL = frozenset({Field.CREATORS, Field.TOPICS})
_BY_PROVIDER = (Field.TITLE, Field.CREATORS, Field.PUBLISHED)


def tables_of(corpus: Corpus) -> Iterator[Table]:
    """Yield accuracy per field, main fields per provider, confidence, and time."""
    yield _by_field(corpus)
    for field in _BY_PROVIDER:
        yield _by_group(corpus, field)
    yield _by_confidence(corpus)
    yield _spent(corpus)


def of_recordings(walls: Sequence[Judged]) -> Table:
    """Return recordings with their verdicts."""
    rows = [("recording", "is", "verdict", "")]
    for one in walls:
        is_, right = "wall" if one.is_wall else "page", "right" if one.is_right else "WRONG"
        rows.append((one.name, is_, str(one.judgement.verdict), right))
    return rows


def _by_field(corpus: Corpus) -> Table:
    rows: list[tuple[str, ...]] = [("exact / close %, wrong %; invented", "n", "blank", *_names(corpus))]
    for field in corpus.fields:
        of_each = [share(column.marks, field) for column in corpus.columns]
        title = f"{field} (all / any)" if field in _SEVERAL else str(field)
        rows.append((title, str(of_each[0].pages), str(of_each[0].blanks), *map(_cell, of_each)))
    rows.append(("pages that stopped it", "", "", *(str(column.failures) for column in corpus.columns)))
    return rows


def _by_group(corpus: Corpus, field: Field) -> Table:
    rows: list[tuple[str, ...]] = [(f"{field} by provider", "n", *_names(corpus))]
    for group in corpus.groups:
        of_each = [share(column.marks, field, group) for column in corpus.columns]
        if group != ALL and of_each[0].counts:
            rows.append((group, str(of_each[0].counts.total()), *map(_cell, of_each)))
    return rows


def _by_confidence(corpus: Corpus) -> Table:
    rows: list[tuple[str, ...]] = [(f"confidence of {OURS}", "n", "share %", "exact / close %", "invented")]
    for field in corpus.fields:
        whole = sum(mark.field is field for mark in corpus.ours.marks)
        for rank in Confidence:
            found = tier(corpus.ours.marks, field, rank)
            if found.counts:
                n = found.counts.total()
                exact = f"{found.exact:.1f} / {found.close:.1f}" if found.pages else "-"
                rows.append((f"{field} {rank}", str(n), f"{100 * n / whole:.0f}", exact, str(found.invented)))
    return rows


def _spent(corpus: Corpus) -> Table:
    rows: list[tuple[str, ...]] = [("CPU ms per page", "mean", "median", "p95", "max")]
    for column in corpus.columns:
        rows.append((column.reading.version, *_spread(column.read)))
        if column.judge.most:
            rows += [(f"{OURS}, judging", *_spread(column.judge)), (f"{OURS}, both", *_spread(column.both))]
    return rows


def _names(corpus: Corpus) -> tuple[str, ...]:
    return tuple(column.reading.name for column in corpus.columns)


def _cell(found: Share) -> str:
    right = f"{found.exact:.1f} / {found.close:.1f}, {found.wrong:.1f}" if found.pages else "-"
    return f"{right}; {found.invented}" if found.blanks else right


def _spread(found: Times) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" for value in (found.mean, found.median, found.p95, found.most))
