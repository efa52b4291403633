"""Which resources the catalog accepts, and the code of each refusal."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from rescatalog.core.catalog.entry import ENTRY
from rescatalog.core.words import Kind
from tests.core.entries import entry, link, written

HOME = link("https://a.lan/")


def _codes(**changes: Any) -> set[str]:  # noqa: ANN401 - any field of an entry
    with pytest.raises(ValidationError) as caught:
        ENTRY.validate_python(written(**changes))
    return {str(error["type"]) for error in caught.value.errors()}


@pytest.mark.parametrize("kind", [*Kind])
def test_every_kind_of_resource_can_be_written(kind: Kind) -> None:
    assert entry(kind=kind.value).kind == kind


def test_an_unknown_kind_is_refused() -> None:
    assert _codes(kind="podcast") == {"union_tag_invalid"}


def test_what_is_not_written_has_the_plain_default() -> None:
    plain = entry()
    assert (plain.languages, plain.requires, plain.status.state) == (("en",), None, "active")


def test_the_homepage_is_found_among_the_links() -> None:
    assert entry(links=[link("https://a.lan/x.pdf", "pdf"), HOME]).homepage == "https://a.lan/"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"links": [link("https://a.lan/", "pdf")]}, "CAT111"),
        ({"links": [HOME, link("https://b.lan/")]}, "CAT111"),
        ({"links": [HOME, link("https://a.lan/", "pdf")]}, "CAT112"),
        ({"links": [link("ftp://a.lan/")]}, "CAT301"),
        ({"links": [link("https://a.lan/ä")]}, "CAT301"),
        ({"links": []}, "too_short"),
        ({"links": [HOME, *(link(f"https://a.lan/{n}", "pdf") for n in range(12))]}, "too_long"),
        ({"links": [link("https://a.lan/" + "x" * 2_000)]}, "string_too_long"),
        ({"effort": {"source": "curator"}}, "CAT110"),
        ({"effort": {"hours": 3, "weeks": 2, "source": "curator"}}, "CAT110"),
        ({"effort": {"hours": 0, "source": "curator"}}, "greater_than"),
        ({"id": "Linear"}, "CAT201"),
        ({"id": "con"}, "CAT202"),
        ({"languages": ["english"]}, "CAT203"),
        ({"published": 1200}, "CAT204"),
        ({"title": "a\u200bb"}, "CAT602"),
        ({"summary": "Teaches vectors and matrices to beginners"}, "CAT604"),
        ({"summary": "Too short."}, "string_too_short"),
        ({"topics": []}, "too_short"),
        ({"offers": None}, "missing"),
        ({"colour": "red"}, "extra_forbidden"),
        ({"identifiers": {"shoe_size": ["42"]}}, "extra_forbidden"),
        ({"pages": 0}, "greater_than"),
        ({"minutes": 3}, "extra_forbidden"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_code(changes: dict[str, Any], code: str) -> None:
    assert code in _codes(**changes)


@pytest.mark.parametrize(
    "effort",
    [
        {"hours": 3, "source": "guide"},
        {"hours": [3, 5], "source": "provider"},
        {"weeks": 4, "hours_per_week": [3, 5], "source": "derived"},
    ],
)
def test_effort_is_hours_or_weeks_one_number_or_two(effort: dict[str, Any]) -> None:
    assert entry(effort=effort).effort is not None


def test_an_entry_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        entry().title = "Other"
