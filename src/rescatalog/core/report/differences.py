"""A diff for people: a line of text for each of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rescatalog.core.report.problems_escaped import escaped


def lines_of_diff(diff: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a unified diff without their ends, fit for a terminal.

    Args:
        diff: lines as they stand in the file; only the last of a file may be without a line end.
    """
    for line in diff:
        yield escaped(line.removesuffix("\n"))
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
