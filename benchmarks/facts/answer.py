"""What a reader made of a page, as one line of JSON between two processes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to read.

    Attributes:
        path: where its bytes are.
        url: canonical address that gave it.
        content_type: the Content-Type header.
    """

    path: str
    url: str
    content_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one reader says of one page.

    Attributes:
        values: by the name of the field; names of people as a list; dates as ISO 8601.
        read_ms: milliseconds of processor time from the bytes to the values.
        judge_ms: milliseconds of processor time to judge whether the page lives, for readers that do.
        confidences: by the name of the field, for readers that say how sure they are.
        verdict: of readers that judge, such as `alive`.
        reason: of the verdict.
        error: what stopped the reader, in one line.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    read_ms: float = 0.0
    judge_ms: float = 0.0
    confidences: Mapping[str, str] = field(default_factory=dict)
    verdict: str = ""
    reason: str = ""
    error: str = ""


def line_of(thing: Page | Answer) -> str:
    """Return one line of JSON."""
    return json.dumps(asdict(thing), ensure_ascii=True)
