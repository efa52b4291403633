"""Any httpx transport in place of ours: `httpx.MockTransport`, an ASGI application, a caller's own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx

from rescatalog.fetch.port import Headers


class HttpxTransport:
    """Sends requests through an `httpx.AsyncBaseTransport`, which is trusted to reach only what it should."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        """Take over `transport`; closing this closes it."""
        self._transport = transport

    async def send(
        self,
        url: str,
        headers: Headers,
        *,
        look: int,  # noqa: ARG002 - the port's shape
        raw: bool = False,  # noqa: ARG002 - these headers are always whole
    ) -> HttpxAnswer:
        """Return the answer to a GET request; see `port.Transport`."""
        request = httpx.Request("GET", url, headers=list(headers))
        return HttpxAnswer(await self._transport.handle_async_request(request))

    async def certificate_ends_at(self, url: str, *, look: int) -> None:
        """Return nothing: such a transport shows no certificates."""

    async def close(self) -> None:
        """Close the transport."""
        await self._transport.aclose()


class HttpxAnswer:
    """An answer whose body is still to be read."""

    def __init__(self, response: httpx.Response) -> None:
        """Take over an unread response."""
        self._response = response
        self.status = response.status_code
        self.headers: Headers = response.headers.multi_items()

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the decoded body."""
        async for piece in self._response.aiter_bytes():
            yield piece

    async def close(self) -> None:
        """Let go of the connection."""
        await self._response.aclose()
