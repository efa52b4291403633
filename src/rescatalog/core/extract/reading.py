"""From the bytes of an answer to what it claims, and to the facts."""

from __future__ import annotations

from collections.abc import Iterable

from rescatalog.core.extract import headers as in_headers
from rescatalog.core.extract import pdf
from rescatalog.core.extract.merge import merged
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.parsing import parsed
from rescatalog.core.extract.registry import LAYERS
from rescatalog.core.facts.fact import Claim, Fact

__all__ = ["claims_of", "facts_of", "parsed"]


def claims_of(page: Page) -> tuple[Claim, ...]:
    """Return what all layers of a page claim."""
    return tuple(claim for layer in LAYERS.values() for claim in layer(page))


def facts_of(
    body: bytes,
    headers: Iterable[tuple[str, str]],
    url: str,
    extra_claims: Iterable[Claim] = (),
    page: Page | None = None,
) -> tuple[Fact, ...]:
    """Return what an answer says of the resource, be it a web page or a PDF; of anything else what its headers say.

    Only for an answer that was judged alive: a wall has a title as well.

    Args:
        body: decoded bytes, possibly cut.
        headers: of the answer, names in lower case.
        url: canonical address that answered.
        extra_claims: what a provider's own page rules read.
        page: the answer as `parsed` gave it, where that was done already.
    """
    kept = tuple(headers)
    kind = next((value for name, value in kept if name == "content-type"), None)
    page = page or parsed(body, kind, url)
    claims = [*in_headers.claims_of(kept), *extra_claims]
    claims += claims_of(page) if page is not None else pdf.claims_of(body)
    return merged(claims)
