"""`rescatalog serve` over real sockets, and the site in a real browser."""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.publish.pages import read
from tests.publish.served import COMMAND, served


def test_the_site_answers_at_the_address_it_names_and_ends_with_ctrl_c(small: Path) -> None:
    before = small.read_bytes()
    with served(small) as site, httpx.Client(base_url=site.address, trust_env=False) as client:
        assert site.address.startswith("http://127.0.0.1:")
        assert client.get("/-/health").json()["resources"] == 3
        assert client.get("/resources/alive-book").status_code == 200
        assert client.get("/search.json?q=algebra").json()["total"] == 2
        started = time.monotonic()
        code, out, err = site.interrupt()
    assert code == 0
    assert "Traceback" not in out + err
    assert time.monotonic() - started < 5
    # Serving changes nothing: not the file, nothing beside it.
    assert small.read_bytes() == before
    assert [path.name for path in small.parent.iterdir()] == ["catalog.db"]


def test_ctrl_c_ends_the_site_while_a_connection_is_open(small: Path) -> None:
    with served(small) as site, httpx.Client(base_url=site.address, trust_env=False) as client:
        client.get("/")
        host, port = site.address.removeprefix("http://").rstrip("/").split(":")
        with socket.create_connection((host, int(port))) as idle:
            idle.sendall(b"GET / HTTP/1.1\r\n")
            code, _, err = site.interrupt()
    assert code == 0
    assert "Traceback" not in err


def failing(database: Path, *options: str) -> str:
    """Return what the command says when it cannot serve."""
    done = subprocess.run(
        [*COMMAND, "serve", "--database", str(database), *options],
        capture_output=True, text=True, timeout=20, check=False, cwd=database.parent,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_a_port_that_is_taken_is_said(small: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert port in failing(small, "--port", port)


def test_an_address_of_another_machine_is_said(small: Path) -> None:
    assert "192.0.2.1" in failing(small, "--port", "0", "--host", "192.0.2.1")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "rescatalog build" in failing(tmp_path / "catalog.db", "--port", "0")


CHROMIUM = shutil.which("chromium")
WIDTH, HEIGHT = 900, 700


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no `chromium` on PATH: the search page is not looked at in a browser")
def test_a_browser_shows_what_was_searched(own: Path, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    with served(own) as site:
        done = subprocess.run(
            [
                str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={picture}", "--dump-dom", f"{site.address}search?q=eigenvalues",
            ],
            capture_output=True, text=True, timeout=40, check=True,
        )  # fmt: skip
    page = read(done.stdout)
    assert "/resources/setosa-eigenvectors" in list(page.links)
    assert page.all("input", type="search")[0].attributes["value"] == "eigenvalues"
    content = picture.read_bytes()
    # Source: www.w3.org/TR/png-3 section 5: the signature, then the IHDR chunk with width and height.
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
