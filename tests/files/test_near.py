"""`validate FILE` reads few of the others, and says what it would say had it read them all."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from rescatalog.core.explain.example import FIRST, SECOND
from rescatalog.core.lint.whole import lint
from rescatalog.files.load import load
from tests.files.making import entry
from tests.files.sandbox import TODAY, Sandbox, sandbox_in


def told(sandbox: Sandbox, file: str, *, few: bool) -> list[tuple[str, int, int, str, str | None]]:
    """Return what is told of one file, with only its neighbours read or with all of them."""
    only = [sandbox.root / file] if few else None
    catalog, broken = load(sandbox.root, shown_from=sandbox.root, only=only)
    found = sorted((*broken, *lint(catalog, today=TODAY)), key=lambda one: (one.place, one.code))
    return [(p.code, p.place.line, p.place.column, p.message, p.fix) for p in found if p.place.file == file]


def neighbourhood(tmp_path: Path, seed: int) -> tuple[Sandbox, list[str]]:
    """Return a catalog in which entries share addresses, identifiers, titles and names at random."""
    random = Random(seed)
    sandbox = sandbox_in(tmp_path)
    files = []
    for number in range(40):
        kind, text = entry(random, f"made-{number}", "algebra")
        if random.random() < 0.3:
            text = text.replace(
                f"https://made-{number}.example.org/", f"https://WWW.made-{random.randrange(8)}.example.org"
            )
        if random.random() < 0.3:
            text = text.replace("10.1000/182", f"10.1000/A{random.randrange(5)}")
        if "after:" not in text and random.random() < 0.5:
            text += f"after: [made-{random.randrange(45)}]\n"
        if random.random() < 0.3:
            text = re.sub(r"(?m)^title: .*$", 'title: "The Art of: Counting"', text)
        if random.random() < 0.1:
            text = text.replace("kind:", "kidn:")
        file = f"resources/{kind}/made-{number}.yaml"
        sandbox.write(file, text)
        files.append(file)
    return sandbox, files


@pytest.mark.parametrize("seed", range(12))
def test_few_say_of_a_file_what_all_say(tmp_path: Path, seed: int) -> None:
    sandbox, files = neighbourhood(tmp_path, seed)
    for file in files:
        assert told(sandbox, file, few=True) == told(sandbox, file, few=False)


def test_the_others_are_not_read(tmp_path: Path) -> None:
    sandbox = sandbox_in(tmp_path)
    catalog, _ = load(sandbox.root, shown_from=sandbox.root, only=[sandbox.root / FIRST])
    assert list(catalog.entries) == ["first-book"]
    assert ("resource", "second-course") in catalog.unread
    catalog, _ = load(sandbox.root, shown_from=sandbox.root, only=[sandbox.root / SECOND])
    assert sorted(catalog.entries) == ["first-book", "second-course"]
