"""What something costs, and whether it can be had."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rescatalog.core.extract.wording import Json

_AMOUNT = re.compile(r"\s*(\d{1,7})(?:[.,](\d{1,2})0*)?\s*", re.ASCII)
# Source: ISO 4217 (three letters).
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
# Source: schema.org, ItemAvailability.
_AVAILABLE = {
    "instock": "open", "onlineonly": "open", "limitedavailability": "open", "preorder": "upcoming",
    "presale": "upcoming", "backorder": "upcoming", "discontinued": "closed", "soldout": "closed",
    "outofstock": "closed",
}  # fmt: skip


def amount(number: Json, currency: Json) -> str | None:
    """Return an amount with its currency such as `49.00 USD`, or None when either is missing or unclear.

    Args:
        number: as written; `1,299` is unclear, since a comma parts thousands in one country and cents in another.
        currency: its ISO 4217 code.
    """
    if isinstance(number, float):
        number = f"{number:.2f}"
    elif isinstance(number, int):
        number = str(number)
    found = _AMOUNT.fullmatch(number[:40]) if isinstance(number, str) else None
    if not found:
        return None
    whole, cents = found[1], (found[2] or "00").ljust(2, "0")
    code = currency.strip().upper() if isinstance(currency, str) else ""
    if not _CURRENCY.fullmatch(code):
        return None
    return f"{int(whole)}.{cents} {code}"


def price_of(offer: Mapping[str, Json]) -> str | None:
    """Return what an `Offer` or `AggregateOffer` asks, the least where it is a range, or None."""
    inner = offer.get("priceSpecification")
    inner = inner[0] if isinstance(inner, list) and inner else inner
    for one in (offer, inner if isinstance(inner, dict) else {}):
        number = one.get("price", one.get("lowPrice"))
        price = amount(number, one.get("priceCurrency"))
        if price:
            return price
    return None


def availability_of(text: Json) -> str | None:
    """Return a word of the catalog for one of schema.org's, or None."""
    return _AVAILABLE.get(text.rsplit("/", 1)[-1].strip().lower()) if isinstance(text, str) else None
