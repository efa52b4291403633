"""`rescatalog state`: a history that leaves one machine as files and comes back on another."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.catalogs import write_catalog
from tests.cli.running import Ran, on, run
from tests.store.recorded import BARE, FULL, RUN, WHOLE, ledger, month_file, remember, remembered, run_on
from tests.web.acts import Page
from tests.web.server import LoopbackWeb

STATE = Path(".rescatalog") / "state.db"


def _state(folder: Path, *arguments: str | Path) -> Ran:
    ran = run("state", *arguments, folder=folder)
    assert "Traceback" not in ran.err
    assert "bug" not in ran.err
    return ran


def _links(folder: Path) -> list[dict[str, Any]]:
    ran = run("status", "--format", "json", folder=folder)
    assert ran.code == 0, ran.err
    links: list[dict[str, Any]] = json.loads(ran.out)["links"]
    return links


def test_a_history_that_was_exported_goes_on_on_another_machine(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    web.route("alpha.lan", "/gone", Page(status=404))
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        write_catalog(folder, [web.url("alpha.lan"), web.url("alpha.lan", "/gone")])
    run("crawl", *on(web), folder=here)
    exported = _state(here, "export", "--to", tmp_path / "branch")
    assert (exported.code, exported.err) == (0, "")
    (month,) = (tmp_path / "branch").iterdir()
    assert exported.out == f"{tmp_path / 'branch'}: 1 month, 1 run, 2 checks; wrote {month.name}\n"
    again = _state(here, "export", "--to", tmp_path / "branch")
    assert (again.code, again.out) == (0, f"{tmp_path / 'branch'}: 1 month, 1 run, 2 checks; nothing changed\n")

    imported = _state(there, "import", tmp_path / "branch")
    assert (imported.code, imported.out) == (0, "read 1 file, 1 run (1 new), 2 checks (2 new)\n")
    assert _links(there) == _links(here)
    assert [link["status"] for link in _links(there)] == ["ok", "failing"]
    asked = len(web.seen)
    assert "2 not due yet" in run("crawl", *on(web), folder=there).out
    assert len(web.seen) == asked, "what another machine asked is not asked again"
    built = [run("build", "--state", folder / STATE, "--output", "c.db", folder=here).out for folder in (here, there)]
    assert built[0] == built[1] != "", "the same history gives the same database"


def test_what_was_done_is_told_as_json(tmp_path: Path) -> None:
    file = month_file(tmp_path / "branch", WHOLE)
    told = json.loads(_state(tmp_path, "import", tmp_path / "branch", "--format", "json").out)
    assert told == {
        "schema_version": 1,
        "files": 1,
        "runs": {"read": 1, "new": 1},
        "checks": {"read": 2, "new": 2},
        "archives": {"read": 1, "new": 1},
        "damages": [],
    }
    file.write_bytes(b"{}\n")
    told = json.loads(_state(tmp_path, "export", "--to", "branch", "--format", "json").out)
    assert told.keys() == {
        "schema_version", "folder", "months", "written", "runs", "checks", "unfinished", "damages",
    }  # fmt: skip
    assert told["written"] == ["2026-11.ndjson"]
    assert told["damages"][0].keys() == {"file", "line", "message"}


def test_damage_is_named_with_its_line_and_all_the_rest_is_taken(tmp_path: Path) -> None:
    file = month_file(tmp_path, WHOLE)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:3], b"{\x1b[31m\xe2\x80\xae\n", *lines[3:]]))
    ran = _state(tmp_path, "import", "2026-11.ndjson")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "2026-11.ndjson:4: this line is not JSON; 3 lines before it were read",
        "read 1 file, 1 run (1 new), 2 checks (2 new), 1 answer of an archive (1 new)",
    ]
    assert remembered(tmp_path / STATE) == WHOLE


@pytest.mark.parametrize("field", ["verdict", "key", "\x1b]0;title\x07"])
def test_what_stands_in_a_file_cannot_write_on_the_terminal(tmp_path: Path, field: str) -> None:
    file = month_file(tmp_path, ledger())
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    lines[2] |= {field: "\x1b[2J\u202e\n::error::x"}
    lines.insert(4, lines[3] | {"attempts": 77})
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    ran = _state(tmp_path, "import", file)
    assert ran.code == 1
    assert all(char.isprintable() or char == "\n" for char in ran.out)
    assert not [line for line in ran.out.splitlines() if line.startswith("::")]


def test_a_run_that_is_not_known_by_its_key_is_shown_escaped(tmp_path: Path) -> None:
    remember(tmp_path / STATE, ledger([RUN], [FULL]))
    month_file(tmp_path / "x", ledger([RUN], [FULL]))
    hostile = month_file(tmp_path / "y", ledger([RUN], [])).read_text().replace("run-1", "run\\u001b[2J")
    (tmp_path / "y" / "2026-11.ndjson").write_text(hostile.replace('"1.0"', '"2.0"'))
    assert "\x1b" not in _state(tmp_path, "import", "x", "y").out


def test_an_empty_folder_is_the_first_night(tmp_path: Path) -> None:
    (tmp_path / "branch").mkdir()
    ran = _state(tmp_path, "import", "branch")
    assert (ran.code, ran.out) == (0, "read 0 files, 0 runs (0 new), 0 checks (0 new)\n")
    assert (tmp_path / STATE).exists()
    ran = _state(tmp_path, "export", "--to", "branch")
    assert (ran.code, ran.out) == (0, "branch: 0 months, 0 runs, 0 checks; nothing changed\n")


def test_an_export_without_a_state_says_what_to_do(tmp_path: Path) -> None:
    ran = _state(tmp_path, "export", "--to", "branch")
    assert ran.code == 3
    assert "there is no state yet; `rescatalog crawl` makes one" in ran.err
    assert not (tmp_path / "branch").exists()


def test_an_unfinished_run_is_told(tmp_path: Path) -> None:
    remember(tmp_path / STATE, ledger([replace(RUN, finished_at=None)], [BARE]), run_on(1, "https://a.lan/"))
    ran = _state(tmp_path, "export", "--to", "branch")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "1 run without an end left out; the next crawl settles what a kill left",
        "branch: 1 month, 1 run, 1 check; wrote 2026-11.ndjson",
    ]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["import"], "Missing argument"),
        (["import", "none"], "does not exist"),
        (["export"], "Missing option '--to'"),
        (["export", "--to", "a-file"], "is a file"),
        (["prune"], "No such command"),
    ],
)
def test_misuse_is_told_as_such(tmp_path: Path, arguments: list[str], word: str) -> None:
    (tmp_path / "a-file").touch()
    ran = _state(tmp_path, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert word in ran.err


def test_the_state_and_the_output_can_be_elsewhere(tmp_path: Path) -> None:
    month_file(tmp_path / "branch", WHOLE)
    ran = _state(tmp_path, "import", "branch", "--state", "deep/s.db", "--output", "told.txt")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "told.txt").read_text().startswith("read 1 file")
    with closing(sqlite3.connect(tmp_path / "deep" / "s.db")) as connection:
        assert connection.execute("select count(*) from checks").fetchone() == (2,)
    assert not (tmp_path / STATE).exists()
