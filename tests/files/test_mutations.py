"""Files that go wrong: whatever happens to one, nothing is raised, that file is named, and the others stay."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from rescatalog.core.catalog.problem import Problem
from rescatalog.core.explain.example import FIRST
from tests.files.making import entry
from tests.files.mutations import MUTATIONS
from tests.files.sandbox import Sandbox, sandbox_in

REPOSITORY = Path(__file__).parents[2] / "catalog"
REAL = sorted((REPOSITORY / "resources").rglob("*.yaml"))
TOPICS = re.findall(r"^- id: (\S+)", (REPOSITORY / "vocab" / "topics.yaml").read_text("utf-8"), re.MULTILINE)
SEEDS = range(25)


def _with_topics_of(text: str, tmp_path: Path) -> Sandbox:
    """Return a sandbox that also knows the topics named in `text`."""
    sandbox = sandbox_in(tmp_path)
    named = {"algebra", "calculus", *(topic for topic in TOPICS if topic in text)}
    sandbox.write("vocab/topics.yaml", "".join(f"- id: {name}\n  label: A topic\n" for name in sorted(named)))
    return sandbox


def _without_neighbours(problems: list[Problem]) -> list[Problem]:
    """Return the problems but for resources and vocabularies that were not copied along."""
    return [problem for problem in problems if problem.code not in {"CAT402", "CAT407"}]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", MUTATIONS)
def test_a_spoiled_entry_is_named_and_hides_no_other(tmp_path: Path, name: str, seed: int) -> None:
    random = Random(f"{name} {seed}")
    if seed % 2:
        original = random.choice(REAL)
        where, text = original.relative_to(REPOSITORY).as_posix(), original.read_text("utf-8")
    else:
        kind, text = entry(random, "made-up", "algebra")
        where = f"resources/{kind}/made-up.yaml"
    sandbox = _with_topics_of(text, tmp_path)
    sandbox.write(where, text)
    before = [problem for problem in _without_neighbours(sandbox.problems()) if problem.severity != "hint"]
    assert before == []

    mutate, always_wrong = MUTATIONS[name]
    spoiled = mutate(text, random)
    sandbox.write(where, spoiled)
    found = [problem for problem in _without_neighbours(sandbox.problems()) if problem.severity != "hint"]
    assert {problem.place.file for problem in found} <= {where}
    assert found or not always_wrong, spoiled
    assert all(1 <= problem.place.line <= spoiled.count("\n") + 2 for problem in found)
    assert {"first-book", "second-course"} <= sandbox.load().entries.keys()


@pytest.mark.parametrize("seed", range(30))
def test_entries_of_all_kinds_with_any_fields_are_sound(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    sandbox = sandbox_in(tmp_path)
    kind, text = entry(random, "made-up", "calculus")
    sandbox.write(f"resources/{kind}/made-up.yaml", text)
    assert sandbox.problems() == []
    assert sandbox.load().entries["made-up"].kind == kind


@pytest.mark.parametrize("written", ["[book]", "{a: 1}"])
def test_a_kind_that_is_no_word_is_a_problem_and_no_crash(tmp_path: Path, written: str) -> None:
    sandbox = sandbox_in(tmp_path)
    sandbox.change(FIRST, "kind: book", f"kind: {written}")
    assert [(code, line, column) for code, _, line, column in sandbox.told()] == [("CAT104", 2, 7)]
