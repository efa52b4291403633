"""What YAML allows and a catalog does without, found before any node is built."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from rescatalog.files.fault import Fault, shown

MAX_DEPTH = 12
_CORE = "tag:yaml.org,2002:"


# Where none of these stands, and little is nested, no event can be refused; looking costs a third of reading.
_SUSPECT = re.compile(
    r"(?:^|[\s\[{,])[&*!]\S|^%|^---|^\.\.\.|(?:[-?:]\s+){3}|^ {12}",
    re.MULTILINE,
)


def may_be_refused(text: str) -> bool:
    """Return whether `refused` must look; most texts are told by their characters to be harmless."""
    return text.count("[") + text.count("{") >= MAX_DEPTH or _SUSPECT.search(text) is not None


def refused(events: Iterator[yaml.Event]) -> Fault | None:
    """Return the first event that is refused: anchor, tag, directive, second document, too deep nesting.

    Aliases multiply: nine lines of them are a billion values. Tags make values of types nobody asked for.
    """
    depth = documents = 0
    for event in events:
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        found = _refusal(event, depth, documents)
        if found:
            mark = event.start_mark
            assert mark is not None
            return Fault(found[0], mark.line + 1, mark.column + 1, found[1])
    return None


def _refusal(event: yaml.Event, depth: int, documents: int) -> tuple[str, str] | None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "CAT008", "anchors and aliases (`&name`, `*name`) are not used here; write the value out"
    tag = getattr(event, "tag", None)
    if tag:
        return "CAT009", f"tags such as `{shown(tag.replace(_CORE, '!!'))}` are not used here; delete it"
    if isinstance(event, yaml.DocumentStartEvent):
        if event.version or event.tags:
            return "CAT009", "directives (`%YAML`, `%TAG`) are not used here; delete the line"
        if documents > 1:
            return "CAT010", "a second document begins here (`---`); one file holds one"
    if depth > MAX_DEPTH:
        return "CAT006", f"nested deeper than {MAX_DEPTH} levels; make it flatter"
    return None
