"""Problems as SARIF: one rule for each code, each result at its place, nothing of the file as markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rescatalog.core.catalog.problem import Place, Problem
from rescatalog.core.explain.example import FIRST
from rescatalog.core.report.problems_registry import PROBLEM_FORMATS
from rescatalog.core.report.problems_sarif import MOST
from tests.files.sandbox import Sandbox, sandbox_in


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return sandbox_in(tmp_path)


def sarif(problems: list[Problem]) -> dict[str, Any]:
    """Return the one run of a report."""
    report = json.loads(PROBLEM_FORMATS["sarif"](problems, {}))
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    return dict(run)


def test_every_problem_is_a_result_at_its_place_under_its_rule(sandbox: Sandbox) -> None:
    sandbox.change(FIRST, "https://first.example.org/", "http://first.example.org/?utm_source=x")
    run = sarif(sandbox.problems())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CAT303", "CAT304"]
    told = [(one["ruleId"], one["level"], rules[one["ruleIndex"]]["id"]) for one in run["results"]]
    assert told == [("CAT303", "note", "CAT303"), ("CAT304", "warning", "CAT304")]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == FIRST
    assert place["region"] == {"startLine": 7, "startColumn": 10}
    assert "Fix: http://first.example.org/" in run["results"][1]["message"]["text"]


def test_a_sound_catalog_is_a_run_without_results(sandbox: Sandbox) -> None:
    run = sarif(sandbox.problems())
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_what_steers_terminals_and_odd_file_names_are_written_out() -> None:
    odd = Problem(code="CAT001", place=Place("a b#é.yaml", 1, 1), message="\x1b[31mred")
    (result,) = sarif([odd])["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%23%C3%A9.yaml"
    assert result["message"]["text"] == "\\x1b[31mred"


def test_no_more_results_than_are_shown() -> None:
    many = [Problem(code="CAT001", place=Place("a.yaml", line + 1), message="no") for line in range(MOST + 5)]
    assert len(sarif(many)["results"]) == MOST
