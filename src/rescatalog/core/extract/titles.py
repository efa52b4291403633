"""Titles without what the site hangs onto them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rescatalog.core.extract.kinds import is_person, is_site
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.wording import folded, plain, squeezed, texts_in, words_of

# Bars part a title from the site's name, whatever that is; dashes and colons also stand inside titles.
_WIDE_BAR, _WIDE_LINE, _EN_DASH, _ANGLE = "\uff5c", "\uff3f", "\u2013", "\u203a"
_PARTING = re.compile(
    rf"\s+(?:[-{_EN_DASH}—·•»«{_ANGLE}|:/~⋆]|--|::)\s+|\s*(?:[|{_WIDE_BAR}»]|::)\s*"
    rf"|(?<=[^\x00-\x7f])\s*[_{_WIDE_LINE}]\s*(?=\S)|:\s+"
)
_BARS = frozenset({"|", _WIDE_BAR, "»", "«", "::", "•", "_", _WIDE_LINE, _ANGLE})
_NUMBER = re.compile(r"^\[[\w./-]{4,20}\]\s+(?=\S)")
_PREFIXES = frozenset({"www", "m", "en", "de", "fr", "es", "blog", "docs", "news", "edition", "arxiv"})
_SHORTEST_CORE = 3
_SHORTEST_INSIDE = 4
_MOST_WORDS_OF_SITE = 6
_MOST_WORDS_OF_PART = 3
_SITE_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "citation_publisher",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """By what names a site goes.

    Attributes:
        names: squeezed, as the page itself says them.
        cores: telling labels of its host, such as `wikipedia`.
    """

    names: frozenset[str] = frozenset()
    cores: tuple[str, ...] = ()

    def is_named(self, text: str) -> bool:
        """Return whether a text is a name of the site."""
        letters = squeezed(text)
        if not letters:
            return True
        if letters in self.names:
            return True
        words = words_of(text)
        if len(words) > _MOST_WORDS_OF_SITE:
            return False
        # `CNN Politics` is a part of CNN.
        if len(words) <= _MOST_WORDS_OF_PART and words[0] in self.names:
            return True
        return any(_is_of_host(letters, words, core) for core in self.cores)


def site_of(page: Page) -> Site:
    """Return the names of the site a page stands on; a person whom the page names as one is no site."""
    labels = (urlsplit(page.url).hostname or "").split(".")
    cores = tuple(
        label.replace("-", "") for label in labels[:-1] if label not in _PREFIXES and len(label) >= _SHORTEST_CORE
    )
    houses: list[str] = []
    for thing in page.things:
        publisher = thing.get("publisher")
        houses += texts_in([thing], 1) if is_site(thing) else []
        houses += [] if is_person(publisher) else texts_in(publisher, 3)
    housed = set(map(squeezed, houses))
    people = {
        squeezed(name) for thing in page.things if is_person(thing) for name in texts_in([thing], 1) if " " in name
    }
    # Many brands are marked up as persons; somebody whose host has their name is none of them.
    persons = {person for person in people if person not in housed or person in cores}
    names = housed.union(squeezed(page.meta(name) or "") for name in _SITE_METAS)
    return Site(names=frozenset(names - persons - {""}), cores=cores)


def cut(title: str, site: Site, headings: Sequence[str] = (), *, boldly: bool = False) -> str:
    """Return a title without the site's name.

    Args:
        title: as the page has it.
        site: names of the site.
        headings: main headings of the page: what equals one of them is kept whole.
        boldly: whether a bar parts even what is not known as a name of the site.
    """
    # arXiv and others number what they list.
    title = _NUMBER.sub("", title)
    wanted = {folded(heading) for heading in headings if squeezed(heading) not in site.names}
    if folded(title) in wanted:
        return title
    pieces = _pieces(title)
    first, last = 0, len(pieces)
    while last - first > 1 and site.is_named(title[pieces[last - 1][0] : pieces[last - 1][1]]):
        last -= 1
    for end in range(last, 0, -1):
        text = title[: pieces[end - 1][1]].strip()
        # What follows a colon is a part of the title, though the heading may do without it.
        parted = end == len(pieces) or ":" not in title[pieces[end - 1][1] : pieces[end][0]].replace("::", "")
        if folded(text) in wanted and parted:
            return text
    while last - first > 1 and site.is_named(title[pieces[first][0] : pieces[first][1]]):
        first += 1
    if folded(title[pieces[first][0] : pieces[last - 1][1]]) in wanted:
        return title[pieces[first][0] : pieces[last - 1][1]]
    own = next((one for one in headings if _is_hung_onto(one, title) and not site.is_named(one)), None)
    if own:
        return own
    if boldly:
        while last - first > 1 and title[pieces[last - 2][1] : pieces[last - 1][0]].strip() in _BARS:
            last -= 1
    return plain(title[pieces[first][0] : pieces[last - 1][1]]) or title


def leading(title: str, site: Site, headings: Sequence[str]) -> str | None:
    """Return the first heading that agrees with a title, the site's name left out, or None.

    One of them begins with the other. A heading that equals a part of the title goes before one that does not, and one
    that may name the site comes last.
    """
    rest = cut(title, site)
    alike = [heading for heading in headings if is_alike(heading, title) or is_alike(heading, rest)]
    equal = [heading for heading in headings if folded(cut(title, site, [heading])) == folded(heading)]
    telling = [heading for heading in (*equal, *alike) if not site.is_named(heading)]
    return next(iter((*telling, *equal, *alike)), None)


def is_alike(one: str, other: str) -> bool:
    """Return whether one of two texts begins with the other."""
    first, second = words_of(one), words_of(other)
    shorter = min(len(first), len(second))
    return shorter > 0 and first[:shorter] == second[:shorter]


def _is_hung_onto(heading: str, title: str) -> bool:
    """Return whether a title is the heading and something behind a sign, such as `Sets-Wiki`; a colon is none."""
    rest = title[len(heading) :].lstrip()[:1] if title.startswith(heading) else ""
    return bool(rest) and not rest.isalnum() and rest not in ":：,.…?!("  # noqa: RUF001 - the wide colon as well


def _pieces(title: str) -> list[tuple[int, int]]:
    """Return where the parts of a title between separators begin and end; at least one part."""
    ends = [(found.start(), found.end()) for found in _PARTING.finditer(title)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(title)]
    pieces = [(start, stop) for start, stop in zip(starts, stops, strict=True) if title[start:stop].strip()]
    return pieces or [(0, len(title))]


def _is_of_host(letters: str, words: Collection[str], core: str) -> bool:
    """Return whether a name is that of a host: its label, with or without more, its initials, or shortened to it."""
    if core == letters or (len(letters) >= _SHORTEST_INSIDE and letters in core):
        return True
    if len(core) >= _SHORTEST_INSIDE and core in letters:
        return 2 * len(core) >= len(letters)
    initials = "".join(word[0] for word in words)
    return len(initials) >= _SHORTEST_CORE and core.startswith(initials)
