"""`docs/state-in-ci.md`: its workflow is safe, and its steps keep the history, also when two jobs push at once."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.ledger import CheckId, Ledger
from rescatalog.core.memory.run import Run
from rescatalog.store.reading import read_month
from tests.cli.running import run
from tests.publish.running import settings_for, write_catalog
from tests.test_nightly import git
from tests.test_workflows import PINNED
from tests.web.server import LoopbackWeb

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "state-in-ci.md").read_text(encoding="utf-8")
(WORKFLOW,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
CRAWL = yaml.safe_load(WORKFLOW)["jobs"]["crawl"]
STEPS: dict[str, str] = {step["name"]: step["run"] for step in CRAWL["steps"] if "run" in step}
BRING, ASK, KEEP = "Bring back the history", "Crawl", "Keep the history"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git: the steps cannot be run")


def test_its_workflow_has_no_more_rights_than_it_needs_and_pins_what_it_uses() -> None:
    content: dict[Any, Any] = yaml.safe_load(WORKFLOW)
    assert content["permissions"] == {}
    assert CRAWL["permissions"] == {"contents": "write"}
    assert content["concurrency"]["group"]
    assert CRAWL["timeout-minutes"] > 0
    uses = [line for line in WORKFLOW.splitlines() if "uses:" in line]
    assert uses
    assert all(PINNED.match(line) for line in uses)
    assert "${{" not in WORKFLOW


def test_the_steps_that_are_run_here_are_all_but_the_installation() -> None:
    assert list(STEPS) == ["Install", BRING, ASK, KEEP]


def test_the_example_of_damage_is_what_is_said() -> None:
    assert ":17: this line is not JSON; 16 lines before it were read\n" in PAGE


@dataclass(slots=True)
class Jobs:
    """A repository with an origin, and jobs in clones of it.

    Attributes:
        folder: where everything is.
        environment: what every step is told.
        count: how many jobs have begun.
    """

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    count: int = 0

    @property
    def origin(self) -> Path:
        """Return the repository that keeps the history."""
        return self.folder / "origin.git"

    def begin(self, url: str) -> None:
        """Make the origin, with a catalog of one link."""
        work = self.folder / "work"
        git(self.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        git(self.folder, "init", "--quiet", "--initial-branch=main", str(work))
        write_catalog(work / "catalog", {"alpha": url})
        git(work, "add", ".")
        git(work, "commit", "--quiet", "-m", "a catalog")
        git(work, "push", "--quiet", str(self.origin), "main")
        command = self.folder / "bin" / "rescatalog"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m rescatalog "$@"\n')
        command.chmod(0o755)

    def clone(self) -> Path:
        """Return what a runner has after its first step."""
        self.count += 1
        work = self.folder / f"job-{self.count}"
        git(self.folder, "clone", "--quiet", "--depth=1", self.origin.as_uri(), str(work))
        return work

    def step(self, work: Path, *names: str) -> subprocess.CompletedProcess[str]:
        """Return how the last of some steps ended, run as a runner runs them; the others must succeed."""
        environment = {
            **self.environment, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "RESCATALOG_RECHECK_PACE": "0",
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        }  # fmt: skip
        ended: list[subprocess.CompletedProcess[str]] = []
        for name in names:
            assert all(done.returncode == 0 for done in ended), ended[-1].stderr
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", STEPS[name]],
                capture_output=True, text=True, timeout=60, check=False, cwd=work, env=environment,
            )  # fmt: skip
            ended.append(done)
        return ended[-1]

    def kept(self) -> Ledger:
        """Return the history on the branch."""
        folder = self.folder / "kept"
        shutil.rmtree(folder, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "--branch=state", self.origin.as_uri(), str(folder))
        runs: dict[str, Run] = {}
        checks: dict[CheckId, Check] = {}
        for path in folder.glob("*.ndjson"):
            month = read_month(path)
            assert month.damages == ()
            runs |= month.ledger.runs
            checks |= month.ledger.checks
        return Ledger(runs=runs, checks=checks)


@pytest.fixture
def jobs(tmp_path: Path, web: LoopbackWeb) -> Jobs:
    web.route("alpha.lan", "/")
    ca_file = tmp_path / "ca.pem"
    ca_file.write_bytes(web.ca_file.read_bytes())
    jobs = Jobs(tmp_path, {**settings_for(web), "RESCATALOG_CA_FILE": str(ca_file)})
    jobs.begin(web.url("alpha.lan"))
    return jobs


@needs_git
def test_nights_continue_one_history(jobs: Jobs) -> None:
    for night in (1, 2):
        done = jobs.step(jobs.clone(), BRING, ASK, KEEP)
        assert done.returncode == 0, done.stderr
        assert (len(jobs.kept().runs), len(jobs.kept().checks)) == (night, night)
    # The branch holds the months and nothing of the code.
    assert all(name.endswith(b".ndjson") for name in git(jobs.origin, "ls-tree", "--name-only", "state").split())
    assert git(jobs.origin, "rev-list", "--count", "main").strip() == b"1"


@needs_git
def test_two_jobs_that_push_at_once_both_keep_what_they_saw(jobs: Jobs) -> None:
    # First while there is no branch yet, then while there is one.
    for runs in (2, 4):
        fast, slow = jobs.clone(), jobs.clone()
        assert jobs.step(fast, BRING, ASK).returncode == jobs.step(slow, BRING, ASK).returncode == 0
        assert jobs.step(fast, KEEP).returncode == 0
        done = jobs.step(slow, KEEP)
        assert done.returncode == 0, done.stderr
        assert "another job was faster" in done.stderr
        assert len(jobs.kept().runs) == runs


@needs_git
def test_a_job_that_saw_nothing_new_pushes_nothing(jobs: Jobs) -> None:
    work = jobs.clone()
    assert jobs.step(work, BRING, ASK, KEEP).returncode == 0
    before = git(jobs.origin, "rev-parse", "state")
    assert jobs.step(work, KEEP).returncode == 0
    assert git(jobs.origin, "rev-parse", "state") == before


@needs_git
def test_a_job_that_cannot_reach_the_branch_stops_before_it_crawls(jobs: Jobs) -> None:
    assert jobs.step(jobs.clone(), BRING, ASK, KEEP).returncode == 0
    work = jobs.clone()
    git(work, "remote", "set-url", "origin", str(jobs.folder / "nowhere.git"))
    assert jobs.step(work, BRING).returncode not in {0, 2}
    assert not (work / ".rescatalog").exists()


@needs_git
def test_a_damaged_month_makes_the_job_red_before_it_crawls_and_can_be_mended(jobs: Jobs) -> None:
    work = jobs.clone()
    assert jobs.step(work, BRING, ASK, KEEP).returncode == 0
    (month,) = (work / "history").glob("*.ndjson")
    month.write_bytes(month.read_bytes()[:-50])
    git(work / "history", "commit", "--quiet", "--all", "-m", "a careless edit")
    git(work / "history", "push", "--quiet", "origin", "HEAD:refs/heads/state")
    done = jobs.step(jobs.clone(), BRING)
    assert (done.returncode, "cut off" in done.stdout) == (1, True)
    for command in re.findall(r"^rescatalog (state .* --state \.\./mended\.db)$", PAGE, re.MULTILINE):
        assert run(*command.split(), folder=work / "history").code == 1
    git(work / "history", "commit", "--quiet", "-m", "mended", "--", "*.ndjson")
    git(work / "history", "push", "--quiet", "origin", "HEAD:refs/heads/state")
    assert jobs.step(jobs.clone(), BRING).returncode == 0
    assert len(jobs.kept().checks) == 1
