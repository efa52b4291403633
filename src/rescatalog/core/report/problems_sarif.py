"""Problems of a catalog as SARIF, for code scanning.

Source: OASIS Static Analysis Results Interchange Format 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from rescatalog.core.catalog.problem import Problem
from rescatalog.core.explain.registry import PAGES
from rescatalog.core.report.problems_escaped import escaped

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Source: GitHub code scanning takes at most 25,000 results of a run and shows 5,000.
MOST = 5_000
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def render(problems: Sequence[Problem], counts: Mapping[str, int]) -> str:  # noqa: ARG001 - one form for all formats
    """Return problems as SARIF with a final newline."""
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": "rescatalog", "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems[:MOST]],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=True) + "\n"


def _rule(code: str) -> dict[str, Any]:
    page = PAGES[code]
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.why},
        "help": {"text": f"`rescatalog explain {code}` shows a bad and a good example."},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    message = escaped(problem.message)
    if problem.fix is not None:
        message += f" Fix: {escaped(problem.fix)}"
    region = {"startLine": problem.place.line, "startColumn": problem.place.column}
    location = {"artifactLocation": {"uri": quote(problem.place.file)}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    }
