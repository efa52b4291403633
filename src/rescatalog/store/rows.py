"""Runs, checks and answers of archives as rows of `state.db`, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.observed import Change
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.telling import told_of, told_row_of

Row = dict[str, Any]


def spell(time: datetime) -> str:
    """Return an aware UTC time as ISO 8601 with milliseconds."""
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def spell_or_none(time: datetime | None) -> str | None:
    """Return a time as `spell` does, None for none."""
    return None if time is None else spell(time)


def time_or_none(text: str | None) -> datetime | None:
    """Return the time that `spell_or_none` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def row_of(check: Check) -> Row:
    """Return the row of a check, without its number."""
    judgement = check.judgement
    return {
        "run_id": check.run_id,
        "key": check.key,
        "checked_at": spell(check.checked_at),
        "verdict": str(judgement.verdict),
        "reason": judgement.reason,
        "because": judgement.because,
        "notes": json.dumps(judgement.notes),
        "http_status": judgement.http_status,
        "final_url": judgement.final_url,
        "hops": json.dumps([{"url": hop.url, "status": hop.status} for hop in judgement.hops]),
        "attempts": check.attempts,
        "elapsed_s": round(check.elapsed_s, 3),
        "title": judgement.title,
        "evidence": json.dumps(check.evidence, ensure_ascii=True),
        "text_hash": check.text_hash,
        "not_before": spell_or_none(check.not_before),
        "facts": json.dumps([told_row_of(told) for told in check.facts], ensure_ascii=True),
    }


def check_of(row: Row) -> Check:
    """Return the check of a row.

    Raises:
        ValueError: the row is not what `row_of` makes, so the file is damaged.
    """
    return Check(
        run_id=row["run_id"],
        key=row["key"],
        checked_at=datetime.fromisoformat(row["checked_at"]),
        judgement=Judgement(
            verdict=Verdict(row["verdict"]),
            reason=row["reason"],
            because=row.get("because", ""),
            notes=tuple(json.loads(row["notes"])),
            http_status=row["http_status"],
            final_url=row["final_url"],
            hops=tuple(Hop(url=hop["url"], status=hop["status"]) for hop in json.loads(row["hops"])),
            title=row["title"],
        ),
        attempts=row["attempts"],
        elapsed_s=row["elapsed_s"],
        evidence=tuple(json.loads(row["evidence"])),
        # A file of version 1 that is only read has none of these.
        text_hash=row.get("text_hash"),
        not_before=time_or_none(row.get("not_before")),
        facts=tuple(told_of(told) for told in json.loads(row.get("facts", "[]"))),
    )


def changes_of(row: Row) -> tuple[Change, ...]:
    """Return the changes that stand beside a check.

    Raises:
        ValueError: the row is not what `row_of` makes, so the file is damaged.
    """
    seen_at = datetime.fromisoformat(row["checked_at"])
    told = (told_of(record) for record in json.loads(row["facts"]))
    return tuple(
        Change(run_id=row["run_id"], key=row["key"], origin=one.origin, field=one.field, fact=one.fact, seen_at=seen_at)
        for one in told
    )


def run_row_of(run: Run) -> Row:
    """Return the row of a run."""
    return {
        "id": run.id,
        "started_at": spell(run.started_at),
        "finished_at": spell_or_none(run.finished_at),
        "tool_version": run.tool_version,
        "interrupted": int(run.interrupted),
        "facts_void": run.facts_void,
        "void": run.void,
        "void_message": run.void_message,
    }


def run_of(row: Row) -> Run:
    """Return the run of a row.

    Raises:
        ValueError: the row is not what `run_row_of` makes, so the file is damaged.
    """
    return Run(
        id=row["id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=time_or_none(row["finished_at"]),
        tool_version=row["tool_version"],
        void=row["void"],
        void_message=row["void_message"],
        interrupted=bool(row["interrupted"]),
        facts_void=row.get("facts_void"),
    )


def archived_row_of(answer: Archived) -> Row:
    """Return the row of an archive's answer."""
    return {
        "key": answer.key,
        "asked_at": spell(answer.asked_at),
        "snapshot_url": answer.snapshot_url,
        "snapshot_at": spell_or_none(answer.snapshot_at),
        "reason": answer.reason,
    }


def archived_of(row: Row) -> Archived:
    """Return the archive's answer of a row.

    Raises:
        ValueError: the row is not what `archived_row_of` makes, so the file is damaged.
    """
    return Archived(
        key=row["key"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        snapshot_url=row["snapshot_url"],
        snapshot_at=time_or_none(row["snapshot_at"]),
        reason=row["reason"],
    )
