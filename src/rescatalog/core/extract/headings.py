"""Headings of a page, and which of them name the site and not the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from rescatalog.core.extract.text import text_of
from rescatalog.core.extract.wording import plain

MOST_HEADINGS = 5
MOST_LOWER = 8
MOST_INNER = 8
_MOST_LETTERS = 400
# Some pages write before their title that it is one.
_LABEL = re.compile(r"^(?:Title|Titel|Titre|Título)\s*:\s*(?=\S)")
# What makers of documentation hang onto headings so that one can link to them.
_PERMALINKS = frozenset({"¶", "#", "§", "\U0001f517"})
# The words that newspapers write over a headline.
_KICKER = re.compile(r"(?i)kicker|overline|eyebrow|topline|dachzeile|spitzmarke|supertitle|pretitle")
_BELOW = re.compile(r"(?i)sub-?title|sub-?head|tagline")
_BRANDED = frozenset({
    "menu-title", "site-title", "site-name", "sitename", "site-logo", "site-heading", "site-header", "logo", "brand",
    "navbar-brand", "masthead", "masthead-title", "header-logo", "blog-name", "wordmark",
})  # fmt: skip
# A way to the front of the site or of the book: `/`, `./`, `../..`, with or without the name of a file.
_UPWARDS = re.compile(r"(?:/|(?:\.{1,2}/)*\.{0,2})(?:index\.\w{3,5}|intro\.html)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Headings of a page, each in one line and each once.

    Attributes:
        main: of the first rank.
        lower: the first ones of the second and third rank.
        brands: those of all ranks that name the site or the book, by their place or by where they lead, and words that
            stand over a headline.
    """

    main: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()


def headings_of(tree: HtmlElement, url: str, title: str | None) -> Headings:
    """Return the headings of a page.

    Args:
        tree: the parsed page.
        url: where it stands.
        title: of the page; of lower headings only those are brands that it repeats.
    """
    main: dict[str, bool] = {}
    lower: dict[str, bool] = {}
    kickers: list[str] = []
    for found, names, most in ((main, ("h1",), MOST_HEADINGS), (lower, ("h2", "h3"), MOST_LOWER)):
        for heading in islice(tree.iter(*names), most):
            kicker, text = _parted(heading)
            if text:
                # What also stands where it names nothing but the page is no name of the site.
                looked_at = found is main or (title is not None and text in title)
                found[text] = found.get(text, True) and looked_at and _is_brand(heading, url)
                kickers += [kicker] if kicker else []
    brands = [text for text, is_brand in (*main.items(), *lower.items()) if is_brand and main.get(text, True)]
    return Headings(main=tuple(main), lower=tuple(lower), brands=(*brands, *kickers))


def _parted(heading: HtmlElement) -> tuple[str | None, str | None]:
    """Return the words over a heading, as newspapers have them, and the heading itself without a link to it."""
    text = text_of(heading, _MOST_LETTERS)
    if len(heading) == 0:
        return None, plain(_LABEL.sub("", text))
    kicker = ""
    for inner in islice(heading.iterdescendants(), MOST_INNER):
        said = text_of(inner, _MOST_LETTERS)
        named = f"{inner.get('class') or ''} {inner.get('id') or ''}"
        if not said or said == text:
            continue
        if said in _PERMALINKS and inner.tag == "a":
            text = text.removesuffix(said).removeprefix(said).strip()
        elif _BELOW.search(named):
            # Shops and newspapers hang a second line onto the first.
            text = text.removesuffix(said).strip()
        elif not kicker and text.startswith(said) and _KICKER.search(named):
            kicker = said
    rest = text[len(kicker) :].lstrip(" :|-\u2013\u2014") if kicker else ""
    return (kicker.rstrip(" :"), plain(rest)) if rest else (None, plain(_LABEL.sub("", text)))


def _is_brand(heading: HtmlElement, url: str) -> bool:
    above = heading.getparent()
    is_front = urlsplit(url).path in {"", "/"}
    for element in () if is_front else (heading, above):
        kinds = f"{element.get('class') or ''} {element.get('id') or ''}" if element is not None else " "
        if not kinds.isspace() and not _BRANDED.isdisjoint(kinds.lower().split()):
            return True
    link = above if above is not None and above.tag == "a" else next(heading.iter("a"), None)
    return link is not None and _leads_home(link, heading, url)


def _leads_home(link: HtmlElement, heading: HtmlElement, url: str) -> bool:
    where = (link.get("href") or "").strip()[:500]
    if not where or (link is not heading.getparent() and text_of(link, 400) != text_of(heading, 400)):
        return False
    try:
        there, here = urlsplit(urljoin(url, where)), urlsplit(url)
    except ValueError:
        return False
    is_front = there.hostname == here.hostname and there.path in {"", "/"}
    if not (is_front or _UPWARDS.fullmatch(where)):
        return False
    return _folder(there.path) != _folder(here.path) or there.query != here.query


def _folder(path: str) -> str:
    """Return a path without the name of the file that a folder shows."""
    return re.sub(r"/(?:index\.\w{3,5})?$", "", path)
