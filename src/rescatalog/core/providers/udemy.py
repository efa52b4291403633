"""Udemy: courses by their page.

No current page of Udemy was at hand when this was written: it is read by the terms of schema.org, and whatever is not
there is left out. A price is that of the day and of the country asked from.
"""

from __future__ import annotations

import re

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import course_page, page_marks, page_only, plain_values
from rescatalog.core.providers.provider import Item

NAME = "udemy"
ALIVE = "The page of the course answers under its own address; a course that takes nobody in any more says so there."
WALLS = "403 for most robots, which says nothing of the course; the lessons stand behind a login and a payment."
REFRESHES: tuple[Field, ...] = course_page.CLAIMED
API = ""
GAP_S = 0.0
AT_ONCE = 0
MISREAD: tuple[Field, ...] = ()
item_named = page_only.item_named
questions = page_only.questions
reply_of = page_only.reply_of

_HOST = re.compile(r"(?:www\.)?udemy\.com")
_PATH = re.compile(r"/course/([A-Za-z0-9_-]{1,200})(?:/.*)?")
# `draft` and `subcategory` are rooms of teachers and lists.
_NO_COURSE = frozenset({"draft", "subcategory", "category"})
_CLOSED = re.compile(r"(?i)this course is no longer (accepting (new )?enrollments|available for enrollment)\W*")


def item_of(url: str) -> Item | None:
    """Return the course that an address shows."""
    path = _PATH.fullmatch(urls.path(url))
    if not path or not _HOST.fullmatch(urls.host_key(url)) or path.group(1).lower() in _NO_COURSE:
        return None
    return Item(provider=NAME, kind="course", name=path.group(1).lower())


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page of a course claims; closed when it says so in a sentence of its own."""
    if item_of(page.url) is None:
        return ()
    claims = course_page.claims_of_course(page, "udemy-page", "Udemy")
    sentences = page_marks.texts_at(page, "//text()[contains(., 'no longer')]")
    if not any(_CLOSED.fullmatch(sentence) for sentence in sentences):
        return claims
    kept = tuple(claim for claim in claims if claim.field is not Field.AVAILABILITY)
    return kept + plain_values.claims("udemy-page", {Field.AVAILABILITY: "closed"})
