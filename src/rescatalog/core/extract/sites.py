"""By what names a site goes, so that they can be told from the titles of its pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from rescatalog.core.extract.headings import Headings
from rescatalog.core.extract.kinds import is_person, is_site
from rescatalog.core.extract.parting import BARS, DASHES, pieces_of, sign_before
from rescatalog.core.extract.wording import Json, folded, squeezed, texts_in, words_of

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
# What old blogs and archives of papers write between their name and the title, or in its place.
_ROOMS = frozenset({"blog archive", "view item"})
# Makers of documentation, which hang the name of the whole onto the title of every page.
_HANGING = re.compile(r"(?i)\b(?:rustdoc|mdbook|mkdocs|docusaurus|vuepress|vitepress|gitbook|bookdown)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """By what names a site goes.

    Attributes:
        names: squeezed, as the page itself says them.
        brands: squeezed; what stands where the name of a site, a book or a manual does.
        cores: telling labels of its host, such as `wikipedia`.
        is_front: whether the page is the front of it, which the site's name is the title of.
    """

    names: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    cores: tuple[str, ...] = ()
    is_front: bool = False

    def is_named(self, text: str) -> bool:
        """Return whether a text is a name of the site, or begins or ends like one."""
        letters = squeezed(text)
        if not letters or letters in self.names or letters in self.brands:
            return True
        words = words_of(text)
        if len(words) > _MOST_WORDS_OF_SITE:
            return False
        # `CNN Politics` is a part of CNN.
        if len(words) <= _MOST_WORDS_OF_PART and words[0] in self.names:
            return True
        return any(_is_of_host(letters, words, core) or _is_longer(letters, core) for core in self.cores)

    def is_called(self, text: str) -> bool:
        """Return whether a text is a name of the site and no more than that: `pandas basics` is none of pandas.org."""
        letters = squeezed(text)
        if not letters or letters in self.names or letters in self.brands:
            return True
        words = words_of(text)
        return len(words) <= _MOST_WORDS_OF_SITE and any(_is_of_host(letters, words, core) for core in self.cores)

    def is_branded(self, text: str) -> bool:
        """Return whether a text stands where names of sites do, whatever else it may be."""
        return squeezed(text) in self.brands


def site_from(
    url: str,
    metas: Mapping[str, tuple[str, ...]],
    things: Iterable[Mapping[str, Json]],
    title: str | None,
    headings: Headings,
) -> Site:
    """Return the names of the site a page stands on; a person whom the page names as one is no site.

    Args:
        url: of the page.
        metas: as in `Page`.
        things: as in `Page`.
        title: as in `Page`.
        headings: of the page.
    """
    where = urlsplit(url)
    labels = (where.hostname or "").split(".")
    cores = tuple(
        label.replace("-", "") for label in labels[:-1] if label not in _PREFIXES and len(label) >= _SHORTEST_CORE
    )
    houses: list[str] = []
    people: set[str] = set()
    for thing in things:
        publisher = thing.get("publisher")
        houses += texts_in([thing], 1) if is_site(thing) else []
        houses += [] if is_person(publisher) else texts_in(publisher, 3)
        people |= {squeezed(name) for name in texts_in([thing], 1) if " " in name} if is_person(thing) else set()
    housed = set(map(squeezed, houses))
    # Many brands are marked up as persons; somebody whose host has their name is none of them.
    persons = {person for person in people if person not in housed or person in cores}
    names = housed.union(squeezed(metas.get(name, ("",))[0]) for name in _SITE_METAS)
    makers = " ".join(metas.get("generator", ()))[:200]
    brands = {*headings.brands, *_brands_in(title or "", headings, makers)}
    return Site(
        names=frozenset(names - persons - {""}),
        brands=frozenset(map(squeezed, brands)) - {""},
        cores=cores,
        is_front=where.path in {"", "/"} and not where.query,
    )


def _brands_in(title: str, headings: Headings, makers: str) -> Iterator[str]:
    """Yield the parts of a title that name the whole of which the page is a part."""
    pieces = pieces_of(title)
    texts = [title[start:stop] for start, stop in pieces]
    for number, text in enumerate(texts):
        if number and folded(text) in _ROOMS:
            yield from texts[number - 1 : number + 1]
    below = set(map(folded, headings.lower))
    for heading in headings.main:
        # The book above, the chapter below, and the title has both.
        front = title[: -len(heading)] if title.endswith(heading) else ""
        if front and folded(front) in below and pieces[-1][1] - pieces[-1][0] <= len(heading):
            yield heading
    if len(pieces) > 1 and _HANGING.search(makers) and sign_before(title, pieces, len(pieces) - 1) in DASHES | BARS:
        yield texts[-1]


def _is_of_host(letters: str, words: Collection[str], core: str) -> bool:
    """Return whether a name is that of a host: its label, with or without more, its initials, or shortened to it."""
    if core == letters or (len(letters) >= _SHORTEST_INSIDE and letters in core):
        return True
    initials = "".join(word[0] for word in words)
    return len(initials) >= _SHORTEST_CORE and core.startswith(initials)


def _is_longer(letters: str, core: str) -> bool:
    """Return whether a name is mostly that of a host: `Wikipedia, the free`."""
    return len(core) >= _SHORTEST_INSIDE and core in letters and 2 * len(core) >= len(letters)
