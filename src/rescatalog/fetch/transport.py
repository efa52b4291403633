"""The transport in use: a fast client whose addresses are checked and pinned."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

from pyreqwest.bytes import Bytes
from pyreqwest.request import StreamRequest
from pyreqwest.response import Response

from rescatalog.core import urls
from rescatalog.fetch.certificates import certificate_ends_at
from rescatalog.fetch.pins import Dialling, Pins
from rescatalog.fetch.port import Answer, Headers
from rescatalog.fetch.raw_headers import ask_for_bytes

# Each crossing from the client's thread costs, so in the first look the beginning of a body is fetched together with
# its head. A body that breaks off or drips then hides the head; the second look takes both as they come.
BLOCK_BYTES = 262_144


class PinnedTransport:
    """Sends requests to checked addresses only; bodies come decoded."""

    def __init__(self, dialling: Dialling) -> None:
        """Prepare to connect as `dialling` says."""
        self._pins = Pins(dialling)
        self._ca_pem = dialling.ca_pem

    async def send(self, url: str, headers: Headers, *, look: int, raw: bool = False) -> Answer:
        """Return the answer to a GET request; see `port.Transport`."""
        home = await self._pins.home_of(urls.hostname(url), urls.port(url), look)
        if raw:
            return await ask_for_bytes(url, headers, address=home.address, ca_pem=self._ca_pem)
        careful = look > 1
        builder = home.client.get(url).headers(headers).streamed_read_buffer_limit(0 if careful else BLOCK_BYTES)
        stream = builder.build_streamed()
        return PinnedAnswer(stream, await stream.__aenter__(), careful=careful)

    async def certificate_ends_at(self, url: str, *, look: int) -> datetime | None:
        """Return when the certificate of a host ends; see `port.Transport`."""
        home = await self._pins.home_of(urls.hostname(url), urls.port(url), look)
        return await certificate_ends_at(url, address=home.address, ca_pem=self._ca_pem)

    async def close(self) -> None:
        """Close all connections."""
        await self._pins.close()


class PinnedAnswer:
    """An answer whose body is still to be read."""

    def __init__(self, stream: StreamRequest, response: Response, *, careful: bool) -> None:
        """Take over an open stream; a careful reader gets the body as it arrives."""
        self._stream = stream
        self._response = response
        self._careful = careful
        self.status = response.status

    @property
    def headers(self) -> Headers:
        """Return the headers whose values are text; the client cannot hand out others."""
        try:
            return list(self._response.headers.items())
        except ValueError:
            names = set(self._response.headers.keys())
            return [(name, value) for name in sorted(names) for value in self._values(name)]

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the decoded body, in large blocks or as it arrives."""
        read = self._response.body_reader.read_chunk if self._careful else self._next_block
        while (piece := await read()) is not None:
            yield bytes(piece)

    async def close(self) -> None:
        """Let go of the connection."""
        await self._stream.__aexit__(None, None, None)

    async def _next_block(self) -> Bytes | None:
        return await self._response.body_reader.read(BLOCK_BYTES)

    def _values(self, name: str) -> list[str]:
        try:
            return self._response.get_header_all(name)
        except ValueError:
            return []
