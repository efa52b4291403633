"""A crawl needs nothing of the catalog but to read it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.catalogs import write_catalog
from tests.cli.running import command, environment, on
from tests.web.acts import Page
from tests.web.server import LoopbackWeb

# Source: linux/prctl.h and linux/capability.h.
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1


def _without_powers() -> None:
    """Take from the next program what lets root write where nobody may; for others this is nothing."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def _run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        arguments,
        cwd=folder,
        env=environment(),
        preexec_fn=_without_powers,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def folder(web: LoopbackWeb, tmp_path: Path) -> Path:
    """Return a folder whose catalog nobody may write."""
    web.route("alpha.lan", "/", Page("<title>Vectors</title><h1>Vectors</h1><p>Lists of numbers."))
    catalog = write_catalog(tmp_path, [web.url("alpha.lan")])
    for path in (catalog, *catalog.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return tmp_path


def test_a_crawl_over_a_catalog_that_cannot_be_written_succeeds(web: LoopbackWeb, folder: Path) -> None:
    ran = _run([*command("crawl", *on(web))], folder)
    assert (ran.returncode, b"1 alive" in ran.stdout) == (0, True), ran.stderr
    shown = _run([*command("status", "--drift")], folder)
    assert shown.returncode == 0, shown.stderr


def test_that_catalog_really_cannot_be_written(folder: Path) -> None:
    writing = "import pathlib; pathlib.Path('catalog/catalog.yaml').write_text('x')"
    ran = _run([sys.executable, "-c", writing], folder)
    if os.geteuid() == 0 and ran.returncode == 0:
        pytest.skip("this system lets root write everywhere")
    assert b"PermissionError" in ran.stderr
