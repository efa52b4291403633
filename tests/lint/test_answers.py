"""How problems are told together: each mistake once, at its own place, and nothing that follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core import urls
from rescatalog.core.explain.example import FILES, FIRST, PATH, SECOND, TOPICS
from rescatalog.core.lint.hosts import TRACKING
from rescatalog.core.lint.links import tracks, without_keys
from tests.files.sandbox import Sandbox, sandbox_in

BURIED = """\
status:
  state: superseded
  since: 2026-01-01
  reason: merged-duplicate
  replaced_by: [first-book]
"""
YEAR = "published: 2018"
SECOND_URL = "https://second.example.org/"
NOTES = """\
id: my-notes
kind: notes
title: My notes
summary: It teaches algebra by examples to readers who know none.
links:
  - role: homepage
    url: https://notes.example.org/
topics: [algebra]
level: [hard]
offers:
  - access: free
notes: A remark.
"""


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return sandbox_in(tmp_path)


def _at(sandbox: Sandbox) -> list[tuple[str, int, int]]:
    return [(code, line, column) for code, _, line, column in sandbox.told()]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FIRST, "title: The First Book\nsummary: It teaches algebra by examples to readers who know none.\n", "",
         [("CAT101", 1, 1), ("CAT101", 1, 1)]),
        (FIRST, "title: The First Book", "titel: A book\nsumary: B", [("CAT102", 3, 1), ("CAT102", 4, 1)]),
        (FIRST, YEAR, "pages: 0\nadded: soon\ncode: [perl]", [("CAT107", 14, 8), ("CAT107", 15, 8), ("CAT103", 16, 8)]),
        (FIRST, "  - access: free\n  - access: paid\n", "  - access: gratis\n", [("CAT103", 12, 13)]),
        (SECOND, "url: https://second.example.org/", "url: second.example.org", [("CAT301", 7, 10)]),
        (FIRST, YEAR, "effort: {hours: many, source: guide}", [("CAT105", 14, 17)]),
        (FIRST, YEAR, "effort: {hours: [1, 2, 3], source: guide}", [("CAT106", 14, 17)]),
        (FIRST, YEAR, "effort: {hours: [0, 1], source: guide}", [("CAT107", 14, 18)]),
        (FIRST, YEAR, "code: [[a]]\nlevel: {a: 1}", [("CAT105", 14, 8), ("CAT105", 15, 8)]),
        (FIRST, YEAR, "identifiers:\n  isbn: [x]", [("CAT102", 15, 3)]),
        (TOPICS, "  needs: [algebra]",
         "  needs: [a-z]\n- id: calculus\n  label: B\n- id: m1\n  label: C\n  needs: [b-z]",
         [("CAT403", 5, 11), ("CAT406", 6, 7), ("CAT403", 10, 11)]),
        (TOPICS, "- id: algebra\n", "- id: algebra\n  under: calculus\n  needs: [calculus]\n", [("CAT404", 1, 7)]),
        (FIRST, "", "kind: 5\n", [("CAT011", 15, 1)]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_once_and_nothing_else(
    sandbox: Sandbox, file: str, old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    sandbox.change(file, old, new)
    assert sorted(_at(sandbox)) == sorted(expected)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SECOND, "after: [first-book]", "pagse: 3"),
        (FIRST, YEAR, "episods: 3"),
        (FIRST, "title: The First Book", "title: The First Book\nsummery: Second"),
    ],
)
def test_a_field_of_another_kind_or_one_that_is_there_is_never_suggested(
    sandbox: Sandbox, file: str, old: str, new: str
) -> None:
    sandbox.change(file, old, new)
    assert [(p.code, p.fix) for p in sandbox.problems()] == [("CAT102", None)]


def test_what_is_wrong_in_notes_stands_where_it_stands(sandbox: Sandbox) -> None:
    sandbox.write("resources/notes/my-notes.yaml", NOTES)
    assert _at(sandbox) == [("CAT103", 9, 9)]


@pytest.mark.parametrize(
    ("url", "lines", "expected"),
    [
        ("http://second.example.org/", "", ["CAT303"]),
        ("http://second.example.org/", "CAT303", []),
        ("https://second.example.org/?utm_source=x", "CAT304", []),
        ("https://second.example.org/?utm_source=x", "CAT303", ["CAT304", "CAT901"]),
        ("https://first.example.org/", "CAT501", ["CAT501"]),
    ],
)
def test_an_entry_may_allow_a_warning_but_no_error(sandbox: Sandbox, url: str, lines: str, expected: list[str]) -> None:
    allowed = f"lint_allow:\n  - code: {lines}\n    why: It was looked at by a person.\n" if lines else ""
    sandbox.write(SECOND, FILES[SECOND].replace(SECOND_URL, url) + allowed)
    assert [code for code, *_ in _at(sandbox)] == expected


@pytest.mark.parametrize(
    ("url", "extra", "expected"),
    [
        ("https://first.example.org/#part", "", [("CAT501", "warning")]),
        ("https://first.example.org", "", [("CAT501", "error")]),
        ("https://FIRST.example.org:443/", "", [("CAT501", "error")]),
        ("https://first.example.org/?a", "", []),
        ("https://first.example.org/", "relations:\n  - type: companion-of\n    target: first-book\n", []),
        ("https://first.example.org/", BURIED, []),
    ],
)
def test_one_address_belongs_to_one_entry_unless_the_two_are_related(
    sandbox: Sandbox, url: str, extra: str, expected: list[tuple[str, str]]
) -> None:
    sandbox.write(SECOND, FILES[SECOND].replace(SECOND_URL, url) + extra)
    sandbox.add(PATH, "-  - title: Calculus\n    of: [second-course]\n")
    assert [(p.code, p.severity) for p in sandbox.problems()] == expected


@pytest.mark.parametrize(
    ("scheme", "first", "second", "expected"),
    [
        ("course_number", "18.06", "18.06", []),
        ("doi", "10.1000/ABC", "10.1000/abc", ["CAT502"]),
        ("github", "Ada/Book", "ada/book", ["CAT502"]),
        ("youtube_video", "kjBOesZCoqc", "kjBOesZCoqc", ["CAT502"]),
        ("youtube_video", "kjBOesZCoqc", "kjboeszcoqc", []),
    ],
)
def test_only_a_course_number_may_belong_to_two(
    sandbox: Sandbox, scheme: str, first: str, second: str, expected: list[str]
) -> None:
    for file, value in ((FIRST, first), (SECOND, second)):
        sandbox.write(file, FILES[file] + f'identifiers:\n  {scheme}: ["{value}"]\n')
    assert [code for code, *_ in _at(sandbox)] == expected


pieces = st.sampled_from(
    ["a", "b=1", "utm_x=1", "UTM_Y", "fbclid=", "si=2", "&", "?", "#", "/", "=", "%26", "[", "]", ":", "@"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=12).map("".join))
def test_taking_tracking_keys_out_takes_nothing_else(rest: str) -> None:
    url = f"https://a.example.org/{rest}"
    clean = without_keys(url, tracks)
    assert without_keys(clean, tracks) == clean
    before, after = (urls.canonical(address) for address in (url, clean))
    assert (before is None) == (after is None)
    assert clean.partition("#")[1:] == url.partition("#")[1:]
    assert clean.partition("#")[0].partition("?")[0] == url.partition("#")[0].partition("?")[0]
    query = clean.partition("#")[0].partition("?")[2]
    keys = [pair.partition("=")[0].lower() for pair in query.split("&")]
    assert not [key for key in keys if key in TRACKING or key.startswith("utm_")]


def test_the_same_catalog_gives_the_same_problems_in_the_same_order(sandbox: Sandbox) -> None:
    sandbox.change(TOPICS, "needs: [algebra]", "needs: [calculus]")
    sandbox.change(FIRST, YEAR, "after: [second-course]")
    first, again = sandbox.problems(), sandbox.problems()
    assert first == again
    assert {p.code for p in first} == {"CAT404", "CAT405", "CAT410"}
    assert [p.place for p in first] == sorted(p.place for p in first)
    assert all(p.source_line for p in first)
