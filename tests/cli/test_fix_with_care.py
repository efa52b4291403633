"""What `rescatalog fix` adds for dead pages, what it leaves to a person, and when it writes nothing at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run
from rescatalog.core.proposals import Cure, Proposal
from rescatalog.core.words import LinkRole, Verdict
from rescatalog.errors import CatalogUnwritableError
from rescatalog.files.load import load
from rescatalog.jobs.fix import fix as fix_job
from rescatalog.jobs.fix import mend
from rescatalog.settings import Settings
from rescatalog.store.state import open_for_writing
from tests.cli.catalogs import write_catalog
from tests.cli.fixing import ARTICLES, NEW, OLD, fix, remember, texts, written
from tests.cli.running import run

COPY = "https://web.archive.org/web/20130919044612/http://a.example/old"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a catalog of two entries and a state in which the first one's address has moved."""
    write_catalog(tmp_path, [OLD, "https://b.example/"])
    remember(tmp_path, {OLD: NEW})
    return tmp_path


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
        asked_at = then.replace(year=2026)
        answer = Archived(key=OLD, asked_at=asked_at, snapshot_url=COPY, snapshot_at=then, reason="found")
        state.append_archives([answer])
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

    monkeypatch.setattr("rescatalog.jobs.writing.replace_text", refuse)
    with pytest.raises(CatalogUnwritableError, match="permission denied; 0 of 1 files were written"):
        mend(catalog, copies(), write=True)
