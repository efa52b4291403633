"""JSON-LD as pages carry it, read tolerantly and taken apart into nodes."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from rescatalog.core.extract.wording import Json

MOST_BLOCKS = 20
MOST_LETTERS = 500_000
MOST_NODES = 300
# How many values are looked at for nodes; a list of a million numbers ends here.
MOST_VALUES = 5_000
DEEPEST = 12
# What stands in these is about something else than the page, and is reached through the node that holds it.
_OF_OTHERS = frozenset({
    "itemListElement", "hasPart", "isPartOf", "review", "reviews", "comment", "suggestedAnswer", "acceptedAnswer",
    "citation", "mentions", "relatedLink", "isRelatedTo", "isSimilarTo", "breadcrumb", "subjectOf", "potentialAction",
})  # fmt: skip
# Each alternative takes what it began with to its end or to the end of the text, so the time grows with the length.
_QUOTED = r'"(?:[^"\\]|\\.)*+(?:"|\Z)'
_PIECE = re.compile(_QUOTED + r"|/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*+|,(?=\s*+[}\]])", re.DOTALL)
_DOUBLED = re.compile(_QUOTED + r"|\{(?=\s*+\{)|\}(?=\s*+\})", re.DOTALL)


def nodes_of(blocks: Iterable[str]) -> tuple[Mapping[str, Json], ...]:
    """Return the nodes of all blocks, outermost first; what cannot be read is left out.

    A node that stands in a list of other things (`itemListElement`, `review`, …) is not among them.

    Args:
        blocks: texts of `script` elements of type `application/ld+json`.
    """
    found: list[Mapping[str, Json]] = []
    letters = 0
    for number, block in enumerate(blocks):
        letters += len(block)
        if number >= MOST_BLOCKS or letters > MOST_LETTERS:
            break
        found += _taken_apart(read(block), MOST_NODES - len(found))
    return tuple(found)


def read(text: str) -> Json:
    """Return what a block says, or None when nobody can read it.

    Control characters in texts, comments, commas too many, CDATA and doubled braces are read over, as they are what
    templates leave behind.
    """
    for written in _readings(text):
        if written:
            try:
                return json.loads(written, strict=False)
            except (ValueError, RecursionError):
                # Not JSON this way, or lists within lists without end.
                continue
    return None


def resolved(value: Json, things: Iterable[Mapping[str, Json]]) -> Json:
    """Return a value with each reference `{"@id": …}` in it replaced by the node it names, one step deep.

    Args:
        value: of a property.
        things: all nodes of the page.
    """
    listed = value if isinstance(value, list) else [value]
    if not any(_is_reference(one) for one in listed):
        return value
    known = {
        str(thing["@id"]): thing for thing in reversed(tuple(things)) if "@id" in thing and not _is_reference(thing)
    }
    return [known.get(str(one["@id"]), one) if _is_reference(one) else one for one in listed]


def _is_reference(value: Json) -> bool:
    return isinstance(value, dict) and "@id" in value and not (value.keys() - {"@id", "@type"})


def _readings(text: str) -> Iterator[str]:
    yield text.strip()
    yield _mended(text)
    if "&quot;" in text:
        yield _mended(html.unescape(text))


def _mended(text: str) -> str:
    text = text.replace("<![CDATA[", "").replace("]]>", "").strip()
    text = text.removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if text.startswith("{{"):
        text = _DOUBLED.sub(_kept, text)
    return _PIECE.sub(_kept, text).strip()


def _kept(found: re.Match[str]) -> str:
    """Return a text between quotes as it is; all else that was looked for goes."""
    return found.group() if found.group().startswith('"') else ""


def _taken_apart(value: Json, most: int) -> list[Mapping[str, Json]]:
    found: list[Mapping[str, Json]] = []
    waiting = deque([(value, 0)])
    looked_at = 0
    while waiting and len(found) < most and looked_at < MOST_VALUES:
        one, depth = waiting.popleft()
        looked_at += 1
        inner: Iterable[Json] = ()
        if isinstance(one, dict):
            if any(not key.startswith("@graph") and key != "@context" for key in one):
                found.append(one)
            inner = (held for key, held in one.items() if key not in _OF_OTHERS and key != "@context")
        elif isinstance(one, list):
            inner = one
        if depth < DEEPEST:
            room = MOST_VALUES - len(waiting)
            waiting.extend(
                (held, depth + 1) for held, _ in zip(inner, range(room), strict=False) if isinstance(held, (dict, list))
            )
    return found
