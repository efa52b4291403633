"""What counts as the same: texts, names and dates are compared after folding what no reader would see."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from datetime import date

CLOSE = 0.8
"""Texts that share so much are close, measured as F1 over their words."""
NEAR_DAYS = 1
"""A page written at midnight is of two days, by the clock of whoever reads it."""
# By category dashes are dashes and most quotes are quotes; these are the others: low quotes, accents, primes, minus.
_QUOTES = frozenset('"`\u00b4\u201a\u201e\u2032\u2033')
_MINUS = "\u2212"
# Chinese and Japanese put no blanks between words, so each sign counts.
_WORD = re.compile(r"[぀-ヿ㐀-鿿가-힯]|[^\W぀-ヿ㐀-鿿가-힯]+")
_SALUTATION = re.compile(r"^(?:(?:prof(?:essor)?|dr|mr|mrs|ms)\.?\s+)+")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def folded(text: str) -> str:
    """Return `text` without differences of form: entities, case, blanks, quotes and dashes are folded."""
    # Composing some of these letters would add blanks, so they are folded first.
    plain = unicodedata.normalize("NFKC", "".join(map(_plain, html.unescape(text))))
    return " ".join(plain.casefold().split())


def folded_name(name: str) -> str:
    """Return a person's name folded: without salutation and dots, given name first."""
    plain = _SALUTATION.sub("", folded(name))
    family, comma, given = plain.partition(",")
    if comma and given.strip():
        plain = f"{given.strip()} {family}"
    return " ".join(plain.replace(".", " ").split())


def likeness(one: str, other: str) -> float:
    """Return how many words two texts share, as F1 from 0 to 1."""
    first, second = (Counter(_WORD.findall(folded(text))) for text in (one, other))
    shared = sum((first & second).values())
    return 2 * shared / (first.total() + second.total()) if shared else 0.0


def is_close(one: str, other: str) -> bool:
    """Return whether two texts say nearly the same."""
    return likeness(one, other) >= CLOSE


def same_time(expected: str, given: str) -> bool:
    """Return whether two dates are at most a day apart; a year or month alone is compared as far as it goes.

    Args:
        expected: ISO 8601: a year, a month or a day.
        given: the same; what stands behind the day does not matter.
    """
    wanted, found = _parts(expected), _parts(given)
    if not wanted or not found:
        return False
    if len(wanted) < 3:
        return found[: len(wanted)] == wanted
    if len(found) < 3:
        return False
    try:
        return abs((date(*wanted) - date(*found)).days) <= NEAR_DAYS
    except ValueError:
        return False


def _parts(text: str) -> tuple[int, ...]:
    matched = _DATE.match(text.strip())
    return tuple(int(part) for part in matched.groups() if part) if matched else ()


def _plain(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Pd" or letter == _MINUS:
        return "-"
    return "'" if kind in {"Pi", "Pf"} or letter in _QUOTES else letter
