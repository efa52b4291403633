"""The commands as a whole: what is said of them without importing them, and what each imports when it is called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from rescatalog.cli.app import COMMANDS, cli, command_of
from tests.cli.running import environment

HEAVY = ("datasette", "jinja2", "uvicorn", "pyreqwest", "httpx", "sqlite_utils", "bs4", "rich")


def _imported_by(*arguments: str, folder: Path) -> set[str]:
    """Return the packages that a command imports in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rescatalog", *arguments],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    lines = ran.stderr.decode().splitlines()
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines if line.startswith("import time:")}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_help_says_of_a_command_is_its_own_first_sentence(name: str) -> None:
    command = command_of(name)
    assert command.name == name
    own = click.Command(name, help=(command.help or "").splitlines()[0])
    assert COMMANDS[name] == own.get_short_help_str(limit=1000)


def test_help_lists_every_command_in_the_order_of_the_readme() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output.partition("Commands:\n")[2]
    assert [line.split()[0] for line in shown.splitlines()] == list(COMMANDS)
    assert "  check     Ask each address in this one run and give a verdict.\n" in shown


def test_every_command_tells_its_own_help() -> None:
    for name in COMMANDS:
        shown = CliRunner().invoke(cli, [name, "--help"])
        assert shown.exit_code == 0
        assert shown.output.startswith(f"Usage: cli {name} ")


def test_a_misspelt_command_is_told_the_one_that_was_meant() -> None:
    shown = CliRunner().invoke(cli, ["chek"])
    assert shown.exit_code == 2
    assert "No such command 'chek'" in shown.output
    assert "'check'" in shown.output


@pytest.mark.parametrize(
    ("typed", "begun", "offered"),
    [
        ([], "s", {"schema", "status", "state", "suggest", "serve", "site", "search"}),
        (["check"], "--forma", {"--format"}),
        (["state"], "e", {"export"}),
    ],
)
def test_a_shell_completes_commands_and_their_options(typed: list[str], begun: str, offered: set[str]) -> None:
    completion = BashComplete(cli, {}, "rescatalog", "_RESCATALOG_COMPLETE")
    assert {item.value for item in completion.get_completions(typed, begun)} == offered


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["chek"]])
def test_what_needs_no_command_imports_none(arguments: list[str], tmp_path: Path) -> None:
    assert _imported_by(*arguments, folder=tmp_path) & set(HEAVY) == set()


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["check", "http://127.0.0.1:1/"], {"datasette", "jinja2", "uvicorn", "sqlite_utils"}),
        (["validate"], {"datasette", "jinja2", "uvicorn", "sqlite_utils", "pyreqwest", "httpx"}),
        (["build", "--output", "x.db"], {"datasette", "jinja2", "uvicorn", "pyreqwest"}),
        (["search", "vectors"], {"datasette", "jinja2", "uvicorn", "pyreqwest", "httpx"}),
    ],
)
def test_a_command_imports_what_it_needs_and_no_more(arguments: list[str], unneeded: set[str], tmp_path: Path) -> None:
    imported = _imported_by(*arguments, folder=tmp_path)
    assert "rescatalog" in imported
    assert imported & unneeded == set()
