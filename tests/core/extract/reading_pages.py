"""Pages in short, and what is read from them."""

from __future__ import annotations

from collections.abc import Iterable

from rescatalog.core.extract.merge import merged
from rescatalog.core.extract.page import Page
from rescatalog.core.extract.reading import claims_of, claims_of_answer, parsed
from rescatalog.core.facts.fact import Claim, Fact, Field, Value

URL = "https://sets.example/course/"
HTML = (("content-type", "text/html; charset=utf-8"),)
PROSE = "<p>" + "This course gives a first view of sets, maps and numbers to every reader. " * 4


def page_of(text: str, url: str = URL) -> Page:
    page = parsed(text.encode(), "text/html; charset=utf-8", url)
    assert page is not None
    return page


def facts_in(text: str, url: str = URL, extra: Iterable[Claim] = ()) -> dict[Field, Fact]:
    said = claims_of_answer(text.encode(), HTML, page_of(text, url))
    return {fact.field: fact for fact in merged((*said, *extra))}


def value_in(text: str, field: Field, url: str = URL) -> Value | None:
    fact = facts_in(text, url).get(field)
    return fact.value if fact else None


def claimed(text: str, field: Field, url: str = URL) -> dict[str, Value]:
    return {claim.source: claim.value for claim in claims_of(page_of(text, url)) if claim.field is field}


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'
