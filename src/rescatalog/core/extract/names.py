"""Names of people as pages write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rescatalog.core.extract.wording import folded, plain, squeezed

MOST_NAMES = 20
LEAST_LETTERS = 2
MOST_LETTERS = 80
MOST_WRITTEN = 1_000
MOST_WORDS = 6
_SURNAME_AND_GIVEN = 2
_BY = re.compile(
    r"(?i)^\s*(?:(?:written|posted|published|edited|reported)\s+)?(?:by|von|par|por|di|door|автор:?)\s*:?\s+"
)
_AND = re.compile(r"(?i)\s*;\s*|\s+(?:and|und|et|y|e|en)\s+|\s*(?:&|\||·|•|、)\s*")
# Before a surname these are a part of it, and no given name begins with one.
_PARTICLES = frozenset({
    "af", "al", "av", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur", "'t",
})  # fmt: skip
# One small word is what somebody signs in with.
_SIGNED_IN_WITH = re.compile(r"[a-z]+(?:[._-][a-z]+)*")
_SUFFIX = re.compile(r"(?i),?\s+(?:ph\.?\s?d\.?|m\.?d\.?|jr\.?|sr\.?|iii?|msc|m\.?sc\.?)$")
_NOT_IN_NAMES = re.compile(r"[@/\\<>{}\[\]=#+*_%$?!]|\d|https?:|www\.|\.(?:com|org|net|de|edu|io)\b", re.IGNORECASE)
# Words that name a desk, a role or a place on the page, in whatever case; none is a person.
_NOBODY = frozenset({
    "admin", "administrator", "author", "authors", "autor", "autoren", "editor", "editors", "editorial", "guest",
    "staff", "team", "redaktion", "redacción", "redaccion", "rédaction", "redazione", "unknown", "anonymous",
    "webmaster", "user", "root", "none", "null", "undefined", "contributor", "contributors", "agencies", "agency",
    "newsroom", "desk", "wire", "reporter", "correspondent", "press", "media", "group", "inc", "ltd", "gmbh", "llc",
    "foundation", "online", "university", "institute", "institut", "verlag", "magazine", "magazin", "journal", "news",
    "blog", "the", "times", "daily", "today", "weekly", "academy", "wiki", "docs",
})  # fmt: skip


def names_in(
    texts: Iterable[str], sites: Collection[str] = (), *, listed: bool = False, signed: bool = False
) -> tuple[str, ...]:
    """Return the people named in texts, each once, in order; names of the site itself are none.

    Args:
        texts: one or several names each, such as `By Ada Lovelace and Emmy Noether`.
        sites: names of the site and its publisher, squeezed.
        listed: whether each text is one name as libraries write it, so that a comma stands behind the surname.
        signed: whether what somebody signs in with may be all that there is of a name.
    """
    found: dict[str, str] = {}
    for text in texts:
        written = text[:MOST_WRITTEN] if listed else _BY.sub("", text[:MOST_WRITTEN])
        for part in _parts(written, listed=listed):
            name = _turned(part)
            if _is_a_name(name, sites) and (signed or not _SIGNED_IN_WITH.fullmatch(name)):
                found.setdefault(folded(name), name)
        if len(found) >= MOST_NAMES:
            break
    return tuple(found.values())[:MOST_NAMES]


def _parts(text: str, *, listed: bool) -> list[str]:
    """Return the single names of a text; a comma parts them unless it stands between surname and given name."""
    parts: list[str] = []
    for piece in _AND.split(text):
        pieces = [part for part in _SUFFIX.sub("", piece.strip()).split(",") if part.strip()]
        if len(pieces) <= 1 or (len(pieces) == _SURNAME_AND_GIVEN and (listed or _is_surname(*pieces))):
            parts.append(",".join(pieces))
        else:
            parts += pieces
    return parts


def _is_surname(text: str, given: str) -> bool:
    """Return whether what stands before a comma is the surname to what follows."""
    words = text.split()
    if len(words) == 1 or _is_initials(given):
        return True
    # `de Witt, Jan`, but `van Morrison, de Witt` is a list.
    return words[0] in _PARTICLES and given.split(maxsplit=1)[0] not in _PARTICLES


def _is_initials(text: str) -> bool:
    return re.fullmatch(r"\s*(?:[A-Z]\.?[\s-]?){1,4}\s*", text) is not None


def _turned(text: str) -> str:
    """Return `Noether, Emmy` as `Emmy Noether`."""
    surname, comma, given = text.partition(",")
    name = f"{given.strip()} {surname.strip()}" if comma else surname
    return plain(name.strip(" .,:\u2013\u2014-"), MOST_LETTERS + 1) or ""


def _is_a_name(name: str, sites: Collection[str]) -> bool:
    words = folded(name).split()
    return (
        0 < len(words) <= MOST_WORDS
        and LEAST_LETTERS <= len(name) <= MOST_LETTERS
        and not _NOT_IN_NAMES.search(name)
        and not _NOBODY.intersection(words)
        and squeezed(name) not in sites
    )
