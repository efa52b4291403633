"""`rescatalog fix`: what two crawls have seen becomes a diff, and a change of the files only when a person says so."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.archive import Archived
from rescatalog.core.catalog import Catalog
from rescatalog.core.check import Check, Hop, Judgement
from rescatalog.core.proposals import Cure, Proposal
from rescatalog.core.words import LinkRole, Verdict
from rescatalog.errors import CatalogUnwritableError
from rescatalog.files.load import load
from rescatalog.jobs.fix import fix as fix_job
from rescatalog.jobs.fix import mend
from rescatalog.settings import Settings
from rescatalog.store.state import Run, State, open_for_writing
from tests.cli.catalogs import article, write_catalog
from tests.cli.running import Ran, on, run
from tests.web.acts import redirect
from tests.web.server import LoopbackWeb

REPOSITORY = Path(__file__).parents[2] / "catalog"
CURES = (REPOSITORY.parent / "docs" / "cures.md").read_text(encoding="utf-8")
OLD, NEW = "http://a.example/old", "https://a.example/new"
COPY = "https://web.archive.org/web/20130919044612/http://a.example/old"
ARTICLES = "catalog/resources/article"


def remember(folder: Path, moves: dict[str, str], days: Sequence[int] = (20, 21)) -> None:
    """Put one run for each day of November into the state, in which every address has moved."""
    with open_for_writing(folder / ".rescatalog" / "state.db") as state:
        for day in days:
            at = datetime(2026, 11, day, 2, tzinfo=UTC)
            name = f"{at:%Y%m%dT%H%M%SZ}-5f1c2a"
            state.begin(name, at, tool_version="1.0")
            state.append([_check(name, key, at, final) for key, final in moves.items()])
            state.finish(Run(id=name, started_at=at, finished_at=at))


def _check(run_id: str, key: str, at: datetime, final: str) -> Check:
    judgement = Judgement(
        verdict=Verdict.MOVED,
        reason="redirect-permanent",
        http_status=200,
        final_url=final,
        hops=(Hop(url=key, status=301),),
    )
    return Check(run_id=run_id, key=key, checked_at=at, judgement=judgement)


def fix(folder: Path, *arguments: str) -> Ran:
    ran = run("fix", *arguments, folder=folder)
    assert "Traceback" not in ran.err
    return ran


def texts(folder: Path) -> dict[str, str]:
    paths = sorted((folder / "catalog").rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


def written(folder: Path, number: int = 0) -> str:
    return (folder / ARTICLES / f"article-{number}.yaml").read_bytes().decode()


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


def test_an_address_in_a_block_of_text_is_told_and_left_to_a_person(folder: Path) -> None:
    path = folder / ARTICLES / "article-0.yaml"
    path.write_text(written(folder).replace(f'url: "{OLD}"', f"url: >-\n      {OLD}"))
    before = texts(folder)
    ran = fix(folder, "--apply")
    assert ran.code == 0
    assert "left to you: `links.0.url` is written over several lines" in ran.out
    assert ran.out.endswith("0 links mended in 0 files, 1 left to you\n")
    assert texts(folder) == before
    assert fix(folder, "--check").code == 1, "a person has something to do"


def test_of_two_links_that_become_one_the_second_is_left_to_a_person(tmp_path: Path) -> None:
    write_catalog(tmp_path, [OLD])
    path = tmp_path / ARTICLES / "article-0.yaml"
    path.write_text(path.read_text().replace("topics:", f"  - {{role: pdf, url: {OLD}er}}\ntopics:"))
    remember(tmp_path, {OLD: NEW, f"{OLD}er": NEW})
    assert "1 link can be mended in 1 file, 1 left to you\n" in fix(tmp_path).out
    ran = fix(tmp_path, "--apply")
    assert ran.out.count("left to you: ") == 1
    assert written(tmp_path).count(NEW) == 1
    assert run("validate", folder=tmp_path).code == 0


def test_an_address_that_another_entry_has_is_left_to_a_person(tmp_path: Path) -> None:
    write_catalog(tmp_path, [OLD, NEW])
    remember(tmp_path, {OLD: NEW})
    before = texts(tmp_path)
    ran = fix(tmp_path, "--apply")
    assert "left to you: `article-1` has the new address; keep one of the two entries, or relate them" in ran.out
    assert texts(tmp_path) == before


def test_a_file_without_a_last_line_end_keeps_none_and_the_diff_says_so(folder: Path) -> None:
    links = f'links:\n  - role: homepage\n    url: "{OLD}"\n'
    before = written(folder).replace(links, "") + links.rstrip("\n")
    (folder / ARTICLES / "article-0.yaml").write_text(before)
    for form in ("text", "json"):
        assert "\\ No newline at end of file" in fix(folder, "--format", form).out.replace("\\\\", "\\")
    assert fix(folder, "--apply").code == 0
    assert written(folder) == before.replace(OLD, NEW)


def copies(entry: str = "article-0") -> list[Proposal]:
    return [
        Proposal(
            cure=Cure.ARCHIVED, entry=entry, index=0, role=LinkRole.HOMEPAGE, before=OLD, after=COPY, evidence=("seen",)
        )
    ]


def read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    monkeypatch.chdir(folder)
    return load(folder / "catalog", shown_from=folder)[0]


def test_a_copy_stands_after_the_link_that_is_dead(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(folder)
    done = mend(read(folder, monkeypatch), copies(), write=True)
    assert [proposal.objection for proposal in done.proposals] == [""]
    added = f'    url: "{OLD}"\n  - role: archive\n    url: {COPY}\n'
    assert written(folder) == before.replace(f'    url: "{OLD}"\n', added)
    validated = run("validate", folder=folder)
    assert (validated.code, "archive" in validated.out) == (0, False), "the copy is nothing to complain of"


def test_for_a_dead_link_the_copy_that_is_remembered_is_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = read(folder, monkeypatch)
    with open_for_writing(folder / ".rescatalog" / "state.db") as state:
        for day in (22, 26, 30):
            at = datetime(2026, 11, day, tzinfo=UTC)
            state.begin(f"run-{day}", at, tool_version="1.0")
            missing = Judgement(verdict=Verdict.MISSING, reason="not-found", http_status=404)
            state.append([Check(run_id=f"run-{day}", key=OLD, checked_at=at, judgement=missing)])
            state.finish(Run(id=f"run-{day}", started_at=at, finished_at=at))
    then = datetime(2013, 9, 19, tzinfo=UTC)
    answer = Archived(key=OLD, asked_at=then.replace(year=2026), snapshot_url=COPY, snapshot_at=then, reason="found")
    monkeypatch.setattr(State, "archived", lambda _: [answer], raising=False)
    done = fix_job(catalog, Settings())
    assert [(one.cure, one.after, one.objection) for one in done.proposals] == [(Cure.ARCHIVED, COPY, "")]
    assert f"+    url: {COPY}\n" in done.changes[0].diff
    assert fix_job(catalog, Settings(), cures={Cure.MOVED}).proposals == ()


def test_a_thirteenth_link_breaks_a_rule_and_is_left_to_a_person(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / ARTICLES / "article-0.yaml"
    more = "".join(f"  - {{role: pdf, url: 'https://a.example/{number}'}}\n" for number in range(11))
    path.write_text(written(folder).replace("topics:", f"{more}topics:"))
    before = texts(folder)
    done = mend(read(folder, monkeypatch), copies(), write=True)
    assert [(bool(proposal.objection), "CAT" in proposal.objection) for proposal in done.proposals] == [(True, True)]
    assert (done.changes, texts(folder)) == ((), before)


def test_when_one_file_has_changed_since_it_was_read_none_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = read(folder, monkeypatch)
    second = folder / ARTICLES / "article-1.yaml"
    second.write_text(second.read_text() + "# mine\n")
    before = texts(folder)
    with pytest.raises(CatalogUnwritableError, match=r"article-1\.yaml: this file has changed .* nothing was written"):
        mend(catalog, [*copies(), *copies("article-1")], write=True)
    assert texts(folder) == before
    second.unlink()
    with pytest.raises(CatalogUnwritableError, match="nothing was written"):
        mend(catalog, copies("article-1"), write=True)


def test_a_folder_that_may_not_be_written_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = read(folder, monkeypatch)

    def refuse(path: Path, text: str) -> None:  # noqa: ARG001 - the shape of replace_text
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("rescatalog.jobs.fix.replace_text", refuse)
    with pytest.raises(CatalogUnwritableError, match="permission denied; 0 of 1 files were written"):
        mend(catalog, copies(), write=True)
