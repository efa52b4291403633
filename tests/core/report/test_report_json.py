"""The contract's JSON, field by field."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from rescatalog.core.catalog.use import Use
from rescatalog.core.judging.check import Hop, Judgement
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.report.content import Result, RunReport, StatusReport
from rescatalog.core.report.json_run import render_run, render_status
from rescatalog.core.report.registry import RUN_FORMATS, STATUS_FORMATS
from rescatalog.core.words import LinkRole, Status, Verdict
from tests.core.making import KEY, NOW

USE = Use(entry="linear-algebra", role=LinkRole.PDF, url="https://A.lan")
MOVED = Judgement(
    verdict=Verdict.MOVED,
    reason="redirect-permanent",
    notes=("slow",),
    http_status=200,
    final_url="https://b.lan/",
    hops=(Hop(url=KEY, status=301),),
    title="Sets",
)
REFUSED = Judgement(verdict=Verdict.REFUSED, reason="bad-address")
LINK = LinkStatus(key=KEY, status=Status.FAILING, reason="not-found", since=NOW, strikes=2, last_checked_at=NOW)
REPORT = RunReport(
    run_id="run-1",
    started_at=NOW,
    elapsed_s=3.20049,
    tool_version="1.0",
    results=(
        Result(url="HTTPS://A.lan", judgement=MOVED, attempts=1, elapsed_s=0.40049),
        Result(url="no address", judgement=REFUSED),
    ),
)


def _run(report: RunReport) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render_run(report))
    return document


def test_a_check_is_spelled_as_the_contract_has_it() -> None:
    assert _run(REPORT) == {
        "schema_version": 1,
        "run": {
            "id": "run-1",
            "started_at": "2026-11-21T02:00:00Z",
            "elapsed_s": 3.2,
            "void": False,
            "void_reason": None,
            "interrupted": False,
            "tool_version": "1.0",
        },
        "summary": {"moved": 1, "refused": 1},
        "results": [
            {
                "url": "HTTPS://A.lan",
                "verdict": "moved",
                "reason": "redirect-permanent",
                "notes": ["slow"],
                "http_status": 200,
                "final_url": "https://b.lan/",
                "hops": [{"url": "https://a.lan/", "status": 301}],
                "attempts": 1,
                "elapsed_s": 0.4,
                "title": "Sets",
            },
            {
                "url": "no address",
                "verdict": "refused",
                "reason": "bad-address",
                "notes": [],
                "http_status": None,
                "final_url": None,
                "hops": [],
                "attempts": 0,
                "elapsed_s": 0.0,
                "title": None,
            },
        ],
    }


def test_a_crawled_result_tells_its_place_in_the_catalog_and_its_status_as_well() -> None:
    plain = REPORT.results[0]
    crawled = replace(plain, uses=(USE, replace(USE, entry="other")), status=LINK)
    more = _run(replace(REPORT, results=(crawled,)))["results"][0]
    less = _run(replace(REPORT, results=(plain,)))["results"][0]
    assert {name: value for name, value in more.items() if name not in less} == {
        "entry": "linear-algebra",
        "role": "pdf",
        "uses": [{"entry": "linear-algebra", "role": "pdf"}, {"entry": "other", "role": "pdf"}],
        "status": "failing",
        "since": "2026-11-21T02:00:00Z",
        "strikes": 2,
    }


def test_a_crawled_address_without_a_use_has_no_place() -> None:
    result = _run(replace(REPORT, results=(Result(url=KEY, judgement=MOVED, status=LINK),)))["results"][0]
    assert (result["entry"], result["role"], result["uses"]) == (None, None, [])


def test_the_transport_s_words_are_there_when_there_are_any() -> None:
    result = _run(replace(REPORT, results=(replace(REPORT.results[0], detail="reset by peer"),)))["results"][0]
    assert result["detail"] == "reset by peer"


def test_a_void_run_says_so_and_why() -> None:
    run = _run(replace(REPORT, void="landslide", void_message="all fell"))["run"]
    assert (run["void"], run["void_reason"]) == (True, "landslide")


def test_the_summary_is_in_the_order_of_the_vocabulary() -> None:
    results = tuple(
        replace(REPORT.results[0], judgement=replace(MOVED, verdict=verdict)) for verdict in reversed(Verdict)
    )
    assert list(_run(replace(REPORT, results=results))["summary"]) == [str(verdict) for verdict in Verdict]


def test_results_keep_the_order_in_which_they_were_given() -> None:
    results = tuple(replace(REPORT.results[0], url=url) for url in ("c", "a", "b"))
    assert [result["url"] for result in _run(replace(REPORT, results=results))["results"]] == ["c", "a", "b"]


def test_json_is_ascii_and_ends_its_last_line() -> None:
    hostile = replace(MOVED, title="\x1b[31m\u202eé\x7f\u2028")
    text = render_run(replace(REPORT, results=(Result(url="\ud800\x9b", judgement=hostile),)))
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    assert text.endswith("}\n")


def test_a_status_report_has_one_row_per_link() -> None:
    unused = LinkStatus(key="https://b.lan/")
    report = StatusReport(links=((LINK, (USE,)), (unused, ())), runs=3, void_runs=1, last_run_at=NOW)
    assert json.loads(render_status(report)) == {
        "schema_version": 1,
        "runs": {"counted": 3, "void": 1, "last_started_at": "2026-11-21T02:00:00Z"},
        "links": [
            {
                "url": "https://A.lan",
                "entries": [{"entry": "linear-algebra", "role": "pdf"}],
                "status": "failing",
                "reason": "not-found",
                "since": "2026-11-21T02:00:00Z",
                "strikes": 2,
                "last_checked_at": "2026-11-21T02:00:00Z",
                "last_alive_at": None,
                "http_status": None,
                "final_url": None,
                "because": None,
                "drift": [],
                "drifted_at": None,
                "copy": None,
            },
            {
                "url": "https://b.lan/",
                "entries": [],
                "status": "unchecked",
                "reason": "",
                "since": None,
                "strikes": 0,
                "last_checked_at": None,
                "last_alive_at": None,
                "http_status": None,
                "final_url": None,
                "because": None,
                "drift": [],
                "drifted_at": None,
                "copy": None,
            },
        ],
    }


def test_every_format_can_show_a_run_and_a_state_with_nothing_in_them() -> None:
    nothing = replace(REPORT, results=())
    assert RUN_FORMATS.keys() >= {"text", "json"} <= STATUS_FORMATS.keys()
    for name in ("text", "json"):
        assert RUN_FORMATS[name](nothing, lambda text, _colour: text).endswith("\n")
        assert STATUS_FORMATS[name](StatusReport(), lambda text, _colour: text).endswith("\n")
