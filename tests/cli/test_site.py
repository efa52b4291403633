"""`rescatalog site`: a folder of files out of the published database, whole or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rescatalog.cli.exits import INTERRUPTED
from tests.cli.running import environment, run
from tests.publish.making import built, opened, own_catalog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the published database of the small catalog."""
    built(tmp_path / "catalog.db")
    return tmp_path


def test_the_folder_is_written_and_what_is_in_it_is_said(folder: Path) -> None:
    done = run("site", "--output", "public", "--base-url", "https://name.github.io/list", folder=folder)
    assert done.code == 0, done.err
    assert done.out.startswith("public: ")
    pages = len(list((folder / "public").rglob("*.html")))
    assert f"{pages} pages" in done.out
    # What is asked is all but those that stand in for a server: search, comparison, data, not found.
    pictures = len(list((folder / "public" / "og").rglob("*.png")))
    assert pictures
    assert f"wrote {pictures + pages - 4 + len(others(folder / 'public'))} of" in done.err
    assert (
        "https://name.github.io/list/resources/alive-book/"
        in (folder / "public" / "resources" / "alive-book" / "index.html").read_text()
    )


def others(public: Path) -> list[Path]:
    """Return the files that the site itself answers with and that are no pages."""
    own = {"catalog.db", "search-index.json", "robots.txt", ".nojekyll", ".rescatalog-site"}
    files = [path for path in public.rglob("*") if path.is_file() and path.suffix != ".html" and path.name not in own]
    made = {public / "data", public / "scripts", public / "og"}
    return [path for path in files if not made & set(path.parents)]


def test_pictures_can_be_left_out(folder: Path) -> None:
    assert run("site", "--output", "public", "--no-pictures", folder=folder).code == 0
    assert not (folder / "public" / "og").exists()
    assert "og:image" not in (folder / "public" / "index.html").read_text()


def test_where_nothing_can_draw_pictures_it_says_what_can(folder: Path) -> None:
    # A module that cannot be imported stands before Pillow.
    (folder / "PIL").mkdir()
    (folder / "PIL" / "__init__.py").write_text("raise ImportError")
    done = subprocess.run(
        [sys.executable, "-m", "rescatalog", "site", "--output", "public", "--no-progress"],
        cwd=folder, env=environment(PYTHONPATH=str(folder)), capture_output=True, text=True, timeout=30, check=True,
    )  # fmt: skip
    assert "rescatalog[pictures]" in done.stderr
    assert "og:image" not in (folder / "public" / "index.html").read_text()


def test_without_an_address_it_says_what_feeds_name(folder: Path) -> None:
    done = run("site", "--output", "public", "--no-progress", folder=folder)
    assert done.code == 0
    assert done.err == "feeds and sitemap name http://localhost:8001/; say with --base-url where the files will stand\n"


@pytest.mark.parametrize(
    "address", ["name.github.io", "ftp://a.lan/", "https://a.lan/?q", "https://a.lan/#top", "https://me:pw@a.lan/", " "]
)
def test_an_address_that_is_none_is_refused(folder: Path, address: str) -> None:
    done = run("site", "--output", "public", "--base-url", address, folder=folder)
    assert done.code == 3
    assert "--base-url" in done.err
    assert not (folder / "public").exists()


def test_a_folder_of_somebody_else_is_refused(folder: Path) -> None:
    done = run("site", "--output", ".", folder=folder)
    assert done.code == 3
    assert "did not make" in done.err
    assert [path.name for path in folder.iterdir()] == ["catalog.db"]


def test_a_database_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run("site", "--output", "public", folder=tmp_path)
    assert done.code == 3
    assert "`rescatalog build` makes it" in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_folder_must_be_named(folder: Path) -> None:
    done = run("site", folder=folder)
    assert done.code == 2
    assert "--output" in done.err


def test_an_address_that_the_site_names_and_does_not_have_is_a_finding(folder: Path) -> None:
    # No file can have this name on every system.
    with opened(folder / "catalog.db") as connection:
        connection.executescript("pragma foreign_keys = off; update topics set id = 'a\\b' where id = 'matrices';")
    done = run("site", "--output", "public", folder=folder)
    assert done.code == 1
    assert "leads to /topics/a" in done.err
    assert "which the site does not have" in done.err


def test_ctrl_c_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    built(tmp_path / "catalog.db", own_catalog(), [])
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / ".rescatalog-site").write_text("ours")
    command = [sys.executable, "-m", "rescatalog", "site", "--output", "public"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 20
        while not _begun(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == INTERRUPTED
    assert "interrupted" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog.db", "public"]
    assert [path.name for path in (tmp_path / "public").iterdir()] == [".rescatalog-site"]


def _begun(folder: Path) -> bool:
    """Return whether pages or pictures are being written beside the folder."""
    return any(folder.glob(".public.*/*/*"))
