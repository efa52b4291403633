"""Write the site as files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from rescatalog.core import urls
from rescatalog.errors import SettingsInvalidError
from rescatalog.publish.export.site_files import Exported, export
from rescatalog.settings import Settings

# Feeds and sitemaps must name whole addresses; without another one they name where `rescatalog serve` would be.
LOCAL = "http://localhost:8001/"


def site(
    settings: Settings,
    output: Path,
    *,
    base_url: str | None,
    report: Callable[[int, int], None],
    drawing: bool = True,
) -> Exported:
    """Return what was written to a folder: the published database's site as files.

    Args:
        settings: which database.
        output: the folder.
        base_url: where the files will stand; None when nobody knows.
        report: told how many pages are done, of how many known so far.
        drawing: whether to draw pictures for previews of pages, where that is possible.

    Raises:
        StateUnreadableError: there is no published database at `settings.database`.
        SettingsInvalidError: the folder is not ours to replace, or the address is none.
    """
    base = LOCAL if base_url is None else checked_base(base_url)
    return asyncio.run(export(settings.database, output, base_url=base, report=report, drawing=drawing))


def checked_base(url: str) -> str:
    """Return the address of a folder on the web, ending with `/`.

    Raises:
        SettingsInvalidError: it is no web address, or has a query or a fragment.
    """
    complaint = urls.complaint(url)
    parts = urlsplit("" if complaint else url)
    if complaint or parts.query or parts.fragment:
        raise SettingsInvalidError(f"--base-url: {complaint or 'write it as `https://name.github.io/repository/`'}")
    return url.rstrip("/") + "/"
