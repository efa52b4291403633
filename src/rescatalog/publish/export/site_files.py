"""Writes the site as files: pages, feeds, the database, its tables, and a search that runs in the browser."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from rescatalog.publish.export.data_files import table_names, tables
from rescatalog.publish.export.drawing import write_pictures
from rescatalog.publish.export.places import ORIGIN_HOST
from rescatalog.publish.export.replacing import draft_of
from rescatalog.publish.export.search_index import search_index, titles
from rescatalog.publish.export.walking import NOT_FOUND, Report, Walk, seeds
from rescatalog.publish.opening import open_published
from rescatalog.publish.serve import site_app
from rescatalog.publish.site.finding import Found, find_catalog
from rescatalog.publish.site.reading_compare import MOST
from rescatalog.publish.site.render import page

LITE = "https://lite.datasette.io/"
# No page of the site has this name, so the site says what it says of pages that are not there.
_NOWHERE = "/rescatalog/no/such/page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written.

    Attributes:
        output: the folder.
        pages: how many pages, without other files.
        files: how many files in all.
        missing: addresses that the site names and does not have, each with the page that names it.
        pictures: how many pictures for previews of pages; None where nothing can draw them.
    """

    output: Path
    pages: int
    files: int
    missing: dict[str, str]
    pictures: int | None = None


async def export(database: Path, output: Path, *, base_url: str, report: Report, drawing: bool = True) -> Exported:
    """Return what was written to a folder; the same database and address give the same bytes.

    Args:
        database: published, read only.
        output: the folder; replaced as a whole, and only if it was made by this function.
        base_url: where the copy will stand, ending with `/`.
        report: told how many pages and pictures are done, of how many known so far.
        drawing: whether to draw pictures for previews, where that is possible.

    Raises:
        StateUnreadableError: there is no published database.
        SettingsInvalidError: the folder is not ours to replace, or cannot be written.
    """
    with closing(open_published(database)) as connection, draft_of(output) as draft:
        app = site_app(database)
        await app.invoke_startup()
        found = await find_catalog(app)
        assert found is not None, "a published database holds a catalog"
        write = _writer(draft)
        drawn = await write_pictures(connection, found.info["catalog"], write, report) if drawing else frozenset()
        walk = Walk(
            base_url=base_url,
            tables=frozenset(table_names(connection)),
            pictures=drawn or frozenset(),
            first_day=_monday_after(found.info["links_checked_at"]),
        )
        content = await asyncio.to_thread(database.read_bytes)
        _write_data(connection, content, write)
        data = _data_context(connection, content, base_url)
        _write_stand_ins(found, walk, write, titles(connection), data)
        nowhere = await app.client.get(_NOWHERE, headers={"host": ORIGIN_HOST})
        write(NOT_FOUND, walk.rewritten(nowhere.content, "text/html", NOT_FOUND, _NOWHERE))
        before = len(drawn or ())
        async for asked in walk.pages(app.client, seeds(connection), lambda *n: report(*(one + before for one in n))):
            write(asked.file, asked.body)
        return _finished(draft, output, walk, None if drawn is None else len(drawn))


def _monday_after(time: str) -> str:
    """Return the first Monday after an ISO time, as an ISO date; nothing for no time."""
    if not time:
        return ""
    day = date.fromisoformat(time[:10])
    return (day + timedelta(days=7 - day.weekday())).isoformat()


def _finished(draft: Path, output: Path, walk: Walk, pictures: int | None) -> Exported:
    """Let crawlers read everything, name the sitemap where the site has one, and return what was written."""
    sitemap = f"\nSitemap: {walk.base_url}sitemap.xml\n" if (draft / "sitemap.xml").is_file() else ""
    (draft / "robots.txt").write_text(f"User-agent: *\nDisallow:\n{sitemap}", encoding="utf-8", newline="\n")
    written = [file for file in draft.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in written)
    missing = dict(sorted(walk.missing.items()))
    return Exported(output=output, pages=pages, files=len(written), missing=missing, pictures=pictures)


Write = Callable[[str, bytes], None]
Context = dict[str, Any]
Titles = list[dict[str, Any]]


def _writer(folder: Path) -> Write:
    def write(file: str, body: bytes) -> None:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)

    return write


def _write_data(connection: sqlite3.Connection, database: bytes, write: Write) -> None:
    """Write the database, its tables, and what the search in the browser reads."""
    write("catalog.db", database)
    for table in tables(connection):
        write(f"data/{table.name}.json", table.json)
        write(f"data/{table.name}.csv", table.csv)
    write("search-index.json", search_index(connection))
    for script in sorted(files("rescatalog.publish.site").joinpath("static").iterdir(), key=lambda one: one.name):
        if script.name.endswith(".js"):
            write(f"scripts/{script.name}", script.read_bytes())
    # GitHub Pages leaves files alone where it finds this one.
    write(".nojekyll", b"")


def _write_stand_ins(found: Found, walk: Walk, write: Write, listed: Titles, data: Context) -> None:
    """Write the pages that stand in for what only a server can do."""

    def own(template: str, address: str, file: str, **context: object) -> None:
        text = page(template, data=found.address, info=found.info, **context)
        write(file, walk.rewritten(text.encode(), "text/html", file, address))

    own("static_search.html", "/search", "search/index.html", title="Search", titles=listed)
    own("static_compare.html", "/compare", "compare/index.html", title="Compare", most=MOST)
    own("static_data.html", "/catalog", "data/index.html", **data)


def _data_context(connection: sqlite3.Connection, database: bytes, base_url: str) -> dict[str, Any]:
    """Return what the page on the data shows."""
    # Datasette Lite is on https, and its readers' browsers must reach the file.
    public = urlsplit(base_url).scheme == "https"
    return {
        "title": "The data",
        "tables": [{"name": table.name, "rows": table.rows} for table in tables(connection)],
        "megabytes": f"{len(database) / 1_000_000:.1f}",
        "sha256": hashlib.sha256(database).hexdigest(),
        "lite": f"{LITE}?{urlencode({'url': base_url + 'catalog.db'})}" if public else "",
    }
