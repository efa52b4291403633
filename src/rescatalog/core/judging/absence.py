"""Whether a page says that it is not there: in title and headings, in its few words, in its markup, by its address."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.phrases import (
    Absence,
    absence_of,
    apologies,
    leads_home,
    may_say_not_found,
    says_lost,
    whole_absence_of,
)
from rescatalog.core.judging.signature import Where, texts
from rescatalog.core.judging.skim import Skim, Stretch
from rescatalog.core.judging.walls import FEW_CHARS, LITTLE_CHARS
from rescatalog.core.judging.wording import plain

# With more beside it, `404` in a title alone is the name of something.
NAMED_CHARS = 1_500
# The root element stands at the very top, behind a comment at most.
ROOT_BYTES = 4_096
# A number that stands alone means what it says where there is next to nothing else.
BARE_CHARS = 300
# Whoever is lost is told so before all else.
FIRST_STRETCHES = 60
_BODY_CLASS = re.compile(rb"<\w{4}\s[^<>]{0,300}?\bclass\s*=\s*[\"']?([^\"'<>]{0,1000})", re.IGNORECASE)
_HINT = re.compile(r"\b(404|error|oops|not found|missing|lost|whoops|uh oh)\b")
_SAYS = "says-not-found"


def not_found_text(page: Observation) -> str | None:
    """Return what a page shows that says that it is not there, in one line, or None.

    Strong evidence only: long pages are on something, and may be on pages that are not found.

    Args:
        page: an answer that says that all is well.
    """
    if not page.is_html:
        return None
    led = _led_astray(page)
    if led is not None:
        return led
    named = _named(page)
    if named is not None:
        return named
    skim = page.skimmed
    if skim is None or skim.own_chars > LITTLE_CHARS:
        return None
    return _marked(skim) or _said(page, skim) or _lost(skim)


def _led_astray(page: Observation) -> str | None:
    asked, came_to = urlsplit(page.request.target).path, urlsplit(page.request.url).path
    if asked != came_to and is_error_path(came_to) and not is_error_path(asked):
        return f"the way led to {came_to}"
    return None


def is_error_path(path: str) -> bool:
    """Return whether the path of an address is one where servers send those who ask for what is not there."""
    path = path.casefold().rstrip("/")
    return path in _error_paths() or any(path.endswith(known) for known in _error_paths())


def _named(page: Observation) -> str | None:
    """Say what title and headings say; the less they are an apology, the less may stand beside them."""
    titled = absence_of(page.title) if page.title else Absence.NONE
    heading, headed = max(
        ((text, absence_of(text)) for text in page.headlines), key=lambda found: found[1], default=("", Absence.NONE)
    )
    if not titled and not headed:
        return None
    evidence = f"the page says `{page.title if titled else heading}`"
    skim, own = page.skimmed, page.own_chars
    if own > LITTLE_CHARS:
        return evidence if titled is Absence.APOLOGY and skim is not None and _repeats(page, skim) else None
    certain = (titled and headed) or Absence.APOLOGY in {titled, headed}
    return evidence if certain or own <= NAMED_CHARS else None


def _repeats(page: Observation, skim: Skim) -> bool:
    """Return whether a long page apologises in a heading as well as in a sentence; no article on errors does."""
    if not any(whole_absence_of(text) is Absence.APOLOGY for text in page.headlines):
        return False
    sentence = skim.announces(apologies())
    return sentence is not None and not sentence.heading and not sentence.linked


def _said(page: Observation, skim: Skim) -> str | None:
    """Say what stands in the few words of a page; with a hint in what it is called, it may have more of them."""
    hinted = any(_HINT.search(plain(name)) for name in (page.title or "", *page.headlines))
    if skim.own_chars > FEW_CHARS and not hinted:
        return None
    stretch = skim.announces(apologies())
    if (stretch is None or stretch.linked) and may_say_not_found(skim.speech):
        bare = hinted or skim.own_chars <= BARE_CHARS
        stretch = next((stretch for stretch in skim.short if _says_so(stretch, bare=bare)), None)
    return None if stretch is None or stretch.linked else f"the page says `{stretch.text}`"


def _says_so(stretch: Stretch, *, bare: bool) -> bool:
    """Return whether a stretch says only that there is no such page; a name alone does where little is said."""
    if stretch.linked:
        return False
    says = absence_of(stretch.text) if stretch.heading else whole_absence_of(stretch.text)
    return says is Absence.APOLOGY or (says is Absence.NAME and (bare or stretch.heading))


def _lost(skim: Skim) -> str | None:
    """Say so where a page has nothing but a word for those who are lost, and a way home."""
    first = skim.short[:FIRST_STRETCHES] if skim.own_chars <= BARE_CHARS else ()
    if not any(stretch.linked and leads_home(stretch.text) for stretch in first):
        return None
    stretch = next((stretch for stretch in first if not stretch.linked and says_lost(stretch.text)), None)
    return f"the page says `{stretch.text}`, and how to get home" if stretch else None


def _marked(skim: Skim) -> str | None:
    # Most marks have the number in them, most pages have not: one look instead of many.
    numbered, others = _marks()
    has_number = b"404" in skim.head
    mark = skim.mark_of((*numbered, *others) if has_number else others)
    if mark is not None:
        return f"the page is marked `{mark.decode()}`"
    classes = _classes_of(skim.head, b"<body", b"<BODY") | _classes_of(skim.head[:ROOT_BYTES], b"<html", b"<HTML")
    if known := _classes().intersection(classes):
        return f"the page is marked `{min(known)}`"
    return _own_address(skim.head) if has_number else None


def _classes_of(head: bytes, *spelled: bytes) -> frozenset[str]:
    """Return the classes of the first element of a name, in lower case."""
    at = next((at for tag in spelled if (at := head.find(tag)) >= 0), -1)
    found = _BODY_CLASS.match(head, at) if at >= 0 else None
    return frozenset(found[1].decode("utf-8", "replace").casefold().split()) if found else frozenset()


def _own_address(head: bytes) -> str | None:
    """Say so where the address that a page gives as its own is that of an error page."""
    for end in _canonical():
        at = head.find(end)
        while at >= 0:
            tag = head[head.rfind(b"<", 0, at) : at].lower()
            quoted = head[at + len(end) : at + len(end) + 1] in {b'"', b"'", b">", b" "}
            if quoted and (b"canonical" in tag or b"og:url" in tag):
                return f"the page gives its own address as `{end.decode()}`"
            at = head.find(end, at + 1)
    return None


@lru_cache(maxsize=1)
def _error_paths() -> frozenset[str]:
    return frozenset(texts("marks", _SAYS, Where.PATH))


@lru_cache(maxsize=1)
def _marks() -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Return the marks that have the number in them, and the others."""
    marks = [text.encode() for text in texts("marks", _SAYS, Where.MARKUP)]
    return tuple(mark for mark in marks if b"404" in mark), tuple(mark for mark in marks if b"404" not in mark)


@lru_cache(maxsize=1)
def _classes() -> frozenset[str]:
    return frozenset(texts("marks", _SAYS, Where.BODY))


@lru_cache(maxsize=1)
def _canonical() -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts("marks", _SAYS, Where.CANONICAL))
