"""A crawl asks a web archive for copies of suspect and dead pages, and the state shows them."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.cli.catalogs import write_catalog
from tests.cli.running import on, run
from tests.web.acts import By, Page, Seen
from tests.web.server import LoopbackWeb

SOLD = "<title>this domain is for sale</title>"


def _copies(seen: Seen) -> Page:
    asked = parse_qs(urlsplit(seen.path).query)["url"][0]
    closest = {
        "status": "200",
        "available": True,
        "url": f"http://web.archive.org/web/20130919044612/{asked}",
        "timestamp": "20130919044612",
    }
    return Page(json.dumps({"url": asked, "archived_snapshots": {"closest": closest}}), content_type="application/json")


def _stage(web: LoopbackWeb, folder: Path) -> dict[str, str]:
    web.route("sold.lan", "/", Page(SOLD))
    web.route("fine.lan", "/")
    web.elsewhere("archive.lan", By(_copies))
    web.route("archive.lan", "/robots.txt", Page(status=404))
    write_catalog(folder, [web.url("sold.lan"), web.url("fine.lan")])
    return {"RESCATALOG_ARCHIVE_API": web.url("archive.lan", "/available"), "RESCATALOG_SECOND_LOOK_PAUSE": "0.1"}


def test_a_copy_of_a_suspect_page_is_asked_for_once_and_shown(web: LoopbackWeb, tmp_path: Path) -> None:
    told = _stage(web, tmp_path)
    for _ in range(2):
        assert run("crawl", "--all", *on(web), folder=tmp_path, variables=told).code == 0
    (question,) = web.asked("archive.lan")
    assert parse_qs(urlsplit(question).query)["url"] == [web.url("sold.lan")]
    status = run("status", folder=tmp_path).out
    assert f"copy of 2013-09-19 at https://web.archive.org/web/20130919044612/{web.url('sold.lan')}" in status


def test_nobody_is_asked_who_is_not_to_be(web: LoopbackWeb, tmp_path: Path) -> None:
    told = _stage(web, tmp_path)
    assert run("crawl", "--no-archive", *on(web), folder=tmp_path, variables=told).code == 0
    assert web.asked("archive.lan") == []
