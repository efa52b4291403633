"""Problems as people, programs and GitHub read them; nothing in a hostile file reaches a terminal as a command."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.catalog.problem import Place, Problem, Severity
from rescatalog.core.explain.example import FIRST, SECOND
from rescatalog.core.report.problems_registry import PROBLEM_FORMATS
from rescatalog.jobs.validate import validate
from rescatalog.settings import Settings
from tests.files.sandbox import sandbox_in

COUNTS = {"errors": 1, "warnings": 0, "hints": 0, "entries": 2, "topics": 3, "paths": 4}
law = settings(max_examples=150, deadline=None)


def _problem(**changes: Any) -> Problem:  # noqa: ANN401 - any field of a problem
    given_fields = {"code": "CAT103", "place": Place("a/b.yaml", 3, 5), "message": "not so", **changes}
    return Problem(**given_fields)


def _rendered(form: str, *problems: Problem) -> str:
    return PROBLEM_FORMATS[form](problems, COUNTS)


def test_text_says_place_severity_code_line_caret_and_fix() -> None:
    problem = _problem(source_line="  x: yess", place=Place("a/b.yaml", 3, 6), fix="yes")
    assert _rendered("text", problem).split("\n") == [
        "a/b.yaml:3:6: error CAT103 not so",
        "      x: yess",
        "         ^",
        "    fix: yes",
        "2 resources, 3 topics, 4 paths: 1 error",
        "",
    ]


@pytest.mark.parametrize(
    ("old", "new", "pointed"),
    [
        ("title: The First Book", "title: 1984", "1984"),
        ("role: homepage", "role: homepag", "homepag"),
        ("access: free", "access: {}", "{}"),
        ("title: The First Book", "titel: Poincaré über π", "titel"),
    ],
)
def test_the_caret_stands_under_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, pointed: str
) -> None:
    sandbox = sandbox_in(tmp_path)
    sandbox.change(FIRST, old, new)
    monkeypatch.chdir(tmp_path)
    validated = validate(Settings(catalog=Path()), only=[Path(FIRST)])
    lines = PROBLEM_FORMATS["text"](validated.problems, validated.counts).split("\n")
    caret = next(line for line in lines if line.strip() == "^")
    shown = lines[lines.index(caret) - 1]
    assert shown[caret.index("^") :].startswith(pointed)


@pytest.mark.parametrize("source_line", ["", "   ", "\t", "\r"])
def test_of_a_line_with_nothing_on_it_nothing_is_shown(source_line: str) -> None:
    assert _rendered("text", _problem(source_line=source_line)).count("\n") == 2


@pytest.mark.parametrize(
    ("source_line", "column", "shown", "caret"),
    [
        ("a: b", 4, "a: b", 3),
        ("\ta: b", 2, "\\ta: b", 2),
        ("\x1b[31mred", 6, "\\x1b[31mred", 8),
        ("a\u202eb: c", 3, "a\\u202eb: c", 7),
        ("数学: c", 3, "数学: c", 4),
        ("e\u0301: c", 3, "e\u0301: c", 1),
        ("a: b\r", 4, "a: b", 3),
    ],
)
def test_the_caret_stands_right_whatever_is_before_it(source_line: str, column: int, shown: str, caret: int) -> None:
    lines = _rendered("text", _problem(source_line=source_line, place=Place("a", 1, column))).split("\n")
    assert lines[1:3] == [f"    {shown}", f"    {' ' * caret}^"]


@pytest.mark.parametrize("column", [1, 80, 81, 500, 1_000])
def test_of_a_long_line_the_part_around_the_caret_is_shown(column: int) -> None:
    source_line = "".join(chr(ord("a") + n % 26) for n in range(1_000))
    shown, caret = _rendered("text", _problem(source_line=source_line, place=Place("a", 1, column))).split("\n")[1:3]
    assert len(shown) < 160
    assert shown[caret.index("^")] == source_line[column - 1]


@pytest.mark.parametrize(
    ("counts", "ending"),
    [
        ({"errors": 0, "warnings": 0, "hints": 0}, "no problems"),
        ({"errors": 2, "warnings": 1, "hints": 0}, "2 errors, 1 warning"),
        ({"errors": 1, "warnings": 0, "hints": 3}, "1 error, 3 hints"),
    ],
)
def test_the_last_line_counts(counts: dict[str, int], ending: str) -> None:
    assert PROBLEM_FORMATS["text"]([], COUNTS | counts) == f"2 resources, 3 topics, 4 paths: {ending}\n"


def test_json_has_the_fields_of_the_contract_and_no_others() -> None:
    problem = _problem(fix="yes", source_line="secret", severity="warning")
    row = {"code": "CAT103", "file": "a/b.yaml", "line": 3, "column": 5, "message": "not so"}
    assert json.loads(_rendered("json", problem, _problem())) == {
        "problems": [{**row, "severity": "warning", "fix": "yes"}, {**row, "severity": "error", "fix": None}],
        "counts": COUNTS,
    }


@law
@given(st.text(max_size=60), st.text(max_size=60))
def test_json_loses_no_character_and_needs_only_ascii(message: str, fix: str) -> None:
    text = _rendered("json", _problem(message=message, fix=fix))
    assert text.isascii()
    assert text.endswith("}\n")
    (row,) = json.loads(text)["problems"]
    assert (row["message"], row["fix"]) == (message, fix)


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("a%0Ab.yaml", "a%250Ab.yaml"),
        ("a\nb.yaml", "a\\nb.yaml"),
        ("a\x1b[31mb.yaml", "a\\x1b[31mb.yaml"),
        ("a,line=9.yaml", "a%2Cline=9.yaml"),
        ("a::b.yaml", "a%3A%3Ab.yaml"),
        ("C:/b.yaml", "C%3A/b.yaml"),
    ],
)
def test_github_is_given_file_names_it_cannot_take_for_commands(name: str, escaped: str) -> None:
    first = _rendered("github", _problem(place=Place(name, 3, 5))).split("\n")[0]
    assert first == f"::error file={escaped},line=3,col=5,title=CAT103::not so"


def test_github_is_given_messages_in_one_line_with_the_fix() -> None:
    text = _rendered("github", _problem(message="50% of\n::set-env name=A::b, c", fix="x\r\ny"))
    assert text.split("\n")[0].endswith("::50%25 of\\n::set-env name=A::b, c%0Afix: x\\r\\ny")
    assert text.count("\n") == 2


@law
@given(st.text(max_size=40), st.text(max_size=40), st.none() | st.text(max_size=40))
def test_github_gets_one_command_a_problem_whatever_it_says(name: str, message: str, fix: str | None) -> None:
    lines = _rendered("github", _problem(place=Place(name), message=message, fix=fix)).split("\n")
    assert [line[:8] for line in lines[:-2]] == ["::error "]
    properties = lines[0].removeprefix("::error ").split("::")[0].split(",")
    assert [pair.partition("=")[0] for pair in properties] == ["file", "line", "col", "title"]


@pytest.mark.parametrize(("severity", "kind"), [("error", "error"), ("warning", "warning"), ("hint", "notice")])
@pytest.mark.parametrize(("problems", "commands", "rest"), [(9, 9, None), (10, 10, 1), (50, 10, 41)])
def test_github_gets_at_most_ten_of_a_kind_the_last_for_the_rest(
    severity: Severity, kind: str, problems: int, commands: int, rest: int | None
) -> None:
    other = _problem(severity="warning" if severity == "error" else "error")
    found = [_problem(severity=severity, place=Place("a", n)) for n in range(1, problems + 1)]
    lines = _rendered("github", *found, other).split("\n")
    of_kind = [line for line in lines if line.startswith(f"::{kind}")]
    assert len(of_kind) == commands
    assert (f"and {rest} more" in of_kind[-1]) == (rest is not None)
    assert sum(line.startswith("::") for line in lines) == commands + 1


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize(
    "content",
    [
        b"\x1b]0;owned\x07: 1\n", b'"\\e[31mred\\a": 1\n', b'kind: "\\e[2J"\n', b"title: \x9b31m\n",
        b"kind: '\xe2\x80\xae'\n",
        b'id: "a\\nb\\rc"\n', b"\x00", b"\xff\x1b[31m\n", b"a: !<\\x1b[31m> 1\n", b'links: [{"\\u202e": 1}]\n',
    ],
)  # fmt: skip
def test_no_control_character_of_a_hostile_file_reaches_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, form: str
) -> None:
    sandbox = sandbox_in(tmp_path)
    sandbox.write("resources/book/third.yaml", content)
    sandbox.write("resources/book/\x1b[31mred\n\u202e.yaml", content)
    sandbox.write("resources/book/\x1b]0;stray.txt", b"")
    monkeypatch.chdir(tmp_path)
    validated = validate(Settings(catalog=Path()))
    assert len(validated.problems) >= 3
    text = PROBLEM_FORMATS[form](validated.problems, validated.counts)
    unseen = {character for character in text if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"}}
    assert unseen == {"\n"}


def test_a_text_of_two_files_names_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = sandbox_in(tmp_path)
    sandbox.write(FIRST, "")
    sandbox.write(SECOND, "")
    monkeypatch.chdir(tmp_path)
    validated = validate(Settings(catalog=Path()))
    text = PROBLEM_FORMATS["text"](validated.problems, validated.counts)
    assert f"{FIRST}:1:1: error CAT007" in text
    assert f"{SECOND}:1:1: error CAT007" in text
