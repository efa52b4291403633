"""`rescatalog fix`: what two crawls have seen becomes a diff, and a change of the files only when a person says so."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.files.load import load
from tests.cli.catalogs import article, write_catalog
from tests.cli.fixing import ARTICLES, NEW, OLD, fix, remember, texts, written
from tests.cli.running import on, run
from tests.web.acts import redirect
from tests.web.server import LoopbackWeb

REPOSITORY = Path(__file__).parents[2] / "catalog"
CURES = (REPOSITORY.parent / "docs" / "cures.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a catalog of two entries and a state in which the first one's address has moved."""
    write_catalog(tmp_path, [OLD, "https://b.example/"])
    remember(tmp_path, {OLD: NEW})
    return tmp_path


def test_what_two_crawls_have_seen_is_shown_then_written_and_the_catalog_stays_sound(
    web: LoopbackWeb, tmp_path: Path
) -> None:
    web.route("alpha.lan", "/new")
    web.route("alpha.lan", "/old", redirect("/new", 301))
    old, new = web.url("alpha.lan", "/old"), web.url("alpha.lan", "/new")
    write_catalog(tmp_path, [f"{old}#part", old.replace("old", "new?x")])
    path = tmp_path / ARTICLES / "article-0.yaml"
    commented = path.read_text().replace("url:", "# the address\n    url:").replace("\n", "  # as it says\n", 1)
    path.write_text(commented)
    assert run("crawl", *on(web), folder=tmp_path).code == 0
    with closing(sqlite3.connect(tmp_path / ".rescatalog/state.db")) as connection, connection:
        connection.execute("update checks set checked_at = datetime(checked_at, '-1 day') || 'Z'")
    assert "nothing to mend" in fix(tmp_path).out, "one day is not enough"
    assert run("crawl", "--all", *on(web), folder=tmp_path).code == 0

    shown = fix(tmp_path)
    assert (shown.code, path.read_text()) == (0, commented), "nothing is written"
    assert f'-    url: "{old}#part"\n+    url: "{new}#part"\n' in shown.out
    assert shown.out.count(f"301 {old} -> 200 {new}") == 2, "both days are the evidence"
    assert shown.out.endswith("1 link can be mended in 1 file\n`rescatalog fix --apply` writes this\n")
    assert fix(tmp_path, "--check").code == 1

    applied = fix(tmp_path, "--apply")
    assert (applied.code, applied.out.endswith("1 link mended in 1 file\n")) == (0, True)
    assert path.read_text() == commented.replace(f"{old}#part", f"{new}#part")
    assert run("validate", folder=tmp_path).code == 0
    again = fix(tmp_path, "--check")
    assert (again.code, again.out.count("\n"), again.out.startswith("nothing to mend")) == (0, 1, True)


def test_in_our_own_catalog_the_canonical_form_and_soundness_survive(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY, tmp_path / "catalog")
    catalog = load(tmp_path / "catalog", shown_from=tmp_path)[0]
    moves = {entry.homepage: f"{entry.homepage.partition('#')[0].rstrip('/')}/moved" for entry in _plain(catalog)}
    remember(tmp_path, moves)
    before = texts(tmp_path)
    applied = fix(tmp_path, "--apply", "--format", "json")
    document = json.loads(applied.out)
    assert (applied.code, len(document["proposals"])) == (0, len(moves))
    assert [one for one in document["proposals"] if one["left_because"]] == []
    wanted = before
    for old, new in moves.items():
        wanted = {name: text.replace(f"url: {old}\n", f"url: {new}\n") for name, text in wanted.items()}
    assert texts(tmp_path) == wanted != before
    assert run("validate", folder=tmp_path).code == 0
    assert run("fmt", "--check", folder=tmp_path).code == 0


def _plain(catalog: Catalog) -> list[Any]:
    """Return entries whose homepage is written once, as a machine would ask for it."""
    links = [link.url for entry in catalog.entries.values() for link in entry.links]
    return [
        entry
        for entry in catalog.entries.values()
        if entry.homepage.endswith("/")
        and sum(link.startswith(entry.homepage) for link in links) == 1
        and entry.status.state == "active"
        and next(link for link in entry.links if link.url == entry.homepage).check == "auto"
    ][:40]


def test_the_example_of_the_page_on_cures_is_what_the_command_says(tmp_path: Path) -> None:
    write_catalog(tmp_path, [])
    entry = (
        article(1, "http://course.lan/old").replace("article-1", "course-notes").replace("kind: article", "kind: notes")
    )
    path = tmp_path / "catalog/resources/notes/course-notes.yaml"
    path.parent.mkdir()
    path.write_text(entry.replace('"', ""))
    remember(tmp_path, {"http://course.lan/old": "http://course.lan/notes"})
    (example,) = re.findall(r"```console\n(.*?)```", CURES, re.DOTALL)
    assert fix(tmp_path).out == example


def test_json_says_all_that_text_says(folder: Path) -> None:
    document = json.loads(fix(folder, "--format", "json").out)
    (proposal,), (file,) = document["proposals"], document["files"]
    assert (document["schema_version"], document["written"]) == (1, False)
    assert [line[:10] for line in proposal.pop("evidence")] == ["2026-11-20", "2026-11-21"]
    assert proposal == {
        "cure": "moved", "entry": "article-0", "role": "homepage", "url": OLD, "new_url": NEW, "cautions": [],
        "left_because": None,
    }  # fmt: skip
    assert file["file"] == f"{ARTICLES}/article-0.yaml"
    assert f'-    url: "{OLD}"\n+    url: "{NEW}"\n' in file["diff"]
    assert json.loads(fix(folder, "--format", "json", "--apply").out)["written"] is True


def test_results_may_go_to_a_file(folder: Path) -> None:
    assert fix(folder, "--output", "fixes.txt").out == ""
    assert NEW in (folder / "fixes.txt").read_text()


def test_a_change_of_host_is_told_before_the_diff(folder: Path) -> None:
    remember(folder, {"https://b.example/": "https://c.example/"}, days=(22, 23))
    out = fix(folder).out
    assert out.index("careful: changes host from b.example to c.example") < out.index("--- catalog/")


def test_only_what_is_asked_for_is_mended(folder: Path) -> None:
    before = texts(folder)
    for arguments in (["article-1"], ["--archived"]):
        ran = fix(folder, "--apply", *arguments)
        assert (ran.code, ran.out.startswith("nothing to mend")) == (0, True)
        assert texts(folder) == before
    assert fix(folder, "--apply", "--moved", "--archived", "article-0").code == 0
    assert NEW in written(folder)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["artical-0"], "there is no resource `artical-0`; did you mean `article-0`?"),
        (["\x1b[2J"], r"there is no resource `\x1b[2J`"),
        (["--apply", "--check"], "give one of the two"),
    ],
)
def test_misuse_is_said_and_changes_nothing(folder: Path, arguments: list[str], says: str) -> None:
    before = texts(folder)
    ran = fix(folder, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())
    assert texts(folder) == before


def test_without_a_state_there_is_nothing_to_mend_and_none_is_made(tmp_path: Path) -> None:
    write_catalog(tmp_path, [OLD])
    ran = fix(tmp_path, "--check")
    assert (ran.code, ran.out.startswith("nothing to mend")) == (0, True)
    assert not (tmp_path / ".rescatalog").exists()


def test_a_catalog_with_errors_is_to_be_mended_first(folder: Path) -> None:
    (folder / ARTICLES / "article-1.yaml").write_text("title: a: b\n")
    ran = fix(folder, "--apply")
    assert (ran.code, "`rescatalog validate` shows how to mend it" in ran.err) == (3, True)
    assert OLD in written(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'url: "{OLD}"', f"url: '{OLD}'"),
        (f'url: "{OLD}"', f"url: {OLD}   # why"),
        (f'url: "{OLD}"', f"url:\n      {OLD}"),
        (f'- role: homepage\n    url: "{OLD}"', f"- {{ role: homepage,url: {OLD} }}"),
        (f'\n  - role: homepage\n    url: "{OLD}"', f" [{{'role': homepage, 'url': '{OLD}'}}]"),
        ("\n", "\r\n"),
    ],
)
def test_however_it_is_written_all_but_the_address_stays(folder: Path, old: str, new: str) -> None:
    path = folder / ARTICLES / "article-0.yaml"
    path.write_bytes(written(folder).replace(old, new).encode())
    path.chmod(0o600)
    before = written(folder)
    assert before.count(OLD) == 1
    assert fix(folder, "--apply").code == 0
    assert written(folder) == before.replace(OLD, NEW)
    assert path.stat().st_mode & 0o777 == 0o600
