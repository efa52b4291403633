"""The catalog itself, every address of it answered on the loopback web: asked politely, stored once, then not again."""

from __future__ import annotations

import re
import shutil
import stat
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest

from rescatalog.core import urls
from rescatalog.core.catalog.targets import LinkTarget, targets_of
from rescatalog.core.memory.remembering import whole_due
from rescatalog.core.providers import arxiv
from rescatalog.core.providers.registry import PROVIDERS, items_of
from rescatalog.core.report.content import RunReport
from rescatalog.jobs.reading import sound_catalog
from tests.network.observing import Observatory
from tests.web.acts import Act, By, Page, Seen
from tests.web.providers import HOSTS, with_etag
from tests.web.server import LoopbackWeb

pytestmark = pytest.mark.slow

CATALOG = Path(__file__).parents[2] / "catalog"
GAP_S = 0.05
# All answer; on a loaded machine some take longer than the observatory waits.
PATIENCE_S = 12.0
# Source: arXiv API's terms of use: one request every three seconds.
ARXIV_GAP_S = 3.0
SLACK_S = 0.5
_ADDRESS = re.compile(r"(?m)^(.*\burl: *[\"']?|  - )(https?)://([a-z0-9.-]+)(?=[/?\"'\s]|$)")
TEXT = "<p>Lists of numbers that are added entry by entry, and tables of numbers that turn one list into another."


def _copied(web: LoopbackWeb, folder: Path) -> Path:
    """Return a copy of the catalog whose addresses lead to the ports of the loopback web."""
    copy = folder / "catalog"
    shutil.copytree(CATALOG, copy)
    for file in (copy / "catalog.yaml", *copy.glob("resources/**/*.yaml")):
        text = file.read_text(encoding="utf-8")
        there = _ADDRESS.sub(lambda found: f"{found[1]}{found[2]}://{found[3]}:{web.ports[found[2]]}", text)
        file.write_text(there, encoding="utf-8")
    return copy


def _pages(sky: Observatory) -> Callable[[Seen], Act]:
    """Return what every page of the catalog shows: what its entries expect, with an ETag."""
    titles: dict[tuple[str, str], str] = {}
    catalog = sound_catalog(sky.settings())
    for target in targets_of(catalog.entries):
        expected = next((one.title for one in target.expectations if one.title), "")
        path = target.key.removeprefix(urls.origin(target.key))
        titles[urls.host_key(target.key), path] = expected or catalog.entries[target.uses[0].entry].title

    def page(seen: Seen) -> Act:
        if seen.path == "/robots.txt":
            return Page("", status=404)
        if seen.path.endswith(".pdf"):
            return with_etag(Page(f"%PDF-1.4 {seen.path}", content_type="application/pdf"))
        title = escape(titles.get((seen.host, seen.path), "A page"))
        return with_etag(Page(f"<title>{title}</title><h1>{title}</h1>{TEXT}"))

    return page


def _locked(folder: Path) -> None:
    """Take the right to write from everything in a folder."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def _contents(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True, slots=True)
class Nights:
    """The whole catalog on the loopback web, with nothing in it that may be written, after one night.

    Attributes:
        sky: it.
        first: what the first night told.
        written: the files of the catalog before it.
    """

    sky: Observatory
    first: RunReport
    written: dict[Path, tuple[bytes, int]]


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nights]:
    """Return the first night; APIs that want to be asked slowly make it long."""
    folder = tmp_path_factory.mktemp("whole")
    with LoopbackWeb() as web:
        sky = Observatory(web, folder / "small", ())
        copy = _copied(web, folder)
        sky.folder = folder
        read = sound_catalog(sky.settings())
        keys = [*(target.key for target in targets_of(read.entries)), *read.card.canaries]
        sky.providers.pages = _pages(sky)
        for host in {urls.host_key(key) for key in keys} - set(HOSTS.values()):
            web.elsewhere(host, By(sky.providers.pages))
        _locked(copy)
        written = _contents(copy)
        yield Nights(sky, sky.night(per_host_gap=GAP_S, timeout=PATIENCE_S), written)


def test_the_whole_catalog_is_asked_politely_and_read(nights: Nights) -> None:
    sky, first = nights.sky, nights.first
    targets = targets_of(sound_catalog(sky.settings()).entries)
    verdicts = Counter(str(result.judgement.verdict) for result in first.results)
    assert (first.void, verdicts) == (None, Counter({"alive": len(targets)}))
    assert sky.changes() > len(targets), "something was read of nearly every page"
    _assert_polite(sky)
    _assert_every_provider_was_asked(sky)


def test_the_second_time_only_changes_are_asked_for_and_nothing_new_is_stored(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    sky = nights.sky
    # The first night has shown that its wish is kept, which takes long.
    monkeypatch.setattr(arxiv, "GAP_S", 0.2)
    rows, asked = sky.changes(), len(sky.web.seen)
    second = sky.night(per_host_gap=GAP_S, timeout=PATIENCE_S)
    again = [seen for seen in sky.web.seen[asked:] if seen.path != "/robots.txt"]
    assert sky.changes() == rows
    targets = targets_of(sound_catalog(sky.settings()).entries)
    unchanged = {result.url for result in second.results if "not-modified" in result.judgement.notes}
    assert unchanged == _asked_for_changes(targets, second), "whatever may be is asked for its changes only"
    conditional = sum("if-none-match" in seen.headers for seen in again)
    assert conditional >= len(unchanged), "and so are the answers of providers that offer it"
    assert _contents(sky.folder / "catalog") == nights.written, "the crawler writes nothing into the catalog"


def _asked_for_changes(targets: Iterable[LinkTarget], report: RunReport) -> set[str]:
    """Return the addresses that are not read whole in a run: neither is it their day, nor is their text looked at."""
    day = report.started_at.date()
    return {target.uses[0].url for target in targets if not (whole_due(target.key, day) or "#" in target.uses[0].url)}


def _assert_every_provider_was_asked(sky: Observatory) -> None:
    """Hold what each API was asked against the catalog: every item once, and by our own name."""
    targets = targets_of(sound_catalog(sky.settings()).entries)
    items = Counter(item.provider for target in targets for item in target.items)
    for name in ("github", "youtube", "arxiv"):
        asked = sky.providers.asked(name)
        api = [seen for seen in asked if name != "youtube" or seen.path.startswith("/oembed")]
        assert 0 < len(api) <= items[name], name
        assert all(seen.headers["user-agent"].startswith("rescatalog/") for seen in api)
    assert items.keys() <= PROVIDERS.keys()
    assert items_of("https://arxiv.org/abs/1802.01528")


def _assert_polite(sky: Observatory) -> None:
    """Hold the log against the promises: robots.txt first, the gap of each host kept, GET and nothing else."""
    by_host: dict[str, list[Seen]] = defaultdict(list)
    for seen in sky.web.seen:
        by_host[seen.host].append(seen)
    for host, log in by_host.items():
        gap_s = ARXIV_GAP_S if host == HOSTS["arxiv"] else GAP_S
        assert log[0].path == "/robots.txt", host
        # A first handshake may bring the first request late, so single gaps say less than all after it.
        assert log[-1].at_s - log[1].at_s >= gap_s * (len(log) - 2) - SLACK_S, host
        assert {seen.method for seen in log} == {"GET"}
