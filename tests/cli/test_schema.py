"""`rescatalog schema`: what it writes, what it only says, and when it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rescatalog.cli.schema import schema
from tests.cli.running import run
from tests.files.sandbox import sandbox_in

ENTRY = "catalog/schema/entry.schema.json"
TOPICS = "catalog/vocab/topics.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a sound catalog and its schemas."""
    sandbox_in(tmp_path / "catalog")
    assert run("schema", folder=tmp_path).code == 0
    return tmp_path


def test_schemas_are_written_where_they_are_missing(tmp_path: Path) -> None:
    sandbox_in(tmp_path / "catalog")
    told = run("schema", "--check", folder=tmp_path)
    assert (told.code, told.err) == (1, "")
    assert f"{ENTRY}: missing\n" in told.out
    assert told.out.endswith("\n11 schemas: 11 not up to date\n")
    assert not (tmp_path / "catalog" / "schema").exists()

    ran = run("schema", folder=tmp_path)
    assert ran.code == 0
    assert f"{ENTRY}: written\n" in ran.out
    assert ran.out.endswith("\n11 schemas: 11 written\n")
    assert (tmp_path / ENTRY).stat().st_mode & 0o777 == 0o644
    assert run("schema", "--check", folder=tmp_path).out == "11 schemas: all up to date\n"


def test_what_is_up_to_date_is_left_untouched(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.json")}
    ran = run("schema", folder=folder)
    assert (ran.code, ran.out, ran.err) == (0, "11 schemas: all up to date\n", "")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.json")} == before
    assert run("validate", folder=folder).code == 0


def test_a_new_topic_makes_the_schemas_that_name_topics_out_of_date(folder: Path) -> None:
    with (folder / TOPICS).open("a") as file:
        file.write("- id: tensors\n  label: Tensors\n")
    told = run("schema", "--check", folder=folder)
    assert told.code == 1
    assert f"{ENTRY}: out of date\n" in told.out
    assert "people" not in told.out
    run("schema", folder=folder)
    assert json.loads((folder / ENTRY).read_text())["$defs"]["topics"]["oneOf"][-1]["const"] == "tensors"


def test_a_resource_with_a_mistake_is_no_hindrance(folder: Path) -> None:
    (folder / "catalog/resources/book/first-book.yaml").write_text("kind: [")
    assert run("schema", "--check", folder=folder).code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: algebra\n", "topic: `algebra` cannot be read"),
        ("algebra: [", "topic: the vocabulary cannot be read"),
    ],
)
def test_half_a_vocabulary_makes_no_schema(folder: Path, text: str, said: str) -> None:
    before = (folder / ENTRY).read_bytes()
    (folder / TOPICS).write_text(text)
    ran = run("schema", folder=folder)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert (folder / ENTRY).read_bytes() == before


def test_a_folder_without_a_catalog_is_refused(tmp_path: Path) -> None:
    assert run("schema", folder=tmp_path).code == 3


def test_nothing_is_written_through_a_link(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    (folder / "catalog" / "schema").rename(elsewhere)
    (elsewhere / "entry.schema.json").write_text("{}")
    (folder / "catalog" / "schema").symlink_to(elsewhere)
    ran = run("schema", folder=folder)
    assert ran.code == 3
    assert "symbolic link" in ran.err
    assert (elsewhere / "entry.schema.json").read_text() == "{}"

    (folder / "catalog" / "schema").unlink()
    elsewhere.rename(folder / "catalog" / "schema")
    (folder / "precious").write_text("{}")
    (folder / ENTRY).unlink()
    (folder / ENTRY).symlink_to(folder / "precious")
    assert run("schema", folder=folder).code == 0
    assert (folder / "precious").read_text() == "{}"
    assert not (folder / ENTRY).is_symlink()


def test_a_file_where_the_folder_belongs_is_said(tmp_path: Path) -> None:
    sandbox_in(tmp_path / "catalog")
    (tmp_path / "catalog" / "schema").write_text("")
    for check in ([], ["--check"]):
        ran = run("schema", *check, folder=tmp_path)
        assert ran.code == 3
        assert "not a directory" in ran.err


def test_the_command_says_the_same_in_this_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(schema, ["--check"])
    assert (done.exit_code, done.output) == (0, "11 schemas: all up to date\n")
