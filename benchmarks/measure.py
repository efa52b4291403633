"""Runs one command and measures it: wall time, CPU, peak memory, and the rest of the machine."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.server import Server
    from benchmarks.tools import Contestant

POLL_MILLISECONDS = 50
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run of one tool cost.

    Attributes:
        wall: Seconds from start to end of the process.
        cpu: User and system seconds of the process and the children it waited for.
        peak_mb: Largest resident memory of the process, in MiB.
        exit_code: Its own; negative when a signal ended it.
        server_cpu: CPU seconds of the server meanwhile.
        other_cpu: CPU seconds of everything else on the machine meanwhile.
        cut_off: Whether it was stopped because it took too long.
    """

    wall: float
    cpu: float
    peak_mb: float
    exit_code: int
    server_cpu: float
    other_cpu: float
    cut_off: bool


def measure(contestant: Contestant, folder: Path, server: Server, limit_seconds: float) -> Measurement:
    """Run a contestant to its end.

    Args:
        contestant: What to run.
        folder: Its working directory; `stdout.txt` and `stderr.txt` are written there.
        server: Whose CPU is read before and after.
        limit_seconds: After this long it is stopped.
    """
    busy_before, server_before = _machine_busy_seconds(), server.cpu_seconds()
    with (folder / "stdout.txt").open("wb") as out, (folder / "stderr.txt").open("wb") as err:
        started = time.perf_counter()
        process = subprocess.Popen(
            contestant.command,
            cwd=folder,
            env=contestant.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
    try:
        peak_kb, cut_off = _watch(process.pid, started + limit_seconds)
    except BaseException:
        _stop(process)
        raise
    wall = time.perf_counter() - started
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    server_cpu = server.cpu_seconds() - server_before
    other_cpu = max(0.0, _machine_busy_seconds() - busy_before - cpu - server_cpu)
    return Measurement(wall, cpu, peak_kb / 1024, process.returncode, server_cpu, other_cpu, cut_off)


def _watch(pid: int, deadline: float) -> tuple[int, bool]:
    """Wait for the end while sampling the kernel's high-water mark of memory.

    The mark is read from the process itself: the one that `wait4` gives starts with the memory of the
    process that forked it.
    """
    peak_kb = 0
    cut_off = False
    status = Path(f"/proc/{pid}/status")
    descriptor = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        while not poll.poll(POLL_MILLISECONDS):
            found = PEAK.search(status.read_text())
            peak_kb = max(peak_kb, int(found.group(1)) if found else 0)
            if time.perf_counter() > deadline and not cut_off:
                cut_off = True
                os.killpg(pid, signal.SIGKILL)
    finally:
        os.close(descriptor)
    return peak_kb, cut_off


def _stop(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _machine_busy_seconds() -> float:
    """CPU seconds that all cores have been busy since the machine started."""
    fields = [int(field) for field in Path("/proc/stat").read_text().partition("\n")[0].split()[1:9]]
    user, nice, system, _idle, _waiting, irq, softirq, steal = fields
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")
