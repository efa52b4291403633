"""When a host's certificate ends; the fast transport does not show it, so one more handshake is made to see it."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from datetime import UTC, datetime
from functools import lru_cache

from rescatalog.core import urls
from rescatalog.fetch.addresses import Address


@lru_cache(maxsize=4)
def trust(ca_pem: bytes | None) -> ssl.SSLContext:
    """Return what says whose signatures count: those the system trusts, and further ones.

    Args:
        ca_pem: further certificate authorities.
    """
    context = ssl.create_default_context()
    if ca_pem is not None:
        context.load_verify_locations(cadata=ca_pem.decode("ascii"))
    return context


async def certificate_ends_at(url: str, *, address: Address, ca_pem: bytes | None) -> datetime | None:
    """Return when the certificate of a host ends as aware UTC time, or None when no handshake comes about.

    Args:
        url: canonical https address on the host.
        address: where to connect, checked before; nothing is resolved here.
        ca_pem: further certificate authorities to trust.
    """
    try:
        _, writer = await asyncio.open_connection(
            str(address), urls.port(url), ssl=trust(ca_pem), server_hostname=urls.hostname(url)
        )
    except (OSError, ssl.SSLError):
        return None
    try:
        certificate = writer.get_extra_info("peercert") or {}
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), UTC)
    except (KeyError, ValueError, OverflowError):
        return None
    finally:
        writer.close()
        with contextlib.suppress(OSError, ssl.SSLError):
            await writer.wait_closed()
