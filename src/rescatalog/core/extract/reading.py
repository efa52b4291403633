"""From the bytes of a page to what it claims."""

from __future__ import annotations

from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim


def parsed(body: bytes, content_type: str | None, url: str) -> Page | None:  # noqa: ARG001 - filled in next
    """Return a web page ready to be read, or None when the bytes are no web page.

    Args:
        body: decoded bytes, possibly cut.
        content_type: the Content-Type header.
        url: canonical address that answered.
    """
    return None


def claims_of(page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - filled in next
    """Return what all layers of a page claim."""
    return ()
