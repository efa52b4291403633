"""Every problem code: one bad example is answered with that code at its place, one good example with silence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any

import pytest

import rescatalog
from rescatalog.core.explain.example import FIRST, SECOND
from rescatalog.core.explain.registry import PAGES
from tests.files.sandbox import Case, Sandbox, case_of, sandbox_in
from tests.lint.cases_shape import SHAPE_CASES
from tests.lint.cases_text import BYTE_CASES, TEXT_CASES
from tests.lint.cases_whole import WHOLE_CASES

# Whose examples are bytes, permissions or several files; each has its own test below.
OF_FILES = {f"CAT{code}" for code in ("002", "003", "004", "007", "016", "207", "208", "209", "701", "702", "808")}
EXAMPLES = tuple(case_of(page) for code, page in PAGES.items() if code not in OF_FILES)
CASES = (*EXAMPLES, *TEXT_CASES, *SHAPE_CASES, *WHOLE_CASES)

NAMES = [f"{case.code}-{n}" for n, case in enumerate(CASES)]


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return sandbox_in(tmp_path)


def test_the_sandbox_is_sound(sandbox: Sandbox) -> None:
    assert sandbox.problems() == []


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_bad_example_is_answered_with_its_code_at_its_place(sandbox: Sandbox, case: Case) -> None:
    case.prepare(sandbox)
    line, column = case.spoil(sandbox)
    found = [one for one in sandbox.problems(untaught=case.code == "CAT902") if one.place.file == case.file]
    told = [(p.code, p.place.line, p.place.column, p.fix, p.severity) for p in found]
    assert told == [(case.code, line, column, case.fix, case.severity)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_good_example_is_answered_with_silence(sandbox: Sandbox, case: Case) -> None:
    case.prepare(sandbox)
    sandbox.change(case.file, case.old, case.good)
    assert sandbox.problems() == []


@pytest.mark.parametrize(("code", "content", "line", "column"), BYTE_CASES)
def test_bytes_that_are_no_text_are_answered_with_their_place(
    sandbox: Sandbox, code: str, content: bytes, line: int, column: int
) -> None:
    sandbox.write("resources/book/third-book.yaml", content)
    assert sandbox.told() == [(code, "resources/book/third-book.yaml", line, column)]


def test_the_largest_file_that_is_read_has_64_kb(sandbox: Sandbox) -> None:
    content = (sandbox.root / FIRST).read_bytes()
    sandbox.write(FIRST, content + b"#" * (65_536 - len(content)))
    assert sandbox.problems() == []


def test_a_file_that_cannot_be_opened_is_cat016(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> IO[Any]:
        if path.name == "first-book.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert sandbox.told() == [("CAT016", FIRST, 1, 1)]
    assert "permission denied" in sandbox.problems()[0].message
    monkeypatch.undo()
    assert sandbox.problems() == []


def test_an_id_in_two_folders_is_cat207_at_the_second_id(sandbox: Sandbox) -> None:
    twin = (sandbox.root / FIRST).read_text("utf-8").replace("example.org", "example.net")
    sandbox.write("resources/course/first-book.yaml", twin.replace("kind: book", "kind: course"))
    assert sandbox.told() == [("CAT207", "resources/course/first-book.yaml", 1, 5)]
    assert FIRST in sandbox.problems()[0].message


@pytest.mark.parametrize(
    "name",
    ["resources/lost.yaml", "resources/book/notes.txt", "resources/book/first.yml", "resources/Makefile", "paths/a.md"],
)
def test_a_file_that_is_not_read_is_cat208_and_only_a_warning(sandbox: Sandbox, name: str) -> None:
    path = sandbox.write(name, "x")
    assert [(p.code, p.place.file, p.severity) for p in sandbox.problems()] == [("CAT208", name, "warning")]
    path.rename(path.with_name(".hidden"))
    assert sandbox.problems() == []


@pytest.mark.parametrize("name", ["resources/book/linked.yaml", "resources/linked", "paths/linked.yaml"])
def test_a_symbolic_link_is_cat209_and_not_followed(sandbox: Sandbox, name: str) -> None:
    (sandbox.root / name).symlink_to(sandbox.root / SECOND)
    assert sandbox.told() == [("CAT209", name, 1, 1)]
    (sandbox.root / name).unlink()
    assert sandbox.problems() == []


def test_every_code_of_the_source_has_a_page_and_every_page_a_code() -> None:
    package = Path(rescatalog.__file__).parent
    files = [path for path in package.rglob("*.py") if path.parent.name != "explain"]
    source = {code for path in files for code in re.findall(r"\bCAT\d{3}\b", path.read_text("utf-8"))}
    assert list(PAGES) == sorted(source)
