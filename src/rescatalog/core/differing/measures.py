"""Dates, amounts, editions and licences: whether two of them say the same as far as both are exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rescatalog.core.catalog.identifiers import spdx
from rescatalog.core.catalog.scalars import FIRST_YEAR, LAST_YEAR

# Films are cut and prices rounded; less than this is everyday life.
TOLERANCE = 0.05
# Time zones move a date by a day.
_NEAR = timedelta(days=1)
_ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_CODES = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY"}
_PRICE = re.compile(
    r"(?P<before>\b[A-Z]{3}|[$€£₹¥])? ?(?<![0-9.,])(?P<amount>[0-9]{1,9}([.,][0-9]{1,2})?)(?![0-9]|[.,][0-9])"
    r" ?(?P<after>[A-Z]{3}\b|[€$£])?"
)
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_NUMBER = re.compile(r"(?<![0-9])([1-9][0-9]?)(?![0-9])")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_OPERATORS = frozenset({"AND", "OR", "WITH"})


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs.

    Attributes:
        amount: how much.
        currency: ISO 4217 code.
    """

    amount: float
    currency: str


def date_of(value: object) -> str | None:
    """Return a year, a month or a day as ISO 8601, or None when the value is none."""
    text = str(value)
    if isinstance(value, bool) or not _ISO.fullmatch(text) or not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return None
    return text if len(text) < len("2018-01-01") or _day(text) else None


def same_date(curated: str, observed: str) -> bool:
    """Return whether two dates agree as far as the coarser one goes.

    Args:
        curated: a year, a month or a day, as `date_of` returns it.
        observed: likewise.
    """
    one, other = _day(curated), _day(observed)
    if one and other:
        return abs(one - other) <= _NEAR
    shorter = min(len(curated), len(observed))
    return curated[:shorter] == observed[:shorter]


def near(curated: float, observed: float) -> bool:
    """Return whether two amounts are the same but for a little."""
    return abs(curated - observed) <= TOLERANCE * max(abs(curated), abs(observed))


def price_of(text: str) -> Price | None:
    """Return the price that a text names, or None when it names none, or several, or no currency."""
    found = [match for match in _PRICE.finditer(_THOUSANDS.sub("", text[:200])) if match["before"] or match["after"]]
    if len(found) != 1:
        return None
    currency = found[0]["before"] or found[0]["after"]
    return Price(float(found[0]["amount"].replace(",", ".")), _CODES.get(currency, currency))


def edition_of(text: str) -> int | None:
    """Return the number of an edition such as `2nd` or `Second Edition`, or None when it has none."""
    words = text[:100].lower().split()
    named = next((number for number, word in enumerate(_ORDINALS, start=1) if word in words), None)
    number = _NUMBER.search(text[:100])
    return named or (int(number[1]) if number else None)


def same_licence(curated: str, observed: str) -> bool:
    """Return whether a licence is the one of an SPDX expression, or one of those it names."""
    ours, theirs = spdx(curated), spdx(observed)
    return ours is None or theirs is None or _licences(theirs) <= _licences(ours)


def same_language(curated: tuple[str, ...], observed: str) -> bool:
    """Return whether a language is among those of an entry, whatever its region or script."""
    return observed.partition("-")[0].lower() in {tag.partition("-")[0].lower() for tag in curated}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2018-01-01") else None
    except ValueError:
        return None


def _licences(expression: str) -> frozenset[str]:
    return frozenset(expression.replace("(", " ").replace(")", " ").split()) - _OPERATORS
