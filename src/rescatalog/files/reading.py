"""Files of a catalog folder, one by one: their content, and what is wrong with them as files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.problem import Place, Problem, Severity
from rescatalog.files.decode import MAX_BYTES
from rescatalog.files.read_yaml import Read, read_yaml


@dataclass(slots=True)
class Reading:
    """One walk through a catalog folder.

    Attributes:
        root: the folder.
        shown_from: the folder that shown paths start from.
        problems: what has been found wrong so far.
    """

    root: Path
    shown_from: Path
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: Path, *, looked_at: bool = False) -> Read:
        """Return what stands in a file, noting what is wrong with its text.

        Args:
            path: the file.
            looked_at: whether `files` has found it, so that it is known to be a file.
        """
        shown = self.shown(path)
        if not looked_at and self.refuses(path):
            return Read(None, Document(file=shown))
        try:
            # One byte more than is read tells a file that is too large, however large it is.
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            self.unreadable(path, error)
            return Read(None, Document(file=shown))
        found = read_yaml(content, shown)
        self.problems += found.problems
        return found

    def files(self, folder: Path) -> list[Path]:
        """Return the files below a folder in order, noting what is no file; hidden ones do not count."""
        found: list[Path] = []
        folders = [folder]
        # No recursion: a path of 2,000 folders is a legal path.
        while folders:
            for inside in self.inside(folders.pop()):
                path = Path(inside.path)
                if inside.name.startswith("."):
                    continue
                if inside.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif inside.is_file(follow_symlinks=False) or not self.refuses(path):
                    found.append(path)
        return sorted(found)

    def inside(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """Yield what lies in a folder, noting when the system does not let us look."""
        try:
            with os.scandir(folder) as entries:
                yield from entries
        except FileNotFoundError:
            return
        except OSError as error:
            self.unreadable(folder, error)

    def refuses(self, path: Path) -> bool:
        """Return whether a path leads elsewhere or to a device, noting it when it does."""
        if path.is_symlink():
            self.complain_of_file("CAT209", path, "a symbolic link is not followed; put the file itself here")
            return True
        if path.exists() and not path.is_file() and not path.is_dir():
            self.complain_of_file("CAT209", path, "this is no file that can be read; take it out")
            return True
        return False

    def shown(self, path: Path) -> str:
        """Return a path as people read it: from where they stand, with forward slashes."""
        relative = Path(os.path.relpath(path, self.shown_from)).as_posix()
        # A name that is no UTF-8 cannot be printed as it is.
        return os.fsencode(relative).decode("utf-8", "backslashreplace")

    def unreadable(self, path: Path, error: OSError) -> None:
        """Note a file or folder that the system does not let us read."""
        reason = (error.strerror or "unknown reason").lower()
        self.complain_of_file("CAT016", path, f"this cannot be read: {reason}; check its permissions")

    def complain_of_file(self, code: str, path: Path, message: str, *, severity: Severity = "error") -> None:
        """Note a problem with a file as a whole."""
        place = Place(self.shown(path))
        self.problems.append(Problem(code=code, place=place, message=message, severity=severity))

    def complain(
        self,
        code: str,
        document: Document,
        key: str,
        message: str,
        *,
        fix: str | None = None,
    ) -> None:
        """Note a problem with the value of a top-level key."""
        place = document.value(key)
        line = document.line(place)
        self.problems.append(Problem(code=code, place=place, message=message, fix=fix, source_line=line))
