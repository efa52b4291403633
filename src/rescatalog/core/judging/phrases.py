"""What pages say when they have nothing to say: not found, sign in; in the languages a catalog may have."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from rescatalog.core.judging.signature import Where, texts
from rescatalog.core.judging.wording import REMEMBERED, Sayings, Speech, parts_of, plain

# So many words may stand on either side of a saying.
MAX_AROUND = 4
_NUMBER = re.compile(r"(?<!\d)404(?!\d)")
_SAYS = "says-not-found"


class Absence(IntEnum):
    """How clearly a text says that there is no such page.

    A name, as `404 Not Found`, is also what an article on it is called; an apology is not.
    """

    NONE = 0
    NAME = 1
    APOLOGY = 2


@lru_cache(maxsize=REMEMBERED)
def absence_of(text: str) -> Absence:
    """Return how clearly a title or heading says, and says only, that there is no such page."""
    return max((_absence(part) for part in parts_of(text)), default=Absence.NONE)


@lru_cache(maxsize=REMEMBERED)
def whole_absence_of(text: str) -> Absence:
    """Return the same of a text that is one piece, not a title with parts."""
    return _absence(plain(text))


def says_not_found(text: str) -> bool:
    """Return whether a title or heading says, and says only, that there is no such page."""
    return absence_of(text) is not Absence.NONE


@lru_cache(maxsize=1)
def apologies() -> Sayings:
    """Return what stands, among other words, in short texts that say that there is no such page."""
    return Sayings(texts("not_found", _SAYS, Where.WITHIN))


def says_lost(text: str) -> bool:
    """Return whether a text says, and says only, that whoever reads it is lost; much else is called so as well."""
    return any(_lost().are(part) for part in parts_of(text))


def leads_home(text: str) -> bool:
    """Return whether the text of a link is that of one that leads back to where a site begins."""
    words = plain(text)
    return any(word in words for word in _home())


def may_say_not_found(speech: Speech) -> bool:
    """Return whether it is worth looking at the lines of a speech one by one."""
    return "404" in speech.text or _alone().are_near(speech) or _names().are_near(speech)


@lru_cache(maxsize=REMEMBERED)
def says_sign_in(title: str) -> bool:
    """Return whether a title is that of a page where one signs in."""
    return any(_sign_in().are(part) for part in parts_of(title))


def is_sign_in_path(path: str) -> bool:
    """Return whether the path of an address is one where people sign in."""
    return _sign_in_path().search(path) is not None


def _absence(part: str) -> Absence:
    """Look at a part with and without the words at its ends that may stand around a saying."""
    if not _may_be_said(part):
        return Absence.NONE
    words = _NUMBER.sub(" 404 ", part).split()
    before, after = _around_of(words), _around_of(words[::-1])
    if before == len(words):
        return Absence.NAME if "404" in words else Absence.NONE
    best = Absence.NONE
    for first in range(min(before, MAX_AROUND) + 1):
        for last in range(min(after, MAX_AROUND) + 1):
            best = max(best, _known(" ".join(words[first : len(words) - last])))
            if best is Absence.APOLOGY:
                return best
    return best


def _may_be_said(part: str) -> bool:
    """Return whether it is worth looking at a part from all sides; what most pages are called is not."""
    if "404" in part or not part.isascii():
        return True
    words = part.split()
    return _alone().have_one_of(words) or _names().have_one_of(words)


def _around_of(words: list[str]) -> int:
    """Return how many words at the beginning may stand around a saying."""
    return next((number for number, word in enumerate(words) if word not in _around()), len(words))


def _known(text: str) -> Absence:
    if _alone().are(text):
        return Absence.APOLOGY
    return Absence.NAME if _names().are(text) else Absence.NONE


@lru_cache(maxsize=1)
def _alone() -> Sayings:
    return Sayings(texts("not_found", _SAYS, Where.ALONE))


@lru_cache(maxsize=1)
def _names() -> Sayings:
    return Sayings(texts("not_found", _SAYS, Where.NAME))


@lru_cache(maxsize=1)
def _lost() -> Sayings:
    return Sayings(texts("not_found", _SAYS, Where.BARE))


@lru_cache(maxsize=1)
def _home() -> tuple[str, ...]:
    return tuple(map(plain, texts("not_found", _SAYS, Where.HOME)))


@lru_cache(maxsize=1)
def _around() -> frozenset[str]:
    return frozenset(map(plain, texts("not_found", _SAYS, Where.AROUND)))


@lru_cache(maxsize=1)
def _sign_in() -> Sayings:
    return Sayings(texts("access", "login-required", Where.TITLE))


@lru_cache(maxsize=1)
def _sign_in_path() -> re.Pattern[str]:
    paths = "|".join(map(re.escape, texts("access", "login-required", Where.PATH)))
    return re.compile(rf"(?:{paths})(?:[/.;?]|$)", re.IGNORECASE)
