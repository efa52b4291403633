"""Runs each reader in a process of its own over the same pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import NotMeasuredError
from benchmarks.facts.answer import Answer, Page, line_of
from benchmarks.facts.sample import Sample

OURS = "rescatalog"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader made of all pages.

    Attributes:
        name: of the reader.
        version: name and version as it says.
        answers: one per page, in their order.
    """

    name: str
    version: str
    answers: tuple[Answer, ...]


def readings(samples: Sequence[Sample], rivals: Path | None, names: Sequence[str]) -> tuple[Reading, ...]:
    """Return what our reader and others make of the same pages.

    Args:
        samples: the pages.
        rivals: the Python of the environment in which the others are installed, or None to leave them out.
        names: which others.

    Raises:
        NotMeasuredError: a reader cannot be run.
    """
    found = [_reading(OURS, [sys.executable, "-m", "benchmarks.facts.own"], samples)]
    if rivals is not None:
        found += [_reading(name, [os.fspath(rivals), "-m", "benchmarks.facts.rival", name], samples) for name in names]
    return tuple(found)


def _reading(name: str, command: list[str], samples: Sequence[Sample]) -> Reading:
    pages = (
        Page(path=os.fspath(each.path.absolute()), url=each.url, content_type=each.content_type) for each in samples
    )
    asked = "".join(f"{line_of(page)}\n" for page in pages)
    try:
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False, cwd=ROOT)
    except OSError as problem:
        raise NotMeasuredError(f"{command[0]} cannot be run: {problem}") from None
    lines = done.stdout.splitlines()
    if len(lines) != len(samples) + 1:
        said = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise NotMeasuredError(f"{name} stopped after {max(0, len(lines) - 1)} of {len(samples)} pages: {said[0]}")
    first, *answers = (json.loads(line) for line in lines)
    return Reading(name=name, version=first["reader"], answers=tuple(Answer(**answer) for answer in answers))
