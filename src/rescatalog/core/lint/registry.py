"""The catalog rules by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.lint import duplicates, graphs, known_ids, links, paths, references, style, titles, upkeep

RULES: dict[str, Callable[[Catalog], Iterable[Problem]]] = {
    "references": references.check,
    "graphs": graphs.check,
    "paths": paths.check,
    "duplicates": duplicates.check,
    "titles": titles.check,
    "links": links.check,
    "known-ids": known_ids.check,
    "style": style.check,
    "upkeep": upkeep.check,
}
