"""Coursera: courses, specializations and certificates, by its catalogue API and by the page.

No current page or answer of Coursera was at hand when this was written. The API is read as one public description
has it, the page by the terms of schema.org; whatever is not there, or is not about the course asked for, is left out.
"""

from __future__ import annotations

import re

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.judging.observation import Observation
from rescatalog.core.providers import course_page, plain_values
from rescatalog.core.providers.json_answer import content_of, objects_in
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "coursera"
ALIVE = "The page of the course or programme answers under its own address; a closed one leads to the catalogue."
WALLS = "403 or 429 for robots; the lessons themselves stand behind a login, the page of the course does not."
REFRESHES: tuple[Field, ...] = course_page.CLAIMED
API = "https://api.coursera.org/api"
GAP_S = 1.0
AT_ONCE = 1
MISREAD: tuple[Field, ...] = ()

_HOSTS = frozenset({"www.coursera.org", "coursera.org"})
_PATH = re.compile(r"/(learn|specializations|professional-certificates)/([a-z0-9-]{1,200})(?:/.*)?")
_KINDS = {"learn": "course", "specializations": "specialization", "professional-certificates": "certificate"}
_FIELDS = "name,slug,description,photoUrl,partnerIds,instructorIds,primaryLanguages"
_LINKED = "partners.v1(name),instructors.v1(fullName)"
_OK = 200


def item_of(url: str) -> Item | None:
    """Return the course or programme that an address shows."""
    path = _PATH.fullmatch(urls.path(url))
    return _item(path) if path and urls.host_key(url) in _HOSTS else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the course or programme of an identifier such as `learn/pca`."""
    path = _PATH.fullmatch(f"/{text}") if kind == "coursera" else None
    return _item(path) if path else None


def _item(path: re.Match[str]) -> Item:
    return Item(provider=NAME, kind=_KINDS[path.group(1)], name=f"{path.group(1)}/{path.group(2)}")


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the request for a course; how programmes are asked for is not known."""
    slug = item.name.rpartition("/")[2]
    if item.kind != "course":
        return ()
    includes = "includes=instructorIds,partnerIds"
    asked = urls.canonical(f"{api}/courses.v1?q=slug&slug={slug}&{includes}&fields={_FIELDS},{_LINKED}")
    return (Question(url=asked, item=item),) if asked else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what the catalogue says of a course: facts, and never a word on whether it can be taken."""
    said = content_of(answer)
    slug = question.item.name.rpartition("/")[2]
    course = next((one for one in objects_in(said.get("elements")) if one.get("slug") == slug), None)
    title = plain_values.line(course.get("name")) if course else None
    if answer.status != _OK or course is None or title is None:
        return Reply()
    partners = _linked(said, "partners.v1", "name", course.get("partnerIds"))
    values = {
        Field.TITLE: title,
        Field.DESCRIPTION: plain_values.prose(course.get("description")),
        Field.CREATORS: _linked(said, "instructors.v1", "fullName", course.get("instructorIds")),
        Field.PUBLISHER: next(iter(partners), None),
        Field.LANGUAGE: plain_values.language(course.get("primaryLanguages")),
        Field.IMAGE: plain_values.address(course.get("photoUrl")),
    }
    return Reply(claims=plain_values.claims("coursera-api", values), renews=True)


def _linked(said: object, kind: str, key: str, ids: object) -> tuple[str, ...]:
    """Return the names of things that an answer carries along, of those that the course names and in its order."""
    linked = said.get("linked") if isinstance(said, dict) else None
    things = objects_in(linked.get(kind)) if isinstance(linked, dict) else ()
    by_id = {str(one.get("id"))[:100]: one.get(key) for one in things}
    wanted = [by_id.get(str(one)[:100]) for one in ids[:100]] if isinstance(ids, list) else []
    return plain_values.names(wanted)


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page of a course claims of it."""
    return course_page.claims_of_course(page, "coursera-page", "Coursera") if item_of(page.url) else ()
