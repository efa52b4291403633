"""The one style sheet, put together from its parts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

# Later parts may overrule earlier ones: what is narrow or on paper comes last.
PARTS: Final = (
    "colours", "page", "head", "forms", "words", "lists", "cards", "resource", "steps", "tables", "drawings", "search",
    "planner", "status", "foot", "narrow", "paper",
)  # fmt: skip


@cache
def style_sheet() -> str:
    """Return all parts as one text."""
    folder = files("rescatalog.publish.site").joinpath("styles")
    return "\n".join(folder.joinpath(f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
