"""What deploys the site: the image's recipe says what exists, gives no rights, and `.ci/pages` writes the files."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from rescatalog.cli.app import COMMANDS, command_of
from tests.publish.making import built
from tests.publish.running import command, settings_for, write_catalog
from tests.publish.served import served
from tests.test_nightly import git
from tests.web.server import LoopbackWeb

ROOT = Path(__file__).parents[1]
RECIPE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SHIPPED = [
    line.removeprefix("!").strip()
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    if line.startswith("!")
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return the published database of the small catalog."""
    return built(tmp_path / "catalog.db").path


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the recipe with their arguments, continued lines joined, comments left out."""
    text = re.sub(r"^\s*#.*\n", "", RECIPE, flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1].strip()) for line in lines if line.strip()]


def arguments(name: str) -> list[str]:
    return [given for instruction, given in instructions() if instruction == name]


def test_the_base_is_named_by_its_digest_and_every_stage_stands_on_it() -> None:
    base, *stages = arguments("FROM")
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+-slim-\w+@sha256:[0-9a-f]{64} AS base", base)
    assert stages
    assert {stage.split(" AS ")[0] for stage in stages} == {"base"}


def test_somebody_proposes_newer_bases_and_actions() -> None:
    told = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    assert {one["package-ecosystem"] for one in told["updates"]} >= {"docker", "github-actions"}


def test_everything_that_is_copied_exists_and_is_shipped_to_the_builder() -> None:
    copied = [part for given in arguments("COPY") if not given.startswith("--from") for part in given.split()[:-1]]
    assert {"src", "catalog", "constraints.txt", "pyproject.toml"} <= set(copied)
    for source in copied:
        if source == "stat[e]":
            assert "state" in SHIPPED
            continue
        assert (ROOT / source).exists(), source
        assert any(source == name or source.startswith(f"{name}/") for name in SHIPPED), source


def test_no_history_state_or_secret_is_shipped_to_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    for name in (".git", ".env", ".rescatalog", "tests", ".venv", "catalog.db"):
        assert not any(fnmatch(name, shipped) for shipped in SHIPPED), name
    assert rules[-1] == "**/.*"


def test_the_image_runs_without_rights_and_holds_no_secret() -> None:
    (user,) = arguments("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    order = [name for name, _ in instructions()]
    assert order.index("USER") < order.index("CMD")
    # Nothing is copied or run after it, so that nothing belongs to this user.
    assert {"COPY", "RUN", "ADD"}.isdisjoint(order[order.index("USER") :])
    assert not re.search(r"secret|token|password", " ".join(arguments("ENV") + arguments("ARG")), re.IGNORECASE)
    assert arguments("ADD") == []


def test_what_the_image_runs_is_a_command_with_options_that_exist() -> None:
    (given,) = arguments("CMD")
    program, name, *options = json.loads(given)
    assert program == "rescatalog"
    known = {option for parameter in command_of(name).params for option in parameter.opts}
    assert {option for option in options if option.startswith("--")} <= known
    assert options[options.index("--port") + 1] in arguments("EXPOSE")
    database = options[options.index("--database") + 1]
    assert any(copied.endswith(f" {database}") for copied in arguments("COPY"))
    for line in arguments("RUN"):
        for used in re.findall(r"bin/rescatalog (\w+)", line):
            assert used in COMMANDS


def test_the_health_check_succeeds_on_a_living_site_and_fails_without_one(small: Path) -> None:
    (given,) = arguments("HEALTHCHECK")
    program, *rest = json.loads(given.partition("CMD ")[2])
    assert program == "python"
    with served(small) as site:
        port = site.address.rstrip("/").rpartition(":")[2]
        check = [sys.executable, *(text.replace(":8001/", f":{port}/") for text in rest)]
        assert subprocess.run(check, check=False, capture_output=True, timeout=20).returncode == 0
        site.interrupt()
        assert subprocess.run(check, check=False, capture_output=True, timeout=20).returncode != 0


def test_a_served_site_writes_nothing(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.parent.rglob("*") if path.is_file()}
    with served(small) as site:
        site.interrupt()
    assert {path: path.read_bytes() for path in small.parent.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(shutil.which("git") is None, reason="no git: the script cannot be run")
def test_the_script_for_pages_writes_the_site_with_the_history_of_the_branch(tmp_path: Path, web: LoopbackWeb) -> None:
    web.route("alpha.lan", "/")
    work = repository(tmp_path, web.url("alpha.lan"))
    done = pages(work, {"BASE_URL": "https://name.github.io/list"})
    assert done.returncode == 0, done.stderr
    text = (work / ".rescatalog" / "site" / "resources" / "alpha" / "index.html").read_text()
    assert "https://name.github.io/list/resources/alpha/" in text
    assert "not checked yet" in text

    branch(work, settings_for(web))
    again = pages(work, {"BASE_URL": "https://name.github.io/list"})
    assert again.returncode == 0, again.stderr
    text = (work / ".rescatalog" / "site" / "resources" / "alpha" / "index.html").read_text()
    assert "not checked yet" not in text
    assert ", last alive 20" in text


@pytest.mark.skipif(shutil.which("git") is None, reason="no git: the script cannot be run")
def test_the_script_for_pages_asks_where_the_site_will_stand(tmp_path: Path) -> None:
    done = pages(repository(tmp_path, "https://alpha.lan/"), {})
    assert done.returncode != 0
    assert "say where the site will stand" in done.stderr


def repository(folder: Path, url: str) -> Path:
    """Return a clone with the script, a catalog, and our command in place of an installed one."""
    work = folder / "work"
    git(folder, "init", "--quiet", "--initial-branch=main", str(work))
    write_catalog(work / "catalog", {"alpha": url})
    (work / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "pages", work / ".ci" / "pages")
    wrapper = work / ".venv" / "bin" / "rescatalog"
    wrapper.parent.mkdir(parents=True)
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m rescatalog "$@"\n')
    wrapper.chmod(0o755)
    return work


def branch(work: Path, settings: Mapping[str, str]) -> None:
    """Give the clone the branch on which the nightly crawl keeps its history, after one crawl."""
    history = work.parent / "history"
    git(work.parent, "init", "--quiet", "--initial-branch=state", str(history))
    for arguments in (["crawl"], ["state", "export", "--to", str(history)]):
        done = command(work, settings, *arguments)
        assert done.returncode == 0, done.stderr
    git(history, "add", ".")
    git(history, "commit", "--quiet", "-m", "state")
    git(work, "fetch", "--quiet", str(history), "state:refs/remotes/origin/state")


def pages(work: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Return what the script did."""
    kept = {name: value for name, value in os.environ.items() if name != "BASE_URL" and "RESCATALOG" not in name}
    return subprocess.run(
        [str(work / ".ci" / "pages")], capture_output=True, text=True, timeout=60, check=False, cwd=work,
        env={**kept, **variables},
    )  # fmt: skip
