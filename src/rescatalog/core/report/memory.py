"""What an export or an import of the history did, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from rescatalog.core.memory.ledger import Damage
from rescatalog.core.report.problems_escaped import escaped

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How much was read, and how much of it is new.

    Attributes:
        read: how many lines of this kind.
        new: how many of them were not known before.
    """

    read: int = 0
    new: int = 0

    def plus(self, read: int, new: int) -> Count:
        """Return the sum with more of the kind."""
        return Count(read=self.read + read, new=self.new + new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did.

    Attributes:
        files: how many files were read.
        runs: runs read and new.
        checks: checks read and new.
        archives: answers of archives read and new.
        damages: what could not be taken.
    """

    files: int = 0
    runs: Count = Count()
    checks: Count = Count()
    archives: Count = Count()
    damages: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export did.

    Attributes:
        folder: where the months are.
        months: files of the months the state knows of, by name.
        written: those of them that changed.
        runs: how many runs of the state they hold.
        checks: how many checks of the state they hold.
        unfinished: runs left out because they have no end.
        damages: what stood in the folder and could not be taken.
    """

    folder: str
    months: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    runs: int = 0
    checks: int = 0
    unfinished: int = 0
    damages: tuple[Damage, ...] = ()


def imported_text(done: Imported) -> str:
    """Return what an import did as text with a final newline."""
    counts = [_count(done.runs, "run"), _count(done.checks, "check")]
    counts += [_count(done.archives, "answer of an archive", "answers of archives")] if done.archives.read else []
    return "".join(
        f"{line}\n" for line in (*_damages(done.damages), f"read {_of(done.files, 'file')}, {', '.join(counts)}")
    )


def imported_json(done: Imported) -> str:
    """Return what an import did as JSON with a final newline."""
    return _dump(asdict(done))


def exported_text(done: Exported) -> str:
    """Return what an export did as text with a final newline."""
    lines = [*_damages(done.damages)]
    if done.unfinished:
        lines.append(f"{_of(done.unfinished, 'run')} without an end left out; the next crawl settles what a kill left")
    held = f"{_of(done.runs, 'run')}, {_of(done.checks, 'check')}"
    written = f"wrote {', '.join(done.written)}" if done.written else "nothing changed"
    lines.append(f"{escaped(done.folder)}: {_of(len(done.months), 'month')}, {held}; {written}")
    return "".join(f"{line}\n" for line in lines)


def exported_json(done: Exported) -> str:
    """Return what an export did as JSON with a final newline."""
    return _dump(asdict(done))


def _damages(damages: tuple[Damage, ...]) -> Iterator[str]:
    for damage in damages:
        line = "" if damage.line is None else f"{damage.line}:"
        yield f"{escaped(damage.file)}:{line} {escaped(damage.message)}"


def _count(count: Count, one: str, many: str = "") -> str:
    return f"{_of(count.read, one, many)} ({count.new:,} new)"


def _of(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"


def _dump(content: dict[str, object]) -> str:
    return json.dumps({"schema_version": SCHEMA_VERSION, **content}, indent=1, ensure_ascii=True) + "\n"
