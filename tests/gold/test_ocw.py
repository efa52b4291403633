"""Real course pages against their publisher's own records, where those are at hand."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rescatalog.core.extract.wording import folded
from rescatalog.core.facts.fact import Fact, Field
from rescatalog.core.providers.reading import facts_of
from tests.figures import Figure

SHARED = os.environ.get("RESCATALOG_SHARED_DATA")
pytestmark = pytest.mark.skipif(not SHARED, reason="RESCATALOG_SHARED_DATA names no folder with other people's pages")
# What the layers reach on their own, without the rules for the place.
LEAST_RIGHT = 0.97


def recorded() -> Iterator[tuple[str, Path]]:
    """Yield the title in the publisher's record and the page beside it; folders have records but are no pages."""
    for page in sorted((Path(SHARED or "") / "ocw").rglob("index.html")):
        record = page.with_name("data.json")
        if record.exists() and (text := record.read_text(encoding="utf-8").strip()):
            told = json.loads(text)
            title = told.get("course_title") or told.get("title")
            if title:
                yield title, page


def read(page: Path) -> dict[Field, Fact]:
    url = "https://ocw.mit.edu/courses/" + "/".join(page.parts[-4:])
    return {fact.field: fact for fact in facts_of(page.read_bytes(), [("content-type", "text/html")], url)}


def test_titles_are_those_of_the_record_and_neither_dates_nor_authors_are_invented(figure: Figure) -> None:
    pages = list(recorded())
    assert pages
    right = 0
    for title, page in pages:
        facts = read(page)
        right += Field.TITLE in facts and folded(str(facts[Field.TITLE].value)) == folded(title)
        assert not {Field.PUBLISHED, Field.MODIFIED, Field.CREATORS} & facts.keys(), page
    figure(f"titles of course pages without rules for the place: {right} of {len(pages)} right")
    assert right >= LEAST_RIGHT * len(pages)
