"""A catalog folder of any shape: links, depths, sizes and names are told or passed over, nothing is raised."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.catalog.problem import Problem
from rescatalog.core.explain.example import CARD, FILES, FIRST, TOPICS
from rescatalog.core.lint.whole import lint
from rescatalog.errors import CatalogUnreadableError
from rescatalog.files.load import load
from tests.files.sandbox import TODAY, Sandbox, sandbox_in


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return sandbox_in(tmp_path)


def _one(sandbox: Sandbox) -> Problem:
    (problem,) = sandbox.problems()
    return problem


@pytest.mark.parametrize("name", [CARD, "vocab", TOPICS, "resources", "paths"])
def test_no_part_of_a_catalog_may_be_a_link_to_elsewhere(sandbox: Sandbox, name: str) -> None:
    path = sandbox.root / name
    moved = sandbox.root / "elsewhere"
    path.rename(moved)
    path.symlink_to(moved)
    told = [(p.code, p.place.file) for p in sandbox.problems() if p.code not in {"CAT401", "CAT402"}]
    assert told == [("CAT209", name)]


@pytest.mark.parametrize("hidden", [".git", ".cache"])
def test_hidden_folders_do_not_count(sandbox: Sandbox, hidden: str) -> None:
    sandbox.write(f"resources/{hidden}/a.yaml", "a: [1\n")
    sandbox.write(f"resources/book/{hidden}/a.txt", "")
    assert sandbox.problems() == []


def test_folders_within_the_folder_of_a_kind_are_read(sandbox: Sandbox) -> None:
    deep = "resources/book/f/first/first-book.yaml"
    sandbox.write(deep, FILES[FIRST])
    (sandbox.root / FIRST).unlink()
    assert sandbox.problems() == []
    assert sandbox.load().documents["resource", "first-book"].file == deep


def test_a_path_of_a_thousand_folders_is_walked(sandbox: Sandbox) -> None:
    levels = 1_100
    here = os.open(sandbox.root / "resources/book", os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    try:
        assert sandbox.problems() == []
    finally:
        # Nothing that removes folders by recursion gets rid of this one.
        for depth in range(levels, 0, -1):
            (sandbox.root / "resources/book" / "/".join("d" * depth)).rmdir()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_utf_8_is_told_in_letters_that_can_be_printed(sandbox: Sandbox) -> None:
    Path(os.fsdecode(os.fsencode(sandbox.root / "resources/book") + b"/caf\xe9.txt")).touch()
    problem = _one(sandbox)
    assert (problem.code, problem.place.file) == ("CAT208", "resources/book/caf\\xe9.txt")
    problem.place.file.encode()


def test_an_entry_in_the_folder_of_no_kind_is_moved_and_not_renamed(sandbox: Sandbox) -> None:
    (sandbox.root / "resources/book").rename(sandbox.root / "resources/books")
    problem = _one(sandbox)
    assert (problem.code, problem.place.line, problem.fix) == ("CAT206", 2, None)
    assert "move the file to `book/`" in problem.message


def test_a_file_whose_name_is_no_id_is_renamed_and_not_the_id(sandbox: Sandbox) -> None:
    (sandbox.root / FIRST).rename(sandbox.root / "resources/book/First_Book.yaml")
    problem = _one(sandbox)
    assert (problem.code, problem.place.line, problem.fix) == ("CAT205", 1, None)
    assert "rename the file to `first-book.yaml`" in problem.message


@pytest.mark.parametrize("vocabulary", ["algebra: 1\n", "algebra\n", "5\n"])
def test_a_vocabulary_is_a_list(sandbox: Sandbox, vocabulary: str) -> None:
    sandbox.write(TOPICS, vocabulary)
    assert sandbox.told() == [("CAT105", TOPICS, 1, 1)]


def test_a_topic_after_a_broken_one_keeps_its_place(sandbox: Sandbox) -> None:
    broken = "- id: 5\n  label: Five\n"
    sandbox.write(TOPICS, FILES[TOPICS] + broken + "- id: sets\n  label: Sets\n  under: set-theroy\n")
    assert sandbox.told() == [("CAT105", TOPICS, 6, 7), ("CAT403", TOPICS, 10, 10)]


@pytest.mark.parametrize("folder", ["resources", "resources/book", "paths", "vocab"])
def test_a_folder_that_may_not_be_looked_into_is_told(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    scandir = os.scandir

    def refuse(path: Path) -> Any:  # noqa: ANN401 - the iterator of `os.scandir` has no public name
        if path == sandbox.root / folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    told = [(p.code, p.place.file, p.message) for p in sandbox.problems() if p.code == "CAT016"]
    assert told == [("CAT016", folder, "this cannot be read: permission denied; check its permissions")]


def test_a_catalog_that_may_not_be_opened_says_so(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(CatalogUnreadableError, match="Permission denied; check the folder's permissions"):
        sandbox.load()


def test_of_a_file_of_any_size_only_the_allowed_part_is_read(sandbox: Sandbox) -> None:
    with (sandbox.root / FIRST).open("wb") as file:
        file.truncate(10_000_000_000)
    started = time.perf_counter()
    assert sandbox.told() == [("CAT003", FIRST, 1, 1)]
    assert time.perf_counter() - started < 2


def test_a_bomb_of_aliases_is_refused_before_it_is_built(sandbox: Sandbox) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    sandbox.write(FIRST, "\n".join(lines))
    assert sandbox.told() == [("CAT008", FIRST, 1, 5)]


@pytest.mark.parametrize("number", ["1e999999", "-1e999999", "9" * 10_000, "0." + "9" * 10_000, ".inf"])
@pytest.mark.parametrize("key", ["pages", "published", "title"])
def test_numbers_beyond_measure_are_one_problem(sandbox: Sandbox, key: str, number: str) -> None:
    line = "title: The First Book" if key == "title" else "published: 2018"
    sandbox.change(FIRST, line, f"{key}: {number}")
    problem = _one(sandbox)
    assert (problem.code, problem.place.file) == ("CAT015", FIRST)
    assert len(problem.message) < 200


@pytest.mark.parametrize("key", ["k" * 60_000, "数" * 20_000])
def test_a_key_as_long_as_the_file_makes_no_message_as_long(sandbox: Sandbox, key: str) -> None:
    sandbox.change(FIRST, "", f"? {key}\n: 1\n")
    problem = _one(sandbox)
    assert problem.code == "CAT102"
    assert len(problem.message) < 200


def test_a_thousand_entries_are_read_and_linted_in_a_few_seconds(sandbox: Sandbox) -> None:
    for n in range(1_000):
        text = FILES[FIRST].replace("first-book", f"book-{n}").replace(".example.org", f"-{n}.example.org")
        sandbox.write(f"resources/book/book-{n}.yaml", text)
    started = time.perf_counter()
    catalog, problems = load(sandbox.root, shown_from=sandbox.root)
    assert (len(catalog.entries), problems, lint(catalog, today=TODAY)) == (1_002, (), ())
    assert time.perf_counter() - started < 8
