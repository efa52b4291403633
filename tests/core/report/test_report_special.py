"""Findings that are special: pages that became other pages, and findings that somebody answers for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rescatalog.cli.exits import code_of
from rescatalog.core.judging.check import Judgement
from rescatalog.core.judging.fingerprint import Fingerprint
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.ignoring import IgnoreRule
from rescatalog.core.report.content import Result, RunReport, StatusReport
from rescatalog.core.report.findings import findings_of
from rescatalog.core.report.registry import RUN_FORMATS, STATUS_FORMATS
from rescatalog.core.words import Status, Verdict
from tests.core.making import KEY, NOW, known
from tests.core.reports import cases, sarif, shown

RULE = IgnoreRule(url=KEY, reason="only from the campus", owner="ada", until=date(2027, 1, 1))
DRIFTED = replace(
    known(Status.OK),
    title="Buy shoes",
    first=Fingerprint(title="Linear algebra"),
    drift=("title", "text"),
    drifted_at=NOW - timedelta(days=3),
)


def _run(*results: Result, over: tuple[IgnoreRule, ...] = ()) -> RunReport:
    return RunReport(run_id="r", started_at=NOW, elapsed_s=1.0, tool_version="1", results=results, over=over)


def _missing(ignored: IgnoreRule | None) -> Result:
    return Result(url=KEY, judgement=Judgement(verdict=Verdict.MISSING, reason="not-found"), ignored=ignored)


def test_a_page_that_became_another_is_a_finding_though_it_answers_well() -> None:
    (finding,) = findings_of(StatusReport(links=((DRIFTED, ()),)))
    assert (finding.word, finding.level) == ("drifted", "warning")
    (fact,) = (fact.words for fact in finding.facts if fact.label == "drift")
    assert fact == 'another title, text since 2026-11-18, which was "Linear algebra" and is "Buy shoes"'


def test_it_is_one_of_a_run_as_well() -> None:
    alive = Judgement(verdict=Verdict.ALIVE, reason="ok")
    before = replace(DRIFTED, drift=(), drifted_at=None)
    new = Result(url=KEY, judgement=alive, status=DRIFTED, before=before)
    assert [(finding.word, finding.change) for finding in findings_of(_run(new))] == [("drifted", "new")]
    old = replace(new, before=DRIFTED)
    assert [(finding.word, finding.change) for finding in findings_of(_run(old))] == [("drifted", "persisting")]


@pytest.mark.parametrize("form", STATUS_FORMATS)
def test_every_format_of_the_state_tells_of_it(form: str) -> None:
    assert "drift" in STATUS_FORMATS[form](StatusReport(links=((DRIFTED, ()),)), lambda text, _: text)


def test_a_finding_that_somebody_answers_for_fails_no_run_and_says_who_and_until_when() -> None:
    assert code_of(_run(_missing(None)), "missing") == 1
    report = _run(_missing(RULE))
    assert code_of(report, "missing") == 0
    (finding,) = findings_of(report)
    assert finding.group == "Ignored by a rule"
    assert finding.advice == "ada answers for it until 2027-01-01: only from the campus"


def test_a_finding_that_somebody_answers_for_alarms_no_format() -> None:
    report = _run(_missing(RULE))
    assert shown("github", report).startswith("::notice ")
    assert [one["level"] for one in sarif(report)["results"]] == ["note"]
    (case,) = cases(report).values()
    assert [part.tag for part in case] == ["skipped", "system-out"]


@pytest.mark.parametrize("form", RUN_FORMATS)
def test_every_format_of_a_run_tells_of_it(form: str) -> None:
    told = RUN_FORMATS[form](_run(_missing(RULE)), lambda text, _: text)
    assert "only from the campus" in told or "ignored" in told.lower()


def test_a_rule_that_is_over_is_named() -> None:
    told = RUN_FORMATS["text"](_run(over=(RULE,)), lambda text, _: text)
    assert "the rule for https://a.lan/ of ada ended on 2027-01-01: renew it or take it out" in told


def test_an_owner_in_a_rule_is_not_called_by_the_report() -> None:
    rule = RULE.model_copy(update={"owner": "@team", "reason": "see #12 \x1b[31m"})
    told = RUN_FORMATS["markdown"](_run(_missing(rule)), lambda text, _: text)
    assert "`@team answers for it until 2027-01-01: see #12 [31m`" in told
    over = RUN_FORMATS["markdown"](_run(over=(rule,)), lambda text, _: text)
    assert "`the rule for https://a.lan/ of @team ended on 2027-01-01: renew it or take it out`" in over


def test_the_state_counts_what_has_drifted_and_names_copies() -> None:
    copy = Archived(
        key=KEY, asked_at=NOW, snapshot_url="https://web.archive.org/web/x", snapshot_at=NOW, reason="found"
    )
    report = StatusReport(links=((DRIFTED, ()),), archived={KEY: copy})
    told = STATUS_FORMATS["text"](report, lambda text, _: text)
    assert "1 page drifted: another page than at first sight" in told
    assert "copy of 2026-11-21 at https://web.archive.org/web/x" in told
    (link,) = json.loads(STATUS_FORMATS["json"](report, lambda text, _: text))["links"]
    assert link["copy"] == {"url": "https://web.archive.org/web/x", "taken_at": "2026-11-21T02:00:00Z"}
