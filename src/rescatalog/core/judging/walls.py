"""Walls of those who keep robots out or ask for consent first, by signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rescatalog.core.judging.signature import Signature, Where, signatures
from rescatalog.core.judging.skim import ENOUGH_CHARS, Skim
from rescatalog.core.judging.wording import REMEMBERED, Sayings, parts_of

# A page that has more text of its own than this is about something.
LITTLE_CHARS = ENOUGH_CHARS
# A page that holds the mark of a challenge and has more text than this, links and all, is one that carries it along.
MARKED_CHARS = 1_000
# What titles and sentences say is also said elsewhere; it needs a page with less beside it.
FEW_CHARS = 1_200


@dataclass(frozen=True, slots=True)
class Wall:
    """One signature of a wall, ready to be held against answers.

    Attributes:
        signature: as the data file has it.
        headers: names, and what their values contain.
        marks: what stands in the bytes of its page.
        titles: what its page is called, or a part of what it is called.
        names: what its page is called, and nothing else.
        texts: what its page says.
    """

    signature: Signature
    headers: tuple[tuple[str, str], ...] = ()
    marks: tuple[bytes, ...] = ()
    titles: Sayings | None = None
    names: Sayings | None = None
    texts: Sayings | None = None

    def is_signed(self, headers: Mapping[str, str]) -> bool:
        """Return whether one of its headers stands among those of an answer."""
        return any(name in headers and value in headers[name].lower() for name, value in self.headers)

    def is_marked(self, skim: Skim) -> bool:
        """Return whether one of its marks stands in the bytes of a page."""
        return skim.mark_of(self.marks) is not None

    def is_titled(self, title: str) -> bool:
        """Return whether a page of this title is its page."""
        if self.titles is None and self.names is None:
            return False
        parts = parts_of(title)
        named = self.names is not None and bool(parts) and all(self.names.are(part) for part in parts)
        return named or (self.titles is not None and any(self.titles.are(part) for part in parts))

    def is_said(self, skim: Skim) -> bool:
        """Return whether a page says what its page says."""
        return self.texts is not None and skim.announces(self.texts) is not None


def wall_of(
    status: int, headers: Mapping[str, str], skim: Skim | None = None, *, title: str = "", host: str = ""
) -> str | None:
    """Return the vendor of the bot wall that answered, or None.

    Args:
        status: HTTP status.
        headers: of the answer, names in lower case.
        skim: the first text of the page, or None where there is none to read.
        title: of the page.
        host: who answered.
    """
    walls = _walls_at(host, status)
    signed = next((wall for wall in walls if wall.headers and wall.is_signed(headers)), None)
    is_error = status >= 400  # noqa: PLR2004 - HTTP class
    if signed is None and skim is not None and (is_error or skim.chars <= MARKED_CHARS):
        if is_error or not skim.has_menu:
            signed = next((wall for wall in walls if wall.is_marked(skim)), None)
        if signed is None and skim.own_chars <= FEW_CHARS:
            signed = next((wall for wall in walls if wall.is_titled(title) or wall.is_said(skim)), None)
    return signed.signature.name if signed else None


def consent_wall_of(host: str, title: str, skim: Skim | None) -> str | None:
    """Return whose page it is that asks for consent before it shows anything, or None.

    Args:
        host: who answered.
        title: of the page.
        skim: the first text of the page, or None where there is none to read.
    """
    for wall in walls_that("consent-wall"):
        if wall.signature.where is Where.HOST and host in wall.signature.texts:
            return wall.signature.name
        if skim is not None and skim.own_chars <= LITTLE_CHARS and wall.is_titled(title):
            return wall.signature.name
    return None


@lru_cache(maxsize=REMEMBERED)
def _walls_at(host: str, status: int) -> tuple[Wall, ...]:
    """Return the bot walls that may answer here; hosts and their answers come again and again."""
    return tuple(wall for wall in walls_that("bot-wall") if wall.signature.holds_at(host, status))


@lru_cache(maxsize=2)
def walls_that(says: str) -> tuple[Wall, ...]:
    """Return the walls of one kind.

    Args:
        says: `bot-wall` or `consent-wall`.
    """
    return tuple(_wall(one) for one in signatures("walls") if one.says == says)


@lru_cache(maxsize=1)
def signing_headers() -> frozenset[str]:
    """Return the names of all headers by which walls are told, in lower case."""
    return frozenset(name for wall in walls_that("bot-wall") for name, _ in wall.headers)


def _wall(one: Signature) -> Wall:
    if one.where is Where.HEADER:
        pairs = (text.partition(":") for text in one.texts)
        return Wall(one, headers=tuple((name, value.strip()) for name, _, value in pairs))
    if one.where is Where.MARKUP:
        return Wall(one, marks=tuple(text.encode() for text in one.texts))
    said = Sayings(one.texts)
    if one.where is Where.TITLE:
        return Wall(one, titles=said)
    if one.where is Where.WHOLE_TITLE:
        return Wall(one, names=said)
    return Wall(one, texts=said) if one.where is Where.WITHIN else Wall(one)
