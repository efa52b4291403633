"""A small sound catalog in real files, to be spoiled in one place at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rescatalog.core.catalog import Catalog
from rescatalog.core.lint.whole import lint
from rescatalog.core.problem import Problem
from rescatalog.files.load import load

# Stands in an example where a problem is expected; it is taken out before the file is written.
HERE = "¦"

FIRST = "resources/book/first-book.yaml"
SECOND = "resources/course/second-course.yaml"
TOPICS = "vocab/topics.yaml"
PATH = "paths/start-here.yaml"
CARD = "catalog.yaml"

SOUND: dict[str, str] = {
    CARD: """\
name: A sandbox
schema_version: 1
canaries: ["https://example.com/"]
""",
    TOPICS: """\
- id: algebra
  label: Algebra
- id: calculus
  label: Calculus
  needs: [algebra]
""",
    FIRST: """\
id: first-book
kind: book
title: The First Book
summary: It teaches algebra by examples to readers who know none.
links:
  - role: homepage
    url: https://first.example.org/
  - role: solutions
    url: https://answers.example.org/
topics: [algebra]
offers:
  - access: free
  - access: paid
published: 2018
""",
    SECOND: """\
id: second-course
kind: course
title: The Second Course
summary: It teaches calculus by videos to readers who know algebra.
links:
  - role: homepage
    url: https://second.example.org/
topics: [calculus]
offers:
  - access: free
after: [first-book]
""",
    PATH: """\
id: start-here
title: Start here
summary: From nothing to calculus.
steps:
  - title: Algebra
    of: [first-book]
  - title: Calculus
    of: [second-course]
""",
}


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A catalog folder of one test.

    Attributes:
        root: the folder; shown paths start from it.
    """

    root: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """Write one file and return where it lies."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace one text of a sound file; an empty `old` means its end."""
        sound = SOUND[name]
        assert not old or sound.count(old) == 1, f"{old!r} must stand in {name} exactly once"
        self.write(name, sound.replace(old, new) if old else sound + new)

    def load(self) -> Catalog:
        """Return the catalog."""
        return load(self.root, shown_from=self.root)[0]

    def problems(self) -> list[Problem]:
        """Return everything that is wrong, sorted by place."""
        catalog, broken = load(self.root, shown_from=self.root)
        return sorted((*broken, *lint(catalog)), key=lambda problem: (problem.place, problem.code))

    def told(self) -> list[tuple[str, str, int, int]]:
        """Return code, file, line and column of everything that is wrong."""
        return [(p.code, p.place.file, p.place.line, p.place.column) for p in self.problems()]


def sandbox_in(root: Path) -> Sandbox:
    """Return a sound catalog in `root`."""
    sandbox = Sandbox(root)
    for name, content in SOUND.items():
        sandbox.write(name, content)
    return sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way to spoil the sandbox and one way not to.

    Attributes:
        code: the one problem that must be found.
        file: which file is changed.
        old: what is replaced there; empty means that the text is appended.
        bad: what it is replaced by, with `HERE` where the problem must be shown; without one it is 1:1.
        good: a like change that must be fine.
        fix: the fix that must be offered.
        severity: how bad it is.
        prepare: what else is needed for both.
    """

    code: str
    file: str = FIRST
    old: str = ""
    bad: str
    good: str
    fix: str | None = None
    severity: str = "error"
    prepare: Callable[[Sandbox], None] | None = None

    def spoil(self, sandbox: Sandbox) -> tuple[int, int]:
        """Write the bad example and return the line and column where it is bad."""
        sandbox.change(self.file, self.old, self.bad)
        before, mark, after = (sandbox.root / self.file).read_text("utf-8").partition(HERE)
        if not mark:
            return 1, 1
        sandbox.write(self.file, before + after)
        return before.count("\n") + 1, len(before) - before.rfind("\n")
