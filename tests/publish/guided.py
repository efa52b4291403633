"""A small catalog with guides, roles, degrees and differences, and pages of the site made of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.curriculum import Audience
from rescatalog.core.catalog.guide import Guide
from rescatalog.core.catalog.vocab import Degree, Provider, Question, Role
from rescatalog.publish.serve import site_app
from tests.core.entries import entry, link
from tests.publish.making import GONE, built, catalog
from tests.publish.pages import Page, read

_END_OF_BLOCK = re.compile("</(td|th|dt|dd|li|p|h1|h2|h3|blockquote)>")
FIRST: dict[str, Any] = {
    "id": "first-guide", "title": "First guide", "summary": "Tells engineers what to learn, and where.",
    "sort": "guide",
    "links": [{"role": "homepage", "url": "https://first.lan/"}],
    "interest": "affiliate", "disclosure": "Is paid by one shop.", "bias": "Engineering.",
    "expects": [{"topic": "vectors", "level": "basic", "first": True, "note": "Before all."}],
    "recommends": [
        {"resource": "alive-book", "stance": "recommended", "says": "The best of all books.", "interest": "self",
         "roles": ["engineer"], "identified": "by-link", "quote": "Read it twice."},
        {"resource": "gone-book", "stance": "recommended", "says": "Was good while it lasted.", "roles": ["engineer"]},
        {"resource": "second-book", "stance": "mentioned", "says": "Exists as well."},
        {"provider": "coursera", "stance": "mentioned", "says": "Sells courses."},
    ],
    "rates": [{"provider": "coursera", "standalone": "often-not", "exercises": "few", "quality": "High."}],
    "uses": [{"topic": "vectors", "used_for": "Data are points."}],
    "effort": [{"for": "Everything", "months": [3, 6], "hours": 90, "derived": ["hours"]}],
    "advice": ["Study a little every day."],
    "positions": [{"question": "what-first", "answer": "Vectors come first."}],
}  # fmt: skip
SECOND: dict[str, Any] = {
    "id": "second-guide", "title": "Second guide", "summary": "Says something else about the same things.",
    "sort": "essay", "links": [{"role": "homepage", "url": "https://second.lan/"}],
    "recommends": [
        {"resource": "alive-book", "stance": "recommended-with-reservation", "says": "Good enough to begin with.",
         "reservation": "Too short.", "interest": "none"},
    ],
    "positions": [{"question": "what-first", "answer": "Matrices come first."}],
}  # fmt: skip
ENGINEER: dict[str, Any] = {
    "id": "engineer", "label": "Engineer", "note": "Builds.",
    "requires": [
        {"topic": "vectors", "level": "basic", "guide": "first-guide", "note": "By hand."},
        {"topic": "vectors", "level": "deep", "guide": "second-guide"},
        {"topic": "matrices", "level": "none", "guide": "first-guide", "note": "The framework does it."},
    ],
}  # fmt: skip
SCIENTIST: dict[str, Any] = {
    "id": "scientist", "label": "Scientist", "includes": ["engineer"],
    "requires": [{"topic": "matrices", "level": "working", "guide": "first-guide"}],
}  # fmt: skip
AUDIENCE = Audience(roles=("engineer",), assumes=("matrices",), note="The impatient.")


def guided() -> Catalog:
    """Return the small catalog with two guides that differ, two roles of which one includes the other, and a degree."""
    given = catalog()
    more = [
        entry(
            id="second-book", title="Second Algebra", topics=["vectors"], level=["advanced"],
            links=[link("https://second-book.lan/")], offers=[{"access": "paid"}], provider="coursera",
        ),
        entry(
            id="copied-book", title="Copied Algebra", topics=["linear-algebra"],
            links=[link(GONE), link("https://archive.lan/copied", "archive")],
        ),
    ]  # fmt: skip
    provider = {"id": "coursera", "label": "Coursera", "sort": "platform", "account": "required"}
    question = {"id": "what-first", "label": "Which subject comes first?"}
    degree = {
        "id": "tinkerer", "label": "Tinkerer", "guide": "first-guide", "can": "Change an example.",
        "requires": [{"topic": "vectors", "level": "overview", "guide": "first-guide"}],
    }  # fmt: skip
    return replace(
        given,
        entries={**given.entries, **{one.id: one for one in more}},
        guides={one["id"]: _made(Guide, one) for one in (FIRST, SECOND)},
        roles={one["id"]: _made(Role, one) for one in (ENGINEER, SCIENTIST)},
        degrees={"tinkerer": _made(Degree, degree)},
        providers={"coursera": _made(Provider, provider)},
        questions={"what-first": _made(Question, question)},
        paths={
            name: path.model_copy(
                update={"from_": ("first-guide",), "for_": AUDIENCE, "assumptions": ("An hour a day.",)}
            )
            for name, path in given.paths.items()
        },
    )  # fmt: skip


def _made(model: type[Any], fields: dict[str, Any]) -> Any:  # noqa: ANN401 - the model that was given
    return TypeAdapter(model).validate_python(fields)


def site(folder: Path, given: Catalog | None = None, **more: Any) -> Any:  # noqa: ANN401 - Datasette ships no types
    """Return a client of the site on a catalog; without one, on the guided catalog with the usual history."""
    return site_app(built(folder / "guided.db", given or guided(), **more).path).client


async def shown(client: Any, path: str) -> Page:  # noqa: ANN401 - Datasette ships no types
    """Return a page that answers."""
    response = await client.get(path)
    assert response.status_code == 200, path
    # A browser puts room between blocks; here a space does.
    return read(_END_OF_BLOCK.sub(r" \g<0>", response.text))


def words(page: Page, tag: str = "main") -> str:
    """Return the text of the first element of a page with this tag, with single spaces."""
    return " ".join(page.all(tag)[0].text.split())
