"""Files that are whole or not there."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rescatalog.errors import StateUnreadableError


@contextmanager
def draft_of(output: Path) -> Iterator[Path]:
    """Yield a file beside `output` that takes its place if all goes well, and vanishes if not.

    Raises:
        StateUnreadableError: the file cannot be written.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            draft.chmod(0o644)
            draft.replace(output)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise StateUnreadableError(f"{output}: cannot be written: {error.strerror}") from None
    except sqlite3.OperationalError as error:
        # Mostly a full disk.
        raise StateUnreadableError(f"{output}: cannot be written: {error}") from None
