"""Pages of the site as files have them: links that lead on under any base, a policy in the head, forms at rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode

from rescatalog.publish.export.places import ORIGIN_HOST

Locate = Callable[[str], str | None]

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)
NO_FORM = (
    '<p class="notice">This copy of the site is made of files, and no file can answer this form. '
    "<code>rescatalog serve</code> has the site that can.</p>"
)
NO_PLANNER = (
    '<p class="notice">This copy of the site is made of files and cannot make other plans. On a terminal, '
    "<code>rescatalog plan --role ROLE --hours 8 --free</code> plans whatever you wish, also as a checklist or a "
    "calendar, and <code>rescatalog serve</code> has the site with its form.</p>"
)
# Of all pictures that `og_images` draws; it needs Pillow, this does not.
PICTURE_SIZE = (1200, 630)
# Files can answer these: the browser searches and compares.
_AWAKE = ("/search", "/compare")
_LINKS = frozenset({"href", "src", "poster", "xlink:href"})
# The properties of a page whose content is an address.
_ADDRESSED = frozenset({"og:url", "og:image", "og:image:url", "twitter:image"})
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)|[^\s"'<>/=]+""")
_ABSOLUTE = re.compile(rf"https?://{re.escape(ORIGIN_HOST)}(?:/[^\s\"'<>()\[\]\\]*)?")
_XML_LINK = re.compile(r"""\b(href|src)=(["'])(/[^"']*)\2""")
_MARKDOWN_LINK = re.compile(r"\]\((/[^)\s]*)\)")
_CSS_LINK = re.compile(r"""url\(\s*(["']?)(/[^)"']*)\1\s*\)""")
# Asks a server for what it finds; files cannot answer.
_LIVE_SEARCH = re.compile(r"<Url\b[^>]*/search\.(?:atom|json)\b[^>]*/>\s*")
_TRAILING = ".,;:!?"
# Source: html.spec.whatwg.org section 13.2.3.5: characters whose place in a page is a parse error.
_UNFIT = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef]|[\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


class Links(NamedTuple):
    """Where the addresses of a page lead in the copy; None leaves one as it is.

    Attributes:
        near: returns a link from the page's own file.
        whole: returns an absolute address.
        picture: whole address of the picture that stands beside links to the page, or nothing.
        first_day: the first day of calendars as an ISO date, or nothing.
    """

    near: Locate
    whole: Locate
    picture: str = ""
    first_day: str = ""


def html(text: str, links: Links) -> str:
    """Return a page of the site as a page of the copy.

    Args:
        text: as the site gave it.
        links: say where addresses lead.
    """
    reader = _Page(links)
    reader.feed(_UNFIT.sub("", text))
    reader.close()
    return "".join(reader.parts)


def xml(text: str, links: Links) -> str:
    """Return a feed, sitemap or description with absolute addresses of the copy."""

    def absolute(found: re.Match[str]) -> str:
        return escape(links.whole(unescape(found[0])) or unescape(found[0]), quote=False)

    def rooted(found: re.Match[str]) -> str:
        return f"{found[1]}={found[2]}{escape(links.whole(unescape(found[3])) or unescape(found[3]))}{found[2]}"

    text = _XML_LINK.sub(rooted, _LIVE_SEARCH.sub("", text))
    return _ABSOLUTE.sub(absolute, text)


def plain(text: str, links: Links) -> str:
    """Return a text, JSON, Markdown or calendar file with absolute addresses of the copy."""

    def absolute(found: re.Match[str]) -> str:
        url = found[0].rstrip(_TRAILING)
        return (links.whole(url) or url) + found[0][len(url) :]

    text = _MARKDOWN_LINK.sub(lambda found: f"]({links.whole(found[1]) or found[1]})", text)
    return _ABSOLUTE.sub(absolute, text)


def css(text: str, links: Links) -> str:
    """Return a style sheet whose pictures and fonts are found."""
    return _CSS_LINK.sub(lambda found: f'url("{links.near(found[2]) or found[2]}")', text)


def preview(picture: str, title: str) -> str:
    """Return what previews of a page read of its picture.

    Source: ogp.me, Structured Properties; X's documentation of cards.

    Args:
        picture: its whole address.
        title: of the page.
    """
    width, height = PICTURE_SIZE
    return (
        f'<meta property="og:image" content="{escape(picture)}">\n<meta property="og:image:type" content="image/png">\n'
        f'<meta property="og:image:width" content="{width}">\n<meta property="og:image:height" content="{height}">\n'
        f'<meta property="og:image:alt" content="{escape(title)}">\n'
        '<meta name="twitter:card" content="summary_large_image">'
    )


class _Page(HTMLParser):
    """Copies a page token by token, each as it was written but for what changes."""

    def __init__(self, links: Links) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._links = links
        self._title = ""
        # What is being left out: its tag, and how often it is open within itself; of a form, what it sends and where.
        self._leaving, self._depth = "", 0
        self._form, self._sent = "", list[tuple[str, str]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        action = (given.get("action") or "").partition("?")[0]
        if not self._leaving and ("data-live" in given or (tag == "form" and action not in _AWAKE)):
            self._leaving, self._depth = tag, 0
            self._form, self._sent = action, []
        if self._leaving:
            self._depth += tag == self._leaving
            if given.get("type") == "hidden":
                self._sent.append((given.get("name") or "", given.get("value") or ""))
            return
        written = self.get_starttag_text() or ""
        opening, rest = written[: len(tag) + 1], written[len(tag) + 1 :]
        self.parts.append(opening + _ATTRIBUTE.sub(lambda found: self._attribute(found, tag, given), rest))
        if tag == "meta":
            self._after_meta(given)

    def _after_meta(self, given: dict[str, str | None]) -> None:
        # Only what comes after the policy obeys it.
        if "charset" in given:
            self.parts.append(f'\n<meta http-equiv="content-security-policy" content="{POLICY}">')
        if given.get("property") == "og:title":
            self._title = given.get("content") or ""
        if given.get("name") == "twitter:card" and self._links.picture:
            self.parts[-1] = preview(self._links.picture, self._title)

    def handle_endtag(self, tag: str) -> None:
        if not self._leaving:
            self.parts.append(f"</{tag}>")
            return
        self._depth -= tag == self._leaving
        if self._depth == 0:
            if tag == "form":
                self.parts.append(self._instead(self._form))
            self._leaving = ""

    def _instead(self, action: str) -> str:
        """Return what stands in the place of a form that only a server answers."""
        if action != "/plan.ics":
            return NO_PLANNER if action == "/plan" else NO_FORM
        if not self._links.first_day:
            return ""
        address = f"{action}?{urlencode([*self._sent, ('start', self._links.first_day)])}"
        return f'<a href="{escape(self._links.near(address) or address)}">Calendar from {self._links.first_day}</a>'

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self._copy(plain(data, self._links) if ORIGIN_HOST in data else data)

    def handle_entityref(self, name: str) -> None:
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._copy(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._copy(f"<!{decl}>")

    def _copy(self, text: str) -> None:
        if not self._leaving:
            self.parts.append(text)

    def _attribute(self, found: re.Match[str], tag: str, given: dict[str, str | None]) -> str:
        name = (found[1] or "").lower()
        if found[3] is None or name not in _LINKS | {"action", "content"}:
            return found[0]
        value = unescape(found[3].strip("\"'") if found[3][0] in "\"'" else found[3])
        if name == "content" and (tag != "meta" or not _ADDRESSED & {given.get("property"), given.get("name")}):
            return found[0]
        absolute = name == "content" or (tag == "link" and given.get("rel") == "canonical")
        located = (self._links.whole if absolute else self._links.near)(value)
        return found[0] if located is None else f'{found[1]}="{escape(located)}"'
