"""The README: its first two commands, its links, its commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from rescatalog.cli.app import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
LINKS = sorted({*re.findall(r"\]\(([^)\s]+)\)", README), *re.findall(r"\b(?:src|srcset)=\"([^\"]+)\"", README)})
CODE = "\n".join([*re.findall(r"`([^`\n]+)`", README), *(block for _, block in BLOCKS)])
COMMANDS = sorted(set(re.findall(r"rescatalog (?:--[\w-]+ )*([a-z]+)\b", CODE)))
START = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt "


def test_the_first_command_installs_exact_versions_and_runs_the_main_job() -> None:
    assert BLOCKS[0] == ("sh", f"{START}. && .venv/bin/rescatalog run\n")


def test_the_second_command_installs_exact_versions_and_runs_the_tests() -> None:
    assert BLOCKS[1] == ("sh", f"{START}-e '.[test]' && .venv/bin/python -m pytest -n auto --dist loadfile\n")


def test_the_versions_are_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert len(wanted) > 20
    assert [line for line in wanted if not re.match(r"^[\w.-]+(\[[\w,]+\])?==[\w.+!]+(\s*;.*)?$", line)] == []


@pytest.mark.parametrize("link", [link for link in LINKS if "://" not in link and not link.startswith("#")])
def test_every_relative_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link.split("#", maxsplit=1)[0]).exists()


@pytest.mark.parametrize("folder", re.findall(r"^\| .*`([\w/]+/)`", README, flags=re.MULTILINE))
def test_every_folder_in_the_table_exists(folder: str) -> None:
    inside = ROOT / "src" / "rescatalog" / folder
    assert (ROOT / folder).is_dir() or inside.is_dir()


def test_every_command_named_is_a_command() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    offered = set(re.findall(r"^  ([a-z]+)  ", shown.split("Commands:")[1], flags=re.MULTILINE))
    assert {"run", "check", "serve"} <= set(COMMANDS)
    assert set(COMMANDS) - offered == set()


def test_every_fence_is_closed() -> None:
    assert len(re.findall(r"^```", README, flags=re.MULTILINE)) == 2 * len(BLOCKS)
