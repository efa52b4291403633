"""From the bytes of an answer to what it claims, and to the facts."""

from __future__ import annotations

from collections.abc import Iterable

from rescatalog.core.extract import headers as in_headers
from rescatalog.core.extract import pdf
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.parsing import parsed
from rescatalog.core.extract.registry import LAYERS
from rescatalog.core.facts.fact import Claim, Field

__all__ = ["claims_of", "claims_of_answer", "parsed"]


def claims_of(page: Page) -> tuple[Claim, ...]:
    """Return what all layers of a page claim."""
    return tuple(claim for layer in LAYERS.values() for claim in layer(page))


def claims_of_answer(body: bytes, headers: Iterable[tuple[str, str]], page: Page | None) -> tuple[Claim, ...]:
    """Return what an answer claims, be it a web page or a PDF; of anything else what its headers say.

    Only for an answer that was judged alive: a wall has a title as well.

    Args:
        body: decoded bytes, possibly cut.
        headers: of the answer, names in lower case.
        page: the answer as `parsed` gave it, or None when it is no web page.
    """
    said = in_headers.claims_of(headers)
    if page is None:
        return (*said, *pdf.claims_of(body))
    # Most web pages are made anew for each visitor, so the day of their making says nothing.
    return (*(claim for claim in said if claim.field is not Field.MODIFIED), *claims_of(page))
