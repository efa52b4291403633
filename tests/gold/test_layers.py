"""What small imitations of real pages say, field by field, and that nothing is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.facts.fact import Confidence, Fact, Field
from rescatalog.core.providers.reading import facts_of

PAGES = Path(__file__).with_name("layers")
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
# Fields that are right or wrong; the others are texts that one may cut in many ways.
GRADED = frozenset(Field) - {Field.DESCRIPTION, Field.SITE, Field.CANONICAL, Field.IMAGE, Field.TOPICS, Field.PUBLISHER}
# Of ten pages; what is sure must be right, and most titles must be sure.
SURE_TITLES = 7


def facts_on(name: str) -> dict[Field, Fact]:
    body = (PAGES / f"{name}.html").read_bytes()
    facts = facts_of(body, [("content-type", "text/html; charset=utf-8")], EXPECTED[name]["url"])
    return {fact.field: fact for fact in facts}


def test_every_page_is_expected_to_say_something() -> None:
    assert {page.stem for page in PAGES.glob("*.html")} == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_says_what_it_should_and_invents_nothing(name: str) -> None:
    facts = facts_on(name)
    wanted = {Field(field): value for field, value in EXPECTED[name].items() if field != "url"}
    said = {field: list(fact.value) if isinstance(fact.value, tuple) else fact.value for field, fact in facts.items()}
    assert {field: value for field, value in said.items() if field in GRADED | wanted.keys()} == wanted


def test_most_titles_are_sure() -> None:
    sure = [name for name in EXPECTED if facts_on(name)[Field.TITLE].confidence is Confidence.HIGH]
    assert len(sure) >= SURE_TITLES


def test_no_canonical_address_that_never_was_is_kept() -> None:
    address = facts_on("open-course")[Field.CANONICAL]
    assert (address.value, address.confidence) == ("https://lessons.example/", Confidence.MEDIUM)
