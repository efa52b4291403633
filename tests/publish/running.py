"""Catalog folders whose links lead into the loopback web, and the command run on them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.web.server import LoopbackWeb

CARD = "name: Loopback catalog\nschema_version: 1\n"
TOPICS = "- id: vectors\n  label: Vectors\n- id: matrices\n  label: Matrices\n  needs: [vectors]\n"
ENTRY = """\
id: {name}
kind: book
title: {title}
summary: Teaches vectors and matrices to beginners, with many exercises and solutions.
links:
  - role: homepage
    url: {url}
topics: [vectors]
offers:
  - access: free
added: 2026-11-01
"""


def write_catalog(folder: Path, urls: Mapping[str, str]) -> Path:
    """Return a catalog folder with one book per address."""
    (folder / "vocab").mkdir(parents=True)
    (folder / "resources" / "book").mkdir(parents=True)
    (folder / "catalog.yaml").write_text(CARD)
    (folder / "vocab" / "topics.yaml").write_text(TOPICS)
    for name, url in urls.items():
        title = name.replace("-", " ").capitalize()
        (folder / "resources" / "book" / f"{name}.yaml").write_text(ENTRY.format(name=name, title=title, url=url))
    return folder


def settings_for(web: LoopbackWeb) -> dict[str, str]:
    """Return the variables with which the command asks the loopback web and nobody else."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("RESCATALOG_")}
    return inherited | {
        "RESCATALOG_ALLOW_NETWORK": "127.0.0.0/8",
        "RESCATALOG_DNS_SERVERS": web.dns,
        "RESCATALOG_CA_FILE": str(web.ca_file),
        "RESCATALOG_SECOND_LOOK_PAUSE": "0.2",
        "RESCATALOG_TIMEOUT": "2",
        "RESCATALOG_PER_HOST_GAP": "0",
    }


def command(folder: Path, environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what `rescatalog` did in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "rescatalog", *arguments],
        capture_output=True, text=True, timeout=60, check=False, cwd=folder, env=dict(environment),
    )  # fmt: skip
