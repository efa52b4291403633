"""Reports of the real command on real sockets, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from tests.cli.catalogs import write_catalog
from tests.cli.running import Ran, on, run
from tests.core.sarif_shape import SHAPE
from tests.web.acts import Page, redirect
from tests.web.server import LoopbackWeb

FINE = Page("<title>Fine</title>x")
GONE = Page(status=404)


def _links(web: LoopbackWeb, folder: Path) -> dict[str, str]:
    """Write a list of an address that is gone, one that has moved and one that is fine, and return them."""
    web.route("alpha.lan", "/fine", FINE)
    web.route("alpha.lan", "/gone", GONE)
    web.route("alpha.lan", "/old", redirect("/fine", 301))
    urls = {name: web.url("alpha.lan", f"/{name}") for name in ("fine", "gone", "old")}
    (folder / "links.md").write_text("".join(f"Read [{name}]({url})\n\n" for name, url in urls.items()))
    return urls


def _text(out: str, urls: dict[str, str]) -> None:
    assert f"missing    {urls['gone']}\n           not-found (404); asked 2x; links.md:3\n" in out


def _json(out: str, urls: dict[str, str]) -> None:
    places = {one["url"]: one["places"][0]["line"] for one in json.loads(out)["results"]}
    assert places == {urls["fine"]: 1, urls["gone"]: 3, urls["old"]: 5}


def _markdown(out: str, urls: dict[str, str]) -> None:
    assert out.startswith("# Links: 1 alive, 1 moved, 1 missing\n")
    assert f"- **missing**: <{urls['gone']}>\n  - not-found (404); asked 2x\n  - written in `links.md:3`\n" in out


def _github(out: str, urls: dict[str, str]) -> None:
    start = "::error file=links.md,line=3,col=1,title=missing%3A not-found::"
    assert out.startswith(f"{start}{urls['gone']}%0Anot-found (404); asked 2x")


def _sarif(out: str, urls: dict[str, str]) -> None:
    document = json.loads(out)
    jsonschema.validate(document, SHAPE)
    found = {one["properties"]["url"]: one["level"] for one in document["runs"][0]["results"]}
    assert found == {urls["gone"]: "error", urls["old"]: "warning"}


def _junit(out: str, urls: dict[str, str]) -> None:
    root = etree.fromstring(out.encode())
    assert [case.get("name") for case in root.iter("testcase")] == list(urls.values())
    assert [str(failure.get("type")) for failure in root.iter("failure")] == ["not-found"]


@pytest.mark.parametrize("reader", [_text, _json, _markdown, _github, _sarif, _junit])
def test_a_check_is_reported_in_every_format_with_the_line_of_each_finding(
    reader: Callable[[str, dict[str, str]], None], web: LoopbackWeb, tmp_path: Path
) -> None:
    urls = _links(web, tmp_path)
    form = reader.__name__.removeprefix("_")
    ran = run("check", "--input", "links.md", "--format", form, *on(web), folder=tmp_path)
    assert (ran.code, "Traceback" in ran.err) == (1, False), ran.err
    reader(ran.out, urls)


def test_a_check_of_the_catalog_names_entries_and_their_lines(web: LoopbackWeb, tmp_path: Path) -> None:
    write_catalog(tmp_path, list(_links(web, tmp_path).values()))
    ran = run("check", "--catalog", "--format", "github", *on(web), folder=tmp_path)
    assert ran.out.startswith("::error file=catalog/resources/article/article-1.yaml,line=7,col=10,")
    assert "article-1 (homepage)" in ran.out


def test_what_is_new_then_persists_then_heals_is_told_so(web: LoopbackWeb, tmp_path: Path) -> None:
    url = web.url("alpha.lan", "/comes-back")
    # Each crawl looks twice at what is missing.
    web.route("alpha.lan", "/comes-back", GONE, GONE, GONE, GONE, FINE)
    write_catalog(tmp_path, [url])

    def crawl(form: str) -> Ran:
        return run("crawl", "--all", "--no-robots", "--format", form, *on(web), folder=tmp_path)

    first = crawl("markdown").out
    assert f"- **missing**, new: <{url}>\n" in first
    assert "\nsince the last run: 1 new, 0 persisting" not in first, "zeros are left out"
    assert "\nsince the last run: 1 new\n" in first
    shown = run("status", "--format", "markdown", folder=tmp_path).out
    assert f"- **failing**: <{url}>\n" in shown
    assert "`catalog/resources/article/article-0.yaml:7`" in shown
    second = json.loads(crawl("json").out)["results"]
    assert [(one["verdict"], one["change"], one["strikes"]) for one in second] == [("missing", "persisting", 2)]
    third = crawl("text").out.splitlines()
    assert third[0] == f"healed     {url}"
    assert re.fullmatch(r" +ok \(200\); was failing since \d{4}-\d\d-\d\d, not-found; .*", third[1])
    assert third[-2:] == ["since the last run: 1 healed", "something new was read on 1 page"]


def test_on_github_the_whole_report_is_appended_to_the_summary_of_the_job(web: LoopbackWeb, tmp_path: Path) -> None:
    urls = _links(web, tmp_path)
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    arguments = ("check", urls["gone"], *on(web), "--fail-on", "never")
    told = {"GITHUB_STEP_SUMMARY": str(summary)}
    run(*arguments, folder=tmp_path, variables=told)
    assert summary.read_text() == "Before.\n", "other formats leave it alone"
    ran = run(*arguments, "--format", "github", folder=tmp_path, variables=told)
    assert ran.out.startswith("::error ")
    assert summary.read_text().startswith("Before.\n# Links: 1 missing\n")


def test_a_summary_that_cannot_be_written_is_told_and_is_not_fatal(web: LoopbackWeb, tmp_path: Path) -> None:
    urls = _links(web, tmp_path)
    told = {"GITHUB_STEP_SUMMARY": str(tmp_path)}
    ran = run("check", urls["fine"], *on(web), "--format", "github", folder=tmp_path, variables=told)
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    assert "GITHUB_STEP_SUMMARY: " in ran.err
    assert "the summary is not written" in ran.err


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github", "sarif", "junit"])
def test_the_state_is_reported_in_every_format(form: str, tmp_path: Path) -> None:
    write_catalog(tmp_path, ["https://a.lan/"])
    ran = run("status", "--format", form, folder=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\n")
