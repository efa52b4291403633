"""Dates as pages write them, as ISO 8601: a year, a month or a day."""

from __future__ import annotations

import re
from datetime import date

FIRST_YEAR = 1400
LAST_YEAR = 2099
_ISO = re.compile(r"\s*(\d{4})(?:([-/.]?)(\d{2})(?:\2(\d{2}))?)?(?=$|[T\s])", re.ASCII)
_LOOSE = re.compile(r"\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[T\s])", re.ASCII)
_DOTTED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[\s,])", re.ASCII)
_DAY_FIRST = re.compile(
    r"\s*(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b", re.ASCII
)
_MONTH_FIRST = re.compile(
    r"\s*(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b", re.ASCII
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST = 80


def iso_date(text: object) -> str | None:
    """Return a written date as ISO 8601, or None when it is none or could be read in two ways.

    `06/07/2019` is such a one: it is June in one country and July in another.

    Args:
        text: the date, perhaps with a time, which is left out.
    """
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str):
        return None
    text = text[:_MOST]
    if found := _ISO.match(text) or _LOOSE.match(text):
        parts = found.groups()
        return _written(parts[0], parts[-2], parts[-1])
    if found := _DOTTED.match(text):
        return _written(found[3], found[2], found[1])
    if found := _DAY_FIRST.match(text):
        return _written(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.match(text):
        return _written(found[3], _month(found[1]), found[2])
    return None


def agree(one: str, other: str) -> bool:
    """Return whether two ISO dates are the same as far as both go."""
    return one.startswith(other) or other.startswith(one)


def _month(name: str) -> str | None:
    short = name[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else "13"


def _written(year: str, month: str | None, day: str | None) -> str | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    if month is None:
        return year
    try:
        whole = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]
