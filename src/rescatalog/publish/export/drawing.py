"""Pictures for previews of pages, where Pillow is there to draw them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable

from rescatalog.publish.export.places import page_or_file

# One for the whole, and one for each of these.
_HOW_MANY = (
    "select 1 + (select count(*) from resources where listed = 1) + (select count(*) from topics)"
    " + (select count(*) from paths)"
)


async def write_pictures(
    connection: sqlite3.Connection,
    catalog: str,
    write: Callable[[str, bytes], None],
    report: Callable[[int, int], None],
) -> frozenset[str] | None:
    """Return the files of the pictures that were written, or None where Pillow is not there.

    Args:
        connection: to the published database.
        catalog: its name.
        write: told file and bytes of each picture.
        report: told how many are drawn, of how many.
    """
    try:
        # Pillow is an extra: `pip install 'rescatalog[pictures]'`.
        from rescatalog.publish.export.og_images import pictures  # noqa: PLC0415
    except ImportError:
        return None
    written = set()
    (total,) = connection.execute(_HOW_MANY).fetchone()
    for done, (path, png) in enumerate(pictures(connection, catalog), 1):
        report(done, total)
        # Whoever presses Ctrl-C is heard here.
        await asyncio.sleep(0)
        file = page_or_file(path)
        # No file can have a hostile name.
        if file is not None:
            write(file, png)
            written.add(file)
    return frozenset(written)
