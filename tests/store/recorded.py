"""A small history with everything in it, as a state and as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rescatalog.core.facts.fact import Confidence, Fact, Field, Told
from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.ledger import Ledger
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.months import text_of_month
from rescatalog.store.state import open_for_reading, open_for_writing

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
RUN = Run(id="run-1", started_at=NOW, finished_at=NOW + timedelta(minutes=1), tool_version="1.0")
FACTS = (
    Told(
        origin="page",
        field=Field.TITLE,
        fact=Fact(
            field=Field.TITLE,
            value="Жизнь",
            source="h1",
            confidence=Confidence.MEDIUM,
            others=(("og", "Life"),),
        ),
    ),
    Told(
        origin="ocw",
        field=Field.CREATORS,
        fact=Fact(field=Field.CREATORS, value=("A", "B"), source="ocw-api", confidence=Confidence.HIGH),
    ),
    Told(
        origin="github",
        field=Field.ARCHIVED,
        fact=Fact(field=Field.ARCHIVED, value=False, source="github-api", confidence=Confidence.HIGH),
    ),
    Told(origin="page", field=Field.MINUTES, fact=None),
)
FULL = Check(
    run_id="run-1",
    key="https://a.lan/",
    checked_at=NOW + timedelta(milliseconds=123),
    judgement=Judgement(
        verdict=Verdict.MOVED,
        reason="redirect-permanent",
        notes=("slow", "truncated"),
        http_status=200,
        final_url="https://b.lan/",
        hops=(Hop(url="https://a.lan/", status=301),),
        title="Жизнь \u202e; drop table checks; --\u2028\x00",
    ),
    attempts=2,
    elapsed_s=1.234,
    evidence=({"headers": {"location": "\x00\ud800"}, "status": 301}, {"failure": "timeout", "elapsed_ms": 1.5}),
    text_hash="00c0ffee00c0ffee",
    not_before=NOW + timedelta(hours=1),
    facts=FACTS,
)
BARE = Check(
    run_id="run-1",
    key="https://b.lan/",
    checked_at=NOW,
    judgement=Judgement(verdict=Verdict.UNSURE, reason="timeout"),
)
ANSWER = Archived(
    key="https://b.lan/",
    asked_at=NOW,
    snapshot_url="https://archive.lan/2020/https://b.lan/",
    snapshot_at=NOW - timedelta(days=2000),
    reason="found",
)


def ledger(
    runs: Iterable[Run] = (RUN,), checks: Iterable[Check] = (FULL, BARE), answers: Iterable[Archived] = ()
) -> Ledger:
    """Return a history of these."""
    return Ledger(
        runs={run.id: run for run in runs},
        checks={(check.run_id, check.key): check for check in checks},
        archived={(answer.key, answer.asked_at): answer for answer in answers},
    )


WHOLE = ledger(answers=[ANSWER])


def run_on(day: int, *keys: str, month: int = 11) -> Ledger:
    """Return one run on a day, with a check of each address."""
    at = NOW.replace(month=month, day=day)
    run = replace(RUN, id=f"run-{month}-{day}", started_at=at, finished_at=at + timedelta(minutes=1))
    return ledger([run], [replace(BARE, run_id=run.id, key=key, checked_at=at) for key in keys])


def remember(path: Path, *parts: Ledger) -> None:
    """Add parts of a history to a state."""
    with open_for_writing(path) as state:
        for part in parts:
            state.take_in(part)


def remembered(path: Path) -> Ledger:
    """Return all that a state knows."""
    with open_for_reading(path) as state:
        assert state is not None
        runs = state.runs()
        checks = [check for run in runs for check in state.checks(run_id=run.id)]
        return ledger(runs, checks, state.archived())


def month_file(folder: Path, *parts: Ledger, name: str = "2026-11.ndjson") -> Path:
    """Write a file of the history with these parts."""
    whole = Ledger(
        runs={name: run for part in parts for name, run in part.runs.items()},
        checks={name: check for part in parts for name, check in part.checks.items()},
        archived={name: answer for part in parts for name, answer in part.archived.items()},
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text_of_month(whole))
    return folder / name
