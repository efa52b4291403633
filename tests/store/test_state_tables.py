"""What the tables of the state keep and refuse: hashes of texts, one check of an address per run, archives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run
from rescatalog.errors import StateUnreadableError
from rescatalog.store.state import open_for_reading, open_for_writing
from tests.store.remembering import BARE, NOW, counted, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.mark.parametrize("word", ["00c0ffee", "00C0FFEE00C0FFEE", "00c0ffee00c0ffee0", "no hash of text."])
def test_a_hash_of_text_is_sixteen_hexadecimal_digits(path: Path, word: str) -> None:
    with pytest.raises(StateUnreadableError, match="CHECK"):
        write(path, replace(BARE, text_hash=word))


def test_an_address_has_one_check_in_a_run(path: Path) -> None:
    with pytest.raises(StateUnreadableError, match="UNIQUE"):
        write(path, BARE, replace(BARE, checked_at=NOW + timedelta(hours=1)))
    write(path, BARE, run=Run(id="run-2", started_at=NOW, finished_at=NOW))
    assert counted(path) == [replace(BARE, run_id="run-2")]


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
