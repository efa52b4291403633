"""The pages of all problem codes, in the order of the codes."""

from __future__ import annotations

from rescatalog.core.explain import addresses, form, names, references, shapes, style, texts, upkeep
from rescatalog.core.explain.page import Page

PAGES: dict[str, Page] = {
    page.code: page
    for group in (texts, shapes, names, addresses, references, style, form, upkeep)
    for page in group.PAGES
}  # fmt: skip
