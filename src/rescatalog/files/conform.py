"""Plain data against a model: every way in which pydantic refuses it becomes one problem with a place and a fix."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from rescatalog.core.catalog import Document
from rescatalog.core.problem import Place, Problem, nearest

Model = TypeVar("Model")
Path = tuple[str | int, ...]

_OWN_CODE = re.compile(r"CAT\d{3}")
_QUOTED = re.compile(r"'([^']*)'")
MAX_SHOWN = 60

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
    "date_from_datetime_parsing": "CAT107",
    "date_parsing": "CAT107",
    "finite_number": "CAT107",
}


@dataclass(frozen=True, slots=True)
class Conformed(Generic[Model]):
    """A value of a model, or the problems that keep the data from being one."""

    value: Model | None
    problems: tuple[Problem, ...] = ()


def conform(
    data: Any,  # noqa: ANN401 - plain data of any shape
    model: TypeAdapter[Model],
    document: Document,
    *,
    fields: Mapping[str, Sequence[str]],
) -> Conformed[Model]:
    """Return `data` as a value of `model`, or why it is none.

    Args:
        data: plain data.
        model: what it should be.
        document: where each part of it stands.
        fields: the known fields of each kind of mapping, by the mapping's place in the data without indexes; the
            fields of the whole document stand under "".
    """
    try:
        # Strict JSON mode takes a text for a date, but never for a number, as the exported schema does.
        text = json.dumps(data, allow_nan=False, ensure_ascii=True)
        return Conformed(model.validate_json(text, strict=True))
    except ValidationError as error:
        return Conformed(None, _problems(error.errors(include_url=False), data, document, fields))


def _problems(
    errors: Sequence[ErrorDetails],
    data: Any,  # noqa: ANN401 - plain data of any shape
    document: Document,
    fields: Mapping[str, Sequence[str]],
) -> tuple[Problem, ...]:
    found: dict[tuple[Path, str], Problem] = {}
    meant = _meant(errors, data, fields)
    placed = [(locate(data, error["loc"]), error) for error in errors]
    for path, error in placed:
        code = _code(error)
        if error["type"] == "too_short" and any(other[: len(path)] == path != other for other, _ in placed):
            # pydantic counts broken items as missing; what breaks them is said already.
            continue
        if code == "CAT101" and (path, str(error["loc"][-1])) in meant.values():
            # The misspelled field is reported; saying that the right one is missing would be the same news.
            continue
        # Each arm of a union complains for itself; the first complaint at a place says enough.
        found.setdefault((path, code[:4]), _problem(error, code, path, document, meant))
    return tuple(found.values())


def _problem(
    error: ErrorDetails, code: str, path: Path, document: Document, meant: Mapping[Path, tuple[Path, str]]
) -> Problem:
    name = ".".join(str(step) for step in path)
    fix: str | None = None
    place = document.value(*path)
    message = error["msg"]
    if code == "CAT101":
        place = document.place(*path)
        message = f"`{error['loc'][-1]}` is missing" + (f" in {name}" if name else "")
    elif code == "CAT102":
        place = document.place(*path)
        message = f"`{path[-1]}` is not a field here"
        if path in meant:
            fix = meant[path][1]
            message += f"; did you mean `{fix}`?"
    elif code in {"CAT103", "CAT104"}:
        message, fix, place = _choice(error, path, document)
    elif not code.startswith("CAT105"):
        message = _plain(message)
    else:
        message = _wrong_type(error)
    prefix = f"{name}: " if name and code not in {"CAT101", "CAT102"} else ""
    return Problem(code=code, place=place, message=prefix + message, fix=fix, source_line=document.line(place))


def _choice(error: ErrorDetails, path: Path, document: Document) -> tuple[str, str | None, Place]:
    """Return message, fix and place for a value that is not in a list."""
    context = error.get("ctx", {})
    if error["type"] == "union_tag_not_found":
        return "`kind` is missing", None, document.place(*path)
    if error["type"] == "union_tag_invalid":
        given, path = str(context.get("tag")), (*path, "kind")
        allowed = _QUOTED.findall(str(context.get("expected_tags")))
    else:
        given, allowed = str(error["input"]), _QUOTED.findall(str(context.get("expected")))
    fix = nearest(given, allowed)
    message = f"`{_shown(given)}` is not one of {', '.join(f'`{word}`' for word in allowed)}"
    if fix:
        message = f"`{_shown(given)}` is not in the list; did you mean `{fix}`?"
    return message, fix, document.value(*path)


def _wrong_type(error: ErrorDetails) -> str:
    given = error["input"]
    kind = error["type"]
    if kind == "string_type" and isinstance(given, int | float):
        return f"`{given}` is a number here; put it in quotes to make it text"
    if given is None:
        return "nothing stands here; write a value or delete the line"
    if kind in {"tuple_type", "list_type"}:
        return "a list belongs here: one `- ` per line, or `[a, b]`"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return "fields belong here, one `name: value` per line"
    return _plain(error["msg"])


def _plain(message: str) -> str:
    """Return pydantic's sentence the way our messages begin: lower case."""
    return message[:1].lower() + message[1:]


def _code(error: ErrorDetails) -> str:
    if _OWN_CODE.fullmatch(error["type"]):
        return error["type"]
    return _CODES.get(error["type"], "CAT105")


def _meant(
    errors: Sequence[ErrorDetails],
    data: Any,  # noqa: ANN401 - plain data of any shape
    fields: Mapping[str, Sequence[str]],
) -> dict[Path, tuple[Path, str]]:
    """Return for each unknown field the place of its mapping and the field it was probably meant to be."""
    meant = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            path = locate(data, error["loc"])
            known = fields.get(".".join(str(step) for step in path[:-1] if isinstance(step, str)), ())
            parent = _at(data, path[:-1])
            free = [field for field in known if not (isinstance(parent, dict) and field in parent)]
            guess = nearest(str(path[-1]), free)
            if guess:
                meant[path] = (path[:-1], guess)
    return meant


def locate(data: Any, loc: Sequence[str | int]) -> Path:  # noqa: ANN401 - plain data of any shape
    """Return the steps of pydantic's `loc` that stand in the data; union tags and validators do not."""
    path: list[str | int] = []
    for step in loc:
        inside_mapping = isinstance(data, dict) and step in data
        inside_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not (inside_mapping or inside_list):
            continue
        data = data[step]
        path.append(step)
    return tuple(path)


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    for step in path:
        data = data[step]
    return data


def _shown(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
