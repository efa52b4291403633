"""The workflows: pinned, without rights, and nothing in them that a developer cannot run."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^\s*-?\s*uses:\s+[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
LONGEST_MINUTES = 120


def read(workflow: Path) -> dict[Any, Any]:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


each = pytest.mark.parametrize("workflow", WORKFLOWS, ids=[path.name for path in WORKFLOWS])


def test_there_are_workflows() -> None:
    assert {"ci.yml", "check.yml"} <= {path.name for path in WORKFLOWS}


@each
def test_every_step_that_runs_is_one_command_that_exists(workflow: Path) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands
    for command in commands:
        assert len(command.split()) == 1, f"`{command}` belongs in a script"
        assert (ROOT / command).is_file()
        assert os.access(ROOT / command, os.X_OK)


@each
def test_no_step_puts_what_strangers_write_into_a_command(workflow: Path) -> None:
    assert not [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")]


@each
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(workflow: Path) -> None:
    lines = [line for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []


@each
def test_rights_are_given_job_by_job(workflow: Path) -> None:
    content = read(workflow)
    assert content["permissions"] == {}
    assert all(isinstance(job.get("permissions"), dict) for job in content["jobs"].values())


@each
def test_every_job_has_a_time_limit(workflow: Path) -> None:
    limits = [job.get("timeout-minutes") for job in read(workflow)["jobs"].values()]
    assert all(isinstance(limit, int) and 0 < limit <= LONGEST_MINUTES for limit in limits)


@each
def test_two_runs_never_work_at_once(workflow: Path) -> None:
    assert read(workflow)["concurrency"]["group"]


@each
def test_only_a_workflow_that_pushes_keeps_its_credentials(workflow: Path) -> None:
    content = read(workflow)
    for job in content["jobs"].values():
        pushes = job["permissions"].get("contents") == "write"
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is pushes


def test_what_pull_requests_run_may_only_read() -> None:
    for workflow in WORKFLOWS:
        content = read(workflow)
        # YAML 1.1 reads the key `on` as true.
        events = content[True]
        assert "pull_request_target" not in events
        if "pull_request" in events:
            rights = [job["permissions"] for job in content["jobs"].values()]
            assert all(set(given.values()) <= {"read"} for given in rights)


def test_the_night_may_be_started_by_hand() -> None:
    events = read(ROOT / ".github" / "workflows" / "check.yml")[True]
    assert "workflow_dispatch" in events
    assert events["schedule"]


@pytest.mark.parametrize("script", sorted((ROOT / ".ci").iterdir()), ids=lambda path: path.name)
def test_every_script_stops_at_the_first_fault_and_says_what_it_does(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[1].startswith("# ")
    assert "set -euo pipefail" in lines
    assert os.access(script, os.X_OK)
