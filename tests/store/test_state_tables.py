"""What the tables of the state keep and refuse: hashes of texts, one check of an address per run, archives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.errors import StateUnreadableError
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


def _write(path: Path, *checks: Check, run: Run | None = None) -> None:
    """Remember a run with these checks; without `run` it ends as a run that counts."""
    ended = run or Run(id="run-1", started_at=NOW, finished_at=NOW + timedelta(minutes=1))
    with open_for_writing(path) as state:
        state.begin(ended.id, ended.started_at, tool_version="1.0")
        state.append([replace(check, run_id=ended.id) for check in checks])
        if ended.finished_at is not None:
            state.finish(ended)


def _counted(path: Path) -> list[Check]:
    with open_for_reading(path) as state:
        assert state is not None
        return list(state.checks())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.mark.parametrize("word", ["00c0ffee", "00C0FFEE00C0FFEE", "00c0ffee00c0ffee0", "no hash of text."])
def test_a_hash_of_text_is_sixteen_hexadecimal_digits(path: Path, word: str) -> None:
    with pytest.raises(StateUnreadableError, match="CHECK"):
        _write(path, replace(BARE, text_hash=word))


def test_an_address_has_one_check_in_a_run(path: Path) -> None:
    with pytest.raises(StateUnreadableError, match="UNIQUE"):
        _write(path, BARE, replace(BARE, checked_at=NOW + timedelta(hours=1)))
    _write(path, BARE, run=Run(id="run-2", started_at=NOW, finished_at=NOW))
    assert _counted(path) == [replace(BARE, run_id="run-2")]


def test_answers_of_archives_are_read_back_oldest_first(path: Path) -> None:
    has = Archived(
        key="https://a.lan/",
        asked_at=NOW,
        snapshot_url="https://web.archive.org/web/2020/https://a.lan/",
        snapshot_at=NOW - timedelta(days=2000),
        reason="found",
    )
    has_not = Archived(key="https://b.lan/", asked_at=NOW, snapshot_url=None, snapshot_at=None, reason="no-copy")
    failed = replace(has_not, key="https://a.lan/", asked_at=NOW - timedelta(days=1), reason="timeout")
    with open_for_writing(path) as state:
        state.append_archives([has_not, has])
        state.append_archives([])
        state.append_archives([failed])
    with open_for_reading(path) as reader:
        assert reader is not None
        assert list(reader.archived()) == [failed, has, has_not]


def test_a_batch_of_answers_is_stored_whole_or_not_at_all(path: Path) -> None:
    answer = Archived(key="https://a.lan/", asked_at=NOW, snapshot_url=None, snapshot_at=None, reason="no-copy")
    with pytest.raises(StateUnreadableError, match="UNIQUE"), open_for_writing(path) as state:
        state.append_archives([replace(answer, key="https://b.lan/"), answer, answer])
    with open_for_reading(path) as reader:
        assert reader is not None
        assert list(reader.archived()) == []
