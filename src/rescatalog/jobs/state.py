"""The history out of a state into files, and out of files into a state."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rescatalog.core.report.memory import Exported, Imported
from rescatalog.errors import StateUnreadableError
from rescatalog.settings import Settings
from rescatalog.store.exporting import put_out
from rescatalog.store.importing import take_in
from rescatalog.store.months import files_of
from rescatalog.store.reading import read_month
from rescatalog.store.state import open_for_reading, open_for_writing


def export_state(settings: Settings, folder: Path) -> Exported:
    """Return what was written into `folder`, one file per month, merged with what it holds.

    Raises:
        StateUnreadableError: there is no state, it cannot be read, or the folder cannot be written.
    """
    with open_for_reading(settings.state) as state:
        if state is None:
            raise StateUnreadableError(
                f"{settings.state}: there is no state yet; `rescatalog crawl` makes one, or name another with `--state`"
            )
        return put_out(state, folder)


def import_state(settings: Settings, paths: Iterable[Path]) -> Imported:
    """Return what was added to the state from files, and from the files of folders.

    Raises:
        StateUnreadableError: the state cannot be written; it is as it was.
    """
    files = files_of(paths)
    with open_for_writing(settings.state) as state:
        return take_in(state, map(read_month, files))
