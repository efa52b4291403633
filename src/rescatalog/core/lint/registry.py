"""The catalog rules by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rescatalog.core.catalog import Catalog
from rescatalog.core.lint import duplicates, graphs, known_ids, links, paths, references, style, titles, upkeep
from rescatalog.core.problem import Problem

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
