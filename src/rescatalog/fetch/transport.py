"""The transport: an `httpx.AsyncBaseTransport` over a fast client whose addresses are checked and pinned."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
from pyreqwest.bytes import Bytes
from pyreqwest.request import StreamRequest
from pyreqwest.response import Response

from rescatalog.core import urls
from rescatalog.fetch.pins import Dialling, Pins

# The exact address and the look travel beside the httpx request, whose own URL type may respell it.
URL_EXTENSION = "rescatalog.url"
LOOK_EXTENSION = "rescatalog.look"
# Each crossing from the client's thread costs, so in the first look the beginning of a body is fetched together with
# its head. A body that breaks off or drips then hides the head; the second look takes both as they come.
BLOCK_BYTES = 262_144


class PinnedTransport(httpx.AsyncBaseTransport):
    """One exchange per call: no redirects, no cookies, no retries, no proxies; bodies come decoded."""

    def __init__(self, dialling: Dialling) -> None:
        """Prepare to connect as `dialling` says."""
        self._pins = Pins(dialling)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to a GET request, its body unread.

        Raises:
            NotAskedError: the host may not or cannot be asked.
            pyreqwest.exceptions.PyreqwestError: the exchange failed.
        """
        url = str(request.extensions.get(URL_EXTENSION, request.url))
        look = int(request.extensions.get(LOOK_EXTENSION, 1))
        client = await self._pins.client_for(urls.hostname(url), urls.port(url), look)
        # `host` and hop-by-hop headers are the client's own business, and illegal in HTTP/2.
        headers = [(name, value) for name, value in request.headers.multi_items() if name != "host"]
        careful = look > 1
        builder = client.get(url).headers(headers).streamed_read_buffer_limit(0 if careful else BLOCK_BYTES)
        stream = builder.build_streamed()
        answer = await stream.__aenter__()
        return httpx.Response(
            answer.status,
            headers=_readable_headers(answer),
            stream=_Body(stream, answer, careful=careful),
            request=request,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pins.close()


class _Body(httpx.AsyncByteStream):
    """The decoded body, in large blocks or as it arrives."""

    def __init__(self, stream: StreamRequest, answer: Response, *, careful: bool) -> None:
        self._stream = stream
        self._reader = answer.body_reader
        self._careful = careful

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = self._reader.read_chunk if self._careful else self._next_block
        while (chunk := await read()) is not None:
            yield bytes(chunk)

    async def aclose(self) -> None:
        await self._stream.__aexit__(None, None, None)

    async def _next_block(self) -> Bytes | None:
        return await self._reader.read(BLOCK_BYTES)


def _readable_headers(answer: Response) -> list[tuple[str, str]]:
    """Return the headers whose values are text; the client cannot hand out others."""
    try:
        return [(name, value) for name, value in answer.headers.items() if name != "content-encoding"]
    except ValueError:
        return [pair for name in set(answer.headers.keys()) for pair in _values(answer, name)]


def _values(answer: Response, name: str) -> list[tuple[str, str]]:
    if name == "content-encoding":
        return []
    try:
        return [(name, value) for value in answer.get_header_all(name)]
    except ValueError:
        return []
