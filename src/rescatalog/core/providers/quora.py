"""Quora: questions and answers by their page, where it may be read."""

from __future__ import annotations

import re
from urllib.parse import unquote

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import page_marks, page_only, plain_values
from rescatalog.core.providers.provider import Item

NAME = "quora"
ALIVE = "The question answers with its own name; most answers to it may still stand behind a login."
WALLS = "403 for robots; a form to sign in that lies over the page or stands in its place."
REFRESHES: tuple[Field, ...] = (Field.TITLE, Field.CREATORS)
API = ""
GAP_S = 0.0
AT_ONCE = 0
# Names and times that are marked on a page belong to whichever answers it shows today.
MISREAD: tuple[Field, ...] = (Field.CREATORS, Field.PUBLISHED, Field.MODIFIED)
item_named = page_only.item_named
questions = page_only.questions
reply_of = page_only.reply_of

_HOST = re.compile(r"(?:www|[a-z]{2})\.quora\.com|quora\.com")
_PATH = re.compile(r"/(?:unanswered/)?([^/]{2,300})(?:/answers?/([^/]{1,200}))?/?")
_NO_QUESTION = frozenset({
    "about", "answer", "answers", "careers", "contact", "following", "login", "notifications", "press", "profile", "q",
    "search", "settings", "signup", "sitemap", "spaces", "topic", "topics", "unanswered",
})  # fmt: skip
_ENDING = re.compile(r"\s+-\s+Quora$")
_ANSWER = re.compile(r"(.{1,100}?)(?:'s|\u2019s|\u2019|') answer to\s+(.+)")


def item_of(url: str) -> Item | None:
    """Return the question or answer that an address shows."""
    path = _PATH.fullmatch(unquote(urls.path(url)))
    if not path or not _HOST.fullmatch(urls.host_key(url)) or path.group(1).lower() in _NO_QUESTION:
        return None
    if not path.group().isprintable():
        return None
    question, who = path.groups()
    return Item(
        provider=NAME, kind="answer" if who else "question", name=f"{question}/answer/{who}" if who else question
    )


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return the question that the page shows, and the writer of the one answer it shows; who asked is not told."""
    here = item_of(page.url)
    if here is None:
        return ()
    asked = (plain_values.line(one.get("name")) for one in page_marks.things_of_type(page, "Question"))
    title = next((name for name in asked if name and page_marks.is_called(page, name)), None) or _titled(page)
    values = {Field.TITLE: title, Field.CREATORS: _answerer(here, page)}
    return plain_values.claims("quora-page", values)


def _answerer(item: Item, page: Page) -> tuple[str, ...]:
    """Return who wrote the one answer that is shown, where title and address name the same."""
    answered = _ANSWER.match(page.title or "") if item.kind == "answer" else None
    who = item.name.rpartition("/")[2].rstrip("-0123456789").casefold()
    name = answered.group(1) if answered else ""
    return plain_values.names(name) if name and name.replace(" ", "-").casefold() == who else ()


def _titled(page: Page) -> str | None:
    """Return the question in the title of the page, or None when it has not the shape of one."""
    if not page.title or not _ENDING.search(page.title):
        return None
    title = _ENDING.sub("", page.title)
    answered = _ANSWER.fullmatch(title)
    question = answered.group(2) if answered else title
    return question if question.endswith("?") else None
