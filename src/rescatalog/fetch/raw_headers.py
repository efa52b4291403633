"""Headers beyond ASCII: asked for once more with a client that hands out bytes, at the address already checked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx

from rescatalog.core import urls
from rescatalog.fetch.addresses import Address
from rescatalog.fetch.certificates import trust
from rescatalog.fetch.port import Headers

MAX_HEADERS = 100


@dataclass(frozen=True, slots=True)
class HeadOnly:
    """An answer of which only status and headers are wanted."""

    status: int
    headers: Headers

    async def body(self) -> AsyncIterator[bytes]:
        """Yield nothing."""
        for piece in list[bytes]():
            yield piece

    async def close(self) -> None:
        """Do nothing: the connection is closed already."""


async def ask_for_bytes(url: str, headers: Headers, *, address: Address, ca_pem: bytes | None) -> HeadOnly:
    """Return the answer to a GET request with headers read as UTF-8; those that are none are left out.

    Args:
        url: canonical address.
        headers: what we say of ourselves.
        address: where to connect, checked before; nothing is resolved here.
        ca_pem: further certificate authorities to trust.

    Source: RFC 9110 section 5.5: bytes beyond ASCII are opaque; browsers read those of a Location as UTF-8.
    """
    host = urls.hostname(url)
    request = httpx.Request(
        "GET",
        httpx.URL(url).copy_with(host=str(address)),
        headers=[("host", _host_header(url)), *headers],
        extensions={"sni_hostname": host},
    )
    async with httpx.AsyncHTTPTransport(verify=trust(ca_pem), trust_env=False) as transport:
        response = await transport.handle_async_request(request)
        try:
            read = [(name.lower().decode("latin-1"), _text(value)) for name, value in response.headers.raw]
            found = [(name, value) for name, value in read if value is not None]
            return HeadOnly(response.status_code, found[:MAX_HEADERS])
        finally:
            await response.aclose()


def _host_header(url: str) -> str:
    host, port = urls.hostname(url), urls.port(url)
    return host if port == urls.DEFAULT_PORTS[urls.scheme(url)] else f"{host}:{port}"


def _text(value: bytes) -> str | None:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return None
