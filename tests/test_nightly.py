"""`.ci/nightly`: the history lives on the branch `state`, and no night loses it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.publish.running import settings_for, write_catalog
from tests.web.server import LoopbackWeb

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git: the nightly script cannot be run")


def git(folder: Path, *arguments: str) -> bytes:
    """Return what git says, without any settings of this machine."""
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "test", "GIT_AUTHOR_EMAIL": "test@localhost",
        "GIT_COMMITTER_NAME": "test", "GIT_COMMITTER_EMAIL": "test@localhost",
    }  # fmt: skip
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True).stdout


@dataclass(slots=True)
class Nights:
    """A repository with an origin, in which nights pass.

    Attributes:
        folder: where everything is.
        environment: what every night is told.
        count: how many nights have begun.
    """

    folder: Path
    environment: dict[str, str]
    count: int = 0

    @property
    def origin(self) -> Path:
        """Return the repository that keeps the history."""
        return self.folder / "origin.git"

    def begin(self, catalog: dict[str, str]) -> None:
        """Make the origin, with the scripts and a catalog."""
        git(self.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        work = self.folder / "work"
        git(self.folder, "init", "--quiet", "--initial-branch=main", str(work))
        write_catalog(work / "catalog", catalog)
        (work / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "nightly", work / ".ci" / "nightly")
        git(work, "add", ".")
        git(work, "commit", "--quiet", "-m", "a catalog")
        git(work, "push", "--quiet", str(self.origin), "main")

    def pass_one(self, *, command: str | None = None) -> subprocess.CompletedProcess[str]:
        """Return what the script did in a fresh clone, as a runner has it."""
        self.count += 1
        work = self.folder / f"night-{self.count}"
        git(self.folder, "clone", "--quiet", "--depth=1", self.origin.as_uri(), str(work))
        wrapper = work / ".venv" / "bin" / "rescatalog"
        wrapper.parent.mkdir(parents=True)
        real = f'{shlex.quote(sys.executable)} -m rescatalog "$@"'
        wrapper.write_text(f"#!/bin/sh\n{command or f'exec {real}'}\n")
        wrapper.chmod(0o755)
        environment = {
            **self.environment, "GITHUB_STEP_SUMMARY": str(work / "summary.md"), "RESCATALOG_RECHECK_PACE": "0",
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        }  # fmt: skip
        return subprocess.run(
            [str(work / ".ci" / "nightly")],
            capture_output=True, text=True, timeout=60, check=False, cwd=self.folder, env=environment,
        )  # fmt: skip

    def summary(self) -> str:
        """Return what the last night wrote for people."""
        return (self.folder / f"night-{self.count}" / "summary.md").read_text()

    def history(self) -> list[str | None]:
        """Return why each run on the branch is void, None for one that counts."""
        runs: list[str | None] = []
        for name in git(self.origin, "ls-tree", "--name-only", "state").decode().split():
            lines = map(json.loads, git(self.origin, "cat-file", "blob", f"state:{name}").splitlines())
            runs += [line["void"] for line in lines if line["kind"] == "run"]
        return runs


@pytest.fixture
def nights(tmp_path: Path, web: LoopbackWeb) -> Nights:
    web.route("alpha.lan", "/")
    ca_file = tmp_path / "ca.pem"
    ca_file.write_bytes(web.ca_file.read_bytes())
    nights = Nights(tmp_path, {**settings_for(web), "RESCATALOG_CA_FILE": str(ca_file)})
    nights.begin({"alpha": web.url("alpha.lan")})
    return nights


def test_nights_continue_one_history_even_when_one_is_void(nights: Nights, web: LoopbackWeb) -> None:
    first = nights.pass_one()
    assert first.returncode == 0, first.stderr
    assert "first night" in first.stderr
    assert nights.history() == [None]
    assert "1 alive" in nights.summary()

    second = nights.pass_one()
    assert second.returncode == 0, second.stderr
    assert nights.history() == [None, None]
    assert web.asked("alpha.lan") == ["/", "/"]

    nights.environment["RESCATALOG_DNS_SERVERS"] = "127.0.0.1:9"
    void = nights.pass_one()
    assert void.returncode == 0, void.stderr
    assert nights.history() == [None, None, "no-network"]
    assert "void" in nights.summary()

    # The branch holds one file a month, one commit a night, and nothing of the code.
    assert git(nights.origin, "rev-list", "--count", "state").strip() == b"3"
    names = git(nights.origin, "ls-tree", "--name-only", "state").decode().split()
    assert [name for name in names if re.fullmatch(r"\d{4}-\d\d\.ndjson", name)] == names
    assert git(nights.origin, "rev-list", "--count", "main").strip() == b"1"


def test_a_branch_that_holds_the_state_itself_is_brought_into_the_new_form(nights: Nights) -> None:
    first = nights.pass_one()
    assert first.returncode == 0, first.stderr
    old = nights.folder / "old"
    git(nights.folder, "init", "--quiet", "--initial-branch=state", str(old))
    shutil.copy(nights.folder / "night-1" / ".rescatalog" / "state.db", old / "state.db")
    git(old, "add", ".")
    git(old, "commit", "--quiet", "-m", "state")
    git(old, "push", "--quiet", "--force", str(nights.origin), "state")
    second = nights.pass_one()
    assert second.returncode == 0, second.stderr
    assert nights.history() == [None, None]
    assert b"state.db" not in git(nights.origin, "ls-tree", "--name-only", "state")


def test_a_night_in_which_the_tool_fails_is_red_and_pushes_nothing(nights: Nights) -> None:
    done = nights.pass_one(command="echo broken >&2; exit 3")
    assert done.returncode == 3
    assert b"state" not in git(nights.origin, "branch", "--list")


def test_a_night_that_cannot_fetch_the_history_does_not_replace_it(nights: Nights, tmp_path: Path) -> None:
    git(nights.origin, "update-ref", "refs/heads/state", "refs/heads/main")
    before = git(nights.origin, "rev-parse", "state")
    folder = tmp_path / "bin"
    folder.mkdir()
    real = shlex.quote(str(shutil.which("git")))
    (folder / "git").write_text(f'#!/bin/sh\n[ "$1" = fetch ] && exit 128\nexec {real} "$@"\n')
    (folder / "git").chmod(0o755)
    nights.environment["PATH"] = f"{folder}:{nights.environment['PATH']}"
    done = nights.pass_one(
        command="mkdir -p .rescatalog; echo new > .rescatalog/state.db; echo x > .rescatalog/night.txt"
    )
    assert (done.returncode != 0, git(nights.origin, "rev-parse", "state") == before) == (True, True)
