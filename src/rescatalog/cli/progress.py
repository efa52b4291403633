"""How far a run has come: a live bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

LINE_EVERY_S = 10.0

Report = Callable[[int, int], None]


@contextmanager
def progress(*, shown: bool | None, doing: str = "asking", done: str = "asked") -> Iterator[Report]:
    """Yield a function to be told how many addresses are done, of how many.

    Args:
        shown: whether to show anything; None means as the terminal allows.
        doing: what is being done, for the bar.
        done: the same in the past, for the lines.
    """
    if shown is False:
        yield lambda done, total: None  # noqa: ARG005 - told, and silent
    elif sys.stderr.isatty():
        with _bar(doing) as report:
            yield report
    else:
        yield _lines(done)


@contextmanager
def _bar(doing: str) -> Iterator[Report]:
    # Only a terminal needs rich; a pipe need not wait for it.
    from rich import progress as rich  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    columns = (
        rich.SpinnerColumn(),
        rich.TextColumn(doing),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeElapsedColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield report


def _lines(word: str) -> Report:
    """Return a reporter that prints at most one line every few seconds, and always the last."""
    latest_s = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal latest_s
        now_s = time.monotonic()
        if done == total or now_s - latest_s >= LINE_EVERY_S:
            latest_s = now_s
            click.echo(f"{word} {done} of {total}", err=True)

    return report
