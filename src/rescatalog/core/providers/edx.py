"""edX: courses by their page; by the discovery API where settings name one that answers without a login.

No current page of edX was at hand when this was written. The API's shape is a recorded one; the page is read by the
terms of schema.org, and whatever is not there, or is not alike everywhere on the page, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.providers import course_page, page_marks, plain_values
from rescatalog.core.providers.json_answer import content_of, objects_in
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "edx"
ALIVE = "The page of the course answers under its own address; an archived course can be read and no longer passed."
WALLS = "403 or 429 for robots; the lessons stand behind a login, the page of the course does not."
REFRESHES: tuple[Field, ...] = course_page.CLAIMED
# The discovery API asks for a login of the kind that a catalog does not have.
API = ""
GAP_S = 1.0
AT_ONCE = 1
MISREAD: tuple[Field, ...] = ()

_PAGES = frozenset({"www.edx.org", "edx.org"})
_ROOMS = frozenset({"courses.edx.org", "learning.edx.org"})
_SLUGS = re.compile(r"/(learn/[a-z0-9-]{1,100}/[a-z0-9-]{1,200}|course/[a-z0-9-]{1,200}(?:/[a-z0-9-]{1,200})?)/?")
_PART = r"[A-Za-z0-9_.-]{1,60}"
_ROOM = re.compile(rf"/courses?/(?:course-v1:({_PART})\+({_PART})\+{_PART}|({_PART})/({_PART})/{_PART})(?:/.*)?")
_IDENTIFIER = re.compile(rf"({_PART})[ +]({_PART})(?:\+{_PART})?")
# Source: recorded answers of the discovery API.
_AVAILABLE = {"Current": "open", "Starting Soon": "upcoming", "Upcoming": "upcoming", "Archived": "archived"}
_IN_SCRIPT = re.compile(r'"availability\\?"\s*:\s*\\?"([A-Za-z ]{1,30})\\?"')
_SCRIPTS_READ = 1_000_000
_SAID_ARCHIVED = re.compile(r"(?i)this course (is|has been) archived\b.*")
_OK = 200


def item_of(url: str) -> Item | None:
    """Return the course that an address shows."""
    host, path = urls.host_key(url), unquote(urls.path(url))
    if host in _PAGES:
        slug = _SLUGS.fullmatch(path)
        return Item(provider=NAME, kind="page", name=slug.group(1)) if slug else None
    return _course(_ROOM.fullmatch(path)) if host in _ROOMS else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the course of an identifier such as `MITx 6.341x`."""
    return _course(_IDENTIFIER.fullmatch(text)) if kind == "edx" else None


def _course(key: re.Match[str] | None) -> Item | None:
    """Return the course whose organisation and number were found."""
    found = [part for part in key.groups() if part] if key else []
    return Item(provider=NAME, kind="course", name="+".join(found)) if found else None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the request for a course with a known key.

    Source: edX discovery API, `/courses/{key}/`.
    """
    asked = urls.canonical(f"{api}/courses/{quote(item.name)}/") if item.kind == "course" else None
    return (Question(url=asked, item=item),) if asked else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what the discovery API says of a course; it lists courses long closed, so it has no word on life."""
    said = content_of(answer)
    given = objects_in(said.get("results")) or (said,)
    course = next((one for one in given if one.get("key") == question.item.name), None)
    title = plain_values.line(course.get("title")) if course else None
    if answer.status != _OK or course is None or title is None:
        return Reply()
    runs = objects_in(course.get("course_runs"))
    published = [run for run in runs if run.get("status") == "published"] or runs
    values: dict[Field, Value | None] = {
        Field.TITLE: title,
        Field.DESCRIPTION: plain_values.prose(course.get("short_description")),
        Field.CREATORS: _teachers(published),
        Field.PUBLISHER: next(iter(plain_values.names(course.get("owners"))), None),
        Field.LANGUAGE: next(filter(None, (plain_values.language(run.get("content_language")) for run in runs)), None),
        Field.AVAILABILITY: _availability(str(run.get("availability")) for run in published),
        Field.LEVEL: plain_values.line(course.get("level_type")),
        Field.TOPICS: plain_values.names(course.get("subjects")),
        Field.COURSE_NUMBER: question.item.name.partition("+")[2],
        Field.FREE: True if any(map(_can_be_audited, published)) else None,
    }
    return Reply(claims=plain_values.claims("edx-api", values), renews=True)


def _teachers(runs: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    for run in runs:
        staff = objects_in(run.get("staff"))
        parts = ((plain_values.line(one.get("given_name")), plain_values.line(one.get("family_name"))) for one in staff)
        found = plain_values.names([" ".join(filter(None, pair)) for pair in parts])
        if found:
            return found
    return ()


def _availability(said: Iterable[str]) -> str | None:
    """Return the best that any run offers; archived only when all runs are."""
    known = {_AVAILABLE.get(one, "") for one in said}
    return next((one for one in ("open", "upcoming") if one in known), "archived" if known == {"archived"} else None)


def _can_be_audited(run: Mapping[str, Any]) -> bool:
    seats = objects_in(run.get("seats"))
    return any(seat.get("type") == "audit" and seat.get("price") in {"0.00", "0", 0} for seat in seats if _plain(seat))


def _plain(seat: Mapping[str, Any]) -> bool:
    return isinstance(seat.get("price"), str | int | float)


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page of a course claims; archived when it says so in a sentence or of each run it names."""
    if item_of(page.url) is None:
        return ()
    claims = course_page.claims_of_course(page, "edx-page", "edX")
    if any(claim.field is Field.AVAILABILITY for claim in claims):
        return claims
    return claims + plain_values.claims("edx-page", {Field.AVAILABILITY: _said_of_runs(page)})


def _said_of_runs(page: Page) -> str | None:
    sentences = page_marks.texts_at(page, "//text()[contains(., 'archived')]")
    if any(_SAID_ARCHIVED.fullmatch(sentence) for sentence in sentences):
        return "archived"
    scripts = " ".join(str(one.text or "") for one in page.tree.iter("script"))[:_SCRIPTS_READ]
    said = {_AVAILABLE.get(found.group(1)) for found in _IN_SCRIPT.finditer(scripts)}
    # Courses that are recommended beside it have runs of their own.
    return said.pop() if len(said) == 1 else None
