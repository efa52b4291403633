"""The text of a page as one reads it."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

# Where sentences stand; not in scripts, styles and code.
_READ = ("body", "main", "article", "section", "p", "div", "span", "a", "li", "td", "th", "dd", "dt", "h1", "h2", "h3",
         "h4", "b", "i", "em", "strong", "font", "center", "label", "blockquote")  # fmt: skip
_PARTING = frozenset({"br", "div", "p"})
MOST_ELEMENTS = 200
MOST_READ = 10_000
MOST_PARAGRAPHS = 200
ENOUGH = 200
_LABEL = 40


def text_of(element: HtmlElement, most: int) -> str:
    """Return the text inside an element in one line, as far as `most` characters."""
    pieces = islice(element.itertext(), MOST_ELEMENTS)
    # `Sets<br>Maps` is two words, `<b>S</b>ets` is one.
    between = " " if any(inner.tag in _PARTING for inner in islice(element.iterdescendants(), MOST_ELEMENTS)) else ""
    return " ".join(between.join(map(str, pieces)).split())[:most]


def prose_of(tree: HtmlElement, most: int) -> str:
    """Return the sentences of a page: its paragraphs, or all its text where it has hardly any.

    Args:
        tree: the parsed page.
        most: characters to return.
    """
    found: list[str] = []
    length = 0
    for paragraph in islice(tree.iter("p"), MOST_PARAGRAPHS):
        text = " ".join("".join(map(str, islice(paragraph.itertext(), MOST_ELEMENTS // 2))).split())
        if len(text) >= _LABEL:
            found.append(text)
            length += len(text)
        if length >= most:
            break
    return (" ".join(found) if length >= ENOUGH else _all_text(tree, most))[:most]


def _all_text(tree: HtmlElement, most: int) -> str:
    """Return all text of the body but that of scripts, styles and code."""
    found: list[str] = []
    length = 0
    body = next(tree.iter("body"), tree)
    for piece in islice(body.itertext(*_READ), MOST_READ):
        text = str(piece).strip()
        if text:
            found.append(text)
            length += len(text)
            if length >= most:
                break
    return " ".join(found)
