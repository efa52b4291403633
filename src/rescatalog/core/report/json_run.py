"""Run and status reports as the contract's JSON."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from rescatalog.core.memory.archive import Archived
from rescatalog.core.report.content import Paint, Result, RunReport, StatusReport, plain
from rescatalog.core.report.drift_told import record_of
from rescatalog.core.report.findings import change_of, places_of

SCHEMA_VERSION = 1


def render_run(report: RunReport, paint: Paint = plain) -> str:  # noqa: ARG001 - JSON has no colours
    """Return a run as JSON with a final newline."""
    run: dict[str, object] = {
        "id": report.run_id,
        "started_at": spell(report.started_at),
        "elapsed_s": round(report.elapsed_s, 3),
        "void": report.void is not None,
        "void_reason": report.void,
        "interrupted": report.interrupted,
        "tool_version": report.tool_version,
    }
    if report.facts_changed is not None:
        run |= {"facts_changed": report.facts_changed, "facts_void": report.facts_void}
    document = {
        "schema_version": SCHEMA_VERSION,
        "run": run,
        "summary": {str(verdict): count for verdict, count in report.summary.items()},
        "results": [_result(result, report) for result in report.results],
    }
    if report.differences:
        document["differences"] = [record_of(difference) for difference in report.differences]
    return _dump(document)


def render_status(report: StatusReport, paint: Paint = plain) -> str:  # noqa: ARG001 - JSON has no colours
    """Return what the state knows as JSON with a final newline."""
    links = [
        {
            "url": uses[0].url if uses else status.key,
            "entries": [{"entry": use.entry, "role": str(use.role)} for use in uses],
            "status": str(status.status),
            "reason": status.reason,
            "since": spell(status.since),
            "strikes": status.strikes,
            "last_checked_at": spell(status.last_checked_at),
            "last_alive_at": spell(status.last_alive_at),
            "http_status": status.http_status,
            "final_url": status.final_url,
            "because": status.because or None,
            "drift": list(status.drift),
            "drifted_at": spell(status.drifted_at),
            "copy": _copy(report.archived.get(status.key)),
        }
        for status, uses in report.links
    ]
    document = {
        "schema_version": SCHEMA_VERSION,
        "runs": {
            "counted": report.runs,
            "void": report.void_runs,
            "last_started_at": spell(report.last_run_at),
        },
        "links": links,
    }
    return _dump(document)


def spell(time: datetime | None) -> str | None:
    """Return an aware UTC time as ISO 8601 with `Z`, whole seconds."""
    return None if time is None else time.isoformat(timespec="seconds").replace("+00:00", "Z")


def _copy(archived: Archived | None) -> dict[str, Any] | None:
    if archived is None or archived.snapshot_url is None:
        return None
    return {"url": archived.snapshot_url, "taken_at": spell(archived.snapshot_at)}


def _result(result: Result, report: RunReport) -> dict[str, Any]:
    judgement = result.judgement
    row: dict[str, Any] = {
        "url": result.url,
        "verdict": str(judgement.verdict),
        "reason": judgement.reason,
        "notes": list(judgement.notes),
        "http_status": judgement.http_status,
        "final_url": judgement.final_url,
        "hops": [{"url": hop.url, "status": hop.status} for hop in judgement.hops],
        "attempts": result.attempts,
        "elapsed_s": round(result.elapsed_s, 3),
        "title": judgement.title,
    }
    if result.detail:
        row["detail"] = result.detail
    if judgement.because and judgement.because != result.detail:
        row["because"] = judgement.because
    if result.ignored is not None:
        rule = result.ignored
        row["ignored"] = {"reason": rule.reason, "owner": rule.owner, "until": rule.until.isoformat()}
    places = places_of(result)
    if places:
        row["places"] = [{"file": place.file, "line": place.line, "column": place.column} for place in places]
    if result.status is not None:
        first = result.uses[0] if result.uses else None
        row |= {
            "entry": first.entry if first else None,
            "role": str(first.role) if first else None,
            "uses": [{"entry": use.entry, "role": str(use.role)} for use in result.uses],
            "status": str(result.status.status),
            "since": spell(result.status.since),
            "strikes": result.status.strikes,
        }
    if result.before is not None:
        # A void run concluded nothing, so nothing has changed either.
        row["change"] = None if report.void is not None else change_of(result)
    return row


def _dump(document: dict[str, Any]) -> str:
    # Escaping non-ASCII also escapes every control and bidirectional character a page may have sent.
    return json.dumps(document, indent=1, ensure_ascii=True) + "\n"
