"""Two checks, one with everything and one with nothing, and a state to write them into and read them from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.state import open_for_reading, open_for_writing

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
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
        hops=(Hop(url="https://a.lan/", status=301), Hop(url="https://c.lan/", status=308)),
        title="Жизнь \u202e; drop table checks; --",
    ),
    attempts=2,
    elapsed_s=1.234,
    evidence=(
        {"url": "https://a.lan/", "status": 301, "headers": {"location": "\x00\ud800"}},
        {"failure": "timeout"},
    ),
    text_hash="00c0ffee00c0ffee",
    not_before=NOW + timedelta(hours=1, milliseconds=1),
)
BARE = Check(
    run_id="run-1",
    key="https://b.lan/",
    checked_at=NOW,
    judgement=Judgement(verdict=Verdict.UNSURE, reason="timeout"),
)


def write(path: Path, *checks: Check, run: Run | None = None) -> None:
    """Remember a run with these checks; without `run` it ends as a run that counts."""
    ended = run or Run(id="run-1", started_at=NOW, finished_at=NOW + timedelta(minutes=1))
    with open_for_writing(path) as state:
        state.begin(ended.id, ended.started_at, tool_version="1.0")
        state.append([replace(check, run_id=ended.id) for check in checks])
        if ended.finished_at is not None:
            state.finish(ended)


def counted(path: Path) -> list[Check]:
    """Return the checks that count."""
    with open_for_reading(path) as state:
        assert state is not None
        return list(state.checks())
