"""Addresses in Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from markdown_it.token import Token

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_~"
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "img": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
}
# These open connections; they name no page.
_NO_PAGES = frozenset({"preconnect", "dns-prefetch"})


def markdown_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the http(s) addresses of a Markdown text with their lines: links, images, autolinks, bare, in HTML."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    yield from _of_tokens(parser.parse(text), 1)


def html_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the http(s) addresses of an HTML text with their lines; `<base>` is respected."""
    soup = BeautifulSoup(text, "html.parser")
    base_tag = soup.find("base", href=True)
    base = str(base_tag["href"]) if isinstance(base_tag, Tag) else ""
    for tag in soup.find_all(list(_ATTRIBUTES)):
        if _NO_PAGES & set(tag.get_attribute_list("rel")):
            continue
        for attribute in _ATTRIBUTES[tag.name]:
            url = _joined(base, str(tag.get(attribute) or "").strip())
            if _ADDRESS.match(url):
                yield url, tag.sourceline or 1


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference) if base else reference
    except ValueError:
        return reference


def _of_tokens(tokens: Sequence[Token], line: int) -> Iterator[tuple[str, int]]:
    inside_link = 0
    for token in tokens:
        at = token.map[0] + 1 if token.map else line
        if token.type == "link_open":
            inside_link += 1
            yield from _kept(str(token.attrGet("href") or ""), at)
        elif token.type == "link_close":
            inside_link -= 1
        elif token.type == "image":
            yield from _kept(str(token.attrGet("src") or ""), at)
        elif token.type in {"html_block", "html_inline"}:
            yield from ((url, at + row - 1) for url, row in html_links(token.content))
        elif token.type == "text" and not inside_link:
            yield from ((_trimmed(found.group()), at) for found in _ADDRESS.finditer(token.content))
        elif token.type in {"softbreak", "hardbreak"}:
            line += 1
        elif token.children:
            yield from _of_tokens(token.children, at)


def _kept(url: str, line: int) -> Iterator[tuple[str, int]]:
    if _ADDRESS.match(url):
        yield url, line


def _trimmed(url: str) -> str:
    """Return a bare address without the punctuation of the sentence around it.

    Source: GitHub Flavored Markdown section 6.9: a closing bracket counts only when it was opened inside.
    """
    while url:
        if url[-1] in _TRAILING or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url
