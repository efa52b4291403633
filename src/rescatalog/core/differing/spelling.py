"""Titles and names under whatever spelling: case, accents, marks, subtitles, site names, course numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from unicodedata import combining, normalize

Words = tuple[str, ...]

# Titles that share at least this much of their words are one title.
SAME_TITLE = 0.8
# Longer texts are no titles and no names, and comparing them costs time.
MOST_CHARACTERS = 500
_APOSTROPHE = re.compile("['\u2019`]")
_NO_WORD = re.compile(r"[\W_]+")
# What stands between a title, its subtitle and the name of a site.
_BREAK = re.compile(r"\s+[|·•»–—:-]{1,2}\s+|(?<=\w):\s+")  # noqa: RUF001 - dashes of all lengths
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,100}[)\]]")
# `18.06SC`, `CS 229:`, `RES.6-007`; small letters before the number are a word, such as `Part 2`.
_COURSE_NUMBER = re.compile(r"^[A-Z]{0,5}[. -]?[0-9][0-9A-Za-z]{0,6}([.-][0-9A-Za-z]{1,6}){0,2}[:.]?\s+(?=\w)")
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL_NUMBERS = frozenset({*"123456789", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
# A page that calls itself this does not say what it is.
_NO_TITLES = frozenset(
    {("home",), ("homepage",), ("home", "page"), ("index",), ("welcome",), ("untitled",), ("start",)}
)
_HONOURS = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "phd", "jr", "sr"})
_SEVERAL = re.compile(r"\s+(?:and|&)\s+|\s*;\s*")
_OTHERS = re.compile(r"\bet al\b\.?|\band others\b", re.IGNORECASE)


def words_of(text: str) -> Words:
    """Return the words of a text without case, accents and marks."""
    return _words(text[:MOST_CHARACTERS])


def same_title(curated: str, subtitle: str | None, observed: str) -> bool:
    """Return whether a page's title is that of the entry.

    Source: `metadata.md` 6.5: titles of one page that was asked twice share 0.8 of their words, digits left aside.

    Args:
        curated: title of the entry.
        subtitle: its subtitle, if it has one.
        observed: as the page or a provider says it.
    """
    observed = observed[:MOST_CHARACTERS]
    ours = {*_whole(curated), *(_whole(f"{curated}: {subtitle}") if subtitle else ())}
    theirs = set(_whole(observed))
    if theirs & _NO_TITLES or not theirs:
        return True
    if ours & {*theirs, *_runs(observed)} or theirs & set(_beginnings(curated)):
        return True
    return any(_alike(one, other) for one in ours for other in theirs)


def same_text(curated: str, observed: str) -> bool:
    """Return whether two names of organisations are one, or one is a longer form of the other."""
    ours, theirs = (_without_article(words_of(text)) for text in (curated, observed))
    return set(ours) <= set(theirs) or set(theirs) <= set(ours)


def same_people(curated: Sequence[str], observed: Sequence[str]) -> bool:
    """Return whether two lists of names can be of the same people; either may be cut short.

    Args:
        curated: names of the entry.
        observed: names as a page or a provider gives them; empty ones and `et al.` do not count.
    """
    theirs = tuple(people_of(observed))
    if not theirs:
        return True
    known = all(any(same_person(name, other) for other in curated) for name in theirs)
    return known or all(any(same_person(name, other) for other in theirs) for name in curated)


def people_of(names: Iterable[str]) -> Iterator[str]:
    """Yield names one by one, in the order `given family`."""
    for name in names:
        for one in _SEVERAL.split(_OTHERS.sub("", name[:MOST_CHARACTERS])):
            family, comma, given = one.partition(",")
            turned = f"{given.strip()} {family.strip()}" if comma and words_of(given) else family
            if words_of(turned):
                yield turned.strip()


def same_person(one: str, other: str) -> bool:
    """Return whether two names, in the order `given family`, can be those of one person or organisation."""
    ours, theirs = (tuple(word for word in words_of(name) if word not in _HONOURS) for name in (one, other))
    if not ours or not theirs:
        return False
    if sorted(ours) == sorted(theirs):
        return True
    shorter, longer = sorted((ours, theirs), key=len)
    return shorter[-1] == longer[-1] and _in_order(shorter[:-1], longer[:-1])


@lru_cache(4096)
def _words(text: str) -> Words:
    bare = "".join(char for char in normalize("NFKD", text) if not combining(char)).casefold().replace("&", " and ")
    return tuple(_NO_WORD.sub(" ", _APOSTROPHE.sub("", bare)).split())


def _without_article(words: Words) -> Words:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _whole(title: str) -> Iterator[Words]:
    """Yield a title as it is, and without what stands in brackets or numbers a course."""
    bare = _ASIDE.sub(_kept_aside, title)
    for spelled in dict.fromkeys((title, bare, *(_COURSE_NUMBER.sub("", text, count=1) for text in (title, bare)))):
        words = _without_article(words_of(spelled))
        if words:
            yield words


def _kept_aside(found: re.Match[str]) -> str:
    """Return what stays of an aside: nothing, or all of it where it tells one part from another."""
    return found.group() if _SMALL_NUMBERS.intersection(words_of(found.group())) else ""


def _runs(title: str) -> Iterator[Words]:
    """Yield every run of parts of a title, since a site may put its name on either side."""
    parts = _BREAK.split(title)[:8]
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            yield from _whole(" ".join(parts[first:last]))


def _beginnings(title: str) -> Iterator[Words]:
    """Yield a title with its end cut off."""
    parts = _BREAK.split(title)
    for last in range(1, len(parts)):
        yield _without_article(words_of(" ".join(parts[:last])))


def _alike(one: Words, other: Words) -> bool:
    if {*one} & _SMALL_NUMBERS != {*other} & _SMALL_NUMBERS:
        # The first part is not the second.
        return False
    ours, theirs = (Counter("0" if word.isdigit() else word for word in words) for words in (one, other))
    shared = (ours & theirs).total()
    return 2 * shared >= SAME_TITLE * (ours.total() + theirs.total())


def _in_order(shorter: Words, longer: Words) -> bool:
    """Return whether every given name stands among the others in the same order, in full or as an initial."""
    rest = iter(longer)
    return all(any(_same_given(name, other) for other in rest) for name in shorter)


def _same_given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
