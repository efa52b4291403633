"""The site as files: written for a test, and walked as a browser would."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from rescatalog.publish.export.site_files import Exported, export
from tests.publish.pages import read

BASE = "https://name.github.io/list/"
LINKS = ("href", "src", "action", "poster")


def exported(database: Path, output: Path, base_url: str = BASE, *, drawing: bool = False) -> Exported:
    """Return what was written; most tests have no use for pictures."""

    def report(done: int, total: int) -> None:
        """Tell nobody."""

    return asyncio.run(export(database, output, base_url=base_url, report=report, drawing=drawing))


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(folder: Path) -> dict[str, str]:
    """Return every page with its text."""
    return {name: body.decode() for name, body in files(folder).items() if name.endswith(".html")}


def address_of(file: str, base_url: str = BASE) -> str:
    """Return where a server shows a file."""
    return base_url + file.removesuffix("index.html")


def own_links(file: str, text: str, base_url: str = BASE) -> set[str]:
    """Return all addresses of the copy that a page names in links, forms and pictures."""
    found = {value for one in read(text).elements for name, value in one.attributes.items() if name in LINKS and value}
    absolute = {urljoin(address_of(file, base_url), link) for link in found}
    return {link for link in absolute if urlsplit(link).netloc == urlsplit(base_url).netloc}


def leads_to(folder: Path, link: str, base_url: str = BASE) -> str | None:
    """Return the file that a server shows for an address, or None when there is none."""
    path = unquote(urlsplit(link).path)
    base = urlsplit(base_url).path
    if not path.startswith(base):
        return None
    file = folder / path.removeprefix(base)
    file = file / "index.html" if path.endswith("/") else file
    return file.relative_to(folder).as_posix() if file.is_file() else None


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Send a file; browsers ask for an icon that is the host's, not the copy's."""
        if self.path == "/favicon.ico":
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *arguments: Any) -> None:  # noqa: ANN401 - the library's signature
        """Say nothing."""


@contextmanager
def offered(folder: Path) -> Iterator[str]:
    """Yield the address of a server of files on a folder; it ends with the block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
