"""The small texts and numbers of a catalog."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from rescatalog.core.catalog.scalars import Language, Line, Positive, Slug, Summary, YearOrDate

SLUG: TypeAdapter[str] = TypeAdapter(Slug)
LINE: TypeAdapter[str] = TypeAdapter(Line)
SUMMARY: TypeAdapter[str] = TypeAdapter(Summary)
LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
YEAR: TypeAdapter[int | str] = TypeAdapter(YearOrDate)
POSITIVE: TypeAdapter[float] = TypeAdapter(Positive)


def _code(adapter: TypeAdapter[Any], value: object) -> str:
    try:
        return "" if adapter.validate_python(value) == value else "changed"
    except ValidationError as error:
        return error.errors()[0]["type"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ab", ""),
        ("linear-algebra-2", ""),
        ("3blue1brown", ""),
        ("x" * 64, ""),
        ("x", "string_too_short"),
        ("x" * 65, "string_too_long"),
        ("Linear", "CAT201"),
        ("a_b", "CAT201"),
        ("a--b", "CAT201"),
        ("-ab", "CAT201"),
        ("ab-", "CAT201"),
        ("ab\n", "CAT201"),
        ("äb", "CAT201"),
        ("con", "CAT202"),
        ("com1", "CAT202"),
        ("lpt9", "CAT202"),
        ("com10", ""),
        ("con-x", ""),
    ],
)
def test_an_id_is_lower_case_and_can_be_a_file_name(text: str, code: str) -> None:
    assert _code(SLUG, text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Analysis für Anfänger", ""),
        ("線形代数", ""),
        ("e\u0301", "CAT601"),
        ("a\nb", "CAT602"),
        ("a\tb", "CAT602"),
        ("a\x1bb", "CAT602"),
        ("a\u200bb", "CAT602"),
        ("a\u202eb", "CAT602"),
        ("a\u061cb", "CAT602"),
        ("a\u2028b", "CAT602"),
        ("a\u2029b", "CAT602"),
        ("a\ue000b", "CAT602"),
        ("a\u00adb", "CAT602"),
        (" a", "CAT603"),
        ("a ", "CAT603"),
        ("a  b", "CAT603"),
        ("", "string_too_short"),
        ("x" * 201, "string_too_long"),
    ],
)
def test_a_line_has_nothing_one_cannot_see(text: str, code: str) -> None:
    assert _code(LINE, text) == code


@pytest.mark.parametrize(("end", "code"), [(".", ""), ("?", ""), ("!", ""), ("…", ""), (",", "CAT604"), ("", "CAT604")])
def test_a_summary_ends_like_a_sentence(end: str, code: str) -> None:
    assert _code(SUMMARY, "Teaches vectors and matrices to beginners" + end) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", ""),
        ("pt-BR", ""),
        ("zh-Hans", ""),
        ("zh-Hant-TW", ""),
        ("es-419", ""),
        ("gsw", ""),
        ("EN", "CAT203"),
        ("english", "CAT203"),
        ("pt-br", "CAT203"),
        ("pt_BR", "CAT203"),
        ("", "CAT203"),
    ],
)
def test_a_language_is_a_tag(text: str, code: str) -> None:
    assert _code(LANGUAGE, text) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2018, ""),
        (1450, ""),
        (2100, ""),
        (1449, "CAT204"),
        (2101, "CAT204"),
        ("2018-08-01", ""),
        ("2018-13-01", "CAT204"),
        ("2018", "CAT204"),
        ("last year", "CAT204"),
    ],
)
def test_a_publication_has_a_year_or_a_date(value: int | str, code: str) -> None:
    assert _code(YEAR, value) == code


@pytest.mark.parametrize(("value", "code"), [(0.5, ""), (0.0, "greater_than"), (-1.0, "greater_than")])
def test_lengths_are_positive(value: float, code: str) -> None:
    assert _code(POSITIVE, value) == code
