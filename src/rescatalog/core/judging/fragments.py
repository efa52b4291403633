"""Whether the place on a page that an address points to is there; a missing one is a note, never a verdict.

Source: HTML Standard section 7.4.6.3 (scrolling to a fragment); WICG, URL Fragment Text Directives.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.page import decoded
from rescatalog.core.judging.readable import words_of

MISSING = "fragment-missing"
TEXT_MISSING = "text-fragment-missing"
_DIRECTIVE = ":~:"
# A page of so few words is drawn by its scripts, and what they draw cannot be seen from here.
LEAST_WORDS = 30
_NAME = re.compile(r"\b(?:id|name)\s*=\s*(?:\"([^\"]{1,500})\"|'([^']{1,500})'|([^\s\"'>]{1,500}))", re.IGNORECASE)
# What scripts read: routes of an application, lines of a listing, settings.
_FOR_SCRIPTS = re.compile(r"[!/?].*|.*[=&].*|L\d+(C\d+)?(-L\d+(C\d+)?)?")
# Sites that let anybody write put a word before the names that writers give.
_PREFIXES = ("", "user-content-")


def fragment_note(url: str, page: Observation) -> str | None:
    """Return the note that a fragment of an address deserves, or None when it is there or cannot be known.

    Args:
        url: the address as written, with its fragment.
        page: the answer at the end of all redirects.
    """
    fragment = url.partition("#")[2]
    if not fragment or not page.is_success or not page.is_html or page.truncated or not page.body:
        return None
    name, _, directive = fragment.partition(_DIRECTIVE)
    kind = page.header("content-type")
    words = words_of(page.body, kind)
    if len(words) < LEAST_WORDS:
        return None
    if name and not _is_for_scripts(name) and not _stands(unquote(name), decoded(page.body, kind)):
        return MISSING
    return TEXT_MISSING if directive and not _text_stands(directive, words) else None


def _is_for_scripts(name: str) -> bool:
    return _FOR_SCRIPTS.fullmatch(name) is not None


def _stands(name: str, text: str) -> bool:
    if name.lower() == "top":
        return True
    wanted = {prefix + name for prefix in _PREFIXES}
    for found in _NAME.finditer(text):
        value = next(group for group in found.groups() if group is not None)
        if value in wanted or ("&" in value and html.unescape(value) in wanted):
            return True
    return False


def _text_stands(directive: str, words: tuple[str, ...]) -> bool:
    """Return whether the parts of every `text=` directive stand on the page, one after the other."""
    page = f" {' '.join(words)} "
    for part in directive.split("&"):
        key, _, value = part.partition("=")
        if key != "text":
            continue
        at = 0
        for piece in value.split(","):
            wanted = unquote(piece.removeprefix("-").removesuffix("-"))
            text = " ".join(words_of(wanted.encode(), "text/plain; charset=utf-8"))
            at = page.find(f" {text} ", at) if text else at
            if at < 0:
                return False
    return True
