"""How fast the site searches: `python -m benchmarks.search`.

Generated catalogs of several sizes, made of the words, topics and people of the repository's own; the site is served as
`rescatalog serve` does it; eight connections ask searches with a random filter and order, and Datasette's own
`/-/versions.json`, which asks no database, in turn. The ratio of both is the figure: it depends on the machine far less
than either. The server keeps some of what it worked out, so it is asked in three ways: with words that nobody asked
before, with golden questions under addresses that nobody asked before, and with few addresses again and again.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.catalog.entry import Entry
from tests.gold.questions.grading import questions
from tests.publish.making import built, own_catalog

BASELINE = "/-/versions.json"
CONNECTIONS = 8
RATIO, MOST_BYTES, MEASURED = 0.4, 100_000, 5_000
# Fewer than the server keeps.
FEW = 100
MOST_WORDS = 4
WISHES = ("", " free", " for beginners", " video", " without calculus", " course", " book")
SORTS = ("relevance", "newest", "title")
FILTERS: tuple[tuple[tuple[str, str], ...], ...] = (
    (), (("kind", "book"),), (("cost", "free"),), (("kind", "course"), ("level", "introductory")),
    (("language", "en"),), (("topic", "linear-algebra"),), (("link", "unchecked"),), (("kind", "video-series"),),
)  # fmt: skip


def main() -> int:
    """Measure, print the figures, and return 0 if the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--resources", type=int, nargs="*", default=[MEASURED])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for count in options.resources:
            path = built(Path(folder) / f"{count}.db", generated(count), []).path
            print(f"{count} resources, ratio to {BASELINE}:", flush=True)
            for name, paths in WAYS.items():
                with _served(path) as port:
                    parts = _parts(paths(), options.rounds + 1)
                    figures = [_round(port, options.seconds, part) for part in parts][1:]
                missed += _told(name, figures, judged=count == MEASURED and name in JUDGED)
    return min(missed, 1)


@contextmanager
def _served(database: Path) -> Iterator[int]:
    """Yield the port at which `rescatalog serve` serves a database."""
    command = [sys.executable, "-m", "rescatalog", "serve", "--database", str(database), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=database.parent) as process:
        assert process.stderr is not None
        try:
            yield int(re.findall(r":(\d+)/", process.stderr.readline())[-1])
        finally:
            process.kill()


def _parts(paths: Sequence[str], rounds: int) -> list[Sequence[str]]:
    """Return other addresses for every round, or few ones for all."""
    size = len(paths) // rounds
    if size < FEW:
        return [paths] * rounds
    return [paths[number * size : (number + 1) * size] for number in range(rounds)]


def _round(port: int, seconds: float, paths: Sequence[str]) -> tuple[float, float, int]:
    """Return requests per second of the baseline and of search, and the size of the largest page."""
    base, _ = asyncio.run(_load(port, [BASELINE], seconds))
    search, most = asyncio.run(_load(port, paths, seconds))
    return base, search, most


def _told(name: str, figures: Sequence[tuple[float, float, int]], *, judged: bool) -> int:
    ratios = [search / base for base, search, _ in figures]
    ratio, most = statistics.median(ratios), max(size for _, _, size in figures)
    base, search = (statistics.median(one[place] for one in figures) for place in (0, 1))
    good = ratio >= RATIO and most < MOST_BYTES
    target = f"  {'PASS' if good else 'MISS'} (at least {RATIO}, below {MOST_BYTES} bytes)" if judged else ""
    print(
        f"  {name}: {ratio:.2f} ({min(ratios):.2f}-{max(ratios):.2f}), search {search:.0f}/s, baseline {base:.0f}/s,"
        f" largest page {most} bytes{target}",
        flush=True,
    )
    return int(judged and not good)


def generated(count: int) -> Catalog:
    """Return a catalog of many resources, each with title, summary, topics, people and price of different real ones."""
    own, random = own_catalog(), Random(7)
    real = list(own.entries.values())
    entries = dict(own.entries)
    for number in range(count - len(entries)):
        one, two, three = (random.choice(real) for _ in range(3))
        name = f"made-{number}"
        entries[name] = _mixed(name, one, two, three)
    return replace(own, entries=entries, documents={})


def _mixed(name: str, one: Entry, two: Entry, three: Entry) -> Entry:
    changes = {
        "id": name, "summary": two.summary, "creators": three.creators, "relations": (), "after": (),
        "offers": three.offers, "provider": three.provider, "level": two.level,
        "status": one.status.model_copy(update={"replaced_by": ()}),
    }  # fmt: skip
    return one.model_copy(update=changes)


def new_words() -> list[str]:
    """Return searches for one to four words of a title, with or without a wish: no words twice."""
    found: dict[str, None] = {}
    for entry in own_catalog().entries.values():
        words = entry.title.split()
        spans = ((first, last) for last in range(1, len(words) + 1) for first in range(max(0, last - MOST_WORDS), last))
        found |= dict.fromkeys(
            f"{' '.join(words[first:last]).casefold()}{wish}" for first, last in spans for wish in WISHES
        )
    random = Random(11)
    asked = [_address(words, random.choice(FILTERS), random.choice(SORTS)) for words in found]
    random.shuffle(asked)
    return asked


def new_addresses() -> list[str]:
    """Return every golden question with each of some filters in each order, shuffled: no address twice."""
    asked = [_address(question.asked, some, sort) for question in questions() for some in FILTERS for sort in SORTS]
    Random(11).shuffle(asked)
    return asked


def few_addresses() -> list[str]:
    """Return a few of the searches with golden questions."""
    return new_addresses()[:FEW]


def _address(words: str, some: Sequence[tuple[str, str]], sort: str) -> str:
    return "/search?" + urlencode([("q", words), *some, ("sort", sort)])


# The target must be met also when nothing that was kept helps.
JUDGED = ("new words", "new addresses")
WAYS = {"new words": new_words, "new addresses": new_addresses, "few addresses again and again": few_addresses}


async def _load(port: int, paths: Sequence[str], seconds: float) -> tuple[float, int]:
    """Return answers per second over some connections, and the size of the largest answer."""
    until = time.perf_counter() + seconds
    sizes: list[int] = []

    async def ask(start: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        place = start
        while time.perf_counter() < until:
            writer.write(f"GET {paths[place % len(paths)]} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                sys.exit(f"{paths[place % len(paths)]}: {head.splitlines()[0].decode()}")
            sizes.append(await _body(reader, head))
            place += CONNECTIONS
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(ask(start) for start in range(CONNECTIONS)))
    return len(sizes) / (time.perf_counter() - started), max(sizes)


async def _body(reader: asyncio.StreamReader, head: bytes) -> int:
    """Read a body to its end and return its size."""
    fields = dict(line.split(b": ", 1) for line in head.lower().split(b"\r\n")[1:] if b": " in line)
    if b"content-length" in fields:
        return len(await reader.readexactly(int(fields[b"content-length"])))
    size = 0
    while length := int(await reader.readuntil(b"\r\n"), 16):
        size += len(await reader.readexactly(length + 2)) - 2
    await reader.readexactly(2)
    return size


if __name__ == "__main__":
    sys.exit(main())
