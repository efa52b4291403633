"""Reports as SARIF: a rule for each reason, a result for each finding, places where they are known."""

from __future__ import annotations

from dataclasses import replace

from rescatalog.core.catalog.problem import Place
from rescatalog.core.report.content import Result
from tests.core.making import KEY
from tests.core.reports import (
    CRAWL,
    GONE,
    MOVED,
    RUN,
    STATE,
    VOID,
    sarif,
    shown,
    use,
)


def test_a_link_from_standard_input_stands_in_no_file() -> None:
    report = replace(RUN, results=(Result(url=KEY, judgement=GONE, places=(Place("-", 3),)),))
    assert shown("github", report).startswith("::error title=missing%3A not-found::")
    assert "locations" not in sarif(report)["results"][0]


def test_sarif_has_a_rule_for_every_reason_and_a_result_for_every_finding_at_its_place() -> None:
    run = sarif(CRAWL)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["not-found", "redirect-permanent"]
    gone, moved = run["results"]
    assert [(one["ruleId"], rules[one["ruleIndex"]]["id"], one["level"]) for one in (gone, moved)] == [
        ("not-found", "not-found", "error"),
        ("redirect-permanent", "redirect-permanent", "warning"),
    ]
    assert gone["message"]["text"] == (
        "https://a.lan/gone is missing: new; not-found (404); never seen alive; gone (homepage); catalog/gone.yaml:7. "
        "Open it in a browser and look for its new home; no single run calls a link dead."
    )
    assert gone["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "catalog/gone.yaml"},
                "region": {"startLine": 7, "startColumn": 10},
            }
        }
    ]
    assert moved["properties"] == {
        "url": "https://a.lan/old",
        "word": "moved",
        "change": "persisting",
        "who": "Correct the address",
        "evidence": [
            "answer: redirect-permanent (200)",
            "leads to: https://a.lan/sets",
            "title: Sets",
            "since 2026-11-14",
            "never seen alive",
            "used by: sets (homepage)",
            "written in: catalog/sets.yaml:7",
        ],
    }


def test_a_link_keeps_its_fingerprint_whatever_is_found_and_however_it_is_spelled() -> None:
    def fingerprint(result: Result) -> str:
        (one,) = sarif(replace(RUN, results=(result,)))["results"]
        return str(one["partialFingerprints"]["link/v1"])

    gone = fingerprint(Result(url="https://a.lan/", judgement=GONE))
    assert gone == fingerprint(Result(url="HTTPS://A.lan", judgement=MOVED, uses=(use("moved"),)))
    assert gone != fingerprint(Result(url="https://b.lan/", judgement=GONE))


def test_a_link_used_in_several_entries_is_one_result_with_several_places() -> None:
    dead, failing = sarif(STATE)["results"]
    places = [place["physicalLocation"]["artifactLocation"]["uri"] for place in dead["locations"]]
    assert places == ["catalog/gone.yaml", "catalog/other.yaml"]
    assert "locations" not in failing


def test_sarif_says_whether_the_run_went_well() -> None:
    assert sarif(CRAWL)["invocations"][0]["executionSuccessful"] is True
    (told,) = sarif(VOID)["invocations"]
    assert told["executionSuccessful"] is False
    assert told["toolExecutionNotifications"][0]["message"]["text"] == "void: all fell; nothing was concluded"
    assert sarif(replace(CRAWL, interrupted=True))["invocations"][0]["executionSuccessful"] is False
