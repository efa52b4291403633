"""Values out of answers and pages, made plain: one line, bounded, or nothing."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import islice

from rescatalog.core import urls
from rescatalog.core.extract.wording import MAX_PROSE, plain
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.page import one_line

# No course has more teachers than this, and no list of topics that is longer says anything.
MOST_NAMES = 20
# Longer texts are sentences, and no names.
LONGEST_NAME = 100
# Enough for any text that is shown in one line; a hostile answer may hold megabytes.
LOOKED_AT = 20_000
_TAG = re.compile(r"<[^<>]{1,500}>")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]|$)", re.ASCII)
_DURATION = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}(?:\.\d{1,6})?S)?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_COMMONS = re.compile(
    r"(?:https?://creativecommons\.org/licenses/|CC[ -])(by(?:-nc)?(?:-sa|-nd)?)[ /-](\d\.\d)(?:/[\w./-]*)?",
    re.IGNORECASE | re.ASCII,
)


def claims(source: str, values: Mapping[Field, Value | None]) -> tuple[Claim, ...]:
    """Return one claim for each field that has a value.

    Args:
        source: who says so.
        values: None, an empty text and an empty tuple are no values.
    """
    said = ((field, value) for field, value in values.items() if value is not None and value not in ("", ()))
    return tuple(Claim(field=field, value=value, source=source) for field, value in said)


def line(value: object) -> str | None:
    """Return a text in one line with its entities decoded, or None when there is none."""
    return one_line(entities.unescape(value[:LOOKED_AT])) if isinstance(value, str) else None


def prose(value: object) -> str | None:
    """Return a text in one line without its markup, as long as a description may be, or None when there is none."""
    return plain(entities.unescape(_TAG.sub(" ", value[:LOOKED_AT])), MAX_PROSE) if isinstance(value, str) else None


def names(value: object, *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return names of people or places, each once, in order.

    Args:
        value: a text, a thing with a `name`, or a list of such.
        but: names that are none here, such as the platform's own.
    """
    given = value if isinstance(value, list) else [value]
    texts = (line(one.get("name") if isinstance(one, Mapping) else one) for one in islice(given, MOST_NAMES))
    unwanted = {name.casefold() for name in but}
    found = {text: None for text in texts if text and _is_name(text) and text.casefold() not in unwanted}
    return tuple(found)


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and "://" not in text and not text.startswith(("@", "www."))


def day(value: object) -> str | None:
    """Return the day of an ISO 8601 date or time, or None."""
    found = _DAY.match(value.strip()) if isinstance(value, str) and len(value) <= LONGEST_NAME else None
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def day_of_epoch(value: object) -> str | None:
    """Return the UTC day of a time in seconds since 1970, or None."""
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value, tz=UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return None


def minutes(value: object) -> int | None:
    """Return the minutes of an ISO 8601 duration, or None.

    Hours and minutes are time that one spends; days and weeks are time that passes, and are no answer.
    """
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= LONGEST_NAME else None
    if not found:
        return None
    return int(found.group(1) or 0) * 60 + int(found.group(2) or 0) or None


def language(value: object) -> str | None:
    """Return a BCP 47 tag in its usual letters, or None.

    Source: RFC 5646 section 2.1.1: language in lower case, a region of two letters in upper case.
    """
    given = value[0] if isinstance(value, list) and value else value
    if not isinstance(given, str) or not _LANGUAGE.fullmatch(given):
        return None
    first, *rest = given.replace("_", "-").split("-")
    spelled = (part.upper() if len(part) == 2 else part.title() for part in rest)  # noqa: PLR2004 - a region
    return "-".join((first.lower(), *spelled))


def licence(value: object) -> str | None:
    """Return the SPDX expression of a Creative Commons licence, given by name or address, or None."""
    found = _COMMONS.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= LONGEST_NAME else None
    return f"CC-{found.group(1).upper()}-{found.group(2)}" if found else None


def address(value: object) -> str | None:
    """Return a canonical web address, or None."""
    given = value[0] if isinstance(value, list) and value else value
    spelled = urls.canonical(given) if isinstance(given, str) else None
    return spelled if spelled and urls.scheme(spelled) in {"http", "https"} else None
