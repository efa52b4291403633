"""MIT OpenCourseWare: courses and their inner pages, each with its `data.json` beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

from lxml import etree
from lxml.html import HtmlElement

from rescatalog.core.extract.finding import elements
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.providers.address import question_url, spot_of
from rescatalog.core.providers.json_answer import (
    MAX_TEXTS,
    Node,
    address_in,
    each_once,
    line_of,
    nodes_in,
    object_of,
    text_in,
    texts_in,
)  # fmt: skip
from rescatalog.core.providers.plain_values import claims, prose
from rescatalog.core.providers.provider import Item, Question, Reply

NAME = "ocw"
ALIVE = (
    "The page decides. `data.json` lies beside it and says what the page says; it is no proof that the page is there, "
    "and a page without one is none the worse."
)
WALLS = "None is known: courses are plain files that anybody may fetch."
REFRESHES: tuple[Field, ...] = (
    Field.TITLE, Field.DESCRIPTION, Field.CREATORS, Field.TOPICS, Field.TERM, Field.LEVEL, Field.COURSE_NUMBER,
    Field.IMAGE,
)  # fmt: skip
API = "https://ocw.mit.edu"
GAP_S = 0.0
AT_ONCE = 0
# Pages without a description of their own bear that of the site; dates are those of the site as well.
MISREAD: tuple[Field, ...] = (Field.DESCRIPTION, Field.PUBLISHED)

COURSE: Final = "course"
PART: Final = "part"
_SITE: Final = "https://ocw.mit.edu"
_HOSTS = frozenset({"ocw.mit.edu", "www.ocw.mit.edu"})
_SLUG = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+){0,60}", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,200}", re.ASCII)
# What lies elsewhere in a course, such as its download page, has no record.
_FOLDERS = frozenset({"pages", "resources", "lists", "video_galleries", "external-resources"})
_MOST_FOLDERS: Final = 4
# First folders of the old site's addresses; they redirect, and there is nothing beside them.
_DEPARTMENTS = frozenset((
    "aeronautics-and-astronautics", "anthropology", "architecture", "athletics-physical-education-and-recreation",
    "biological-engineering", "biology", "brain-and-cognitive-sciences", "chemical-engineering", "chemistry",
    "civil-and-environmental-engineering", "comparative-media-studies", "comparative-media-studies-writing",
    "concourse", "earth-atmospheric-and-planetary-sciences", "economics", "edgerton-center",
    "electrical-engineering-and-computer-science", "engineering-systems-division", "experimental-study-group",
    "find-by-department", "find-by-number", "find-by-topic", "global-languages", "global-studies-and-languages",
    "health-sciences-and-technology", "history", "institute-for-data-systems-and-society", "linguistics-and-philosophy",
    "literature", "materials-science-and-engineering", "mathematics", "mechanical-engineering",
    "media-arts-and-sciences", "music-and-theater-arts", "nuclear-engineering", "physics", "political-science",
    "science-technology-and-society", "sloan-school-of-management", "special-programs", "supplemental-resources",
    "urban-studies-and-planning", "womens-and-gender-studies", "writing-and-humanistic-studies",
))  # fmt: skip
_SALUTATION = re.compile(r"(?:Prof|Professor|Dr|Mr|Mrs|Ms|Col|Lt|Capt|Maj|Gen|Adm|Rev|Hon|Sir|Dean)\.?\s+", re.ASCII)
# Pages without a description of their own bear that of the site.
_OF_THE_SITE = re.compile(r"MIT OpenCourseWare is a web[ -]based publication")
# Found by the parser's own list of names, sixty times faster than by looking at all elements.
_PART_TITLE = etree.XPath("id('course-title')/descendant::*[self::h1 or self::h2]")
_COURSE_TITLE = etree.XPath("id('course-banner')/descendant::a")
_SHOWN = etree.XPath("id('course-description')[contains(@class, 'description')]")
_OF_CLASS = etree.XPath("descendant::*[contains(concat(' ', normalize-space(@class), ' '), $name)]")
_TERM = re.compile(r"(?:Spring|Summer|Fall|January IAP|IAP)\s(?:19|20)\d\d", re.ASCII)


def item_of(url: str) -> Item | None:
    """Return the course, or the part of one, that an address names, or None; addresses of the old site name none."""
    spot = spot_of(url)
    if spot is None or spot.host not in _HOSTS or len(spot.segments) < 2 or spot.segments[0] != "courses":  # noqa: PLR2004
        return None
    _, slug, *inner = spot.segments
    if inner and inner[-1] in {"index.html", "index.htm", "data.json"}:
        inner.pop()
    if not _is_course(slug):
        return None
    if not inner:
        return Item(provider=NAME, kind=COURSE, name=slug)
    fits = inner[0] in _FOLDERS and len(inner) <= _MOST_FOLDERS and all(map(_NAME.fullmatch, inner))
    return Item(provider=NAME, kind=PART, name="/".join((slug, *inner))) if fits else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the course with a name."""
    return Item(provider=NAME, kind=COURSE, name=text) if kind == "ocw" and _is_course(text) else None


def questions(item: Item, api: str) -> tuple[Question, ...]:
    """Return the question for the record of a course or a part."""
    url = question_url(f"{api}/courses/{item.name}/data.json")
    return (Question(url=url, item=item),) if url else ()


def reply_of(question: Question, answer: Observation) -> Reply:
    """Return what the record says; it has no word on whether the page is there."""
    found = object_of(answer) or {}
    said = _of_course(found) if question.item.kind == COURSE else _of_part(found)
    if not said.get(Field.TITLE):
        return Reply(because=f"data.json answers {answer.status} without a title")
    return Reply(because="data.json has a title", claims=claims("ocw-api", said), renews=True)


def claims_of(item: Item, page: Page) -> Iterable[Claim]:
    """Return what a page of a course says. It bears no date: when a course was taught is its term."""
    head = prose(page.meta("description"))
    description = None if head and _OF_THE_SITE.match(head) else head
    if item.kind == PART:
        return claims("ocw-page", {Field.TITLE: _first(page, _PART_TITLE), Field.DESCRIPTION: description})
    number, term, level = _details(page)
    said: dict[Field, Value | None] = {
        Field.TITLE: _first(page, _COURSE_TITLE),
        Field.DESCRIPTION: description or _shown(page),
        Field.CREATORS: each_once(map(_person, _texts(page, "course-info-instructor"))),
        Field.TOPICS: each_once(_texts(page, "course-info-topic")),
        Field.COURSE_NUMBER: number,
        Field.TERM: term,
        Field.LEVEL: level,
    }
    return claims("ocw-page", said)


def address_of(item: Item) -> str:
    """Return the one address of a course or a part."""
    return f"{_SITE}/courses/{item.name}/"


def _is_course(slug: str) -> bool:
    return _SLUG.fullmatch(slug) is not None and slug not in _DEPARTMENTS


def _of_course(found: Node) -> dict[Field, Value | None]:
    instructors = (_person(text_in(one, "title")) or _spelled(one) for one in nodes_in(found, "instructors"))
    topics = found.get("topics")
    paths = [path for path in topics[:MAX_TEXTS] if isinstance(path, list)] if isinstance(topics, list) else []
    term, year = text_in(found, "term"), text_in(found, "year")
    number = text_in(found, "primary_course_number")
    return {
        Field.TITLE: text_in(found, "course_title"),
        Field.DESCRIPTION: prose(found.get("course_description_html")) or prose(found.get("course_description")),
        Field.CREATORS: each_once(instructors),
        Field.TOPICS: each_once(line_of(part) for path in paths for part in path[:MAX_TEXTS] if isinstance(part, str)),
        Field.TERM: f"{term} {year}" if term and year else term or year,
        Field.LEVEL: ", ".join(texts_in(found, "level")) or text_in(found, "level"),
        Field.COURSE_NUMBER: number,
        Field.IMAGE: address_in(found, "image_src", f"{_SITE}/courses/"),
    }


def _of_part(found: Node) -> dict[Field, Value | None]:
    return {Field.TITLE: text_in(found, "title"), Field.DESCRIPTION: prose(found.get("description"))}


def _person(text: str | None) -> str | None:
    """Return a name without the salutation before it."""
    return _SALUTATION.sub("", text, count=1) if text and _SALUTATION.match(text) else text


def _spelled(person: Node) -> str | None:
    names = (text_in(person, name) for name in ("first_name", "middle_initial", "last_name"))
    return " ".join(name for name in names if name) or None


def _details(page: Page) -> tuple[str | None, str | None, str | None]:
    """Return number, term and level, which stand in one line over the title: `18.212 | Spring 2019 | Undergraduate`."""
    parts = [part.strip() for part in (_texts(page, "course-number-term-detail") or ("",))[0].split("|")]
    if len(parts) != 3 or not _TERM.fullmatch(parts[1]):  # noqa: PLR2004 - number, term, level
        return None, None, None
    return parts[0] or None, parts[1], parts[2] or None


def _shown(page: Page) -> str | None:
    """Return the description on the page."""
    found = elements(_SHOWN, page.tree)
    return prose(" ".join(map(str, found[0].itertext()))) if found else None


def _first(page: Page, path: etree.XPath) -> str | None:
    found = elements(path, page.tree)
    return _text(found[0]) if found else None


def _texts(page: Page, name: str) -> tuple[str, ...]:
    """Return the texts of the elements of a class."""
    found = cast("list[HtmlElement]", _OF_CLASS(page.tree, name=f" {name} "))
    return tuple(text for one in found[: 2 * MAX_TEXTS] if (text := _text(one)))


def _text(element: HtmlElement) -> str | None:
    return line_of("".join(map(str, element.itertext())))
