"""What each refusal of pydantic means to whoever writes the file: code, words, fix."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from rescatalog.core.catalog.problem import nearest
from rescatalog.files.fault import shown
from rescatalog.files.scalars import value_of

_OWN_CODE = re.compile(r"CAT\d{3}")
_QUOTED = re.compile(r"'([^']*)'")
_PLAIN_SCALAR = re.compile(r"[^\s,\]}#]+")
_A_DATE = "write a date such as `2026-11-21`"

# pydantic's error type -> our code; whatever is not named is a wrong type.
_CODES: dict[str, str] = {
    "missing": "CAT101",
    "extra_forbidden": "CAT102",
    "literal_error": "CAT103",
    "enum": "CAT103",
    "union_tag_invalid": "CAT104",
    "union_tag_not_found": "CAT104",
    "string_too_short": "CAT106",
    "string_too_long": "CAT106",
    "too_short": "CAT106",
    "too_long": "CAT106",
    "greater_than": "CAT107",
    "greater_than_equal": "CAT107",
    "less_than": "CAT107",
    "less_than_equal": "CAT107",
    "string_pattern_mismatch": "CAT107",
    "date_from_datetime_inexact": "CAT107",
    "date_from_datetime_parsing": "CAT107",
    "date_parsing": "CAT107",
    "finite_number": "CAT107",
}
_BELONGS: dict[str, str] = {
    "bool_type": "`true` or `false` belongs here",
    "date_type": _A_DATE,
    "dict_type": "fields belong here, one `name: value` per line",
    "float_type": "a number belongs here",
    "int_from_float": "a whole number belongs here",
    "int_type": "a whole number belongs here",
    "list_type": "a list belongs here: one `- ` per line, or `[a, b]`",
    "model_attributes_type": "fields belong here, one `name: value` per line",
    "model_type": "fields belong here, one `name: value` per line",
    "string_type": "text belongs here",
    "tuple_type": "a list belongs here: one `- ` per line, or `[a, b]`",
}

_BOUNDS: dict[str, str] = {
    "greater_than": "a number greater than {gt} belongs here",
    "string_too_long": "at most {max_length} characters belong here; shorten it",
    "string_too_short": "at least {min_length} characters belong here; say more",
    "too_long": "at most {max_length} items belong here, not {actual_length}",
    "too_short": "at least {min_length} items belong here, not {actual_length}",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A message and, where there is one, what to write instead."""

    message: str
    fix: str | None = None


def code_of(error: ErrorDetails) -> str:
    """Return the code of a refusal; our own rules carry theirs."""
    if _OWN_CODE.fullmatch(error["type"]):
        return error["type"]
    if error["type"] in {"literal_error", "enum"} and not isinstance(error["input"], str | int | float):
        return "CAT105"
    return _CODES.get(error["type"], "CAT105")


def of_wrong_type(error: ErrorDetails, written: str) -> Words:
    """Return the words for a value of another type.

    Args:
        error: the refusal.
        written: the rest of the file's line, from the value on.
    """
    if error["input"] is None:
        return Words("nothing stands here; write a value or delete the line")
    kind = error["type"]
    if kind in {"literal_error", "enum"}:
        return Words(f"one word belongs here: {listed(allowed_by(error))}")
    scalar = _PLAIN_SCALAR.match(written)
    if kind == "string_type" and scalar and not isinstance(error["input"], list | dict):
        text = scalar.group()
        if value_of(text) == error["input"]:
            sort = "a truth value" if isinstance(error["input"], bool) else "a number"
            return Words(f"`{text}` is {sort} here; put it in quotes to make it text", f'"{text}"')
    return Words(_BELONGS.get(kind) or plain(error["msg"]))


def of_choice(given: object, allowed: Iterable[str]) -> Words:
    """Return the words for a value that is not in a list."""
    allowed = tuple(allowed)
    literal = str(given).lower() if isinstance(given, bool) else str(given)
    meant = nearest(literal, allowed)
    if meant:
        return Words(f"`{shown(literal)}` is not in the list; did you mean `{meant}`?", meant)
    return Words(f"`{shown(literal)}` is not one of {listed(allowed)}")


def of_value(error: ErrorDetails) -> str:
    """Return the words for a value outside its bounds, or of one of our own rules."""
    if error["type"].startswith("date_"):
        return f"{_A_DATE}, not `{shown(str(error['input']))}`"
    bounds = _BOUNDS.get(error["type"])
    return bounds.format(**error.get("ctx", {})) if bounds else plain(error["msg"])


def allowed_by(error: ErrorDetails) -> tuple[str, ...]:
    """Return the values that a refusal would have taken."""
    context = error.get("ctx", {})
    expected = str(context.get("expected_tags") or context.get("expected"))
    return tuple(_QUOTED.findall(expected)) or (expected,)


def plain(message: str) -> str:
    """Return pydantic's sentence the way our messages begin: lower case."""
    return message[:1].lower() + message[1:]


def listed(words: Iterable[str]) -> str:
    """Return words as they stand in a message."""
    return ", ".join(f"`{word}`" for word in words)
