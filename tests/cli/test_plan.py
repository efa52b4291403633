"""`rescatalog plan` on the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.publish.making import built, own_catalog


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the published database of the repository's own catalog."""
    made = tmp_path_factory.mktemp("plan")
    built(made / "catalog.db", own_catalog(), [])
    return made


def test_a_plan_is_printed(folder: Path) -> None:
    done = run("plan", "--role", "ml-engineer", folder=folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Study plan: Machine learning engineer\n")
    assert "why: " in done.out


def test_a_plan_is_written_for_programs(folder: Path) -> None:
    done = run(
        "plan", "--topic", "backpropagation", "--knows", "vectors,precalculus", "--hours", "3.5", "--free",
        "--format", "json", folder=folder,
    )  # fmt: skip
    given = json.loads(done.out)
    assert given["profile"]["knows"] == ["vectors", "precalculus"]
    assert given["steps"][-1]["topic"] == "backpropagation"
    assert {"vectors", "precalculus", "school-algebra"}.isdisjoint(step["topic"] for step in given["steps"])


def test_a_plan_becomes_a_calendar_or_a_checklist_in_a_file(folder: Path) -> None:
    done = run(
        "plan", "--role", "data-analyst", "--format", "ical", "--start", "2026-11-23", "--output", "plan.ics",
        folder=folder,
    )  # fmt: skip
    assert (done.code, done.out) == (0, "")
    assert b"DTSTART;VALUE=DATE:20261123\r\n" in (folder / "plan.ics").read_bytes()
    assert "- [ ] **" in run("plan", "--role", "data-analyst", "--format", "markdown", folder=folder).out


def test_a_calendar_begins_today_unless_told(folder: Path) -> None:
    assert run("plan", "--role", "data-analyst", "--format", "ical", folder=folder).out.count("BEGIN:VEVENT") > 1


def test_without_a_goal_the_roles_are_named(folder: Path) -> None:
    done = run("plan", folder=folder)
    assert done.code == 2
    assert "--role (data-analyst, ml-engineer, " in done.err


def test_what_cannot_be_planned_is_told_with_what_may_be_meant(folder: Path) -> None:
    done = run("plan", "--role", "ml-enginer", "--knows", "vector", "--hours", "0", folder=folder)
    assert done.code == 2
    assert "there is no role `ml-enginer`; did you mean `ml-engineer`?" in done.err
    assert "there is no topic `vector`; did you mean `vectors`?" in done.err
    assert "hours a week: from 0.5 to 100" in done.err


@pytest.mark.parametrize("hours", ["nan", "inf", "-1", "1e9"])
def test_hours_that_no_week_has_are_refused(folder: Path, hours: str) -> None:
    assert run("plan", "--role", "ml-engineer", f"--hours={hours}", folder=folder).code == 2


def test_without_a_database_the_way_to_one_is_named(tmp_path: Path) -> None:
    done = run("plan", "--role", "ml-engineer", folder=tmp_path)
    assert done.code == 3
    assert "rescatalog build" in done.err
