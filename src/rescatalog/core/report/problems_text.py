"""Problems of a catalog for people: place, code, what to do, and the line with a caret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rescatalog.core.catalog.problem import Problem
from rescatalog.core.report.problems_escaped import escaped, width

# Of a longer line only what is around the caret is shown.
MAX_LINE = 140
MOST_BEFORE = 80
MOST_AFTER = 60
# What a catalog may hold none of is not named then.
_HELD = {"entries": "resource", "topics": "topic", "paths": "path"}
_MORE = {"guides": "guide", "recommendations": "recommendation", "roles": "role", "providers": "provider"}
_FOUND = {"errors": "error", "warnings": "warning", "hints": "hint"}


def render(problems: Sequence[Problem], counts: Mapping[str, int]) -> str:
    """Return problems as text with a final newline, the counts last."""
    lines = [line for problem in problems for line in lines_of(problem)]
    more = {name: word for name, word in _MORE.items() if counts.get(name)}
    held = ", ".join(_counted(counts[name], word) for name, word in (_HELD | more).items())
    found = ", ".join(_counted(counts[name], word) for name, word in _FOUND.items() if counts[name])
    lines.append(f"{held}: {found or 'no problems'}")
    return "\n".join(lines) + "\n"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _around(source: str, index: int) -> tuple[str, str]:
    """Return what is shown of a line before and from the character at `index`."""
    if len(source) <= MAX_LINE:
        return escaped(source[:index]), escaped(source[index:])
    start, end = max(0, index - MOST_BEFORE), index + MOST_AFTER
    before = ("…" if start else "") + escaped(source[start:index])
    return before, escaped(source[index:end]) + ("…" if end < len(source) else "")


def lines_of(problem: Problem) -> Iterator[str]:
    """Yield the lines that tell one problem."""
    place = problem.place
    where = f"{escaped(place.file)}:{place.line}:{place.column}"
    yield f"{where}: {problem.severity} {problem.code} {escaped(problem.message)}"
    source = problem.source_line.rstrip("\r")
    if source.strip():
        before, after = _around(source, place.column - 1)
        yield f"    {before}{after}"
        yield f"    {' ' * width(before)}^"
    if problem.fix is not None:
        yield f"    fix: {escaped(problem.fix)}"
