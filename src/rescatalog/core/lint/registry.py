"""The catalog rules by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rescatalog.core.catalog import Catalog
from rescatalog.core.lint import duplicates, graphs, links, references
from rescatalog.core.problem import Problem

RULES: dict[str, Callable[[Catalog], Iterable[Problem]]] = {
    "references": references.check,
    "graphs": graphs.check,
    "duplicates": duplicates.check,
    "links": links.check,
}
