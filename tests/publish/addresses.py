"""Which addresses the site has: the routes of its registry, and all that its pages lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from lxml import etree

from rescatalog.publish.site.views.registry import VIEWS
from tests.publish.pages import BASE, Page, read

PATTERNS = tuple(pattern for routes in VIEWS.values() for pattern, _ in routes)
# The group that Datasette's own first page expects is always empty.
_EMPTY = "(?P<format>)"
_GROUP = re.compile(r"\(\?P<(\w+)>[^()]*\)")
# These answer only whoever names a goal; pages lead there with one.
ASKING = frozenset({"/plan.json", "/plan.md", "/plan.ics"})
FIRST_DAY = "2026-11-23"
# Filters can be combined without end, so of the pages with filters this many are read for each route.
FILTERED = 25


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an address gave.

    Attributes:
        address: what was asked.
        status: of HTTP.
        type: media type without parameters.
        text: the body.
        headers: by name in lower case.
        page: the body read as a page, where it is one.
    """

    address: str
    status: int
    type: str
    text: str
    headers: Mapping[str, str]
    page: Page | None

    @cached_property
    def leads_to(self) -> frozenset[str]:
        """Return the addresses of this site that it leads to, with their fragments; found for whoever asks for them."""
        own = route_of(self.address) is not None
        links = [*_led_by(self.page, self.text, self.type)] if own else []
        if 300 <= self.status < 400 and "location" in self.headers:
            links.append(self.headers["location"])
        return frozenset(_internal(self.address, links))


@dataclass(slots=True)
class Walk:
    """All that was found.

    Attributes:
        answers: by address, without fragments.
        found_on: the first page that leads to an address.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    found_on: dict[str, str] = field(default_factory=dict)

    def of(self, pattern: str) -> list[str]:
        """Return the addresses found that a route answers, in order."""
        return sorted(address for address in self.answers if route_of(address) == pattern)

    def samples(self, each: int, *, kind: str = "text/html") -> list[str]:
        """Return up to so many addresses of each route: the shortest page of one type, the longest, some between."""
        chosen: list[str] = []
        for pattern in PATTERNS:
            found = [one for one in self.of(pattern) if self.answers[one].type == kind]
            found.sort(key=lambda one: len(self.answers[one].text))
            last = len(found) - 1
            places = {round(turn * last / max(1, each - 1)) for turn in range(each)} if found else set()
            chosen += [found[place] for place in sorted(places)]
        return chosen


def route_of(address: str) -> str | None:
    """Return the pattern of ours that answers an address, or None when it is Datasette's."""
    path = unquote(urlsplit(address).path)
    return next((pattern for pattern in PATTERNS if re.match(pattern, path)), None)


def plain() -> list[str]:
    """Return the addresses of the routes that name nothing."""
    bare = [pattern.replace(_EMPTY, "") for pattern in PATTERNS]
    return [pattern.strip("^$").replace("\\", "") for pattern in bare if "(" not in pattern]


def naming(name: str) -> list[str]:
    """Return an address for every route that names something, with `name` in the place of it."""
    bare = [pattern.replace(_EMPTY, "") for pattern in PATTERNS]
    named = [_GROUP.sub(lambda _: name, pattern) for pattern in bare if _GROUP.search(pattern)]
    return [pattern.strip("^$").replace("\\", "") for pattern in named]


async def walk(client: Any, *, most: int | None = None) -> Walk:  # noqa: ANN401 - Datasette ships no types
    """Return everything that the plain routes lead to; Datasette's own pages are asked and not followed.

    Args:
        client: of the site.
        most: read no more than so many addresses of each route; without, all.
    """
    seen = Walk()
    counts: dict[tuple[str | None, bool], int] = {}
    waiting = [(start, start) for start in plain() if start not in ASKING]
    while waiting:
        address, found_on = waiting.pop()
        if address in seen.answers or _enough(address, counts, most):
            continue
        answer = await ask(client, address)
        seen.answers[address] = answer
        seen.found_on[address] = found_on
        if route_of(address) is None:
            continue
        onward = {one.partition("#")[0] for one in answer.leads_to}
        waiting += [(one, address) for one in sorted(onward)]
    return seen


def _enough(address: str, counts: dict[tuple[str | None, bool], int], most: int | None) -> bool:
    """Return whether so many addresses of this route were read that this one is left out."""
    sort = (route_of(address), bool(urlsplit(address).query))
    limit = FILTERED if sort[1] and most is None else most
    counts[sort] = counts.get(sort, 0) + 1
    return limit is not None and counts[sort] > limit


async def ask(client: Any, address: str) -> Answer:  # noqa: ANN401 - Datasette ships no types
    """Return what an address gives, redirects not followed."""
    response = await client.get(address, follow_redirects=False)
    kind = response.headers.get("content-type", "").partition(";")[0]
    page = read(response.text) if kind == "text/html" else None
    return Answer(
        address=address,
        status=response.status_code,
        type=kind,
        text=response.text,
        headers={name.lower(): text for name, text in response.headers.items()},
        page=page,
    )


def _led_by(page: Page | None, text: str, kind: str) -> Iterator[str]:
    if page is not None:
        for one in page.elements:
            names = [name for name in ("href", "src", "action") if one.attributes.get(name)]
            links = (str(one.attributes[name]) for name in names)
            yield from (link for link in links if link not in ASKING)
            # A calendar is asked for by a form that tells its wishes again and adds the first day.
            if one.tag == "a" and (asked := str(one.attributes.get("href"))).startswith("/plan.md?"):
                yield f"/plan.ics?{asked.partition('?')[2]}&start={FIRST_DAY}"
            if one.tag == "meta" and str(one.attributes.get("property", "")).endswith(":image"):
                yield str(one.attributes.get("content"))
    elif kind.endswith("xml"):
        for element in etree.fromstring(text.encode()).iter("{*}loc", "{*}link", "{*}id", "{*}icon", "{*}Image"):
            yield from (given for given in (element.get("href"), element.text) if given and given.strip())
    elif kind == "text/plain":
        yield from re.findall(r"https?://[^\s)>\]]+", text)


def _internal(address: str, links: Iterable[str]) -> Iterator[str]:
    """Yield the links that stay on this site, absolute, without scheme and host."""
    home, here = urlsplit(BASE).netloc, urljoin(BASE, address)
    for link in links:
        parts = urlsplit(urljoin(here, link.strip()))
        if parts.scheme == "http" and parts.netloc == home:
            yield urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
