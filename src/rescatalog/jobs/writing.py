"""Changes of the catalog's files that a person has asked for: as a diff, checked, and written all or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rescatalog.core.catalog.catalog import Document
from rescatalog.core.catalog.entry import adapter_of
from rescatalog.errors import CatalogUnwritableError
from rescatalog.files.conform import conform
from rescatalog.files.differences import unified
from rescatalog.files.fields import entry_fields
from rescatalog.files.read_yaml import read_yaml
from rescatalog.files.replacing import replace_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that would change, or has changed.

    Attributes:
        file: its path as shown to people.
        before: its text.
        after: the new one.
    """

    file: str
    before: str
    after: str

    @property
    def diff(self) -> tuple[str, ...]:
        """Return what changes, in unified form, with the line ends of the file."""
        return unified(self.before.split("\n"), self.after.split("\n"), self.file)


def broken_rules(text: str, document: Document) -> Iterator[str]:
    """Yield what the catalog would complain of in an entry."""
    read = read_yaml(text.encode(), document.file)
    kind = read.data.get("kind") if isinstance(read.data, dict) else None
    conformed = conform(read.data, adapter_of(kind), read.document, fields=entry_fields(kind))
    yield from (f"{problem.code} {problem.message}" for problem in (*read.problems, *conformed.problems))


def write_all(changes: Iterable[Change]) -> None:
    """Write every file, or none when one of them is not what it was.

    Raises:
        CatalogUnwritableError: a file has changed since it was read, or cannot be written.
    """
    changes = list(changes)
    for change in changes:
        try:
            same = Path(change.file).read_bytes() == change.before.encode()
        except OSError:
            same = False
        if not same:
            message = f"{change.file}: this file has changed since it was read; nothing was written, so start again"
            raise CatalogUnwritableError(message)
    for done, change in enumerate(changes):
        try:
            replace_text(Path(change.file), change.after)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            message = f"{change.file}: this cannot be written: {reason}; {done} of {len(changes)} files were written"
            raise CatalogUnwritableError(f"{message}; check its permissions and start again") from None
