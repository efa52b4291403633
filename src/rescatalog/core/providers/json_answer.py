"""Reading answers of APIs that nobody has checked: whatever is not as it should be is not there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

from rescatalog.core import urls
from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.page import one_line
from rescatalog.core.providers.plain_values import day

# Answers about one item are far smaller; a longer one is a list or a trap.
MAX_BYTES: Final = 1_048_576
# Longer lists are those of collaborations; their first names are the ones that are cited.
MAX_TEXTS: Final = 50
# Parts of an answer that are looked at.
MAX_OBJECTS: Final = 200
# Nobody shows more of a text; what follows is not even looked at.
MAX_CHARS: Final = 20_000
# Counts of people and pages; beyond this it is no count.
MAX_COUNT: Final = 1_000_000_000

Node = Mapping[str, Any]


def object_of(answer: Observation) -> Node | None:
    """Return the JSON object that an answer of success holds, or None when it holds none or was cut."""
    return None if not answer.is_success or answer.truncated else _object(answer.body)


def content_of(answer: Observation) -> Node:
    """Return the JSON object that an answer of any status holds, an empty one when it holds none."""
    return _object(answer.body) or {}


def objects_in(value: object) -> tuple[Node, ...]:
    """Return the objects in a list, or the one object that stands in place of a list, capped."""
    if isinstance(value, dict):
        return (value,)
    return tuple(one for one in value[:MAX_OBJECTS] if isinstance(one, dict)) if isinstance(value, list) else ()


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
    return line_of(found) if isinstance(found, str) else None


def texts_in(node: Node, name: str) -> tuple[str, ...]:
    """Return the texts in the list `name`, each in one line and each once, the first `MAX_TEXTS` of them."""
    return each_once(line_of(item) for item in _list(node, name) if isinstance(item, str))


def line_of(text: str) -> str | None:
    """Return a text in one line, capped, without invisible characters; None when nothing is left."""
    return one_line(text[:MAX_CHARS])


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
    return day(node.get(name))


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


def _object(body: bytes) -> Node | None:
    if not 0 < len(body) <= MAX_BYTES:
        return None
    try:
        found = json.loads(body, parse_constant=_refused)
    except (ValueError, RecursionError):
        # UnicodeDecodeError is a ValueError, and so is an integer of too many digits.
        return None
    return found if isinstance(found, dict) else None


def _list(node: Node, name: str) -> list[Any]:
    found = node.get(name)
    return found[:MAX_TEXTS] if isinstance(found, list) else []


def _refused(word: str) -> NoReturn:
    message = f"{word} is no JSON"
    raise ValueError(message)
