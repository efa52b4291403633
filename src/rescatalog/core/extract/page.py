"""A page that is parsed once and read by many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from rescatalog.core.extract.sites import Site

# Looking whether they occur at all costs a hundredth of looking for the elements that have them.
MARKS = ("itemtype", "typeof=", "uthor", "yline", "osted ", "ublished", "eröffentlicht", "ublié")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A web page as its readers want it; made by `parsed`.

    Attributes:
        url: canonical address that answered, after all redirects.
        tree: the parsed document; readers leave it as it is.
        metas: contents of `meta` elements by their `property`, `name` or `itemprop` in lower case, in order.
        things: JSON-LD nodes, graphs and nesting taken apart, outermost first; what stands in a list of other things
            (`itemListElement`, `hasPart`, `review`, …) stays inside its node.
        title: text of the `title` element in one line, or None.
        headings: texts of the first main headings, each in one line.
        lower: texts of the first headings of the second and third rank.
        site: by what names the site goes.
        marks: those of `MARKS` that occur somewhere in the source.
    """

    url: str
    tree: HtmlElement
    metas: Mapping[str, tuple[str, ...]]
    things: tuple[Mapping[str, Any], ...]
    title: str | None = None
    headings: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    site: Site = field(default_factory=Site)
    marks: frozenset[str] = frozenset()

    def meta(self, *names: str) -> str | None:
        """Return the first content of the first of `names` (lower case) that the page has, or None."""
        return next((found[0] for name in names if (found := self.metas.get(name))), None)
