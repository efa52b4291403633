"""A process that has imported the tool and forks for each command, which saves every command half a second.

Each command is a process of its own with its own folder, variables, streams and exit code, as a started one is.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from rescatalog.cli.app import COMMANDS, command_of, main

# What some commands import late.
LATE = ("rescatalog.files.markup", "rescatalog.files.load", "rescatalog.jobs.reading")


def serve() -> None:
    """Take jobs line by line and answer each with an exit code; return only as the command itself."""
    for name in COMMANDS:
        command_of(name)
    for name in LATE:
        importlib.import_module(name)
    jobs, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    for line in jobs:
        job = json.loads(line)
        child = os.fork()
        if not child:
            _become(job)
            main()
        _, how = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(how)}\n")
        answers.flush()


def _become(job: dict[str, Any]) -> None:
    os.chdir(job["folder"])
    os.environ.clear()
    os.environ.update(job["variables"])
    sys.argv = ["rescatalog", *job["arguments"]]
    for number, (name, flags) in enumerate(zip(("in", "out", "err"), (os.O_RDONLY, *[os.O_WRONLY] * 2), strict=True)):
        opened = os.open(Path(job["streams"]) / name, flags)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, closefd=False)
    # Whoever hangs is ended.
    signal.alarm(job["wait_s"])


if __name__ == "__main__":
    serve()
