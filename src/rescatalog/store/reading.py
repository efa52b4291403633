"""Files of the history read as far as they can be read: every line that makes sense is kept, every other is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.ledger import ArchivedId, CheckId, Damage, Ledger
from rescatalog.core.memory.run import Run
from rescatalog.store.line_shapes import End, Header
from rescatalog.store.lines import Record, parsed
from rescatalog.store.schema import VERSION

MAX_LINE_BYTES = 1_000_000
MAX_FILE_BYTES = 256_000_000
# A file that is damaged all over is told as such, not line by line.
MAX_DAMAGES = 20
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What could be read of a file.

    Attributes:
        path: the file.
        ledger: its readable lines.
        damages: what could not be read.
        foreign: whether it is nothing this version may read or write anew.
    """

    path: Path
    ledger: Ledger = field(default_factory=Ledger)
    damages: tuple[Damage, ...] = ()
    foreign: bool = False


def read_month(path: Path) -> Month:
    """Return what can be read of a file; nothing that stands in it makes this fail."""
    try:
        if not path.is_file():
            return _foreign(path, "this is no file, so nothing was read")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            return _foreign(path, f"this file has {size:,} bytes, and at most {MAX_FILE_BYTES:,} are read of any")
        with path.open("rb") as file:
            return _Reading(path).month(file)
    except OSError as error:
        return _foreign(path, f"this file cannot be read: {error.strerror}")


def damages_of(path: Path, sentences: Iterable[str]) -> tuple[Damage, ...]:
    """Return sentences on a whole file as damages, the many cut short."""
    told = list(sentences)
    more = [f"{len(told) - MAX_DAMAGES:,} more like these"] if len(told) > MAX_DAMAGES else []
    return tuple(Damage(file=str(path), line=None, message=message) for message in told[:MAX_DAMAGES] + more)


def _foreign(path: Path, message: str) -> Month:
    return Month(path=path, damages=damages_of(path, (message,)), foreign=True)


class _Reading:
    """One file while it is read, line by line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._runs: dict[str, Run] = {}
        self._checks: dict[CheckId, Check] = {}
        self._archived: dict[ArchivedId, Archived] = {}
        self._damages: list[Damage] = []
        self._sum = hashlib.sha256()
        # Lines met (blank ones left out), lines understood, and damages that are counted but not told.
        self._met = self._good = self._untold = 0
        self._end: End | None = None
        self._conflict = self._beyond = False

    def month(self, file: BinaryIO) -> Month:
        """Return what the file holds."""
        number, whole = 0, True
        for number, line, whole in _lines_of(file):
            if line is None:
                self._damaged(number, f"this line is longer than {MAX_LINE_BYTES:,} bytes")
                self._met += 1
            elif line.startswith(_CONFLICT):
                self._marker(number)
            elif line.strip():
                said = self._parsed(number, line, cut=not whole)
                if isinstance(said, Header) and said.schema_version > VERSION:
                    newer = f"written by a newer rescatalog (format {said.schema_version}, this one knows {VERSION})"
                    return _foreign(self._path, f"{newer}; nothing was read; upgrade the tool")
                self._take(number, said)
                self._add_up(line)
        self._close(number, cut=not whole)
        ledger = Ledger(runs=self._runs, checks=self._checks, archived=self._archived)
        return Month(path=self._path, ledger=ledger, damages=tuple(self._damages))

    def _parsed(self, number: int, line: bytes, *, cut: bool) -> Header | End | Record | None:
        try:
            said = parsed(line)
        except ValueError as error:
            self._damaged(number, "the file is cut off within this line" if cut else str(error))
            return None
        if self._met == 0 and not isinstance(said, Header):
            self._damaged(number, "this should be the line of kind `state` that a file begins with")
        elif self._end is not None and not self._conflict and not self._beyond:
            self._beyond = True
            self._damaged(number, "the file goes on after its end; these lines are read")
        self._good += 1
        return said

    def _take(self, number: int, said: Header | End | Record | None) -> None:
        """Keep what a line says, unless an earlier one says otherwise."""
        if isinstance(said, Run):
            known: Record = self._runs.setdefault(said.id, said)
        elif isinstance(said, Check):
            known = self._checks.setdefault((said.run_id, said.key), said)
        elif isinstance(said, Archived):
            known = self._archived.setdefault((said.key, said.asked_at), said)
        else:
            if isinstance(said, End):
                self._check_end(number, said)
            return
        if known != said:
            self._damaged(number, "an earlier line says this otherwise; the earlier one stays")

    def _add_up(self, line: bytes) -> None:
        self._met += 1
        self._sum.update(line + b"\n")

    def _check_end(self, number: int, end: End) -> None:
        """Compare the end with what came before; where a line is known to be damaged that is told already."""
        self._end = end
        agrees = (end.lines, end.sha256) == (self._met, self._sum.hexdigest())
        if not agrees and not self._damages and not self._conflict:
            self._damaged(number, "lines before this end were changed, lost or added; what can be read was kept")

    def _marker(self, number: int) -> None:
        if not self._conflict:
            self._conflict = True
            self._damaged(number, "git left a merge unfinished here; the lines of both sides are read")

    def _close(self, number: int, *, cut: bool) -> None:
        if not number:
            self._damaged(None, "this file is empty")
        elif self._end is None and not self._conflict and not (cut and self._damages):
            self._damaged(number, "the file is cut off after this line")
        if self._untold:
            message = f"{self._untold:,} more damages like these"
            self._damages.append(Damage(file=str(self._path), line=None, message=message))

    def _damaged(self, line: int | None, message: str) -> None:
        if len(self._damages) >= MAX_DAMAGES:
            self._untold += 1
            return
        before = "" if line is None else f"; {_lines(self._good)} before it {'was' if self._good == 1 else 'were'} read"
        self._damages.append(Damage(file=str(self._path), line=line, message=message + before))


def _lines_of(file: BinaryIO) -> Iterator[tuple[int, bytes | None, bool]]:
    """Yield each line as its number, its content (None when too long), and whether the file goes on to its end."""
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 2):
        number += 1
        fits, whole = len(line) <= MAX_LINE_BYTES + 1, line.endswith(b"\n")
        while not fits and not whole and (rest := file.readline(MAX_LINE_BYTES)):
            whole = rest.endswith(b"\n")
        yield number, line.rstrip(b"\r\n") if fits else None, whole


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count:,} lines"
