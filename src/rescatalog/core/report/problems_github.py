"""Problems of a catalog as annotations on a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rescatalog.core.catalog.problem import Problem
from rescatalog.core.report.problems_escaped import escaped
from rescatalog.core.report.workflow_commands import MOST, command

_KINDS = {"error": "error", "warning": "warning", "hint": "notice"}


def render(problems: Sequence[Problem], counts: Mapping[str, int]) -> str:
    """Return workflow commands with a final newline; everything foreign is escaped."""
    lines = []
    for severity, kind in _KINDS.items():
        of_kind = [problem for problem in problems if problem.severity == severity]
        lines += [_command(kind, problem) for problem in of_kind[:MOST]]
        if len(of_kind) > MOST:
            lines.append(f"::{kind}::and {len(of_kind) - MOST} more; `rescatalog validate` shows all")
    found = f"{counts['errors']} errors, {counts['warnings']} warnings, {counts['hints']} hints"
    lines.append(f"{counts['entries']} resources: {found}")
    return "\n".join(lines) + "\n"


def _command(kind: str, problem: Problem) -> str:
    message = escaped(problem.message)
    if problem.fix is not None:
        message += f"\nfix: {escaped(problem.fix)}"
    return command(kind, message, title=problem.code, place=problem.place)
