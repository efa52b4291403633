"""Files that are no state: each is refused with what to do, and left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rescatalog.errors import StateUnreadableError
from rescatalog.store.opening import connected, mapped_errors
from rescatalog.store.schema import VERSION
from rescatalog.store.state import open_for_reading, open_for_writing
from tests.cli.catalogs import write_catalog
from tests.cli.running import run
from tests.store.recorded import month_file, remember, run_on

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


def _filled(path: Path) -> None:
    """Make a state of many pages, all in its one file."""
    remember(path, *(run_on(day, *(f"https://h{number}.lan/" for number in range(60))) for day in range(1, 9)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = delete")


def _zero_page(path: Path, table: str) -> None:
    """Overwrite the first page of a table with zeros, as a failing disk does."""
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("pragma page_size").fetchone()[0]
        (root,) = connection.execute("select rootpage from sqlite_master where name = ?", [table]).fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(content)


def _header_overwritten(path: Path) -> None:
    path.write_bytes(b"GIF89a" + path.read_bytes()[6:])


def _first_page_zeroed(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def _runs_zeroed(path: Path) -> None:
    _zero_page(path, "runs")


def _checks_zeroed(path: Path) -> None:
    _zero_page(path, "checks")


def _cut_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _text_overwritten(path: Path) -> None:
    """Put zeros where verdicts stand; SQLite does not look into texts."""
    path.write_bytes(path.read_bytes().replace(b"unsure", bytes(6)))


def _lists_overwritten(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update checks set evidence = '[1, '")


def _times_overwritten(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update runs set started_at = 'long ago'")
        connection.execute("update checks set checked_at = 'long ago'")


DAMAGES = [
    _header_overwritten, _first_page_zeroed, _runs_zeroed, _checks_zeroed, _cut_in_the_middle, _text_overwritten,
    _lists_overwritten, _times_overwritten,
]  # fmt: skip
COMMANDS = [
    ["status"],
    ["build", "--output", "c.db"],
    ["state", "export", "--to", "branch"],
    ["crawl", "--no-progress"],
    ["run", "--no-progress"],
]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_names_a_damaged_state_and_says_what_to_do(
    tmp_path: Path, command: list[str], damage: Act
) -> None:
    path = tmp_path / "state.db"
    _filled(path)
    damage(path)
    write_catalog(tmp_path, [])
    ran = run(*command, "--state", "state.db", folder=tmp_path)
    assert (ran.code, ran.err.count("\n")) == (3, 1), ran.err
    assert ran.err.startswith("rescatalog: state.db: ")
    assert ran.err.endswith("; move the file away and start anew, or bring back a copy\n")
    assert not (tmp_path / "c.db").exists()
    assert not list(tmp_path.glob("branch/*")), "what is damaged is not handed on"


@pytest.mark.parametrize("damage", [_header_overwritten, _runs_zeroed, _cut_in_the_middle, _times_overwritten])
def test_nothing_is_imported_into_a_damaged_state(tmp_path: Path, damage: Act) -> None:
    path = tmp_path / "state.db"
    _filled(path)
    damage(path)
    before = path.read_bytes()
    month_file(tmp_path, run_on(20, "https://h1.lan/"))
    ran = run("state", "import", "2026-11.ndjson", "--state", "state.db", folder=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("rescatalog: state.db: ")
    assert path.read_bytes()[100:] == before[100:], "only the mode of the journal may have changed"


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (sqlite3.SQLITE_CORRUPT, "move the file away and start anew, or bring back a copy"),
        (sqlite3.SQLITE_NOTADB, "move the file away and start anew, or bring back a copy"),
        (sqlite3.SQLITE_BUSY, "another program is using the file; try again when it is done"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program is using the file; try again when it is done"),
        (sqlite3.SQLITE_FULL, "make room on the disk and try again; what was stored before is kept"),
        (sqlite3.SQLITE_READONLY, "look at the rights of the file and its folder"),
        (sqlite3.SQLITE_CANTOPEN, "look at the rights of the file and its folder"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk failed"),
    ],
)
def test_only_a_damaged_file_is_to_be_moved_away(code: int, advice: str) -> None:
    failure = sqlite3.OperationalError("it failed")
    failure.sqlite_errorcode = code
    with pytest.raises(StateUnreadableError, match=f"state.db: it failed; {advice}"), mapped_errors(Path("state.db")):
        raise failure


def test_a_state_that_another_program_holds_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    _filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(StateUnreadableError, match="locked; another program is using the file"):
            _read_in_a_hurry(path)


def _read_in_a_hurry(path: Path) -> None:
    with mapped_errors(path), connected(path) as connection:
        connection.execute("pragma busy_timeout = 1")
        connection.execute("select * from runs")


def test_a_name_that_no_file_can_have_is_told_like_an_unreadable_state(tmp_path: Path) -> None:
    for use in (_read, _write):
        with pytest.raises(StateUnreadableError, match="name another file with `--state`"):
            use(tmp_path / ("x" * 300))


@pytest.mark.parametrize("below", ["a-file", "a-file/deeper"])
def test_a_folder_that_cannot_be_made_is_told_like_an_unreadable_state(tmp_path: Path, below: str) -> None:
    (tmp_path / "a-file").write_text("x")
    with pytest.raises(StateUnreadableError):
        _write(tmp_path / below / "state.db")
