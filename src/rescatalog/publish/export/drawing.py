"""Pictures for previews of pages, where Pillow is there to draw them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from rescatalog.publish.export.places import page_or_file


def write_pictures(
    connection: sqlite3.Connection, catalog: str, write: Callable[[str, bytes], None]
) -> frozenset[str] | None:
    """Return the files of the pictures that were written, or None where Pillow is not there.

    Args:
        connection: to the published database.
        catalog: its name.
        write: told file and bytes of each picture.
    """
    try:
        # Pillow is an extra: `pip install 'rescatalog[pictures]'`.
        from rescatalog.publish.og_images import pictures  # noqa: PLC0415
    except ImportError:
        return None
    written = set()
    for path, png in pictures(connection, catalog):
        file = page_or_file(path)
        # No file can have a hostile name.
        if file is not None:
            write(file, png)
            written.add(file)
    return frozenset(written)
