"""The pages that the server hands out: about 120 KB of HTML each, about 40 KB gzipped."""

from __future__ import annotations

import gzip
import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE_BYTES = 120_000
HEAD_BYTES = 12_000
VOCABULARY = 3_000
SYLLABLES = (
    "ma", "te", "ri", "lo", "gra", "di", "ent", "vec", "tor", "ba", "yes", "ker", "nel", "li", "ne", "ar",
    "pro", "bil", "ty", "ran", "dom", "for", "est", "net", "work", "lay", "er", "con", "vex", "opt", "im",
)  # fmt: skip


def write_pages(folder: Path, count: int, seed: int) -> None:
    """Write `count` different pages, each as `N.html` and `N.html.gz`.

    Args:
        folder: Made when missing.
        count: How many pages.
        seed: The same seed gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    words = _vocabulary(chance)
    for number in range(count):
        html = _page(number, words, chance).encode("utf-8")
        (folder / f"{number}.html").write_bytes(html)
        (folder / f"{number}.html.gz").write_bytes(gzip.compress(html, compresslevel=6, mtime=0))


def _vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(VOCABULARY)]


def _page(number: int, words: list[str], chance: random.Random) -> str:
    head = _head(number, words, chance)
    parts = [f'<!doctype html>\n<html lang="en">\n{head}\n<body>\n<main>\n<h1>Lesson {number}</h1>\n']
    size = len(parts[0])
    while size < PAGE_BYTES:
        part = _section(words, chance)
        parts.append(part)
        size += len(part)
    parts.append("</main>\n</body>\n</html>\n")
    return "".join(parts)


def _head(number: int, words: list[str], chance: random.Random) -> str:
    title = f"Lesson {number}: {_sentence(words, chance, 5)}"
    description = _sentence(words, chance, 20)
    data = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": title,
        "description": description,
        "author": {"@type": "Person", "name": _sentence(words, chance, 2)},
        "datePublished": f"20{10 + number % 15}-03-{1 + number % 28:02}",
    }
    style = ""
    while len(style) < HEAD_BYTES:
        style += f".{chance.choice(words)}{{margin:{chance.randint(0, 64)}px;padding:{chance.random():.3f}em}}"
    return "\n".join(
        [
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{title}</title>",
            f'<meta name="description" content="{description}">',
            f'<meta property="og:title" content="{title}">',
            f'<meta property="og:description" content="{description}">',
            '<meta property="og:type" content="article">',
            f"<style>{style}</style>",
            f'<script type="application/ld+json">{json.dumps(data)}</script>',
            "</head>",
        ]
    )


def _section(words: list[str], chance: random.Random) -> str:
    paragraphs = "".join(f"<p>{_sentence(words, chance, 60)}.</p>\n" for _ in range(3))
    link = f'<a class="next" href="/{chance.choice(words)}.html">{_sentence(words, chance, 3)}</a>'
    heading = f"<h2>{_sentence(words, chance, 4)}</h2>"
    return f'<section class="{chance.choice(words)}">\n{heading}\n{paragraphs}{link}\n</section>\n'


def _sentence(words: list[str], chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(words, k=count)).capitalize()
