"""Khan Academy: courses, units and lessons by their page.

No current page of Khan Academy was at hand when this was written: its pages are drawn by scripts, and what is read
here is what they write into their head for others. Whatever is not there is left out.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import course_page, page_marks, page_only, plain_values
from rescatalog.core.providers.provider import Item

NAME = "khan"
ALIVE = "The page answers under its own address; what was taken down leads to the subject above it or to the front."
WALLS = "403 or 429 for robots; pages are shells that scripts fill, and nothing asks for a login to learn."
REFRESHES: tuple[Field, ...] = (Field.TITLE, Field.DESCRIPTION, Field.MINUTES, Field.LANGUAGE)
API = ""
GAP_S = 0.0
AT_ONCE = 0
MISREAD: tuple[Field, ...] = (Field.CREATORS, Field.PUBLISHED, Field.MODIFIED)
questions = page_only.questions
reply_of = page_only.reply_of

_HOST = re.compile(r"(?:www\.|[a-z]{2}(?:-[a-z]{2})?\.)?khanacademy\.org")
_SUBJECTS = frozenset({
    "math", "science", "computing", "humanities", "economics-finance-domain", "ela", "test-prep",
    "college-careers-more", "partner-content", "kids", "k-8-grades", "internet-safety",
})  # fmt: skip
_LESSONS = {
    "v": "video",
    "video": "video",
    "e": "exercise",
    "exercise": "exercise",
    "a": "article",
    "article": "article",
}
_STEP = re.compile(r"[A-Za-z0-9:_.-]{1,120}")
_MOST_STEPS = 8
# Between a lesson's name and the site's stand the names of what it belongs to.
_ENDING = re.compile(r"(?:\s+\((?:video|article|practice|exercise)\))?(?:\s+\|\s.+)?\s+[|-]\s+Khan Academy$")


def item_of(url: str) -> Item | None:
    """Return the course, unit or lesson that an address shows."""
    is_theirs = _HOST.fullmatch(urls.host_key(url)) is not None
    return _item(unquote(urls.path(url))) if is_theirs else None


def item_named(kind: str, text: str) -> Item | None:
    """Return the course of an identifier such as `math/linear-algebra`."""
    return _item(text) if kind == "khan" else None


def _item(path: str) -> Item | None:
    steps = path.strip("/").split("/")
    if steps[0] not in _SUBJECTS or len(steps) > _MOST_STEPS or not all(map(_STEP.fullmatch, steps)):
        return None
    lesson = next((_LESSONS[step] for step in steps[1:-1] if step in _LESSONS), None)
    return Item(provider=NAME, kind=lesson or "course", name="/".join(steps))


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page claims; the front page's name is no course's."""
    if item_of(page.url) is None:
        return ()
    lesson = _lesson(page)
    values = {
        Field.TITLE: plain_values.line(lesson.get("name")) or _called(page),
        Field.DESCRIPTION: plain_values.prose(lesson.get("description")),
        Field.MINUTES: plain_values.minutes(lesson.get("duration") or lesson.get("timeRequired")),
        Field.LANGUAGE: plain_values.language(lesson.get("inLanguage")),
    }
    return plain_values.claims("khan-page", values)


def _lesson(page: Page) -> dict[str, object]:
    course = course_page.course_of(page)
    if course is not None:
        return course
    lessons = page_marks.things_of_type(page, "VideoObject", "LearningResource", "Article")
    named = ((one, plain_values.line(one.get("name"))) for one in lessons)
    return next((one for one, name in named if name and page_marks.is_called(page, name)), {})


def _called(page: Page) -> str | None:
    """Return the name before the site's in the title; a title without the site's name is not understood."""
    for title in (page.meta("og:title"), page.title):
        if title and _ENDING.search(title):
            name = plain_values.line(_ENDING.sub("", title))
            return name if name and page_marks.is_name(name) else None
    return None
