"""The loopback web: many hosts on real sockets, with TLS and a name server, as nasty as the real one.

with LoopbackWeb() as web:
    web.route("alpha.lan", "/flaky", Reset(), Page())  # in turn; the last repeats
    web.name("evil.lan", Addresses("10.0.0.5"))
    web.url("alpha.lan", "/flaky", scheme="https")
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.web.acts import Act, Page, Seen
from tests.web.names import NXDOMAIN, Addresses, NameServer, Record
from tests.web.tls import Certificates, Fault

NOT_FOUND = Page("<html><head><title>Not found</title></head><body>Nothing here.</body></html>", status=404)
MISDIRECTED = Page("", status=421)
TLS_ON_A_PLAIN_PORT = Page("", status=400)
# Source: RFC 8446 section 5.1; the type of a handshake record.
TLS_HELLO = b"\x16"
# A request head beyond this is not ours.
MAX_HEAD = 65_536


# The path of a route for all paths without a route of their own.
ANYWHERE = "*"


@dataclass(slots=True)
class LoopbackWeb:
    """A web on 127.0.0.1 in a thread of its own.

    Attributes:
        ports: what is listened on, by `http`, `https` and `dns`.
        seen: every request, in order of arrival.
        traps: further addresses to listen on, at which nobody should ever come.
        reached: the address of ours that each connection came to, in order of arrival.
    """

    ports: dict[str, int] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    traps: tuple[str, ...] = ()
    reached: list[str] = field(default_factory=list)
    _routes: dict[tuple[str, str], tuple[Act, ...]] = field(default_factory=dict)
    _names: dict[str, Record] = field(default_factory=dict)
    _certificates: Certificates = field(default_factory=Certificates)
    _turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    _first_s: dict[tuple[str, str], float] = field(default_factory=dict)
    _connections: int = 0
    _name_server: NameServer | None = None
    _stop: asyncio.Event | None = None
    _loop: asyncio.AbstractEventLoop | None = None
    _thread: threading.Thread | None = None
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def route(self, host: str, path: str, *acts: Act) -> None:
        """Let `host` answer `path` with these acts in turn; the last one repeats, none means a plain page."""
        self._routes[host, path] = acts or (Page(),)

    def elsewhere(self, host: str, *acts: Act) -> None:
        """Let `host` answer with these acts wherever no other route says otherwise."""
        self._routes[host, ANYWHERE] = acts

    def name(self, host: str, record: Record) -> None:
        """Let the name server answer for `host`; hosts with routes are at 127.0.0.1 unless this says otherwise."""
        self._names[host] = record

    def tls(self, host: str, fault: Fault) -> None:
        """Give `host` a bad certificate."""
        self._certificates.faults[host] = fault

    def url(self, host: str, path: str = "/", scheme: str = "http") -> str:
        """Return an address on this web."""
        return f"{scheme}://{host}:{self.ports[scheme]}{path}"

    @property
    def dns(self) -> str:
        """Return `address:port` of the name server."""
        return f"127.0.0.1:{self.ports['dns']}"

    @property
    def ca_file(self) -> Path:
        """Return the PEM file of the authority."""
        assert self._folder is not None
        return Path(self._folder.name) / "ca.pem"

    @property
    def queries(self) -> list[tuple[float, str, str]]:
        """Return (time, name, type) of every look-up."""
        return [] if self._name_server is None else list(self._name_server.queries)

    def asked(self, host: str | None = None) -> list[str]:
        """Return the paths asked of one host or of all, robots.txt left out."""
        paths = [(seen.host, seen.path) for seen in list(self.seen)]
        return [path for name, path in paths if path != "/robots.txt" and host in {None, name}]

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        self._certificates.authority.cert_pem.write_to_path(str(self.ca_file))
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        self._thread.start()
        assert ready.wait(10), "the loopback web does not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End all servers; a web that has stopped stays stopped."""
        assert self._loop is not None
        assert self._stop is not None
        assert self._thread is not None
        assert self._folder is not None
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(10)
            self._folder.cleanup()

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        context = self._certificates.server_context()
        plain = await asyncio.start_server(self._http, "127.0.0.1", 0, limit=MAX_HEAD, backlog=512)
        secure = await asyncio.start_server(self._https, "127.0.0.1", 0, limit=MAX_HEAD, backlog=512, ssl=context)
        names, server = await self._loop.create_datagram_endpoint(
            lambda: NameServer(self._find), local_addr=("127.0.0.1", 0)
        )
        self._name_server = server
        self.ports |= {
            "http": plain.sockets[0].getsockname()[1],
            "https": secure.sockets[0].getsockname()[1],
            "dns": names.get_extra_info("sockname")[1],
        }
        trapping = [await self._trap(address) for address in self.traps]
        ready.set()
        await self._stop.wait()
        names.close()
        for trap in trapping:
            trap.close()
        plain.close()
        secure.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        # A client that never read its answer, or broke off in the handshake, leaves a transport that would wait.
        for transport in list(getattr(self._loop, "_transports", {}).values()):
            transport.abort()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    async def _trap(self, address: str) -> asyncio.Server:
        return await asyncio.start_server(self._http, address, self.ports["http"], limit=MAX_HEAD)

    def _find(self, name: str) -> Record:
        known = any(host == name for host, _ in self._routes)
        return self._names.get(name, Addresses() if known else NXDOMAIN)

    async def _http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._talk(reader, writer, "http")

    async def _https(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._talk(reader, writer, "https")

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, scheme: str) -> None:
        """Serve one connection until either side ends it; clients may go away at any time."""
        self._connections += 1
        number = self._connections
        address, port, *_ = writer.get_extra_info("sockname")
        self.reached.append(address)
        try:
            while True:
                first = await reader.readexactly(1)
                if first == TLS_HELLO:
                    await TLS_ON_A_PLAIN_PORT.play(_request(b"- - -", scheme, number), writer)
                    break
                seen = _request(first + await reader.readuntil(b"\r\n\r\n"), scheme, number)
                if not await self._answer(replace(seen, port=port), writer):
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            with contextlib.suppress(OSError, RuntimeError, asyncio.CancelledError):
                writer.close()

    async def _answer(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:
        key = (seen.host, seen.path)
        turn = self._turns[key]
        self._turns[key] += 1
        since_s = seen.at_s - self._first_s.setdefault(key, seen.at_s)
        seen = replace(seen, turn=turn, since_s=since_s)
        self.seen.append(seen)
        acts = self._routes.get(key) or self._routes.get((seen.host, ANYWHERE))
        if acts is None:
            known = any(host == seen.host for host, _ in self._routes)
            return await (NOT_FOUND if known else MISDIRECTED).play(seen, writer)
        return await acts[min(turn, len(acts) - 1)].play(seen, writer)


def _request(head: bytes, scheme: str, connection: int) -> Seen:
    lines = head.decode("latin-1").split("\r\n")
    method, path, _ = lines[0].split(" ", 2)
    headers = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    host = headers.get("host", "").rsplit(":", 1)[0].rstrip(".")
    return Seen(
        at_s=time.monotonic(),
        host=host,
        path=path,
        headers=headers,
        scheme=scheme,
        method=method,
        connection=connection,
    )
