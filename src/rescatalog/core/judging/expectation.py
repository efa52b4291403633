"""What an entry says its page should be, held against the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, normalize

from rescatalog.core import urls
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.readable import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the page behind a link should say; empty parts expect nothing.

    Attributes:
        title: part of the title, og:title or first heading; case and accents do not matter.
        not_contains: words that must not stand on the page.
        final_host: host that must answer after all redirects.
        content_type: media type the answer must have.
    """

    title: str = ""
    not_contains: tuple[str, ...] = ()
    final_host: str = ""
    content_type: str = ""


def first_broken(expectations: Iterable[Expected], page: Observation) -> tuple[str, str] | None:
    """Return reason and evidence of the first expectation that a page does not meet, or None.

    Args:
        expectations: all that entries say of this page.
        page: the answer at the end of all redirects.
    """
    for expected in expectations:
        broken = _broken(expected, page)
        if broken is not None:
            return broken
    return None


def found_words(expectations: Iterable[Expected], page: Observation) -> tuple[str, ...]:
    """Return which of the words that must not stand on the page stand there."""
    unwanted = dict.fromkeys(text for expected in expectations for text in expected.not_contains)
    if not unwanted:
        return ()
    if page.recorded is not None:
        return tuple(text for text in unwanted if text in page.recorded.contains)
    read = _folded(" ".join(words_of(page.body, page.header("content-type"))))
    return tuple(text for text in unwanted if f" {_words(text)} " in f" {read} ")


def _broken(expected: Expected, page: Observation) -> tuple[str, str] | None:
    kind = (page.header("content-type") or "").partition(";")[0].strip().lower()
    if expected.content_type and kind != expected.content_type.lower():
        return "unexpected-type", f"expected {expected.content_type}, got {kind or 'no type'}"
    host = urls.host_key(page.request.url)
    if expected.final_host and host != expected.final_host.lower():
        return "unexpected-host", f"expected {expected.final_host}, {host} answered"
    names = tuple(name for name in (page.title, *page.headlines) if name)
    if expected.title and not any(_folded(expected.title) in _folded(name) for name in names):
        return "unexpected-title", f"expected a title with `{expected.title}`, got {_quoted(names)}"
    unwanted = found_words((expected,), page)
    return ("unexpected-words", f"the page says `{unwanted[0]}`") if unwanted else None


def _quoted(names: tuple[str, ...]) -> str:
    return f"`{names[0]}`" if names else "a page without a title"


def _words(text: str) -> str:
    return _folded(" ".join(words_of(text.encode(), "text/plain; charset=utf-8")))


def _folded(text: str) -> str:
    """Return a text without accents, case and double blanks."""
    bare = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return " ".join(bare.casefold().split())
