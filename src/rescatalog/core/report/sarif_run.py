"""Run and status reports as SARIF, for code scanning.

Code scanning takes whatever an upload leaves out as mended, so `status` is the report to upload: a crawl names only
links that were due.

Source: OASIS Static Analysis Results Interchange Format 2.1.0.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from rescatalog.core import urls
from rescatalog.core.catalog.problem import Place
from rescatalog.core.report.content import Paint, RunReport, StatusReport, plain
from rescatalog.core.report.findings import Finding, findings_of, pressing
from rescatalog.core.report.json_run import spell
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.report.problems_sarif import MOST, SCHEMA
from rescatalog.core.report.summary import summary_of
from rescatalog.core.report.told import in_one_line, line_by_line

_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
_STANDARD_INPUT = "-"


def render(report: RunReport | StatusReport, paint: Paint = plain) -> str:  # noqa: ARG001 - SARIF has no colours
    """Return a report as SARIF with a final newline."""
    findings = pressing(findings_of(report))[:MOST]
    rules = {_rule_id(finding): finding for finding in reversed(findings)}
    ids = sorted(rules)
    run = {
        "tool": {"driver": {"name": "rescatalog", "rules": [_rule(name, rules[name]) for name in ids]}},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, ids) for finding in findings],
        "properties": {"summary": list(summary_of(report, findings_of(report)).lines)},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=True) + "\n"


def _invocation(report: RunReport | StatusReport) -> dict[str, Any]:
    """Return how the run went; a void or interrupted one did not go well."""
    if isinstance(report, StatusReport):
        return {"executionSuccessful": True}
    told: dict[str, Any] = {
        "executionSuccessful": report.void is None and not report.interrupted,
        "startTimeUtc": spell(report.started_at),
    }
    remarks = [remark for remark in summary_of(report, ()).remarks if remark.startswith(("void", "interrupted"))]
    if remarks:
        told["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": _message(remark)}} for remark in remarks
        ]
    return told


def _rule_id(finding: Finding) -> str:
    return finding.reason or finding.word


def _rule(name: str, example: Finding) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": f"{example.word}: {name}" if name != example.word else name},
        "fullDescription": {"text": _message(example.advice)},
        "help": {"text": _message(f"{example.advice} `rescatalog explain {name}` says more.")},
        "defaultConfiguration": {"level": _LEVELS[example.level]},
    }


def _result(finding: Finding, ids: Sequence[str]) -> dict[str, Any]:
    name = _rule_id(finding)
    message = f"{visible(finding.url)} is {finding.word}: {in_one_line(finding)}. {finding.advice}"
    identity = urls.canonical(finding.url) or finding.url
    result = {
        "ruleId": name,
        "ruleIndex": ids.index(name),
        "level": _LEVELS[finding.level],
        "message": {"text": _message(message)},
        "partialFingerprints": {"link/v1": hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:32]},
        "properties": {
            "url": visible(finding.url),
            "word": finding.word,
            "change": finding.change and str(finding.change),
            "who": str(finding.group),
            "evidence": list(line_by_line(finding)),
        },
    }
    locations = [_location(place) for place in finding.places if place.file != _STANDARD_INPUT]
    # The link must be mended at every one of these places, which is what several locations mean.
    return result | ({"locations": locations} if locations else {})


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    uri = quote(place.file.encode("utf-8", "replace"))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _message(text: str) -> str:
    """Return text without embedded links and placeholders. Source: SARIF 2.1.0, sections 3.11.5 and 3.11.6."""
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")
