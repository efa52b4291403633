"""fast.ai: its courses on hosts of their own, and its posts, by their page."""

from __future__ import annotations

import re
from datetime import date

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import page_marks, page_only, plain_values
from rescatalog.core.providers.provider import Item

NAME = "fastai"
ALIVE = "The page answers; courses of earlier years stay on hosts such as `course19.fast.ai`."
WALLS = "None; pages are files."
REFRESHES: tuple[Field, ...] = (Field.TITLE, Field.CREATORS, Field.PUBLISHED, Field.TERM, Field.DESCRIPTION)
API = ""
GAP_S = 0.0
AT_ONCE = 0
MISREAD: tuple[Field, ...] = ()
item_named = page_only.item_named
questions = page_only.questions
reply_of = page_only.reply_of

_COURSE = re.compile(r"course(?:-v3|(1[6-9]|2[0-9]))?\.fast\.ai")
_LESSON = re.compile(r"/Lessons/[\w-]{1,60}(?:\.html)?", re.IGNORECASE)
_POST = re.compile(r"/(?:posts/(\d{4})-(\d\d)-(\d\d)-[\w.-]{1,200}|(\d{4})/(\d\d)/(\d\d)/[\w-]{1,200})(?:\.html)?/?")
_FRONTS = frozenset({"", "/", "/index.html"})
_BYLINE = "//div[contains(@class,'quarto-title-meta-heading')][normalize-space(.)='Author']/following-sibling::*[1]//p"


def item_of(url: str) -> Item | None:
    """Return the course, lesson or post that an address shows."""
    host, path = urls.host_key(url), urls.path(url)
    if _COURSE.fullmatch(host):
        if path in _FRONTS:
            return Item(provider=NAME, kind="course", name=host)
        lesson = _LESSON.fullmatch(path)
        return Item(provider=NAME, kind="lesson", name=f"{host}{path}") if lesson else None
    if host in {"www.fast.ai", "fast.ai"} and _posted(path):
        return Item(provider=NAME, kind="post", name=path.strip("/"))
    return None


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page claims: the title block that Quarto writes, and the date in the address of a post.

    A course's year stands in its host where it is one of an earlier year.
    """
    here = item_of(page.url)
    if here is None:
        return ()
    titles = page_marks.texts_at(page, "//header[@id='title-block-header']//h1 | //h1[contains(@class,'post-title')]")
    year = _COURSE.fullmatch(here.name) if here.kind == "course" else None
    values = {
        Field.TITLE: titles[0] if len(titles) == 1 else _agreed(page),
        Field.CREATORS: plain_values.names(list(page_marks.texts_at(page, _BYLINE)), but=("fast.ai",)),
        Field.PUBLISHED: _posted(urls.path(page.url)) if here.kind == "post" else None,
        Field.TERM: f"20{year.group(1)}" if year and year.group(1) else None,
        Field.DESCRIPTION: plain_values.prose(page.meta("description")) if here.kind == "post" else None,
    }
    return plain_values.claims("fastai-page", values)


def _agreed(page: Page) -> str | None:
    """Return the only main heading when the title of the page is the same."""
    only = page.headings[0] if len(page.headings) == 1 else ""
    is_same = page.title is not None and page_marks.folded(page.title) == page_marks.folded(only)
    return only if is_same and page_marks.is_name(only) else None


def _posted(path: str) -> str | None:
    """Return the day in the address of a post, or None when it has none."""
    found = _POST.fullmatch(path)
    try:
        return date(*[int(part) for part in found.groups() if part]).isoformat() if found else None
    except ValueError:
        return None
