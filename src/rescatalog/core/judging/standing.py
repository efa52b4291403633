"""What stands before a page, or in its place: nobody's host, a door that asks for a name or for money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rescatalog.core import urls
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.phrases import says_sign_in
from rescatalog.core.judging.signature import Signature, Where, signatures, texts
from rescatalog.core.judging.skim import Skim
from rescatalog.core.judging.walls import FEW_CHARS, LITTLE_CHARS, MARKED_CHARS
from rescatalog.core.judging.wording import Sayings, parts_of, plain

# A page that shows this much before its door shows something.
DOOR_CHARS = 800
_PASSWORD = re.compile(rb"type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)


def nobodys(page: Observation) -> tuple[str, str] | None:
    """Return reason and evidence where a page is that of a host without pages of its own, or None."""
    skim, title = page.skimmed, page.title or ""
    own = page.own_chars
    if own > LITTLE_CHARS:
        return None
    names = tuple(name for name in (title, *page.headlines) if name)
    called = _called(names, (page.request.host, urls.host_key(page.request.target)))
    for one, said in _hosts():
        if one.where is Where.TITLE and any(map(said.are, called)):
            return one.says, f"title: {title}" if title else f"heading: {page.headlines[0]}"
    if skim is None:
        return None
    for one, marks in _marked_hosts() if skim.chars <= MARKED_CHARS and not skim.has_menu else ():
        if skim.mark_of(marks):
            return one.says, f"title: {title}" if title else ""
    if own > FEW_CHARS:
        return None
    return next(((one.says, line) for one, said in _hosts() if (line := _line(one, said, skim))), None)


def asks_to_sign_in(page: Observation) -> str | None:
    """Return what shows that a page is one to sign in on, or None."""
    skim = page.skimmed
    if page.title and says_sign_in(page.title) and (page.own_chars <= FEW_CHARS or _has_password(skim)):
        return f"title: {page.title}"
    if skim is None or skim.own_chars > LITTLE_CHARS:
        return None
    if skim.own_chars <= FEW_CHARS and any(map(says_sign_in, page.headlines)) and _has_password(skim):
        return f"heading: {page.headlines[0]}"
    return _sentence(skim, _sign_in()) if skim.own_chars <= DOOR_CHARS else None


def asks_for_money(page: Observation) -> str | None:
    """Return what shows that a page wants to be paid before it shows anything, or None."""
    skim = page.skimmed
    return _sentence(skim, _payment()) if skim is not None and skim.own_chars <= DOOR_CHARS else None


def _sentence(skim: Skim, said: Sayings) -> str | None:
    stretch = skim.announces(said)
    return None if stretch is None else f"the page says `{stretch.text}`"


def _line(one: Signature, said: Sayings, skim: Skim) -> str | None:
    return _sentence(skim, said) if one.where is Where.WITHIN else None


def _called(names: Iterable[str], hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the plain words of all parts of some names; the name of a host stands in them as `host`."""
    parts = dict.fromkeys(part for name in names for part in parts_of(name))
    bare = dict.fromkeys(plain(host.removeprefix("www.")) for host in hosts)
    return tuple(dict.fromkeys(part.replace(host, "host") for part in parts for host in bare))


def _has_password(skim: Skim | None) -> bool:
    return skim is not None and _PASSWORD.search(skim.head) is not None


@lru_cache(maxsize=1)
def _hosts() -> tuple[tuple[Signature, Sayings], ...]:
    return tuple((one, Sayings(one.texts)) for one in signatures("hosts") if one.where is not Where.MARKUP)


@lru_cache(maxsize=1)
def _marked_hosts() -> tuple[tuple[Signature, tuple[bytes, ...]], ...]:
    return tuple(
        (one, tuple(text.encode() for text in one.texts)) for one in signatures("hosts") if one.where is Where.MARKUP
    )


@lru_cache(maxsize=1)
def _sign_in() -> Sayings:
    return Sayings(texts("access", "login-required", Where.WITHIN))


@lru_cache(maxsize=1)
def _payment() -> Sayings:
    return Sayings(texts("access", "payment-required", Where.WITHIN))
