"""Problems of a catalog as the contract's JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rescatalog.core.catalog.problem import Problem


def render(problems: Sequence[Problem], counts: Mapping[str, int]) -> str:
    """Return problems as JSON with a final newline."""
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "fix": problem.fix,
        }
        for problem in problems
    ]
    return json.dumps({"problems": rows, "counts": dict(counts)}, indent=1, ensure_ascii=True) + "\n"
