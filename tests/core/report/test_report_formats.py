"""What all formats agree on, and reports for terminals and programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from rescatalog.core.catalog.problem import Place
from rescatalog.core.report.content import Result, RunReport, StatusReport
from rescatalog.core.report.registry import RUN_FORMATS, STATUS_FORMATS
from rescatalog.core.words import Verdict
from tests.core.making import KEY
from tests.core.reports import (
    CRAWL,
    GONE,
    MANY,
    MOVED,
    RUN,
    STATE,
    VOID,
    cases,
    sarif,
    shown,
)

ALL = sorted(RUN_FORMATS)
GAP = " " * 11
OLD = 'titled "Sets"; since 2026-11-14; never seen alive; sets (homepage); catalog/sets.yaml:7'


def test_runs_and_states_are_shown_in_the_same_formats() -> None:
    assert ["text", "json", "markdown", "github", "sarif", "junit"] == list(RUN_FORMATS) == list(STATUS_FORMATS)


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize(
    "report", [RUN, StatusReport(), CRAWL, STATE, VOID], ids=["nothing", "no-links", "run", "state", "void"]
)
def test_every_format_shows_every_report_and_ends_its_last_line(form: str, report: RunReport | StatusReport) -> None:
    assert re.search(r"\S\n\Z", shown(form, report))


def test_text() -> None:
    assert shown("text", CRAWL).splitlines() == [
        "missing    https://a.lan/gone",
        "           new; not-found (404); never seen alive; gone (homepage); catalog/gone.yaml:7",
        "moved      https://a.lan/old",
        f"{GAP}redirect-permanent (200) -> https://a.lan/sets; {OLD}",
        "healed     https://a.lan/back",
        "           ok (200); was failing since 2026-11-14; back (homepage); catalog/back.yaml:7",
        "4 addresses in 3.2 s: 2 alive, 1 moved, 1 missing",
        "since the last run: 1 new, 1 persisting, 1 healed",
    ]


def test_text_with_many_findings_has_headings_with_advice() -> None:
    more = (
        Result(url="https://b.lan/", judgement=replace(GONE, verdict=Verdict.SUSPECT, reason="parked")),
        Result(url="https://c.lan/", judgement=MOVED),
    )
    lines = shown("text", replace(RUN, results=(*(Result(url=KEY, judgement=GONE),) * 4, *more))).splitlines()
    assert lines[:5] == [
        "Look at the page (5)",
        "  missing: Open it in a browser and look for its new home; no single run calls a link dead.",
        "  suspect: Its domain is for sale: if you see that too, find its new home.",
        "",
        "missing    https://a.lan/",
    ]
    start = lines.index("Correct the address (1)")
    assert lines[start + 1 : start + 4] == [
        "  It answers at a new address for good: write that one instead.",
        "",
        "moved      https://c.lan/",
    ]


@pytest.mark.parametrize("report", [CRAWL, STATE], ids=["run", "state"])
def test_all_formats_tell_of_the_same_links(report: RunReport | StatusReport) -> None:
    expected = {"https://a.lan/gone", "https://a.lan/old"} if report is CRAWL else {"https://a.lan/", "https://b.lan/"}
    healed = {"https://a.lan/back"} if report is CRAWL else set()
    text = set(re.findall(r"^\w+ +(https\S+)$", shown("text", report), re.MULTILINE))
    markdown = set(re.findall(r"^- \*\*\w+\*\*[^<\n]*<(\S+)>$", shown("markdown", report), re.MULTILINE))
    github = set(re.findall(r"^::.*::(https\S+?)%0A", shown("github", report), re.MULTILINE))
    scanned = {one["properties"]["url"] for one in sarif(report)["results"]}
    told = {name for name, case in cases(report).items() if case.find("system-out") is not None}
    assert text == markdown == told == expected | healed
    assert github == scanned == expected


@pytest.mark.parametrize("form", ["text", "markdown", "github", "sarif"])
@pytest.mark.parametrize("report", [CRAWL, STATE, MANY], ids=["run", "state", "many"])
def test_the_counts_of_all_formats_agree(form: str, report: RunReport | StatusReport) -> None:
    counts = {
        id(CRAWL): "2 alive, 1 moved, 1 missing",
        id(STATE): "1 unchecked, 1 ok, 1 failing, 1 dead",
        id(MANY): "2000 missing",
    }[id(report)]
    assert f": {counts}" in shown(form, report)
    if report is CRAWL:
        assert "since the last run: 1 new, 1 persisting, 1 healed" in shown(form, report)


def test_json_tells_the_change_of_every_link_of_a_crawl_and_none_of_a_void_one() -> None:
    def changes(report: RunReport) -> list[str | None]:
        return [result["change"] for result in json.loads(shown("json", report))["results"]]

    assert changes(CRAWL) == ["persisting", "new", "healed", None]
    assert changes(VOID) == [None] * 4


def test_json_tells_where_a_finding_is_written_and_what_spoke_for_it() -> None:
    judgement = replace(GONE, because="the page says `gone`")
    report = replace(RUN, results=(Result(url=KEY, judgement=judgement, places=(Place("links.txt", 3),)),))
    (result,) = json.loads(shown("json", report))["results"]
    assert result["places"] == [{"file": "links.txt", "line": 3, "column": 1}]
    assert result["because"] == "the page says `gone`"
