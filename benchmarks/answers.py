"""Compares what a tool said about every address with the known truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from benchmarks.tools import ANSWERS, Tool
from benchmarks.workload import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.workload import Address, Workload

OK = 200
NOT_FOUND = 404


class Outcome(StrEnum):
    """What a tool's own words come to."""

    FINE = "fine"
    MISSING = "missing"
    NO_ANSWER = "no answer"
    ELSE = "something else"
    SILENT = "not mentioned"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool said about one address.

    Attributes:
        outcome: In the words that both tools share.
        final_url: Where it ended, when the tool says so.
        words: The tool's own.
    """

    outcome: Outcome
    final_url: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that is not the truth.

    Attributes:
        url: The address.
        truth: What really happens there.
        said: What the tool said.
    """

    url: str
    truth: Kind
    said: str


EXPECTED = {
    Kind.PAGE: Outcome.FINE,
    Kind.MOVED: Outcome.FINE,
    Kind.MISSING: Outcome.MISSING,
    Kind.HANG: Outcome.NO_ANSWER,
    Kind.RESET: Outcome.NO_ANSWER,
}


def wrong_answers(tool: Tool, folder: Path, workload: Workload) -> list[Wrong]:
    """Every address about which a tool was wrong or silent.

    Args:
        tool: Whose output it is.
        folder: Where the tool wrote it; without a readable file every address counts as wrong.
        workload: With the truth.
    """
    try:
        document = json.loads((folder / ANSWERS).read_bytes())
    except (OSError, ValueError):
        document = {}
    said = _from_rescatalog(document) if tool is Tool.RESCATALOG else _from_lychee(document)
    nothing = Answer(Outcome.SILENT, None, Outcome.SILENT.value)
    wrong = []
    for address in workload.addresses:
        answer = said.get(address.url, nothing)
        if not _is_right(address, answer):
            wrong.append(Wrong(address.url, address.kind, answer.words))
    return wrong


def _is_right(address: Address, answer: Answer) -> bool:
    if answer.outcome is not EXPECTED[address.kind]:
        return False
    if address.kind is Kind.MOVED:
        return answer.final_url == address.final_url
    return address.kind is not Kind.PAGE or answer.final_url in (None, address.final_url)


def _from_rescatalog(document: dict[str, Any]) -> dict[str, Answer]:
    answers = {}
    for result in document.get("results", ()):
        verdict, status = result["verdict"], result.get("http_status")
        match verdict:
            case "alive" if status == OK:
                outcome = Outcome.FINE
            case "moved":
                outcome = Outcome.FINE
            case "missing" if status == NOT_FOUND:
                outcome = Outcome.MISSING
            case "unsure" if status is None:
                outcome = Outcome.NO_ANSWER
            case _:
                outcome = Outcome.ELSE
        words = f"{verdict} ({result.get('reason')}, status {status}) at {result.get('final_url')}"
        answers[result["url"]] = Answer(outcome, result.get("final_url"), words)
    return answers


def _from_lychee(document: dict[str, Any]) -> dict[str, Answer]:
    answers = {}
    for part in ("success_map", "error_map", "timeout_map", "excluded_map"):
        for results in document.get(part, {}).values():
            for result in results:
                answers[result["url"]] = _lychee_answer(part, result)
    return answers


def _lychee_answer(part: str, result: dict[str, Any]) -> Answer:
    status = result.get("status", {})
    code = status.get("code")
    hops = result.get("redirects", {}).get("redirects", ())
    match part:
        case "success_map" if code == OK:
            outcome = Outcome.FINE
        case "error_map" if code == NOT_FOUND:
            outcome = Outcome.MISSING
        case "error_map" | "timeout_map" if code is None:
            outcome = Outcome.NO_ANSWER
        case _:
            outcome = Outcome.ELSE
    return Answer(outcome, hops[-1]["url"] if hops else None, f"{part}: {status.get('text')}")
