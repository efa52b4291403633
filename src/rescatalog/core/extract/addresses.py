"""Addresses that a page names, and what an address itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from rescatalog.core.extract.dates import iso_date
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.wording import plain
from rescatalog.core.facts.fact import Claim, Field

MOST_LETTERS = 2_000
_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)", re.ASCII)
_SOLID_DAY = re.compile(r"[/_-](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)", re.ASCII)


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield the day that stands in the path, as news and blogs have it; a month alone may be that of an upload."""
    path = urlsplit(page.url).path
    found = _DAY.search(path) or _SOLID_DAY.search(path)
    day = iso_date("-".join(found.groups())) if found else None
    if day:
        yield Claim(field=Field.PUBLISHED, value=day, source="address")


def absolute(text: object, base: str) -> str | None:
    """Return an address on the web as a whole one, or None when it is none.

    Args:
        text: as the page names it.
        base: address of the page.
    """
    if not isinstance(text, str) or not text.strip() or len(text) > MOST_LETTERS:
        return None
    try:
        url = urljoin(base, text.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    # Some saved pages name `https://host/https://host/`, which was never an address of theirs.
    nested = "://" in parts.path
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and not nested
    # An invisible letter in an address is there to mislead.
    seen = plain(url, MOST_LETTERS) == url and not re.search(r"[\s<>\"]", url)
    return url if whole and seen else None
