"""The page of a problem code on a terminal, and as Markdown for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from rescatalog.core.explain.page import HERE, Page
from rescatalog.core.report.content import Paint
from rescatalog.core.report.problems_escaped import escaped

WIDTH = 88
_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


def render(page: Page, paint: Paint) -> str:
    """Return a page as text with a final newline."""
    head = f"{paint(page.code, _COLOURS[page.severity])}  {page.title}  ({page.severity})"
    parts = [head, "", fill(page.why, WIDTH), "", f"Not, in {page.file}:", "", _shown(page.bad)]
    if page.fix:
        parts += ["", f"    fix: {escaped(page.fix)}"]
    parts += ["", "But:", "", _shown(page.good)]
    return "\n".join(parts) + "\n"


def render_list(pages: Iterable[Page], paint: Paint) -> str:
    """Return all codes with their titles, one a line."""
    return "".join(f"{paint(page.code, _COLOURS[page.severity])}  {page.title}\n" for page in pages)


def markdown(pages: Iterable[Page]) -> Iterator[str]:
    """Yield the pages as one Markdown document, line by line."""
    for page in pages:
        yield f"## {page.code}: {page.title}"
        yield ""
        yield f"*{page.severity.capitalize()}.* {page.why}"
        yield ""
        yield f"Not, in `{page.file}`:"
        yield ""
        yield from ("```yaml", *_lines(page.bad), "```")
        yield ""
        yield "But:"
        yield ""
        yield from ("```yaml", *_lines(page.good), "```")
        yield ""


def _shown(example: str) -> str:
    return indent("\n".join(_lines(example)), "    ")


def _lines(example: str) -> list[str]:
    text = example.replace(HERE, "").strip("\n")
    return [escaped(line) for line in text.split("\n")] if text else ["(nothing)"]
