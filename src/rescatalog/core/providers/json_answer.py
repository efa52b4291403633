"""Reading answers of APIs that nobody has checked: whatever is not as it should be is not there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

from rescatalog.core import urls
from rescatalog.core.facts.fact import Claim, Field, Value
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.page import one_line

# Answers about one item are far smaller; a longer one is a list or a trap.
MAX_BYTES: Final = 1_048_576
# Longer lists are those of collaborations; their first names are the ones that are cited.
MAX_TEXTS: Final = 50
# Counts of people and pages; beyond this it is no count.
MAX_COUNT: Final = 1_000_000_000
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)

Node = Mapping[str, Any]


def object_of(answer: Observation) -> Node | None:
    """Return the JSON object that an answer of success holds, or None when it holds none or was cut."""
    if not answer.is_success or answer.truncated or not 0 < len(answer.body) <= MAX_BYTES:
        return None
    try:
        found = json.loads(answer.body, parse_constant=_refused)
    except (ValueError, RecursionError):
        # UnicodeDecodeError is a ValueError, and so is an integer of too many digits.
        return None
    return found if isinstance(found, dict) else None


def node_in(node: Node, *path: str) -> Node:
    """Return the object at the end of `path`, an empty one when there is none."""
    for name in path:
        inner = node.get(name)
        if not isinstance(inner, dict):
            return {}
        node = inner
    return node


def nodes_in(node: Node, name: str) -> tuple[Node, ...]:
    """Return the objects in the list `name`, the first `MAX_TEXTS` of them."""
    return tuple(item for item in _list(node, name) if isinstance(item, dict))


def text_in(node: Node, name: str) -> str | None:
    """Return the text `name` in one line, capped, or None when there is none."""
    found = node.get(name)
    return one_line(found) if isinstance(found, str) else None


def texts_in(node: Node, name: str) -> tuple[str, ...]:
    """Return the texts in the list `name`, each in one line and each once, the first `MAX_TEXTS` of them."""
    return each_once(one_line(item) for item in _list(node, name) if isinstance(item, str))


def count_in(node: Node, name: str) -> int | None:
    """Return the whole number `name`, or None when there is none or it cannot be a count."""
    found = node.get(name)
    # True and False are integers to Python.
    if isinstance(found, bool) or not isinstance(found, int):
        return None
    return found if 0 <= found <= MAX_COUNT else None


def truth_in(node: Node, name: str) -> bool | None:
    """Return the truth `name`, or None when there is none."""
    found = node.get(name)
    return found if isinstance(found, bool) else None


def day_in(node: Node, name: str) -> str | None:
    """Return the day with which the text `name` begins, as ISO 8601, or None."""
    found = node.get(name)
    return day_of(found) if isinstance(found, str) else None


def day_of(text: str) -> str | None:
    """Return the day with which a text begins, as ISO 8601, or None."""
    found = _DAY.match(text.strip())
    return found.group() if found else None


def address_in(node: Node, name: str, base: str) -> str | None:
    """Return the http(s) address `name` in its one spelling, or None.

    Args:
        node: where it stands.
        name: under which name.
        base: canonical address that a relative one is relative to.
    """
    found = node.get(name)
    address = urls.join(base, found) if isinstance(found, str) and found else None
    return address if address is not None and urls.scheme(address) in urls.DEFAULT_PORTS else None


def each_once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return texts in order, each once, what is missing left out."""
    return tuple(dict.fromkeys(text for text in texts if text))[:MAX_TEXTS]


def claims(source: str, values: Mapping[Field, Value | None]) -> tuple[Claim, ...]:
    """Return a claim for every value that is there; no claim is made of an empty text or list.

    Args:
        source: who says so.
        values: by field.
    """
    return tuple(
        Claim(field=field, value=value, source=source)
        for field, value in values.items()
        if value is not None and value not in ("", ())
    )


def _list(node: Node, name: str) -> list[Any]:
    found = node.get(name)
    return found[:MAX_TEXTS] if isinstance(found, list) else []


def _refused(word: str) -> NoReturn:
    message = f"{word} is no JSON"
    raise ValueError(message)
