"""The small texts and numbers a catalog is made of, each with its rule and the code of breaking it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISO_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
HOST = re.compile(r"(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")
# Windows refuses these as file names, whatever the extension.
RESERVED_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
FIRST_YEAR = 1450
LAST_YEAR = 2100
# Of what `one_line` refuses, all that a regular expression can say in every language, and the invisible
# characters that editors and web pages leave behind.
_ONE_LINE = (
    r"(?!\s)(?!.* {2})(?!.*\s$)"
    r"[^\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*"
)


# Compared by identity: annotations are hashed, and keywords cannot be.
@dataclass(frozen=True, slots=True, eq=False)
class InSchema:
    """What a JSON Schema can say, for editors, of a rule that a function checks.

    Attributes:
        keywords: of JSON Schema, with their values.
    """

    keywords: Mapping[str, Any]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), **self.keywords}


def written(pattern: str, words: str) -> InSchema:
    """Return how editors are told the shape of a whole text: as a regular expression, and in words."""
    return InSchema({"pattern": f"^(?:{pattern})$", "patternErrorMessage": words})


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise PydanticCustomError(
            "CAT201",
            "an id is lower-case letters, digits and single hyphens: `{text}` is not",
            {"text": text},
        )
    if text in RESERVED_NAMES:
        raise PydanticCustomError(
            "CAT202", "`{text}` cannot be a file name on Windows; choose another id", {"text": text}
        )
    return text


def one_line(text: str) -> str:
    """Return a text once it is known to be one visible line."""
    if unicodedata.normalize("NFC", text) != text:
        raise PydanticCustomError("CAT601", "write the text in Unicode form NFC")
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}:
            raise PydanticCustomError(
                "CAT602",
                "an invisible character (U+{point}) stands in the text; delete it",
                {"point": f"{ord(character):04X}"},
            )
    if text != text.strip() or "  " in text:
        raise PydanticCustomError("CAT603", "blanks at the ends, or two in a row; leave one or none")
    return text


def _summary(text: str) -> str:
    if not text.endswith((".", "?", "!", "…")):
        raise PydanticCustomError("CAT604", "a summary is made of sentences: end it with a full stop")
    return text


def _host_name(text: str) -> str:
    if not HOST.fullmatch(text):
        raise PydanticCustomError("CAT305", "`{text}` is not a host name such as `ocw.mit.edu`", {"text": text})
    return text


def pattern(text: str) -> str:
    """Return a text once it is known to be a regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        message = "`{text}` is not a regular expression: {why}"
        raise PydanticCustomError("CAT215", message, {"text": text, "why": str(error)}) from None
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise PydanticCustomError(
            "CAT203", "`{text}` is not a language tag such as `en`, `pt-BR` or `zh-Hans`", {"text": text}
        )
    return text


def _year_or_date(value: int | str) -> int | str:
    if isinstance(value, int):
        if not FIRST_YEAR <= value <= LAST_YEAR:
            raise PydanticCustomError("CAT204", "`{year}` is not a year of publication", {"year": value})
        return value
    if not _is_day(value):
        raise PydanticCustomError(
            "CAT204", "write a year (`2018`) or a date (`2018-08-01`), not `{text}`", {"text": value}
        )
    return value


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return ISO_DAY.fullmatch(text) is not None


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    for position, name in enumerate(names):
        if name in names[:position]:
            raise PydanticCustomError("CAT115", "`{name}` is named twice; keep one", {"name": name})
    return names


_IN_SLUG = written(
    rf"(?!(?:{'|'.join(sorted(RESERVED_NAMES))})$){SLUG.pattern}",
    "An id is lower-case letters, digits and single hyphens, and no name that Windows reserves.",
)
IN_LINE = written(_ONE_LINE, "One line, without invisible characters, blanks at its ends or two in a row.")
_IN_SUMMARY = written(rf"{_ONE_LINE}(?<=[.?!…])", "One line of sentences: it ends with a full stop.")
_IN_HOST = written(HOST.pattern, "A host name such as `ocw.mit.edu`.")
_IN_LANGUAGE = written(LANGUAGE.pattern, "A language tag such as `en`, `pt-BR` or `zh-Hans`.")
_IN_YEAR_OR_DATE = InSchema(
    {
        "anyOf": [
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            {"type": "string", "format": "date", **written(ISO_DAY.pattern, "A date such as `2018-08-01`.").keywords},
        ]
    }
)
_IN_ONCE = InSchema({"uniqueItems": True})

Slug = Annotated[str, StringConstraints(min_length=2, max_length=64), AfterValidator(_slug), _IN_SLUG]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(one_line), IN_LINE]
Slugs = Annotated[tuple[Slug, ...], AfterValidator(_once), _IN_ONCE]
Lines = Annotated[tuple[Line, ...], AfterValidator(_once), _IN_ONCE]
Summary = Annotated[
    str,
    StringConstraints(min_length=30, max_length=400),
    AfterValidator(one_line),
    AfterValidator(_summary),
    _IN_SUMMARY,
]
HostName = Annotated[Line, AfterValidator(_host_name), _IN_HOST]
Language = Annotated[str, AfterValidator(_language), _IN_LANGUAGE]
YearOrDate = Annotated[int | str, AfterValidator(_year_or_date), _IN_YEAR_OR_DATE]
Positive = Annotated[float, Field(gt=0)]
Range = Annotated[tuple[Positive] | tuple[Positive, Positive], Field(union_mode="left_to_right")]


class Part(BaseModel):
    """Frozen, and unknown fields are refused."""

    # Built when first used: a command that reads one file waits for the parts of that one only.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
