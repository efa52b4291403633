"""Writes the figures as a page, so that no figure is typed by hand."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.facts.report import Corpus
from benchmarks.facts.tables import Table, of_recordings, tables_of
from benchmarks.facts.targets import Target
from benchmarks.facts.walls import Judged

INTRODUCTION = """\
# Accuracy, measured

How right and how fast pages are read, beside other readers on the same pages. This page is the output of
`python -m benchmarks.facts --format markdown`; [how it measures](../benchmarks/README.md#the-facts) says what the
columns mean. `ocw` are four courses of MIT OpenCourseWare as their readers have saved them, against the publisher's own
records; `pages` are the small imitations in `tests/gold/pages`, written by the people who write the reader, so that
they show what it knows rather than how it fares in the wild.
"""


def page_of(
    corpora: Sequence[Corpus],
    walls: Sequence[Judged],
    alarms: Mapping[str, tuple[int, Sequence[Judged]]],
    targets: Sequence[Target],
) -> str:
    """Return a Markdown page of all figures.

    Args:
        corpora: folders of pages.
        walls: recordings, judged.
        alarms: by folder of living pages, how many there are and those that are judged otherwise.
        targets: what is promised, judged.
    """
    parts = [INTRODUCTION, f"Measured with Python {platform.python_version()} on {platform.system()}.\n"]
    for corpus in corpora:
        parts += [f"## {corpus.name}: {len(corpus.samples)} pages\n", *_tables(corpus)]
    if walls or alarms:
        parts.append("## Verdicts\n")
    if walls:
        parts.append(_written(of_recordings(walls)))
    parts += [
        f"{folder}: {pages} living pages, {len(found)} false alarms.\n" for folder, (pages, found) in alarms.items()
    ]
    parts.append("## Targets\n")
    rows = [(target.promise, target.measured, "met" if target.met else "missed") for target in targets]
    parts.append(_written([("promise", "measured", ""), *rows]))
    return "\n".join(parts)


def _tables(corpus: Corpus) -> Iterator[str]:
    for table in tables_of(corpus):
        if len(table) > 1:
            yield _written(table)


def _written(table: Table) -> str:
    heading, *rows = table
    lines = [heading, ("---", *("---:" for _ in heading[1:])), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines) + "\n"
