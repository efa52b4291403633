"""Folders of pages with what is known of them: courses of MIT OpenCourseWare as saved, and pages beside JSON files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.errors import NotMeasuredError
from benchmarks.facts.sample import Expected, Sample, expectations, group_of
from rescatalog.core.facts.fact import Field

HTML = "text/html"
COURSES = "ocw courses"
INNER = "ocw inner pages"
_OCW = "https://ocw.mit.edu/courses"
_SALUTED = re.compile(r"^(?:Prof|Dr|Mr|Ms|Mrs)\.\s+")
_BETWEEN = re.compile(r"[^a-z0-9]+")


def samples_in(folder: Path) -> tuple[Sample, ...]:
    """Return the pages of a folder, in the order of their paths.

    Args:
        folder: of OpenCourseWare courses (`index.html` beside `data.json`), or of pages with a JSON file of the same
            name beside each.

    Raises:
        NotMeasuredError: the folder holds neither, or a file in it is not as it should be.
    """
    if not folder.is_dir():
        raise NotMeasuredError(f"{folder} is no folder; name one with --pages")
    courses = tuple(found.parent for found in sorted(folder.glob("**/data.json")) if _is_course(found))
    samples = tuple(sample for course in courses for sample in _course(course)) or tuple(_beside(folder))
    if not samples:
        raise NotMeasuredError(f"{folder} holds no pages beside a JSON file that says what is right for them")
    return samples


def _is_course(record: Path) -> bool:
    return (record.parent / "index.html").is_file() and "course_title" in _read(record)


def _course(folder: Path) -> Iterator[Sample]:
    """Yield the pages of one course: its own, and those whose record has a title."""
    about = _read(folder / "data.json")
    home = f"{_OCW}/{_slug(about)}"
    yield Sample(
        path=folder / "index.html", url=f"{home}/", content_type=HTML, group=COURSES, expected=_of_course(about)
    )
    for record in sorted(folder.glob("*/**/data.json")):
        page, title = record.parent / "index.html", _read(record).get("title")
        if page.is_file() and title:
            url = f"{home}/{record.parent.relative_to(folder).as_posix()}/"
            expected: dict[Field, Expected] = {Field.TITLE: title, Field.PUBLISHED: None, Field.LANGUAGE: "en"}
            yield Sample(path=page, url=url, content_type=HTML, group=INNER, expected=expected)


def _of_course(about: dict[str, Any]) -> dict[Field, Expected]:
    return {
        Field.TITLE: about["course_title"],
        Field.CREATORS: tuple(_SALUTED.sub("", person["title"]) for person in about["instructors"]),
        Field.DESCRIPTION: about["course_description"],
        Field.PUBLISHED: None,
        Field.LANGUAGE: "en",
    }


def _slug(about: dict[str, Any]) -> str:
    """Return the name of a course in its address, which is made of its number, title and term."""
    parts = (about["primary_course_number"].replace(".", "-"), about["course_title"], about["term"], about["year"])
    return _BETWEEN.sub("-", " ".join(parts).lower()).strip("-")


def _beside(folder: Path) -> Iterator[Sample]:
    for record in sorted(folder.glob("**/*.json")):
        page = next(
            (page for ending in ("html", "htm", "pdf") if (page := record.with_suffix(f".{ending}")).is_file()), None
        )
        about = _read(record) if page else {}
        if page is None or "expected" not in about:
            continue
        try:
            expected = expectations(about["expected"])
        except ValueError as problem:
            raise NotMeasuredError(f"{record}: {problem}") from None
        url = about["url"]
        kind = about.get("content_type", HTML)
        yield Sample(path=page, url=url, content_type=kind, group=about.get("group", group_of(url)), expected=expected)


def _read(record: Path) -> dict[str, Any]:
    try:
        about = json.loads(record.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise NotMeasuredError(f"{record} is no JSON: {problem}") from None
    return about if isinstance(about, dict) else {}
