"""Asks every page of the site in-process, from what its routes and tables name on to all that is linked."""

from __future__ import annotations

import re
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from rescatalog.publish.export import rewriting
from rescatalog.publish.export.places import (
    COMPARE_PATH,
    DATA_PATH,
    INDEX,
    ORIGIN_HOST,
    SEARCH_PATH,
    Place,
    is_page_path,
    own_address,
    page_or_file,
    relative,
)
from rescatalog.publish.site.views.registry import VIEWS
from rescatalog.publish.tables.rows import FREE

NOT_FOUND = "404.html"
MOST_VARIANTS = 2000
# Not asked unless a page leads there with a query: a server answers these, or the copy has its own in their place.
ONLY_LIVE = frozenset({
    SEARCH_PATH, COMPARE_PATH, "/search.json", "/search.atom", "/robots.txt", "/-/health", "/plan.json", "/plan.md",
    "/plan.ics",
})  # fmt: skip
# A route that is one address: letters with escaped dots between the two anchors.
_LITERAL = re.compile(r"\^((?:[\w/-]|\\[.-])+)\$")
_NEXT_PAGE = re.compile(r"page=\d+")
_TOPIC = re.compile(r"/topics/([^/]+)")
_BY_ID = re.compile(r"\^/(resources|topics|paths|roles|guides)/\(\?P<")

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An answer of the site, ready to be written.

    Attributes:
        file: where it belongs.
        body: its bytes; links lead to other files.
    """

    file: str
    body: bytes


@dataclass(slots=True, kw_only=True)
class Walk:
    """What has been found of the site so far.

    Attributes:
        base_url: where the copy will stand, ending with `/`.
        tables: names of the data files.
        missing: addresses that the site names and does not have, each with the page that named it.
        pictures: files of pictures that stand beside links to pages.
        first_day: of calendars; empty where nobody knows a day.
    """

    base_url: str
    tables: frozenset[str]
    pictures: frozenset[str] = frozenset()
    first_day: str = ""
    missing: dict[str, str] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict)
    _waiting: deque[tuple[str, Place, str]] = field(default_factory=deque)
    _variants: int = 0

    async def pages(self, client: Any, seeds: Sequence[str], report: Report) -> AsyncIterator[Asked]:  # noqa: ANN401 - Datasette ships no types
        """Yield every page and file of the site, each once, in an order that depends on the site only.

        Args:
            client: of Datasette.
            seeds: addresses to begin with.
            report: told how many are done, of how many known so far.
        """
        for seed in seeds:
            self.locate(seed, source="the site's routes", on_variant=False)
        done = 0
        while self._waiting:
            address, place, source = self._waiting.popleft()
            answer = await client.get(address, headers={"host": ORIGIN_HOST}, follow_redirects=True)
            kind = answer.headers.get("content-type", "").partition(";")[0]
            if answer.status_code != 200 or (kind == "text/html") != place.is_page:  # noqa: PLR2004 - HTTP's word
                self.missing.setdefault(address, source)
            else:
                yield Asked(file=place.file, body=self.rewritten(answer.content, kind, place.file, address))
            done += 1
            report(done, done + len(self._waiting))

    def rewritten(self, body: bytes, kind: str, file: str, address: str) -> bytes:
        """Return an answer as it stands in the copy.

        Args:
            body: as the site gave it.
            kind: its media type.
            file: where it will stand.
            address: what was asked.
        """
        write = _writer(kind)
        if write is None:
            return body
        on_variant = "?" in address

        def whole(url: str) -> str | None:
            place = self.locate(url, source=address, on_variant=on_variant)
            return None if place is None else self.base_url + place.location

        def near(url: str) -> str | None:
            place = self.locate(url, source=address, on_variant=on_variant)
            if place is not None and file == NOT_FOUND:
                # This page is shown under every address, so its links begin at the host.
                return urlsplit(self.base_url).path + place.location
            return None if place is None else relative(place.location, seen_from=file)

        links = rewriting.Links(near, whole, picture=self._picture(file), first_day=self.first_day)
        return write(body.decode(), links).encode()

    def _picture(self, file: str) -> str:
        """Return the address of the picture of a page, or of the whole catalog where it has none of its own."""
        own = f"og/{file.removesuffix(f'/{INDEX}')}.png"
        found = next((one for one in (own, "og/catalog.png") if one in self.pictures), "")
        return found and self.base_url + Place(file=found).location

    def locate(self, url: str, *, source: str, on_variant: bool) -> Place | None:
        """Return where a link leads in the copy, or None for one that leads elsewhere; new pages are asked later.

        Args:
            url: of the link.
            source: the address of the page it stands on.
            on_variant: whether that page is itself the answer to a query.
        """
        own = own_address(url)
        if own is None:
            return None
        parts = urlsplit(own)
        path = parts.path.rstrip("/") or "/"
        suffix = f"#{parts.fragment}" if parts.fragment else ""
        if path in {DATA_PATH, "/-/health"} or path.startswith((f"{DATA_PATH}/", f"{DATA_PATH}.")):
            return self._data(path)
        if path == SEARCH_PATH:
            query = f"?{parts.query}" if parts.query else ""
            return Place(file="search/index.html", suffix=query + suffix)
        if (narrowed := _narrowed(path, parts.query)) is not None:
            return Place(file="search/index.html", suffix=f"?{narrowed}")
        if path == COMPARE_PATH:
            return self._compared(parts.query, source)
        if path == "/robots.txt":
            return Place(file="robots.txt")
        query = parts.query
        if query and not self._is_followed(path, query, on_variant=on_variant):
            query = ""
        place = self._claimed(path, query, source)
        return None if place is None else Place(file=place.file, suffix=suffix)

    def _is_followed(self, path: str, query: str, *, on_variant: bool) -> bool:
        """Return whether the answer to a query has a page; answers to queries do not lead to ever more of them."""
        if f"{path}?{query}" in self._places:
            return True
        leads_on = not (on_variant and is_page_path(path)) or _NEXT_PAGE.fullmatch(query) is not None
        return leads_on and self._variants < MOST_VARIANTS

    def _compared(self, query: str, source: str) -> Place | None:
        """Return the page of one column for one resource; the browser puts the columns of several together."""
        given = ",".join(parse_qs(query).get("ids", []))
        names = [name for name in given.split(",") if name]
        if len(names) != 1:
            return Place(file=f"{COMPARE_PATH[1:]}/{INDEX}", suffix=f"?{urlencode({'ids': given})}" if names else "")
        return self._claimed(
            COMPARE_PATH, urlencode({"ids": given}), source, file=page_or_file(f"{COMPARE_PATH}/{given}")
        )

    def _claimed(self, path: str, query: str, source: str, file: str | None = None) -> Place | None:
        address = f"{path}?{query}" if query else path
        known = self._places.get(address)
        if known is not None:
            return known
        file = file or page_or_file(path, query)
        if file is None:
            self.missing.setdefault(address, source)
            return None
        self._variants += bool(query) and path != COMPARE_PATH
        place = self._places[address] = Place(file=file)
        self._waiting.append((address, place, source))
        return place

    def _data(self, path: str) -> Place:
        """Return the file or page that stands in for Datasette's own pages."""
        if path == f"{DATA_PATH}.db":
            return Place(file="catalog.db")
        table, _, ending = path.removeprefix(f"{DATA_PATH}/").partition(".")
        if table in self.tables and ending in {"json", "csv"}:
            return Place(file=f"data/{table}.{ending}")
        return Place(file="data/index.html", suffix=f"#{table}" if table in self.tables and not ending else "")


def _narrowed(path: str, query: str) -> str | None:
    """Return what the search in the browser is asked for where a server would narrow the resources of a topic."""
    given, topic = parse_qs(query), _TOPIC.fullmatch(path)
    if topic is None or not {"level", "free"} & given.keys():
        return None
    costs = [("cost", cost) for cost in sorted(FREE)] if "free" in given else []
    return urlencode([("topic", topic[1]), *costs, *(("level", level) for level in given.get("level", []))])


def seeds(connection: sqlite3.Connection) -> list[str]:
    """Return the addresses that the site's routes and tables name."""
    patterns = [pattern for routes in VIEWS.values() for pattern, _ in routes]
    found = ["/"]
    found += sorted(re.sub(r"\\(.)", r"\1", literal[1]) for one in patterns if (literal := _LITERAL.fullmatch(one)))
    by_id = filter(None, map(_BY_ID.match, patterns))
    for table in sorted({one[1] for one in by_id}):
        found += [f"/{table}/{name}" for (name,) in connection.execute(f"select id from {table} order by id")]  # noqa: S608 - a closed list
    if "/plan" in found:
        roles = [name for (name,) in connection.execute("select id from roles order by id")]
        found += [f"/plan?{urlencode({'role': name})}{more}" for name in roles for more in ("", "&free=1")]
    if COMPARE_PATH in found:
        listed = connection.execute("select id from resources order by id")
        found += [f"{COMPARE_PATH}?{urlencode({'ids': name})}" for (name,) in listed]
    return [address for address in found if address not in ONLY_LIVE]


def _writer(kind: str) -> Callable[[str, rewriting.Links], str] | None:
    """Return what rewrites a media type, or None for what is left as it is."""
    if kind == "text/html":
        return rewriting.html
    if kind == "text/css":
        return rewriting.css
    if kind.endswith(("/xml", "+xml")):
        return rewriting.xml
    return rewriting.plain if kind.startswith("text/") or kind.endswith(("/json", "+json")) else None
