"""Reports as JUnit XML: a test case for each link."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from rescatalog.core.catalog.problem import Place
from rescatalog.core.report.content import Result, RunReport
from rescatalog.core.words import Status, Verdict
from tests.core.making import KEY
from tests.core.reports import (
    ALIVE,
    CRAWL,
    GONE,
    MANY,
    RUN,
    STATE,
    VOID,
    cases,
    crawled,
    shown,
)


def test_junit() -> None:
    report = replace(RUN, results=(Result(url=KEY, judgement=ALIVE, elapsed_s=0.25), CRAWL.results[1]))
    assert (
        shown("junit", report)
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rescatalog" tests="2" errors="0" failures="1">
 <testsuite name="rescatalog" timestamp="2026-11-21T02:00:00" time="3.210" errors="0" failures="1" skipped="0" \
tests="2">
  <testcase name="https://a.lan/" classname="links" time="0.250" />
  <testcase name="https://a.lan/gone" classname="gone" time="0.000">
   <failure message="missing: new; not-found (404); never seen alive; gone (homepage); catalog/gone.yaml:7" \
type="not-found">Open it in a browser and look for its new home; no single run calls a link dead.</failure>
   <system-out>answer: not-found (404)
never seen alive
used by: gone (homepage)
written in: catalog/gone.yaml:7
Open it in a browser and look for its new home; no single run calls a link dead.</system-out>
  </testcase>
 </testsuite>
</testsuites>
"""
    )


def test_a_junit_case_fails_for_what_is_gone_and_is_skipped_for_what_cannot_be_known() -> None:
    results = tuple(Result(url=verdict, judgement=replace(GONE, verdict=verdict)) for verdict in Verdict)
    died = crawled("dead", GONE, Status.FAILING, Status.DEAD)
    by_link = cases(replace(RUN, results=(*results, died)))
    ends = {name: [part.tag for part in case if part.tag != "system-out"] for name, case in by_link.items()}
    passed = {name for name, tags in ends.items() if not tags}
    assert passed == {"alive", "moved", "suspect"}
    assert {name for name, tags in ends.items() if tags == ["failure"]} == {"missing", "dead"}
    skipped = {name for name, tags in ends.items() if tags == ["skipped"]}
    assert skipped == {"restricted", "blocked", "unsure", "refused"}


@pytest.mark.parametrize("report", [CRAWL, STATE, VOID, MANY, RUN], ids=["run", "state", "void", "many", "empty"])
def test_junit_has_the_attributes_that_its_readers_want_and_counts_that_are_true(report: RunReport) -> None:
    root = ET.fromstring(shown("junit", report))  # noqa: S314 - our own report
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    assert set(root.attrib) == {"name", "tests", "errors", "failures"}
    assert set(suite.attrib) - {"timestamp", "time"} == {"name", "tests", "errors", "failures", "skipped"}
    for case in suite:
        assert (case.tag, set(case.attrib)) == ("testcase", {"name", "classname", "time"})
        assert [part.tag for part in case] in (
            [], ["skipped"], ["error"], ["system-out"], ["failure", "system-out"], ["skipped", "system-out"],
        )  # fmt: skip
        for part in case:
            wanted = {"skipped": {"message"}, "system-out": set()}.get(part.tag, {"message", "type"})
            assert set(part.attrib) == wanted
    for name, tag in (("errors", "error"), ("failures", "failure"), ("skipped", "skipped")):
        assert int(suite.attrib[name]) == len(suite.findall(f"testcase/{tag}"))
    assert int(suite.attrib["tests"]) == int(root.attrib["tests"]) == len(suite)


def test_a_void_run_is_an_error_in_junit_and_its_links_are_skipped() -> None:
    by_link = cases(VOID)
    assert {part.tag for name, case in by_link.items() for part in case if name.startswith("https")} == {"skipped"}
    (error,) = by_link["the run counts"]
    assert (error.tag, error.get("type")) == ("error", "landslide")


def test_a_junit_case_is_filed_under_the_file_it_was_given_in_or_its_entry() -> None:
    given = Result(url="https://a.lan/given", judgement=GONE, places=(Place("links.txt", 3),))
    by_link = cases(replace(RUN, results=(given, *CRAWL.results[:1])))
    assert [case.get("classname") for case in by_link.values()] == ["links.txt", "sets"]
