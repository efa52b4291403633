"""Lines of the history: text as runs, checks and answers of archives, and back."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from pydantic import ValidationError

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run
from rescatalog.store.line_shapes import KINDS, End, Header
from rescatalog.store.rows import archived_row_of, row_of, run_row_of
from rescatalog.store.schema import VERSION
from rescatalog.store.telling import told_row_of

Record = Run | Check | Archived

_SHOWN_CHARS = 60
# Far more than evidence has, and far less than Python can write again.
MAX_DEPTH = 100


def parsed(text: bytes) -> Header | End | Record:
    """Return what a line says.

    Raises:
        ValueError: it is not a line of a history; the message ends a sentence that begins with the line's place.
    """
    try:
        content = json.loads(text.decode(), parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError:
        raise ValueError("this line is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("this line is not JSON") from None
    if text.count(b"[") + text.count(b"{") > MAX_DEPTH and _depth(content) > MAX_DEPTH:
        raise ValueError(f"this line is nested deeper than {MAX_DEPTH} levels")
    kind = content.get("kind") if isinstance(content, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"this line has no `kind` that is known here; the kinds are {', '.join(KINDS)}")
    try:
        line = KINDS[kind].model_validate(content)
    except ValidationError as error:
        raise ValueError(_told(error)) from None
    return line if isinstance(line, Header | End) else line.record()


def text_of(record: Record) -> bytes:
    """Return the one line that says this, without its end."""
    if isinstance(record, Run):
        return dumped({"kind": "run", **run_row_of(record), "interrupted": record.interrupted})
    if isinstance(record, Archived):
        return dumped({"kind": "archive", **archived_row_of(record)})
    hops = [{"url": hop.url, "status": hop.status} for hop in record.judgement.hops]
    facts = [told_row_of(told) for told in record.facts]
    lists = {"notes": record.judgement.notes, "hops": hops, "evidence": record.evidence, "facts": facts}
    return dumped({"kind": "check", **row_of(record), **lists})


def header() -> bytes:
    """Return the first line of a file, without its end."""
    return dumped({"kind": "state", "schema_version": VERSION})


def dumped(content: dict[str, Any]) -> bytes:
    """Return an object as JSON, the same bytes for the same content, in ASCII, in one line."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _told(error: ValidationError) -> str:
    """Return the first thing that is wrong with a line."""
    first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"]))[:_SHOWN_CHARS]
    if first["type"] == "missing":
        return f"`{field}` is missing"
    if first["type"] == "extra_forbidden":
        return f"`{field}` is not known here"
    said = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    given = f"; here is `{first['input'][:_SHOWN_CHARS]}`" if isinstance(first["input"], str) else ""
    return f"`{field}`: {said}{given}"


def _depth(content: object) -> int:
    """Return how many levels of lists and objects are inside each other."""
    depth, level = 0, [content]
    while level := [part for part in level if isinstance(part, list | dict)]:
        depth += 1
        level = [inner for part in level for inner in (part.values() if isinstance(part, dict) else part)]
    return depth


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large")
    return number
