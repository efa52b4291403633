"""Titles without what the site hangs onto them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rescatalog.core.extract.parting import BARS, LONG_DASH, pieces_of, sign_before
from rescatalog.core.extract.sites import Site
from rescatalog.core.extract.wording import folded, plain, squeezed, words_of

_NUMBER = re.compile(r"^\[[\w./-]{4,20}\]\s+(?=\S)")
# `Bugs (SlowCalc (version 7.3))`, as Texinfo names the manual behind a title.
_MANUAL = re.compile(r"(?<=\S)\s+\([^()]{1,100}\((?:version|edition|release) [^()]{1,40}\)\)$")
# `pandas 1.5.3 documentation`, as Sphinx names it.
_DOCUMENTATION = re.compile(r"(?i).*\S\s+documentation")
_SECTION = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:\.\d{1,3}){1,4})\.?\s+(?=\S)")
# What a page is, before what it is called.
_KIND = re.compile(
    r"(?i)^(?:course|kurs|cours|curso|corso|talk|seminar|event|tutorial|video|book|paper|article)\s*:\s+"
)
# What is written where a title was forgotten, or where all pages of a site have one.
_NO_TITLE = re.compile(
    r"(?i)(?:.{0,60}\b)?(?:home ?page|web ?site|web ?page)(?: of .{1,60})?|home|welcome|untitled(?: document| page)?|"
    r"new page(?: \d+)?|index|no title|[\w.-]+\.(?:html?|ipynb|md|tex|docx?|pdf|php|rst|txt)|[\w-]*_[\w-]*"
)


def cut(title: str, site: Site, headings: Sequence[str] = (), *, boldly: bool = False) -> str:
    """Return a title without the site's name.

    Args:
        title: as the page has it.
        site: names of the site.
        headings: headings of the page: what equals one of them is kept whole.
        boldly: whether a bar parts even what is not known as a name of the site.
    """
    # arXiv and others number what they list.
    title = _MANUAL.sub("", _NUMBER.sub("", title))
    wanted = {folded(heading) for heading in headings if squeezed(heading) not in site.names | site.brands}
    if known := _wanted(title, wanted):
        return known
    pieces = pieces_of(title)
    last = len(pieces)
    while last > 1 and _is_hung_on(title, pieces, last - 1, site):
        last -= 1
    for end in range(last, 0, -1):
        # What follows a colon is a part of the title, though the heading may do without it.
        parted = end == len(pieces) or ":" not in title[pieces[end - 1][1] : pieces[end][0]].replace("::", "")
        if parted and (known := _wanted(title[: pieces[end - 1][1]].strip(), wanted)):
            return known
    first = _first_of(title, pieces[:last], site)
    if known := _wanted(title[pieces[first][0] : pieces[last - 1][1]], wanted):
        return known
    first = 0 if _is_doubtful(title, pieces[:last], first, site) else first
    own = next((one for one in headings if _is_hung_onto(one, title) and not site.is_named(one)), None)
    if own:
        return own
    if boldly:
        while last - first > 1 and sign_before(title, pieces, last - 1) in BARS:
            last -= 1
    return plain(title[pieces[first][0] : pieces[last - 1][1]]) or title


def leading(title: str, site: Site, headings: Sequence[str]) -> str | None:
    """Return the first heading that agrees with a title, the site's name left out, or None.

    One of them begins with the other. A heading that equals a part of the title goes before one that does not, and one
    that may name the site comes last.
    """
    whole = (title, cut(title, site), _KIND.sub("", title))
    alike = [heading for heading in headings if any(is_alike(heading, text) for text in whole)]
    equal = [heading for heading in headings if folded(cut(title, site, [heading])) == folded(heading)]
    telling = [heading for heading in (*equal, *alike) if not site.is_named(heading)]
    return next(iter((*telling, *equal, *alike)), None)


def is_alike(one: str, other: str) -> bool:
    """Return whether one of two texts begins with the other."""
    first, second = words_of(one), words_of(other)
    shorter = min(len(first), len(second))
    return shorter > 0 and first[:shorter] == second[:shorter]


def is_telling(title: str, site: Site) -> bool:
    """Return whether a title without the site's name may be that of the page.

    Names of files, `Home`, and what stands where the site's own name does are none.
    """
    return not site.is_branded(title) and _NO_TITLE.fullmatch(title[:300]) is None


def _wanted(text: str, wanted: Collection[str]) -> str | None:
    """Return a text that a heading repeats, without a number or a kind that the heading does without, or None."""
    shorter = (text, _SECTION.sub("", text), _KIND.sub("", text))
    return next((one for one in reversed(shorter) if one != text and folded(one) in wanted), None) or (
        text if folded(text) in wanted else None
    )


def _first_of(title: str, pieces: list[tuple[int, int]], site: Site) -> int:
    """Return the number of the first part of a title behind the names of the site."""
    first = 0
    while len(pieces) - first > 1 and not site.is_front and site.is_called(title[pieces[first][0] : pieces[first][1]]):
        first += 1
    return first


def _is_doubtful(title: str, pieces: list[tuple[int, int]], first: int, site: Site) -> bool:
    """Return whether what stands before a part may be the title itself: `Course | Department` under a course's name."""
    if not first or not site.is_branded(title[pieces[first - 1][0] : pieces[first - 1][1]]):
        return False
    return len(pieces) - first > 1 or sign_before(title, pieces, first) == "|"


def _is_hung_on(title: str, pieces: list[tuple[int, int]], number: int, site: Site) -> bool:
    """Return whether a part at the end of a title is the name of the site or of the manual."""
    text = title[pieces[number][0] : pieces[number][1]]
    if site.is_named(text):
        return True
    is_sure = sign_before(title, pieces, number) == LONG_DASH or any(letter.isdigit() for letter in text)
    return is_sure and _DOCUMENTATION.fullmatch(text.strip()) is not None


def _is_hung_onto(heading: str, title: str) -> bool:
    """Return whether a title is the heading and something behind a sign, such as `Sets-Wiki`; a colon is none."""
    rest = title[len(heading) :].lstrip()[:1] if title.startswith(heading) else ""
    return bool(rest) and not rest.isalnum() and rest not in ":：,.…?!("  # noqa: RUF001 - the wide colon as well
