"""The words for readers: every code has some, and no other text is lost."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.catalog.guide import Interest, Recommendation
from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.differing.difference import Sense
from rescatalog.core.words import Access, Kind, Level, LinkRole, Status
from rescatalog.publish.site.wording import WORDS, counted, span_of_levels, worded, worded_list

CLOSED = {
    "kind": tuple(Kind),
    "level": tuple(Level),
    "access": tuple(Access),
    "state": tuple(Status),
    "state-means": tuple(Status),
    "link": tuple(LinkRole),
    "stance": get_args(Recommendation.model_fields["stance"].annotation),
    "interest": get_args(Interest),
    "identified": get_args(Recommendation.model_fields["identified"].annotation),
    "depth": get_args(Depth),
    "depth-means": get_args(Depth),
    "sense": tuple(Sense),
}


@pytest.mark.parametrize("group", CLOSED)
def test_every_word_of_a_closed_list_has_a_word_for_readers(group: str) -> None:
    assert set(WORDS[group]) == set(CLOSED[group])
    assert len(set(WORDS[group].values())) == len(CLOSED[group])


@given(st.text(), st.sampled_from(sorted(WORDS)))
def test_any_other_text_is_shown_as_it_stands_but_for_hyphens(text: str, group: str) -> None:
    if text not in WORDS[group]:
        assert worded(text, group) == text.replace("-", " ")


def test_a_list_is_worded_piece_by_piece() -> None:
    assert worded_list("html, pdf", "format") == "web pages, PDF"
    assert worded_list("", "format") == worded_list(None, "format") == ""


def test_kinds_are_counted() -> None:
    assert (counted("book", 1), counted("book", 2), counted("notes", 2), counted("zine", 2)) == (
        "book", "books", "notes", "zine",
    )  # fmt: skip


def test_levels_have_a_span() -> None:
    assert span_of_levels("introductory, advanced") == (2, 4)
    assert span_of_levels("school") == (1, 1)
    assert span_of_levels("") is None
    assert span_of_levels("<b>") is None
