"""The formats of catalog problems by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rescatalog.core.catalog.problem import Problem
from rescatalog.core.report import problems_github, problems_json, problems_sarif, problems_text

PROBLEM_FORMATS: dict[str, Callable[[Sequence[Problem], Mapping[str, int]], str]] = {
    "text": problems_text.render,
    "json": problems_json.render,
    "github": problems_github.render,
    "sarif": problems_sarif.render,
}
