"""Prints what was measured."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.targets import ratios

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.rounds import Run
    from benchmarks.targets import Target

HEADINGS = ("row", "wall s", "floor s", "CPU s", "peak MB", "wrong", "server CPU s", "other CPU s")
PAIRS = (("A", "B", "wall"), ("A", "C", "wall"), ("A", "B", "cpu"), ("A", "B", "peak_mb"))
UNTOUCHED_PAIRS = (("D", "E", "wall"), ("D", "E", "cpu"))
MOST_EXAMPLES = 5


def print_table(runs: Sequence[Run], floors: dict[str, float]) -> None:
    """Print medians with the smallest and largest value of every row.

    Args:
        runs: Of all rows and rounds.
        floors: The simulated floor by row letter.
    """
    rows = [HEADINGS]
    for letter in _letters(runs):
        own = [run for run in runs if run.letter == letter]
        costs = [run.measurement for run in own]
        floor = f"{floors[letter]:.2f}" if letter in floors else "-"
        rows.append(
            (
                f"{letter} {own[0].label}",
                _spread([cost.wall for cost in costs]),
                floor,
                _spread([cost.cpu for cost in costs]),
                _spread([cost.peak_mb for cost in costs], digits=0),
                _spread([float(len(run.wrong)) for run in own], digits=0),
                _spread([cost.server_cpu for cost in costs]),
                _spread([cost.other_cpu for cost in costs]),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    print()
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells[1:]]))


def print_ratios(runs: Sequence[Run], pairs: Sequence[tuple[str, str, str]] = PAIRS) -> None:
    """Print the ratios of every round and their median.

    Args:
        runs: Of all rows and rounds.
        pairs: Row, row that it is divided by, figure.
    """
    for ours, theirs, figure in pairs:
        values = ratios(runs, ours, theirs, figure)
        if values:
            each = " ".join(f"{value:.2f}" for value in values)
            name = figure.replace("_mb", " memory")
            print(f"{name} {ours} / {theirs}: {median(values):.2f} (rounds: {each})")


def print_wrong(runs: Sequence[Run]) -> None:
    """Print for every row what it got wrong, with a few examples."""
    for letter in _letters(runs):
        wrong = [wrong for run in runs if run.letter == letter for wrong in run.wrong]
        if not wrong:
            continue
        counts = Counter(each.truth.value for each in wrong)
        kinds = ", ".join(f"{count} x {kind}" for kind, count in counts.items())
        print(f"\nwrong answers of {letter} over all rounds: {kinds}")
        for example in wrong[:MOST_EXAMPLES]:
            print(f"  {example.url}\n    is: {example.truth.value}; said: {example.said}")


def print_targets(targets: Sequence[Target]) -> None:
    """Print one line per target."""
    print()
    for target in targets:
        print(f"{target.outcome.value:<12}  {target.promise}: {target.measured}")


def _letters(runs: Sequence[Run]) -> list[str]:
    return sorted({run.letter for run in runs})


def _spread(values: list[float], digits: int = 2) -> str:
    middle = f"{median(values):.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{digits}f}-{max(values):.{digits}f})"
