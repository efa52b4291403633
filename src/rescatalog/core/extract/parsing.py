"""From the bytes of a page to a tree, within bounds whatever the bytes are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

from rescatalog.core.extract.headings import headings_of
from rescatalog.core.extract.json_ld import nodes_of
from rescatalog.core.extract.page import MARKS, Page
from rescatalog.core.extract.sites import site_from
from rescatalog.core.extract.wording import plain
from rescatalog.core.judging.page import decoded

# Measured on 851 pages: half as much costs 0.4 points of titles, all of it gains 0.1.
MAX_BYTES = 1_000_000
# Of a page with more elements than any that is written for readers only the beginning is read.
MOST_ELEMENTS = 80_000
LETTERS_OF_TOO_MANY = 65_536
MOST_ATTRIBUTES = 500
MOST_METAS = 400
MOST_OF_ONE_NAME = 40
_LONG_TAG = 4_000
# The time of a tag grows with the square of its attributes, so each is measured before the parser sees it. Every
# match takes what it began with to its end or to the end of the text, so this itself grows with the length alone.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+|["'])*+>?""")
_ATTRIBUTE = re.compile(r"""[\s/"']++[^\s/>"'=]++(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"']*+))?+""")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")


def parsed(body: bytes, content_type: str | None, url: str) -> Page | None:
    """Return a web page ready to be read, or None when the bytes are no web page.

    Args:
        body: decoded bytes, possibly cut; more than a megabyte is not looked at.
        content_type: the Content-Type header.
        url: canonical address that answered.
    """
    kind = (content_type or "html").lower()
    if ("html" not in kind and "xml" not in kind) or body[:5] == b"%PDF-" or b"<" not in body:
        return None
    text = _bounded(decoded(body[:MAX_BYTES], content_type))
    tree = _tree(_measured(text))
    if tree is None:
        return None
    blocks = (str(script.text or "") for script in tree.iter("script") if _is_json_ld(script.get("type")))
    metas, things, title = _metas(tree), nodes_of(blocks), _title(tree)
    headings = headings_of(tree, url, title)
    return Page(
        url=url,
        tree=tree,
        metas=metas,
        things=things,
        title=title,
        headings=headings.main,
        lower=headings.lower,
        site=site_from(url, metas, things, title, headings),
        marks=frozenset(mark for mark in MARKS if mark in text),
    )


def _tree(text: str) -> HtmlElement | None:
    plain_text = _XML_DECLARATION.sub("", text).replace("\x00", "")
    # Without `huge_tree` everything behind 256 elements within each other is lost; with it, behind 2048.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(plain_text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        # Nothing but comments, or nothing at all.
        return None


def _bounded(text: str) -> str:
    """Return a page as far as it is read: one with far too many elements would cost a second."""
    is_absurd = text.count("<") - text.count("</") > MOST_ELEMENTS
    return text[:LETTERS_OF_TOO_MANY] if is_absurd else text


def _measured(text: str) -> str:
    """Return a page without the attributes that are too many in one tag."""
    pieces: list[str] = []
    at = 0
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() < _LONG_TAG:
            continue
        last = next(islice(_ATTRIBUTE.finditer(text, tag.start(), tag.end()), MOST_ATTRIBUTES, None), None)
        if last is not None:
            pieces += (text[at : last.start()], ">")
            at = tag.end()
    return "".join((*pieces, text[at:])) if pieces else text


def _is_json_ld(kind: str | None) -> bool:
    return (kind or "").split(";")[0].strip().lower() == "application/ld+json"


def _metas(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meta in islice(tree.iter("meta"), MOST_METAS):
        # `value` for `content` is a slip that some templates share.
        said = (meta.get("content") or meta.get("value") or "").strip()
        if not said:
            continue
        names = {name.strip().lower() for key in ("property", "name", "itemprop") if (name := meta.get(key))}
        for name in sorted(names):
            several = found.setdefault(name, [])
            if len(several) < MOST_OF_ONE_NAME:
                several.append(said)
    return {name: tuple(several) for name, several in found.items()}


def _title(tree: HtmlElement) -> str | None:
    # A drawing may have a title of its own.
    found = next((one for one in tree.iter("title") if all(above.tag != "svg" for above in one.iterancestors())), None)
    return plain("".join(map(str, found.itertext()))) if found is not None else None
