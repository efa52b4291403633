"""A small sound catalog in real files, to be spoiled in one place at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.problem import Problem
from rescatalog.core.explain.example import FILES, FIRST
from rescatalog.core.explain.page import HERE, WHOLE, Page
from rescatalog.core.lint.whole import lint
from rescatalog.files.load import load

# The day of all examples.
TODAY = date(2026, 11, 21)


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
        """Replace one text of a file of the example; an empty `old` means its end, `WHOLE` all of it."""
        sound = FILES.get(name, "")
        if old == WHOLE:
            self.write(name, new)
            return
        assert not old or sound.count(old) == 1, f"{old!r} must stand in {name} exactly once"
        self.write(name, sound.replace(old, new) if old else sound + new)

    def add(self, name: str, text: str) -> None:
        """Add a file; a text that begins with `+` is appended to it, one that begins with `-` is taken out."""
        before = FILES.get(name, "")
        if text.startswith("+"):
            text = before + text[1:]
        elif text.startswith("-"):
            assert before.count(text[1:]) == 1
            text = before.replace(text[1:], "")
        self.write(name, text)

    def load(self) -> Catalog:
        """Return the catalog."""
        return load(self.root, shown_from=self.root)[0]

    def problems(self, *, untaught: bool = False) -> list[Problem]:
        """Return everything that is wrong, sorted by place; topics without a resource (CAT902) only if `untaught`."""
        catalog, broken = load(self.root, shown_from=self.root)
        found = [one for one in (*broken, *lint(catalog, today=TODAY)) if untaught or one.code != "CAT902"]
        return sorted(found, key=lambda problem: (problem.place, problem.code))

    def told(self) -> list[tuple[str, str, int, int]]:
        """Return code, file, line and column of everything that is wrong."""
        return [(p.code, p.place.file, p.place.line, p.place.column) for p in self.problems()]


def sandbox_in(root: Path) -> Sandbox:
    """Return a sound catalog in `root`."""
    sandbox = Sandbox(root)
    for name, content in FILES.items():
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
        beside: other files for both, as in `Page`.
    """

    code: str
    file: str = FIRST
    old: str = ""
    bad: str
    good: str
    fix: str | None = None
    severity: str = "error"
    beside: tuple[tuple[str, str], ...] = ()

    def prepare(self, sandbox: Sandbox) -> None:
        """Write the other files."""
        for name, text in self.beside:
            sandbox.add(name, text)

    def spoil(self, sandbox: Sandbox) -> tuple[int, int]:
        """Write the bad example and return the line and column where it is bad."""
        sandbox.change(self.file, self.old, self.bad)
        before, mark, after = (sandbox.root / self.file).read_text("utf-8").partition(HERE)
        if not mark:
            return 1, 1
        sandbox.write(self.file, before + after)
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def case_of(page: Page) -> Case:
    """Return the example of a page."""
    return Case(
        code=page.code, file=page.file, old=page.old, bad=page.bad, good=page.good, fix=page.fix,
        severity=page.severity, beside=page.beside,
    )  # fmt: skip
