"""Reads pages of the site as browsers and readers do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

# Source: html.spec.whatwg.org section 13.1.2, void elements.
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)  # fmt: skip
BASE = "http://localhost/"


@dataclass(slots=True)
class Element:
    """An element with its attributes and all text inside it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass(slots=True)
class Page:
    """What stands in a page."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """Return the elements of this tag that have these attributes."""
        return [
            one for one in self.elements
            if one.tag == tag and all(one.attributes.get(name) == value for name, value in wanted.items())
        ]  # fmt: skip

    @property
    def links(self) -> Iterator[str]:
        """Yield what every `a` and `link` points to."""
        for one in self.elements:
            if one.tag in {"a", "link"} and one.attributes.get("href"):
                yield str(one.attributes["href"])

    @property
    def _followed(self) -> Iterator[str]:
        for one in self.elements:
            if one.tag in {"a", "link"} and "nofollow" not in (one.attributes.get("rel") or ""):
                yield one.attributes.get("href") or ""

    def internal(self, base: str = BASE) -> set[str]:
        """Return the addresses of this site that the page points to and that crawlers may follow.

        Filters of a search can be combined without end.
        """
        found = (urlsplit(urljoin(base, link)) for link in self._followed)
        host = urlsplit(BASE).netloc
        return {
            parts.path + (f"?{parts.query}" if parts.query else "")
            for parts in found
            if parts.scheme == "http" and parts.netloc == host
        }  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        if len(element.attributes) < len(attrs):
            self.page.faults.append(f"<{tag}> has an attribute twice")
        self.page.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.page.faults.append(f"</{tag}> closes {[one.tag for one in self._open[-1:]]}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def finish(self) -> Page:
        self.close()
        self.page.faults += [f"<{one.tag}> is never closed" for one in self._open]
        return self.page


def read(html: str) -> Page:
    """Return what stands in a page; `faults` names tags that do not match."""
    reader = _Reader()
    reader.feed(html)
    return reader.finish()
