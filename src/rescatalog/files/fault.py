"""One thing wrong with the text of a file, before there is a document to place it in."""

from __future__ import annotations

from dataclasses import dataclass

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.problem import Place, Problem

# A literal in a message is cut here; a line of 60,000 letters helps nobody.
MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where; a problem as soon as the file is known.

    Attributes:
        code: stable code, `CAT` and three digits.
        line: 1-based.
        column: 1-based, counted in characters.
        message: what is wrong and what to do.
        fix: what to write instead, where that is known.
    """

    code: str
    line: int
    column: int
    message: str
    fix: str | None = None

    def problem(self, document: Document) -> Problem:
        """Return the problem of `document` that this is."""
        place = Place(document.file, self.line, self.column)
        return Problem(
            code=self.code,
            place=place,
            message=self.message,
            fix=self.fix,
            source_line=document.line(place),
        )


def shown(text: str) -> str:
    """Return a literal short enough for a message."""
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
