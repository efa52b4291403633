"""Pages of the canonical form: CAT7xx, which `rescatalog fmt` reports."""

from __future__ import annotations

from rescatalog.core.explain.page import Page

PAGES = (
    Page(
        code="CAT701",
        title="Not in canonical form",
        why="One order of fields and one way of writing them keep differences small and files easy to compare. "
        "`rescatalog fmt` writes it, and loses no comment.",
        old="topics: [algebra]\noffers:",
        bad="topics:\n- ¦'algebra'\noffers:",
        good="topics: [algebra]\noffers:",
    ),
    Page(
        code="CAT702",
        title="Canonical form would not say the same",
        why="`rescatalog fmt` reads what it would write before it writes it. Here the two differ, or a comment is "
        "lost, or the file grows beyond 64 KB, so the file is left as it is. Split it, or write the part more plainly.",
        bad="¦(a key of more than a thousand letters)",
        good="",
    ),
)
