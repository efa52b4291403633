"""Small catalogs whose links lead to the loopback web."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

CARD = "name: Test\nschema_version: 1\n"
TOPIC = """\
- id: vectors
  label: Vectors
  note: Lists of numbers that are added entry by entry and scaled as a whole.
"""


def write_catalog(folder: Path, urls: Sequence[str], *, canaries: Sequence[str] = ()) -> Path:
    """Write a catalog with one article per address, and return its folder."""
    catalog = folder / "catalog"
    articles = catalog / "resources" / "article"
    articles.mkdir(parents=True)
    (catalog / "vocab").mkdir()
    (catalog / "vocab" / "topics.yaml").write_text(TOPIC, encoding="utf-8")
    card = CARD + "".join(f"canaries: {json.dumps(list(canaries))}\n" for _ in canaries[:1])
    (catalog / "catalog.yaml").write_text(card, encoding="utf-8")
    for number, url in enumerate(urls):
        (articles / f"article-{number}.yaml").write_text(article(number, url), encoding="utf-8")
    return catalog


def article(number: int, url: str) -> str:
    """Return the file of one article."""
    return f"""\
id: article-{number}
kind: article
title: Article number {number}
summary: Teaches vectors and matrices to beginners, with many exercises of kind {number}.
links:
  - role: homepage
    url: {json.dumps(url)}
topics: [vectors]
offers:
  - access: free
"""
