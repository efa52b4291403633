"""The real command in a process of its own."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.web.server import LoopbackWeb

WAIT_S = 30.0
# Shorter pauses than politeness wants; the web is our own.
QUICK = {"RESCATALOG_SECOND_LOOK_PAUSE": "0.2", "RESCATALOG_PER_HOST_GAP": "0.01", "RESCATALOG_TIMEOUT": "2"}


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended.

    Attributes:
        code: exit code.
        out: standard output.
        err: standard error.
    """

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return the variables of a quick command, our own settings left out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RESCATALOG_")}
    return kept | QUICK | more


def command(*arguments: str | Path) -> list[str]:
    """Return the command line for `arguments`."""
    return [sys.executable, "-m", "rescatalog", *map(str, arguments)]


def on(web: LoopbackWeb) -> list[str]:
    """Return the options that lead to the loopback web."""
    return ["--allow-network", "127.0.0.0/8", "--dns-server", web.dns, "--ca-file", str(web.ca_file)]


def run(
    *arguments: str | Path,
    folder: Path,
    given: bytes = b"",
    variables: Mapping[str, str] | None = None,
    wait_s: float = WAIT_S,
) -> Ran:
    """Run `rescatalog` in `folder` to its end.

    Args:
        arguments: after the name of the command.
        folder: the current folder.
        given: standard input.
        variables: further variables of the process.
        wait_s: after which the process is ended.
    """
    with tempfile.TemporaryDirectory() as streams:
        files = {name: Path(streams) / name for name in ("in", "out", "err")}
        for name, file in files.items():
            file.write_bytes(given if name == "in" else b"")
        job = {
            "arguments": [*map(str, arguments)],
            "folder": str(folder),
            "variables": environment(**(variables or {})),
            "streams": streams,
            "wait_s": int(wait_s),
        }
        forker = _forker()
        assert forker.stdin is not None
        assert forker.stdout is not None
        forker.stdin.write(json.dumps(job) + "\n")
        forker.stdin.flush()
        code = int(forker.stdout.readline())
        return Ran(code, files["out"].read_text(), files["err"].read_text())


def run_fresh(*arguments: str | Path, folder: Path, given: bytes = b"") -> Ran:
    """Run `rescatalog` as a shell would; `run` is the same in less time."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(),
        input=given,
        capture_output=True,
        check=False,
        timeout=WAIT_S,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@cache
def _forker() -> subprocess.Popen[str]:
    """Start the process that forks for every command; it ends with this one."""
    forker = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forking"],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(_end, forker)
    return forker


def _end(forker: subprocess.Popen[str]) -> None:
    assert forker.stdin is not None
    assert forker.stdout is not None
    forker.stdin.close()
    forker.stdout.close()
    forker.wait(WAIT_S)


def start(*arguments: str | Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start `rescatalog` in `folder` and return at once."""
    return subprocess.Popen(
        command(*arguments),
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
