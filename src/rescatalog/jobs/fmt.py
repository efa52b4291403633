"""Bring the files of the catalog into canonical form, or say which are not in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.problem import Place, Problem
from rescatalog.files.differences import unified
from rescatalog.files.fault import Fault
from rescatalog.files.formatting import formatted
from rescatalog.files.members import members
from rescatalog.files.reading import Reading
from rescatalog.files.replacing import replace_text
from rescatalog.settings import Settings


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not in canonical form.

    Attributes:
        problem: says so, at the first line that is not.
        diff: from what it is to what it should be, in unified form, with the line ends of the file.
    """

    problem: Problem
    diff: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fmt:
    """What was looked at.

    Attributes:
        files: how many files could be read.
        changes: files that are not, or were not, in canonical form.
        left: why the others were left alone.
    """

    files: int
    changes: tuple[Change, ...]
    left: tuple[Problem, ...]


def fmt(settings: Settings, *, only: Sequence[Path] = (), write: bool = True) -> Fmt:
    """Bring files into canonical form; those that cannot be read are left alone.

    Args:
        settings: where the catalog is.
        only: files and folders to look at; empty means all.
        write: whether to write, or only to look.

    Raises:
        CatalogUnreadableError: there is no catalog in that folder.
    """
    reading = Reading(settings.catalog.resolve(), Path.cwd())
    roots = [_root(path) for path in only]
    files = [path for path in members(reading) if _among(path, roots)]
    # What else lies in the catalog's folder is `validate`'s business.
    reading.problems = [problem for problem in reading.problems if problem.severity == "error"]
    if roots:
        reading.problems = [problem for problem in reading.problems if _among(Path(problem.place.file), roots)]
    changes = [change for path in files for change in _change(reading, path, write=write)]
    left = sorted(reading.problems, key=lambda problem: (problem.place, problem.code))
    return Fmt(len(files), tuple(changes), tuple(left))


def _change(reading: Reading, path: Path, *, write: bool) -> Iterator[Change]:
    """Yield what changes in a file, if anything does; why nothing can is noted."""
    read = reading.read(path)
    if read.problems or read.data is None:
        return
    after = formatted(read, path.relative_to(reading.root))
    if isinstance(after, Fault):
        reading.problems.append(after.problem(read.document))
        return
    if after.split("\n") == [*read.document.lines]:
        return
    if write:
        try:
            replace_text(path, after)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            reading.complain_of_file("CAT016", path, f"this cannot be written: {reason}; check its permissions")
            return
    yield _changed(read.document, after)


def _changed(document: Document, after: str) -> Change:
    before, now = document.lines, after.split("\n")
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False)))
    place = Place(document.file, min(same, len(before) - 1) + 1)
    problem = Problem(
        code="CAT701",
        place=place,
        message="this is not in canonical form; `rescatalog fmt` writes it",
        source_line=document.line(place),
    )
    return Change(problem, unified(before, now, document.file))


def _root(path: Path) -> Path:
    # A symbolic link to a file is found where it stands, and refused there.
    return path.parent.resolve() / path.name if path.is_symlink() and path.is_file() else path.resolve()


def _among(path: Path, roots: Sequence[Path]) -> bool:
    path = path.parent.resolve() / path.name
    return not roots or any(path.is_relative_to(root) for root in roots)
