"""Pages of the site as files have them: links that lead on under any base, a policy in the head, forms at rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

from rescatalog.publish.export.places import ORIGIN_HOST

Locate = Callable[[str], str | None]

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)
ASLEEP = (
    '<p class="notice">This copy of the site is made of files, so this form rests here. '
    "<code>rescatalog serve</code> has it awake; <code>rescatalog plan</code> and "
    "<code>rescatalog search</code> answer on a terminal.</p>"
)
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
    """

    near: Locate
    whole: Locate


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


class _Page(HTMLParser):
    """Copies a page token by token, each as it was written but for what changes."""

    def __init__(self, links: Links) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._links = links
        self._resting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        written = self.get_starttag_text() or ""
        opening, rest = written[: len(tag) + 1], written[len(tag) + 1 :]
        tag_text = opening + _ATTRIBUTE.sub(lambda found: self._attribute(found, tag, given), rest)
        if tag == "form" and not (given.get("action") or "").startswith("/search"):
            self._resting = True
            self.parts += [ASLEEP, tag_text, '<fieldset class="rests" disabled>']
            return
        self.parts.append(tag_text)
        # Only what comes after the policy obeys it.
        if tag == "meta" and "charset" in given:
            self.parts.append(f'\n<meta http-equiv="content-security-policy" content="{POLICY}">')

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._resting:
            self.parts.append("</fieldset>")
            self._resting = False
        self.parts.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.parts.append(plain(data, self._links) if ORIGIN_HOST in data else data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

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
