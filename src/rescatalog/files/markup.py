"""Addresses in Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer
from markdown_it import MarkdownIt
from markdown_it.token import Token

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_~"
_BRACKETS = {")": "(", "]": "["}
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
# Beautiful Soup warns about XML and gives up on `<![`; neither holds a link.
_NOT_HTML = re.compile(r"<\?(?=xml)|<!(?=\[)", re.IGNORECASE)


class _AsWritten(MarkdownIt):
    """Markdown whose addresses stay as they were written; which of them are kept is decided here."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


def markdown_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the http(s) addresses of a Markdown text with their lines: linked, shown, bare, in HTML."""
    parser = _AsWritten("commonmark").enable(["table", "strikethrough"])
    yield from _of_tokens(parser.parse(text), 1)


def html_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the http(s) addresses of an HTML text with their lines; `<base>` is respected."""
    text = _finished(text)
    if "<" not in text:
        return
    soup = BeautifulSoup(
        _NOT_HTML.sub(r"\g<0>-", text),
        "html.parser",
        parse_only=SoupStrainer(["base", *_ATTRIBUTES]),
    )
    base_tag = soup.find("base", href=True)
    base = str(base_tag["href"]).strip() if isinstance(base_tag, Tag) else ""
    for tag in soup.find_all(list(_ATTRIBUTES)):
        if _NO_PAGES & {str(word).lower() for word in tag.get_attribute_list("rel")}:
            continue
        for attribute in _ATTRIBUTES[tag.name]:
            url = _joined(base, str(tag.get(attribute) or "").strip())
            if _ADDRESS.match(url):
                yield url, tag.sourceline or 1


def _finished(text: str) -> str:
    """Return a text without a comment or a tag that never ends; these hold no links.

    Python's parser looks for the missing end again from every `<`, which takes minutes on a hostile megabyte.
    Source: HTML Standard section 13.2.5: a comment or a tag that meets the end of the file swallows the rest.
    """
    last = text.rfind("-->")
    begun = text.find("<!--", last + 1)
    if begun >= 0:
        text = text[:begun]
    return text[: text.rfind(">") + 1]


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference) if base and reference else reference
    except ValueError:
        return reference


def _of_tokens(tokens: Sequence[Token], line: int) -> Iterator[tuple[str, int]]:
    inside_link = 0
    for token in tokens:
        # Cells of a table do not say where they are; their row does.
        line = token.map[0] + 1 if token.map else line
        if token.type == "link_open":
            inside_link += 1
            yield from _kept(str(token.attrGet("href") or ""), line)
        elif token.type == "link_close":
            inside_link -= 1
        elif token.type == "image":
            yield from _kept(str(token.attrGet("src") or ""), line)
        elif token.type in {"html_block", "html_inline"}:
            yield from ((url, line + row - 1) for url, row in html_links(token.content))
            line += token.content.count("\n") if token.type == "html_inline" else 0
        elif token.type == "text" and not inside_link:
            yield from _bare(token.content, line)
        elif token.type in {"softbreak", "hardbreak"}:
            line += 1
        elif token.children:
            yield from _of_tokens(token.children, line)


def _kept(url: str, line: int) -> Iterator[tuple[str, int]]:
    if _ADDRESS.match(url):
        yield url, line


def _bare(text: str, line: int) -> Iterator[tuple[str, int]]:
    for found in _ADDRESS.finditer(text):
        url = _trimmed(found.group())
        if not url.endswith("//"):
            yield url, line


def _trimmed(url: str) -> str:
    """Return a bare address without the punctuation of the sentence around it.

    Source: GitHub Flavored Markdown section 6.9: a closing bracket counts only when it was opened inside.
    """
    end = len(url)
    unopened = {close: url.count(close) - url.count(begin) for close, begin in _BRACKETS.items()}
    while end:
        last = url[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]
