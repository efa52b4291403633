"""Dates as pages write them, as ISO 8601: a year, a month or a day."""

from __future__ import annotations

import re
from datetime import date

FIRST_YEAR = 1400
LAST_YEAR = 2099
_ISO = re.compile(r"\s*(\d{4})(?:([-/.]?)(\d{2})(?:\2(\d{2}))?)?(?=$|[T\s])", re.ASCII)
_LOOSE = re.compile(r"\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[T\s])", re.ASCII)
_DOTTED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[\s,])", re.ASCII)
_WORD = r"[^\W\d_]{3,10}"
_DAY_FIRST = re.compile(
    rf"\s*(?:{_WORD}\.?,?\s+)?([0-9]{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:(?:of|de)\s+)?({_WORD})\.?,?\s+"
    r"(?:de\s+)?([0-9]{4})\b"
)
_MONTH_FIRST = re.compile(rf"\s*(?:{_WORD},?\s+)?({_WORD})\.?\s+(?:([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+)?([0-9]{{4}})\b")
# Beginnings of the months in English, German, French, Spanish, Portuguese, Italian and Dutch.
_MONTHS = (
    ("jan", "ene", "gen"), ("feb", "fév", "fev"), ("mar", "mär", "mrz", "maa"), ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"), ("jun", "juin", "giu"), ("jul", "juil", "lug"), ("aug", "aoû", "aou", "ago"),
    ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",), ("dec", "dez", "déc", "dic"),
)  # fmt: skip
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


def _month(name: str) -> str:
    known = (number for number, months in enumerate(_MONTHS, 1) if name.lower().startswith(months))
    return str(next(known, 13))


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
