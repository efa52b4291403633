"""Runs nginx as a child in a folder of its own, and reads what CPU it used."""

from __future__ import annotations

import os
import re
import resource
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.errors import NotMeasuredError
from benchmarks.nginx_config import main_config, plain_server, routes, tls_servers
from benchmarks.workload import HTTP_PORT, TLS_PORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.certificates import Certificates
    from benchmarks.workload import Workload

INSTALL = "on Debian and Ubuntu: apt-get install --no-install-recommends nginx-light libnginx-mod-http-echo"
START_SECONDS = 15.0
STOP_SECONDS = 5.0
MOST_FILES = 65_536


class Server:
    """A running nginx.

    Attributes:
        version: What it calls itself.
    """

    def __init__(self, process: subprocess.Popen[bytes], version: str) -> None:
        self.version = version
        self._process = process
        self._pids = [process.pid]

    def find_workers(self) -> None:
        """Remember the worker's process id, whose CPU is the server's."""
        self._pids = [self._process.pid, *_children(self._process.pid)]

    def cpu_seconds(self) -> float:
        """User and system CPU of all its processes since they started."""
        return sum(_cpu_seconds(pid) for pid in self._pids)

    def stop(self) -> None:
        """End it now; answers that are still being held back are dropped."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def find_nginx() -> tuple[Path, Path, str]:
    """Where nginx and its echo module are, and nginx's version.

    Raises:
        NotMeasuredError: When either is missing.
    """
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = shutil.which("nginx", path=places)
    if found is None:
        raise NotMeasuredError(f"nginx is missing; {INSTALL}")
    about = subprocess.run([found, "-V"], capture_output=True, text=True, check=True).stderr
    folder = re.search(r"--modules-path=(\S+)", about)
    module = Path(folder.group(1) if folder else "/usr/lib/nginx/modules") / "ngx_http_echo_module.so"
    if not module.is_file():
        raise NotMeasuredError(f"nginx's echo module is missing; {INSTALL}")
    return Path(found), module, about.partition("\n")[0].removeprefix("nginx version: ")


@contextmanager
def running_server(folder: Path, workload: Workload, certificates: Certificates | None) -> Iterator[Server]:
    """Serve a workload until the block ends, whatever ends it.

    Args:
        folder: Holds `pages/`; configuration and logs are written there.
        workload: Whose hosts are listened on.
        certificates: For a workload over TLS.

    Raises:
        NotMeasuredError: When nginx is missing or does not start.
    """
    nginx, module, version = find_nginx()
    files = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], MOST_FILES)
    servers = tls_servers(certificates.leaves) if certificates else plain_server(workload.hosts)
    (folder / "routes.conf").write_text(routes(folder), encoding="utf-8")
    config = folder / "nginx.conf"
    config.write_text(main_config(folder, module, files, servers), encoding="utf-8")
    log = folder / "error.log"
    command = [str(nginx), "-p", str(folder), "-c", str(config), "-e", str(log)]
    with (folder / "start.log").open("wb") as start_log:
        process = subprocess.Popen(command, stdout=start_log, stderr=start_log, start_new_session=True)
    server = Server(process, version)
    try:
        port = TLS_PORT if certificates else HTTP_PORT
        _wait_until_ready(process, (workload.hosts[-1], port), folder / "start.log")
        server.find_workers()
        yield server
    finally:
        server.stop()


def _wait_until_ready(process: subprocess.Popen[bytes], address: tuple[str, int], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if _children(process.pid):
            try:
                socket.create_connection(address, timeout=1).close()
            except OSError:
                pass
            else:
                return
        time.sleep(0.05)
    last = log.read_text(errors="replace").strip().splitlines()[-3:]
    raise NotMeasuredError("nginx did not start: " + " / ".join(last))


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
