"""`rescatalog crawl` and `status`: what is due is asked, what was seen is remembered, a void run changes nothing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.catalogs import write_catalog
from tests.cli.running import Ran, on, run
from tests.web.acts import Page, redirect
from tests.web.names import Silence
from tests.web.server import LoopbackWeb

HOSTS = [f"alpha{number}.lan" for number in range(20)]


def _crawl(web: LoopbackWeb, folder: Path, *arguments: str) -> tuple[Ran, dict[str, Any]]:
    ran = run("crawl", "--format", "json", *on(web), *arguments, folder=folder)
    assert "Traceback" not in ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return ran, report


def _status(folder: Path) -> dict[str, Any]:
    ran = run("status", "--format", "json", folder=folder)
    assert ran.code == 0, ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return report


def _rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / ".rescatalog" / "state.db")) as connection:
        return connection.execute(sql).fetchall()


def test_a_crawl_remembers_and_the_next_asks_only_what_is_due(web: LoopbackWeb, tmp_path: Path) -> None:
    pages = {"/alive": Page("<title>Alive</title>x"), "/missing": Page(status=404), "/moved": redirect("/alive", 301)}
    for path, page in pages.items():
        web.route("alpha.lan", path, page)
    urls = [web.url("alpha.lan", path) for path in pages]
    write_catalog(tmp_path, urls)
    written = {path: path.read_bytes() for path in (tmp_path / "catalog").rglob("*.yaml")}

    assert [link["status"] for link in _status(tmp_path)["links"]] == ["unchecked"] * 3
    assert not (tmp_path / ".rescatalog").exists(), "asking for the status makes no state"

    ran, report = _crawl(web, tmp_path)
    assert ran.code == 0, "a crawl fails on nothing unless it is told to"
    results = {result["url"]: result for result in report["results"]}
    assert list(results) == urls, "results stand in the order of the catalog"
    assert [result["status"] for result in results.values()] == ["ok", "failing", "moved"]
    assert set(results[urls[0]]) == {
        "url", "verdict", "reason", "notes", "http_status", "final_url", "hops", "attempts", "elapsed_s", "title",
        "entry", "role", "uses", "status", "since", "strikes", "change",
    }  # fmt: skip
    assert (results[urls[1]]["strikes"], results[urls[1]]["entry"]) == (1, "article-1")

    known = _status(tmp_path)
    assert [link["status"] for link in known["links"]] == ["ok", "failing", "moved"]
    assert known["runs"] == {"counted": 1, "void": 0, "last_started_at": report["run"]["started_at"]}

    asked = len(web.seen)
    ran, report = _crawl(web, tmp_path)
    assert (ran.code, report["results"], len(web.seen)) == (0, [], asked), "nothing is due"

    ran, report = _crawl(web, tmp_path, "--all", "--fail-on", "missing")
    assert (ran.code, len(report["results"])) == (1, 3)
    assert len(web.seen) > asked
    assert {path: path.read_bytes() for path in written} == written, "a crawl never writes into the catalog"

    shown = run("status", folder=tmp_path)
    assert shown.out.splitlines()[0].split() == ["failing", urls[1]]
    assert "1 ok, 1 moved, 1 failing" in shown.out.replace(" 0 unchecked,", "")


def test_text_says_how_much_was_not_due(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    write_catalog(tmp_path, [web.url("alpha.lan")])
    _crawl(web, tmp_path)
    assert "1 not due yet" in run("crawl", *on(web), folder=tmp_path).out


def test_an_address_used_twice_is_asked_once_and_names_both_entries(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    url = web.url("alpha.lan")
    write_catalog(tmp_path, [f"{url}#one", f"{url}#two"])
    ran = run("validate", folder=tmp_path)
    assert ran.code == 0, ran.out
    _, report = _crawl(web, tmp_path)
    assert web.asked() == ["/"]
    assert [[use["entry"] for use in result["uses"]] for result in report["results"]] == [["article-0", "article-1"]]


def _twenty(web: LoopbackWeb, folder: Path) -> None:
    for host in HOSTS:
        web.route(host, "/")
    write_catalog(folder, [web.url(host) for host in HOSTS])
    ran, report = _crawl(web, folder)
    assert (ran.code, report["summary"]) == (0, {"alive": 20})


def _links(folder: Path) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = _status(folder)["links"]
    return links


@pytest.mark.parametrize("outage", ["the web is stopped", "the name server is silent", "six of twenty fall"])
def test_a_run_in_which_too_much_falls_is_void_and_changes_no_status(
    web: LoopbackWeb, tmp_path: Path, outage: str
) -> None:
    _twenty(web, tmp_path)
    before = _links(tmp_path)
    options = on(web)
    if outage == "the web is stopped":
        web.stop()
        # Its certificate is gone with it.
        options = options[: options.index("--ca-file")]
    for number, host in enumerate(HOSTS):
        if outage == "the name server is silent":
            web.name(host, Silence())
        elif number < 6:
            web.route(host, "/", Page(status=404))
    ran = run("crawl", "--all", *options, folder=tmp_path, variables={"RESCATALOG_TIMEOUT": "0.8"})
    assert (ran.code, "Traceback" in ran.err) == (4, False)
    lines = [line for line in ran.out.splitlines() if line.startswith("void: ")]
    assert len(lines) == 1
    assert lines[0].endswith("; nothing was concluded")
    assert len(ran.out.splitlines()) <= 2, "what a void run seemed to see is no news"
    after = _status(tmp_path)
    assert after["links"] == before
    assert (after["runs"]["counted"], after["runs"]["void"]) == (1, 1)


def test_four_of_twenty_may_fall(web: LoopbackWeb, tmp_path: Path) -> None:
    _twenty(web, tmp_path)
    for host in HOSTS[:4]:
        web.route(host, "/", Page(status=404))
    ran, report = _crawl(web, tmp_path, "--all")
    assert (ran.code, report["run"]["void"], report["summary"]) == (0, False, {"alive": 16, "missing": 4})


@pytest.mark.parametrize(("canary", "code"), [(Page(), 0), (Page(status=404), 4)], ids=["lives", "fell"])
def test_canaries_are_asked_first_and_decide_whether_the_run_counts(
    web: LoopbackWeb, tmp_path: Path, canary: Page, code: int
) -> None:
    web.route("canary.lan", "/", canary)
    web.route("alpha.lan", "/", Page(status=404))
    write_catalog(tmp_path, [web.url("alpha.lan")], canaries=[web.url("canary.lan")])
    ran, report = _crawl(web, tmp_path)
    assert (ran.code, report["run"]["void"]) == (code, code == 4)
    assert [link["strikes"] for link in _links(tmp_path)] == [0 if code else 1]
    assert _rows(tmp_path, "select count(*) from checks") == [(2,)], "what was seen is kept all the same"


def test_the_state_can_be_elsewhere(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    write_catalog(tmp_path, [web.url("alpha.lan")])
    _crawl(web, tmp_path, "--state", "deep/er/s.db")
    assert (tmp_path / "deep/er/s.db").exists()
    assert not (tmp_path / ".rescatalog").exists()


def test_the_crawler_never_writes_into_the_catalog(web: LoopbackWeb, tmp_path: Path) -> None:
    web.route("alpha.lan", "/")
    catalog = write_catalog(tmp_path, [web.url("alpha.lan")])
    before = {path: path.read_bytes() for path in catalog.rglob("*") if path.is_file()}
    _crawl(web, tmp_path)
    assert {path: path.read_bytes() for path in catalog.rglob("*") if path.is_file()} == before
