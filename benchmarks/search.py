"""How fast the site searches: `python -m benchmarks.search`.

Generated catalogs of several sizes, made of the words, topics and people of the repository's own; the site is served as
`rescatalog serve` does it; eight connections ask golden questions with a random filter each, so that no two addresses
in a round are the same, and Datasette's own `/-/versions.json`, which asks no database, in turn. Nothing is cached
between requests. The ratio of both is the figure: it depends on the machine far less than either.
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
            with _served(path) as port:
                figures = [_round(port, options.seconds, number) for number in range(options.rounds + 1)][1:]
            missed += _told(count, figures)
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


def _round(port: int, seconds: float, number: int) -> tuple[float, float, int]:
    """Return requests per second of the baseline and of search, and the size of the largest page."""
    base, _ = asyncio.run(_load(port, [BASELINE], seconds))
    search, most = asyncio.run(_load(port, addresses(number), seconds))
    return base, search, most


def _told(count: int, figures: Sequence[tuple[float, float, int]]) -> int:
    ratios = [search / base for base, search, _ in figures]
    ratio, most = statistics.median(ratios), max(size for _, _, size in figures)
    base, search = (statistics.median(one[place] for one in figures) for place in (0, 1))
    good = ratio >= RATIO and most < MOST_BYTES
    target = f"  {'PASS' if good else 'MISS'} (at least {RATIO}, below {MOST_BYTES} bytes)" if count == MEASURED else ""
    print(
        f"{count} resources: search {search:.0f}/s, {BASELINE} {base:.0f}/s, ratio {ratio:.2f}"
        f" ({min(ratios):.2f}-{max(ratios):.2f}), largest page {most} bytes{target}",
        flush=True,
    )
    return int(bool(target) and not good)


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


def addresses(number: int) -> list[str]:
    """Return the addresses of a round: every golden question with each of some filters, shuffled."""
    filters = ((), (("kind", "book"),), (("cost", "free"),), (("kind", "course"), ("level", "introductory")))
    sorts = ("relevance", "newest", "title")
    asked = [
        "/search?" + urlencode([("q", question.asked), *some, ("sort", sort)])
        for question in questions()
        for some in filters
        for sort in sorts
    ]
    Random(number).shuffle(asked)
    return asked


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
