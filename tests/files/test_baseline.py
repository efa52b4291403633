"""`validate --base`: only what is new since a revision, and no id that vanishes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from rescatalog.core.explain.example import FIRST, PATH, REDIRECTS, SECOND
from rescatalog.errors import SettingsInvalidError
from rescatalog.jobs.validate import validate
from rescatalog.settings import Settings
from tests.files.sandbox import Sandbox, sandbox_in

HTTP = ("https://first.example.org/", "http://first.example.org/")


def git(folder: Path, *arguments: str) -> None:
    """Run git without anybody's settings."""
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *arguments],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A repository with a catalog that has one hint, at its first commit."""
    sandbox = sandbox_in(tmp_path / "maths")
    sandbox.change(FIRST, *HTTP)
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "begin")
    return sandbox


def new(sandbox: Sandbox, base: str = "HEAD") -> list[tuple[str, str, int]]:
    """Return code, file and line of what is new."""
    found = validate(Settings(catalog=Path(sandbox.root.name)), base=base).problems
    return [(one.code, one.place.file, one.place.line) for one in found]


def test_what_was_there_before_is_not_told_again(sandbox: Sandbox) -> None:
    assert [one.code for one in validate(Settings(catalog=Path("maths"))).problems] == ["CAT303"]
    assert new(sandbox) == []


def test_lines_above_an_old_problem_do_not_make_it_new(sandbox: Sandbox) -> None:
    text = (sandbox.root / FIRST).read_text("utf-8")
    sandbox.write(FIRST, "# A remark.\n\n" + text)
    assert new(sandbox) == []


def test_a_second_problem_like_an_old_one_is_new(sandbox: Sandbox) -> None:
    text = (sandbox.root / FIRST).read_text("utf-8")
    sandbox.write(FIRST, text.replace("https://answers", "http://answers"))
    assert new(sandbox) == [("CAT303", f"maths/{FIRST}", 9)]


def test_an_entry_that_vanishes_is_an_error_unless_it_has_a_new_name(sandbox: Sandbox) -> None:
    (sandbox.root / SECOND).unlink()
    (sandbox.root / PATH).unlink()
    assert ("CAT808", "maths/catalog.yaml", 1) in new(sandbox)
    sandbox.write(REDIRECTS, "second-course: first-book\n")
    assert "CAT808" not in {code for code, *_ in new(sandbox)}


def test_a_broken_entry_has_not_vanished(sandbox: Sandbox) -> None:
    sandbox.write(SECOND, "id: second-course\nkind: course\ntitle: [\n")
    assert {code for code, *_ in new(sandbox)} == {"CAT001"}


def test_everything_is_new_since_a_time_without_a_catalog(sandbox: Sandbox) -> None:
    git(sandbox.root.parent, "checkout", "--quiet", "--orphan", "empty")
    git(sandbox.root.parent, "rm", "--quiet", "-r", "--cached", ".")
    git(sandbox.root.parent, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    assert [code for code, *_ in new(sandbox)] == ["CAT303"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~99", ""])
def test_a_revision_that_is_none_is_named(sandbox: Sandbox, revision: str) -> None:
    with pytest.raises(SettingsInvalidError, match="--base: there is no revision"):
        new(sandbox, revision)
    assert not Path("x").exists()


def test_a_folder_outside_of_any_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    sandbox_in(tmp_path / "maths")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsInvalidError, match="not a git repository"):
        validate(Settings(catalog=Path("maths")), base="HEAD")
