"""How right an answer is, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from benchmarks.facts.folding import folded, folded_name, is_close, same_time
from benchmarks.facts.sample import Expected
from rescatalog.core.facts.fact import Field

_DATES = frozenset({Field.PUBLISHED, Field.MODIFIED, Field.PUSHED})
# Their wording is free, so that what is close is as right as can be.
_WORDED = frozenset({Field.TITLE, Field.DESCRIPTION, Field.PUBLISHER, Field.SITE})


class Grade(StrEnum):
    """What one value is worth."""

    EXACT = "exact"
    CLOSE = "close"
    WRONG = "wrong"
    SILENT = "silent"
    INVENTED = "invented"
    RIGHTLY_SILENT = "rightly-silent"


def grades(expected: Mapping[Field, Expected], values: Mapping[str, Any]) -> dict[Field, Grade]:
    """Return a grade for every field of which something is expected.

    Args:
        expected: what is right; None when there is nothing to be found.
        values: what a reader said, by the name of the field.
    """
    return {field: grade(field, right, values.get(field.value)) for field, right in expected.items()}


def grade(field: Field, expected: Expected, given: Any) -> Grade:  # noqa: ANN401 - whatever a reader says
    """Return what a value is worth.

    Args:
        field: of what.
        expected: what is right, or None when there is nothing to be found.
        given: what a reader said; None or empty when it said nothing.
    """
    if given is None or given in ("", [], ()):
        return Grade.RIGHTLY_SILENT if expected is None else Grade.SILENT
    if expected is None:
        return Grade.INVENTED
    if isinstance(expected, tuple):
        return _of_several(field, expected, given)
    return _of_one(field, expected, given)


def _of_one(field: Field, expected: str | float, given: Any) -> Grade:  # noqa: ANN401
    if isinstance(expected, bool | int | float):
        return Grade.EXACT if given == expected else Grade.WRONG
    said = str(given)
    if field in _DATES:
        return Grade.EXACT if same_time(expected, said) else Grade.WRONG
    if field is Field.ISBN13:
        return Grade.EXACT if said.replace("-", "") == expected else Grade.WRONG
    if field is Field.LANGUAGE:
        return Grade.EXACT if _primary(expected) == _primary(said) else Grade.WRONG
    if folded(expected) == folded(said):
        return Grade.EXACT
    return Grade.CLOSE if field in _WORDED and is_close(expected, said) else Grade.WRONG


def _of_several(field: Field, expected: tuple[str, ...], given: Any) -> Grade:  # noqa: ANN401
    fold = folded_name if field is Field.CREATORS else folded
    said = {fold(str(one)) for one in (given if isinstance(given, list | tuple) else [given])}
    right = {fold(one) for one in expected}
    if said == right:
        return Grade.EXACT
    return Grade.CLOSE if said & right else Grade.WRONG


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
