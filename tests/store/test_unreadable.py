"""Files that are no state: each is refused with what to do, and left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rescatalog.errors import StateUnreadableError
from rescatalog.store.schema import VERSION
from rescatalog.store.state import open_for_reading, open_for_writing

Act = Callable[[Path], None]
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _read(path: Path) -> None:
    with open_for_reading(path) as state:
        assert state is not None
        list(state.checks())


def _write(path: Path) -> None:
    with open_for_writing(path) as state:
        state.begin("run-1", NOW, tool_version="1.0")


def _text(path: Path) -> None:
    path.write_text("this is a shopping list, and no database at all\n" * 100)


def _foreign(path: Path, version: int = 0) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table songs(title)")
        connection.execute(f"pragma user_version = {version}")
        connection.commit()


def _newer(path: Path) -> None:
    _foreign(path, VERSION + 1)


def _foreign_of_our_version(path: Path) -> None:
    _foreign(path, VERSION)


def _foreign_of_a_negative_version(path: Path) -> None:
    _foreign(path, -1)


def _damaged(path: Path) -> None:
    _write(path)
    path.write_bytes(path.read_bytes()[:6_000])


def _folder(path: Path) -> None:
    path.mkdir()


FILES = [
    (_text, "move the file away and start anew, or bring back a copy"),
    (_foreign, "not a state of rescatalog; name another file"),
    (_newer, "written by a newer rescatalog .*; upgrade the tool"),
    (_damaged, "move the file away and start anew, or bring back a copy"),
    (_folder, "this is a folder"),
    (_foreign_of_our_version, "not a state of rescatalog; name another file"),
    (_foreign_of_a_negative_version, "not a state of rescatalog; name another file"),
]
FOREIGN = [_text, _foreign, _newer, _foreign_of_our_version, _foreign_of_a_negative_version]


@pytest.mark.parametrize("use", [_read, _write])
@pytest.mark.parametrize(("make", "words"), FILES)
def test_a_file_that_is_no_state_is_refused_with_what_to_do(tmp_path: Path, make: Act, words: str, use: Act) -> None:
    path = tmp_path / "state.db"
    make(path)
    with pytest.raises(StateUnreadableError, match=words) as caught:
        use(path)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("use", [_read, _write])
@pytest.mark.parametrize("make", FOREIGN)
def test_a_file_of_someone_else_is_left_as_it_was(tmp_path: Path, make: Act, use: Act) -> None:
    path = tmp_path / "state.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StateUnreadableError):
        use(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("below", ["a-file", "a-file/deeper"])
def test_a_folder_that_cannot_be_made_is_told_like_an_unreadable_state(tmp_path: Path, below: str) -> None:
    (tmp_path / "a-file").write_text("x")
    with pytest.raises(StateUnreadableError):
        _write(tmp_path / below / "state.db")
