"""Runs the real command in a process of its own, against a loopback web and a catalog made for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.web.server import LoopbackWeb

QUICK = {"RESCATALOG_SECOND_LOOK_PAUSE": "0.2", "RESCATALOG_PER_HOST_GAP": "0.01", "RESCATALOG_TIMEOUT": "4"}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def command(*arguments: str) -> list[str]:
    """Return the command line of `rescatalog`."""
    return [sys.executable, "-m", "rescatalog", *arguments]


def environment(web: LoopbackWeb | None = None, **more: str) -> dict[str, str]:
    """Return variables under which the command knows the loopback web and nothing else."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("RESCATALOG_")}
    if web is not None:
        known |= {
            "RESCATALOG_ALLOW_NETWORK": "127.0.0.0/8",
            "RESCATALOG_DNS_SERVERS": web.dns,
            "RESCATALOG_CA_FILE": str(web.ca_file),
        }
    return known | QUICK | more


def run(
    *arguments: str,
    folder: Path,
    web: LoopbackWeb | None = None,
    given: str = "",
    more: Mapping[str, str] | None = None,
) -> Done:
    """Return how `rescatalog` with these arguments ended in `folder`."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(web, **(more or {})),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def write_catalog(root: Path, links: Mapping[str, str]) -> Path:
    """Return a new catalog folder with one article per (id, address)."""
    folder = root / "catalog"
    (folder / "resources" / "article").mkdir(parents=True)
    (folder / "vocab").mkdir()
    (folder / "catalog.yaml").write_text("name: Test\nschema_version: 1\n")
    (folder / "vocab" / "topics.yaml").write_text("- id: algebra\n  label: Algebra\n")
    for name, url in links.items():
        (folder / "resources" / "article" / f"{name}.yaml").write_text(entry(name, url))
    return folder


def entry(name: str, url: str) -> str:
    """Return a small sound entry."""
    return (
        f"id: {name}\nkind: article\ntitle: About {name}\n"
        "summary: Explains one thing well, for readers who like examples.\n"
        f"links:\n  - role: homepage\n    url: {url}\ntopics: [algebra]\noffers:\n  - access: free\n"
    )
