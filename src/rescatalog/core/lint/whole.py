"""All rules over a whole catalog."""

from __future__ import annotations

from dataclasses import replace

from rescatalog.core.catalog import Catalog
from rescatalog.core.lint.registry import RULES
from rescatalog.core.problem import Problem


def lint(catalog: Catalog) -> tuple[Problem, ...]:
    """Return what the rules find, sorted by place; warnings and hints an entry allows for are left out."""
    documents = {document.file: document for document in catalog.documents.values()}
    allowed = {
        (catalog.documents["resource", entry.id].file, allowance.code)
        for entry in catalog.entries.values()
        for allowance in entry.lint_allow
    }
    found = [
        replace(problem, source_line=documents[problem.place.file].line(problem.place))
        for rule in RULES.values()
        for problem in rule(catalog)
        if problem.severity == "error" or (problem.place.file, problem.code) not in allowed
    ]
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))
