"""What a reader asks of search: words, filters, an order and a page; an address says all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from urllib.parse import quote_plus

from rescatalog.publish.words.query import MAX_CHARACTERS

FACETS: Final = ("kind", "level", "cost", "topic", "language", "provider", "link", "without")
SORTS: Final = ("relevance", "newest", "recommended", "shortest", "title")
PER_PAGE = 20
MOST_PAGES = 10_000
MOST_VALUES = 20
MOST_LETTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked.

    Attributes:
        query: as it was typed, cut to what is read.
        chosen: values by facet; a resource passes a facet with any of its values.
        sort: one of `SORTS`.
        page: the first is 1.
        per_page: results on a page.
    """

    query: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = SORTS[0]
    page: int = 1
    per_page: int = PER_PAGE

    def address(self, path: str = "/search") -> str:
        """Return the address that asks this."""
        pairs = [_pair("q", self.query)] if self.query else []
        pairs += self._pairs(FACETS)
        pairs += [_pair("sort", self.sort)] if self.sort != SORTS[0] else []
        pairs += [_pair("page", str(self.page))] if self.page > 1 else []
        return f"{path}?{'&'.join(pairs)}" if pairs else path

    def addresses(self, facet: str) -> Callable[[Iterable[str]], str]:
        """Return what gives the address of the same question with other values of one facet, from the first page."""
        place = FACETS.index(facet)
        before = [_pair("q", self.query)] if self.query else []
        before += self._pairs(FACETS[:place])
        after = self._pairs(FACETS[place + 1 :])
        after += [_pair("sort", self.sort)] if self.sort != SORTS[0] else []

        def address(values: Iterable[str]) -> str:
            pairs = [*before, *(_pair(facet, value) for value in sorted(values)), *after]
            return f"/search?{'&'.join(pairs)}" if pairs else "/search"

        return address

    def _pairs(self, facets: Iterable[str]) -> list[str]:
        return [_pair(facet, value) for facet in facets for value in sorted(self.chosen.get(facet, ()))]


def wanted_of(arguments: Mapping[str, Sequence[str]]) -> Wanted:
    """Return what the arguments of an address ask; what cannot be used is left out.

    Args:
        arguments: values by name.
    """
    chosen = {}
    for facet in FACETS:
        values = [value for value in arguments.get(facet, ())[:MOST_VALUES] if 0 < len(value) <= MOST_LETTERS]
        if values:
            chosen[facet] = frozenset(values)
    sort = _first(arguments, "sort")
    page = _first(arguments, "page")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= len(str(MOST_PAGES)) else 1
    return Wanted(
        query=_first(arguments, "q")[:MAX_CHARACTERS],
        chosen=chosen,
        sort=sort if sort in SORTS else SORTS[0],
        page=max(1, min(number, MOST_PAGES)),
    )


# A page has some forty addresses, all with the same few pairs.
@lru_cache(maxsize=1 << 10)
def _pair(name: str, value: str) -> str:
    # A lone half of a pair of surrogates has no bytes.
    return f"{name}={quote_plus(value, errors='replace')}"


def _first(arguments: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(arguments.get(name, ())), "")
