"""Stanford: pages of courses, each made by hand, so that only what is said plainly is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from rescatalog.core import urls
from rescatalog.core.extract.page import Page
from rescatalog.core.facts.fact import Claim, Field
from rescatalog.core.providers import page_marks, page_only, plain_values
from rescatalog.core.providers.provider import Item

NAME = "stanford"
ALIVE = "The page of the course answers; it is that of the latest term, whose teachers and dates change."
WALLS = "A way to `login.stanford.edu` where a course is for its students only."
REFRESHES: tuple[Field, ...] = (Field.TITLE, Field.COURSE_NUMBER, Field.TERM, Field.CREATORS)
API = ""
GAP_S = 0.0
AT_ONCE = 0
MISREAD: tuple[Field, ...] = (Field.PUBLISHED,)
item_named = page_only.item_named
questions = page_only.questions
reply_of = page_only.reply_of

_CODE = r"[a-z]{2,8}\d{1,3}[a-z]{0,2}"
_HOST = re.compile(rf"({_CODE})\.stanford\.edu")
_PATH = re.compile(
    rf"(?i)/(?:class/(?:archive/[a-z]{{2,8}}/{_CODE}/)?({_CODE})(?:\.(1\d\d[2468]))?|course/({_CODE}))(?:/(?:index\.html?)?)?"
)
_FOLDERS = frozenset({"web.stanford.edu", "www.stanford.edu", "stanford.edu", "see.stanford.edu"})
_FRONTS = frozenset({"", "/", "/index.html", "/index.htm"})
_QUARTER = {"2": "Autumn", "4": "Winter", "6": "Spring", "8": "Summer"}
_TERM = re.compile(r"(?i)\b(autumn|fall|winter|spring|summer)(?: quarter)?,? (?:of )?((?:19|20)\d\d)\b")
_SHOWN_CODE = re.compile(r"(?i)(?:stanford\s+)?([a-z]{2,8})\s?(\d{1,3}[a-z]{0,2})\b")
_AFTER_CODE = re.compile(r"\s*[:|\u2013\u2014-]\s+")
_SITE = re.compile(r"(?i)\s*[|(\u2013\u2014-]\s*(?:stanford(?: university)?|course website|home)\)?$")
# What stands behind a number and is no name of a course.
_ROOMS = frozenset(
    {
        "home",
        "homepage",
        "home page",
        "schedule",
        "syllabus",
        "welcome",
        "course website",
        "stanford",
        "stanford university",
    }
)
_HEADED = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::strong or self::b or self::dt]"
_LABELLED = "//*[self::p or self::span or self::div or self::small][contains(., 'nstructor') or contains(., 'ecturer')]"
_TEACHES = re.compile(r"(?i)(?:course )?(?:instructors?|lecturers?)\s*:?")
_INLINE = re.compile(r"(?i)(?:instructors?|lecturers?)\s*:\s*(.+)")
_PERSON = re.compile(r"(?:(?:Prof\.?|Professor|Dr\.?) )?((?:[A-Z][\w'\u2019.-]*)(?: [A-Z][\w'\u2019.-]*){1,3})")
_NO_PERSON = re.compile(
    r"(?i)\b(office|hours?|email|staff|team|assistants?|professor|department|stanford|lectures?|room|hall|zoom|time|tba|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|building|center|school|university|course|head|homework)\b"
)
_MOST_TEACHERS = 6


def item_of(url: str) -> Item | None:
    """Return the course that an address shows; its inner pages and files are others'."""
    host, path = urls.host_key(url).removeprefix("www."), urls.path(url)
    named = _HOST.fullmatch(host)
    if named:
        return _course(named.group(1), None) if path in _FRONTS else None
    found = _PATH.fullmatch(path) if host in _FOLDERS else None
    return _course(found.group(1) or found.group(3), found.group(2)) if found else None


def _course(code: str, term: str | None) -> Item:
    return Item(provider=NAME, kind="course", name=code.upper() + (f".{term}" if term else ""))


def claims_of(item: Item, page: Page) -> tuple[Claim, ...]:  # noqa: ARG001 - the page tells
    """Return what the page of a course claims, where it calls itself by the number in its address."""
    here = item_of(page.url)
    if here is None:
        return ()
    code, _, term = here.name.partition(".")
    shown = [text for text in (*page.headings, page.title) if text]
    title = next(filter(None, (_called(text, code) for text in shown)), None)
    is_its_own = title is not None or any(_begins_with(text, code) for text in shown)
    values = {
        Field.TITLE: title,
        Field.COURSE_NUMBER: code if is_its_own else None,
        Field.TERM: _term_of(term) or _said_term(page) if is_its_own else None,
        Field.CREATORS: _teachers(page) if is_its_own else (),
    }
    return plain_values.claims("stanford-page", values)


def _begins_with(text: str, code: str) -> re.Match[str] | None:
    found = _SHOWN_CODE.match(text)
    return found if found and (found.group(1) + found.group(2)).upper() == code else None


def _called(text: str, code: str) -> str | None:
    """Return number and name of a course as they are written, without the term and the site, or None."""
    begun = _begins_with(text, code)
    mark = _AFTER_CODE.match(text, begun.end()) if begun else None
    if not mark:
        return None
    name = re.split(
        r"\s*[|(,\u2013\u2014-]\s*(?=(?:autumn|fall|winter|spring|summer)\b)", text[mark.end() :], flags=re.IGNORECASE
    )
    kept = _SITE.sub("", name[0]).strip()
    if not begun or not kept or kept.casefold() in _ROOMS or _TERM.fullmatch(kept):
        return None
    return f"{text[begun.start(1) : mark.end()]}{kept}"


def _term_of(number: str) -> str | None:
    """Return the term of a number such as `1234`: century, academic year by its end, quarter.

    Source: Stanford registrar's term codes; the autumn of an academic year lies in the calendar year before.
    """
    if not number:
        return None
    year = 1900 + int(number[0]) * 100 + int(number[1:3])
    return f"{_QUARTER[number[3]]} {year - 1 if number[3] == '2' else year}"


def _said_term(page: Page) -> str | None:
    """Return the one term that title and headings name; several are a list of past ones."""
    small = page_marks.texts_at(page, "//h2 | //h3")[:10]
    found = {match.groups() for text in (page.title or "", *page.headings, *small) for match in _TERM.finditer(text)}
    terms = {f"{'Autumn' if name.lower() == 'fall' else name.title()} {year}" for name, year in found}
    return terms.pop() if len(terms) == 1 else None


def _teachers(page: Page) -> tuple[str, ...]:
    """Return the names in the elements behind a heading that says instructors, or behind it in the same line."""
    for heading in page_marks.elements_at(page, _HEADED):
        if _TEACHES.fullmatch(page_marks.text_in(heading).strip()):
            leaves = (
                one
                for behind in _behind(heading)
                for one in behind.iter()
                if isinstance(one.tag, str) and len(one) == 0
            )
            found = _persons([page_marks.text_in(leaf) for leaf in islice(leaves, page_marks.MOST_TEXTS)])
            if found:
                return found
    # Cards have the name above and what the person does below it.
    below = (
        one for one in page_marks.elements_at(page, _LABELLED) if _TEACHES.fullmatch(page_marks.text_in(one).strip())
    )
    above = [page_marks.text_in(before) for one in below if (before := one.getprevious()) is not None]
    if found := _persons(above):
        return found
    lines = page_marks.texts_at(page, "//p[contains(., 'nstructor')] | //li[contains(., 'nstructor')]")
    named = next((match.group(1) for line in lines if (match := _INLINE.fullmatch(line))), "")
    return _persons(re.split(r",\s*|\s+and\s+|\s*&\s*|;\s*", named))


def _behind(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the element behind a heading, and those behind it that are of its kind."""
    first = heading.getnext()
    for element in islice(chain((first,), first.itersiblings()) if first is not None else (), _MOST_TEACHERS + 1):
        if (element.tag, element.get("class")) != (first.tag, first.get("class")):
            return
        yield element


def _persons(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts that are names and nothing else; none at all when there are more than a course has teachers."""
    matches = (_PERSON.fullmatch(" ".join(text.split())) for text in texts if not _NO_PERSON.search(text))
    found = {match.group(1): None for match in matches if match}
    return tuple(found) if len(found) <= _MOST_TEACHERS else ()
