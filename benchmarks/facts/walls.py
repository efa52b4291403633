"""Recorded answers of bot walls, judged; and living pages, judged: what speaks against them is a false alarm."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import NotMeasuredError
from rescatalog.core import urls
from rescatalog.core.judging.check import Judgement
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.judging.verdict import judge
from rescatalog.core.words import Verdict

FAILED = "failed.json"
"""A recording of a wall; whatever else is recorded beside it is none."""
LIVING = frozenset({Verdict.ALIVE, Verdict.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One recording or page with its verdict.

    Attributes:
        name: of the file.
        is_wall: whether a bot wall answered.
        judgement: what was concluded.
    """

    name: str
    is_wall: bool
    judgement: Judgement

    @property
    def is_right(self) -> bool:
        """Return whether a wall is blocked, and whether whatever is no wall is not."""
        return (self.judgement.verdict is Verdict.BLOCKED) == self.is_wall


def recordings_in(folder: Path) -> tuple[Judged, ...]:
    """Return all recordings of a folder, judged, in the order of their paths.

    Args:
        folder: of HAR files; those of walls are called `failed.json`.

    Raises:
        NotMeasuredError: there is none.
    """
    found = [
        (path, recorded) for path in sorted(folder.glob("**/*.json")) if (recorded := _recording(path)) is not None
    ]
    if not found:
        raise NotMeasuredError(f"{folder} holds no recordings (HAR files); name a folder with --walls")
    return tuple(
        Judged(name=f"{path.parent.name}/{path.name}", is_wall=path.name == FAILED, judgement=_judged(recorded))
        for path, recorded in found
    )


def false_alarms(folder: Path) -> tuple[int, tuple[Judged, ...]]:
    """Return how many living pages there are, and those that are judged otherwise.

    Args:
        folder: of HTML files that are known to be good pages.
    """
    pages = [path for path in sorted(folder.glob("**/*")) if path.suffix in {".html", ".htm"} and path.is_file()]
    judged = (
        Judged(name=path.relative_to(folder).as_posix(), is_wall=False, judgement=_judged(_as_seen(folder, path)))
        for path in pages
    )
    return len(pages), tuple(one for one in judged if one.judgement.verdict not in LIVING)


def _as_seen(folder: Path, path: Path) -> Observation:
    url = (
        urls.canonical(f"https://living.example/{path.relative_to(folder).as_posix()}") or "https://living.example/page"
    )
    headers = (("content-type", "text/html"),)
    return Observation(request=Request.of(url, url), status=200, headers=headers, body=path.read_bytes())


def _judged(observation: Observation) -> Judgement:
    return judge(Trail(target=observation.request.target, looks=((observation,),)))


def _recording(path: Path) -> Observation | None:
    """Return the first page of a HAR file, or None when it is no such file."""
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))["log"]["entries"][0]
    except (ValueError, KeyError, IndexError, TypeError):
        return None
    answer, url = entry["response"], urls.canonical(entry["request"]["url"]) or ""
    return Observation(
        request=Request.of(url, url), status=answer["status"], headers=tuple(_headers(answer)), body=_body(answer)
    )


def _headers(answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for header in answer["headers"]:
        yield header["name"].lower(), header["value"]


def _body(answer: dict[str, Any]) -> bytes:
    content = answer["content"]
    text = content.get("text", "")
    return base64.b64decode(text) if content.get("encoding") == "base64" else text.encode()
