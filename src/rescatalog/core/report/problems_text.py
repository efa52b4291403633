"""Problems of a catalog for people: place, code, what to do, and the line with a caret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rescatalog.core.problem import Problem
from rescatalog.core.report.text_run import visible

# A longer line is not shown: the caret would stand nowhere near.
MAX_LINE = 160


def render(problems: Sequence[Problem], counts: Mapping[str, int]) -> str:
    """Return problems as text with a final newline, the counts last."""
    lines = [line for problem in problems for line in _lines_of(problem)]
    held = f"{counts['entries']} resources, {counts['topics']} topics, {counts['paths']} paths"
    found = ", ".join(
        f"{counts[severity]} {severity if counts[severity] != 1 else severity[:-1]}"
        for severity in ("errors", "warnings", "hints")
        if counts[severity]
    )
    lines.append(f"{held}: {found or 'no problems'}")
    return "\n".join(lines) + "\n"


def _lines_of(problem: Problem) -> Iterator[str]:
    place = problem.place
    where = f"{visible(place.file)}:{place.line}:{place.column}"
    yield f"{where}: {problem.severity} {problem.code} {visible(problem.message)}"
    source = problem.source_line.rstrip("\r")
    if source.strip() and len(source) <= MAX_LINE and source.isprintable():
        yield f"    {source}"
        yield f"    {' ' * (place.column - 1)}^"
    if problem.fix is not None:
        yield f"    fix: {visible(problem.fix)}"
