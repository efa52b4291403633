"""PDF documents wherever they lie: a file is there or not, and its name is no title."""

from __future__ import annotations

import re
from urllib.parse import unquote

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import page_only
from rescatalog.core.providers.provider import Item

NAME = "documents"
ALIVE = "The address answers with a file; a web page in its place is looked at as a page."
WALLS = "A login page or a preview in place of the file."
# Titles in PDFs are right for one in five, and file names never.
REFRESHES: tuple[Field, ...] = (Field.MODIFIED, Field.PAGES)
API = ""
GAP_S = 0.0
AT_ONCE = 0
MISREAD: tuple[Field, ...] = ()
item_named = page_only.item_named
questions = page_only.questions
reply_of = page_only.reply_of

_FILE = re.compile(r"(?i).*/[^/]+\.pdf")
# On these hosts such an address shows a page about the file.
_SHOWN = re.compile(
    r"(?i)(?:github\.com|gitlab\.com)/.*/blob/.*|[a-z-]+\.(?:m\.)?wikipedia\.org/wiki/.*|commons\.wikimedia\.org/wiki/.*|"
    r"drive\.google\.com/.*|(?:www\.)?dropbox\.com/.*"
)


def item_of(url: str) -> Item | None:
    """Return the file that an address names."""
    host, path = urls.host_key(url), unquote(urls.path(url))
    if urls.scheme(url) not in {"http", "https"} or not _FILE.fullmatch(path) or _SHOWN.fullmatch(host + path):
        return None
    return Item(provider=NAME, kind="pdf", name=url)


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - a file has no page
    """Return nothing: what a file says of itself is read from its bytes and headers, not by a page rule."""
    return ()
