"""What the servers of the loopback web do when they are asked; each is one way in which real servers behave."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

Headers = tuple[tuple[str, str | bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as the server saw it.

    Attributes:
        at_s: monotonic time of its arrival.
        host: name in the Host header, without the port.
        path: path with query.
        headers: names in lower case.
        scheme: http or https.
        method: GET, mostly.
        connection: number of the connection it came on.
        turn: how often this address had been asked before.
        since_s: seconds since it was asked first.
        port: the port it came to.
    """

    at_s: float
    host: str
    path: str
    headers: dict[str, str]
    scheme: str
    method: str
    connection: int
    turn: int = 0
    since_s: float = 0.0
    port: int = 0


class Act(Protocol):
    """One way to answer."""

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:
        """Answer, and return whether the connection may serve another request."""


def _head(status: int, headers: Headers) -> bytes:
    lines = [f"HTTP/1.1 {status} Status".encode()]
    for name, value in headers:
        lines.append(name.encode() + b": " + (value if isinstance(value, bytes) else value.encode()))
    return b"\r\n".join(lines) + b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Page:
    """An answer that is whole.

    Attributes:
        body: text or bytes.
        status: HTTP status.
        content_type: None leaves the header out.
        headers: further headers, sent as they are.
        delay_s: silence before the first byte.
        gzipped: whether the body goes compressed.
    """

    body: bytes | str = b"<html><head><title>A page</title></head><body><p>Text.</p></body></html>"
    status: int = 200
    content_type: str | None = "text/html; charset=utf-8"
    headers: Headers = ()
    delay_s: float = 0.0
    gzipped: bool = False

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:
        """Answer after the delay."""
        await asyncio.sleep(self.delay_s)
        body = self.body.encode() if isinstance(self.body, str) else self.body
        headers = self.headers
        if self.content_type is not None:
            headers = (("Content-Type", self.content_type), *headers)
        if self.gzipped:
            body, headers = gzip.compress(body), (("Content-Encoding", "gzip"), *headers)
        writer.write(_head(self.status, (*headers, ("Content-Length", str(len(body))))))
        if seen.method != "HEAD":
            writer.write(body)
        await writer.drain()
        return True


def redirect(to: str | bytes, status: int = 302, headers: Headers = ()) -> Page:
    """Return a redirect; `to` is sent as it is."""
    return Page(body=b"", status=status, content_type=None, headers=(("Location", to), *headers))


@dataclass(frozen=True, slots=True)
class Hang:
    """Headers never come."""

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:  # noqa: ARG002 - Act's shape
        """Wait until the other side or the web gives up."""
        await asyncio.sleep(3600)
        return False


@dataclass(frozen=True, slots=True)
class Drip:
    """A body that comes in pieces, for ever or for a while."""

    piece: bytes = b"<title>Drip</title> and on it goes "
    every_s: float = 0.05
    pieces: int = 100_000

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:  # noqa: ARG002 - Act's shape
        """Send piece after piece."""
        writer.write(_head(200, (("Content-Type", "text/html"), ("Connection", "close"))))
        for _ in range(self.pieces):
            writer.write(self.piece)
            await writer.drain()
            await asyncio.sleep(self.every_s)
        return False


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is torn down, before a byte or in the middle of a body."""

    after_bytes: int = 0

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:  # noqa: ARG002 - Act's shape
        """Send a TCP reset."""
        if self.after_bytes:
            writer.write(_head(200, (("Content-Type", "text/html"), ("Content-Length", "1000000"))))
            writer.write(b"x" * self.after_bytes)
            await writer.drain()
            await asyncio.sleep(0.05)
        connection: socket.socket = writer.transport.get_extra_info("socket")
        # Linger on, for 0 seconds: closing sends RST instead of FIN.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        return False


@dataclass(frozen=True, slots=True)
class Raw:
    """Any bytes, then the end: an SSH banner, half a body, nothing at all."""

    content: bytes = b""

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:  # noqa: ARG002 - Act's shape
        """Send the bytes and close."""
        writer.write(self.content)
        await writer.drain()
        return False


BANNER = Raw(b"SSH-2.0-OpenSSH_9.2\r\n")
EMPTY_REPLY = Raw()
SHORT_BODY = Raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Short</title>cut")
CUT_CHUNKED = Raw(
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"15\r\n<title>Chunk</title>x\r\n40\r\ncut"
)
HUGE_HEADERS = Raw(b"HTTP/1.1 200 OK\r\n" + b"X-Filler: " + b"a" * 2_000_000 + b"\r\n\r\n")


@dataclass(frozen=True, slots=True)
class Huge:
    """A large body at full speed, or a small one that unpacks to a large one."""

    decoded_bytes: int
    bomb: bool = False

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:  # noqa: ARG002 - Act's shape
        """Send block by block, so that the web never stops for it."""
        encoding: Headers = (("Content-Encoding", "gzip"),) if self.bomb else ()
        writer.write(_head(200, (("Content-Type", "text/html"), ("Connection", "close"), *encoding)))
        packer = zlib.compressobj(wbits=31)
        block = b"<title>Huge</title>" + b"\0" * (1 << 20)
        for _ in range(self.decoded_bytes >> 20):
            writer.write(packer.compress(block) if self.bomb else block)
            await writer.drain()
            await asyncio.sleep(0)
        if self.bomb:
            writer.write(packer.flush())
        return False


@dataclass(frozen=True, slots=True)
class Echo:
    """The request's headers as JSON."""

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:
        """Answer with what was asked."""
        return await Page(json.dumps(seen.headers), content_type="application/json").play(seen, writer)


@dataclass(frozen=True, slots=True)
class During:
    """One act for some seconds since the address was asked first, another afterwards."""

    seconds: float
    act: Act
    then: Act = field(default_factory=Page)

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:
        """Play what the time says."""
        return await (self.act if seen.since_s < self.seconds else self.then).play(seen, writer)


@dataclass(frozen=True, slots=True)
class By:
    """An act that depends on the request."""

    choose: Callable[[Seen], Act]

    async def play(self, seen: Seen, writer: asyncio.StreamWriter) -> bool:
        """Play what was chosen."""
        return await self.choose(seen).play(seen, writer)
