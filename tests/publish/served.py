"""The command `rescatalog serve` as a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "rescatalog")


@dataclass(slots=True)
class Served:
    """A site that is being served.

    Attributes:
        process: the command.
        address: what it said it is at.
        said: its line.
    """

    process: subprocess.Popen[str]
    address: str
    said: str

    def interrupt(self) -> tuple[int, str, str]:
        """Press Ctrl-C and return the exit code and the rest of what was written."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=8)
        return self.process.returncode, out, err


@contextmanager
def served(database: Path, *, at_most_s: float = 20) -> Iterator[Served]:
    """Yield a site on a free port; it ends with the block, or after so many seconds."""
    with subprocess.Popen(
        [*COMMAND, "serve", "--database", str(database), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=database.parent,
    ) as process:
        assert process.stderr is not None
        watchdog = threading.Timer(at_most_s, process.kill)
        watchdog.start()
        try:
            said = process.stderr.readline()
            found = re.search(r"http://\S+/", said)
            assert found, said + process.stderr.read()
            yield Served(process, found[0], said)
        finally:
            watchdog.cancel()
            process.kill()
