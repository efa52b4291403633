"""`rescatalog fmt`: what it writes, what it only says, and what it leaves alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rescatalog.cli.fmt import fmt
from rescatalog.core.explain.example import CARD, FILES, FIRST, SECOND
from rescatalog.files.load import load
from tests.cli.running import run
from tests.files.sandbox import sandbox_in

REPOSITORY = Path(__file__).parents[2] / "catalog"
TIDY = FILES[FIRST]
UNTIDY = "# of its own\nkind: 'book'\n" + TIDY.replace("kind: book\n", "").replace(
    "topics: [algebra]", "topics:\n- algebra"
)
TIDIED = TIDY.replace("kind: book", "# of its own\nkind: book")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a sound catalog in canonical form."""
    sandbox_in(tmp_path / "catalog")
    assert run("fmt", folder=tmp_path).code == 0
    return tmp_path


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / "catalog" / name
    path.write_bytes(text.encode())
    return path


def test_what_is_in_canonical_form_is_left_untouched(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}
    ran = run("fmt", folder=folder)
    assert (ran.code, ran.out, ran.err) == (0, f"{len(before)} files: all in canonical form\n", "")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")} == before


def test_a_file_is_written_and_the_change_is_shown(folder: Path) -> None:
    path = _write(folder, FIRST, UNTIDY.replace("\n", "\r\n"))
    path.chmod(0o600)
    ran = run("fmt", folder=folder)
    assert ran.code == 0
    assert f"--- catalog/{FIRST}\n+++ catalog/{FIRST}\n" in ran.out
    assert "-kind: 'book'\\r\n" in ran.out
    assert "+kind: book\n" in ran.out
    assert ran.out.endswith("files: 1 changed\n")
    assert path.read_bytes().decode() == TIDIED
    assert path.stat().st_mode & 0o777 == 0o600


def test_check_names_the_file_shows_the_change_and_writes_nothing(folder: Path) -> None:
    path = _write(folder, FIRST, UNTIDY.rstrip("\n"))
    ran = run("fmt", "--check", folder=folder)
    assert ran.code == 1
    assert ran.out.startswith(f"catalog/{FIRST}:1:1: error CAT701 this is not in canonical form")
    assert "-published: 2018\n\\ No newline at end of file\n+published: 2018\n" in ran.out
    assert ran.out.endswith("files: 1 would change\n")
    assert path.read_text() == UNTIDY.rstrip("\n")
    run("fmt", folder=folder)
    assert run("fmt", "--check", folder=folder).code == 0


def test_a_file_that_is_no_yaml_is_told_and_left_alone_and_the_others_are_written(folder: Path) -> None:
    broken = _write(folder, SECOND, "title: a: b\n")
    untidy = _write(folder, FIRST, UNTIDY)
    for options in (["--check"], []):
        ran = run("fmt", *options, folder=folder)
        assert ran.code == 3
        assert f"catalog/{SECOND}:1:9: error CAT001" in ran.out
        assert "1 left alone" in ran.out
    assert broken.read_text() == "title: a: b\n"
    assert untidy.read_text() == TIDIED


def test_a_symbolic_link_is_not_followed(folder: Path) -> None:
    outside = folder / "outside.yaml"
    outside.write_text(UNTIDY)
    (folder / "catalog/resources/book/linked.yaml").symlink_to(outside)
    for arguments in ([], ["catalog/resources/book/linked.yaml"]):
        ran = run("fmt", *arguments, folder=folder)
        assert ran.code == 3
        assert "catalog/resources/book/linked.yaml:1:1: error CAT209" in ran.out
    assert outside.read_text() == UNTIDY


@pytest.mark.parametrize(
    ("paths", "looked_at"),
    [
        ([f"catalog/{FIRST}"], 1),
        (["catalog/resources/book"], 1),
        (["catalog/resources", f"catalog/{CARD}"], 3),
        (["catalog/../catalog"], len(FILES)),
        (["."], len(FILES)),
        (["beside"], 0),
    ],
)
def test_with_paths_only_what_stands_in_them_is_looked_at(folder: Path, paths: list[str], looked_at: int) -> None:
    (folder / "beside").mkdir()
    _write(folder, FIRST, UNTIDY)
    other = _write(folder, "vocab/topics.yaml", FILES["vocab/topics.yaml"].replace("Algebra", "'Algebra'"))
    ran = run("fmt", *paths, folder=folder)
    assert ran.out.splitlines()[-1].startswith(f"{looked_at} file{'' if looked_at == 1 else 's'}: ")
    assert ("'Algebra'" in other.read_text()) == (looked_at < len(FILES))


def test_what_the_system_does_not_let_us_write_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(folder, FIRST, UNTIDY)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.chdir(folder)
    monkeypatch.setattr(Path, "replace", refuse)
    ran = CliRunner().invoke(fmt)
    assert ran.exit_code == 3
    assert f"catalog/{FIRST}:1:1: error CAT016 this cannot be written: permission denied" in ran.output
    assert path.read_text() == UNTIDY


def test_without_a_catalog_it_says_where_to_name_one(tmp_path: Path) -> None:
    ran = run("fmt", folder=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "--catalog-dir" in ran.err


def test_our_own_catalog_says_the_same_once_it_is_formatted_and_is_clean_then(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY, tmp_path / "catalog")
    assert run("fmt", folder=tmp_path).code == 0
    assert run("fmt", "--check", folder=tmp_path).code == 0
    before, after = (load(root, shown_from=root)[0] for root in (REPOSITORY, tmp_path / "catalog"))
    assert replace(after, documents={}) == replace(before, documents={})
