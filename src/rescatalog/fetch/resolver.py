"""Names to addresses as the system does it, with the kinds of failure told apart."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass

import aiodns
import pycares

from rescatalog.core import urls
from rescatalog.core.words import Failure
from rescatalog.fetch.addresses import Address, parse_address

# Source: c-ares ares.h; the codes a look-up can end with.
_FAILURES: dict[int, Failure] = {
    pycares.errno.ARES_ENOTFOUND: Failure.DNS_NOT_FOUND,
    pycares.errno.ARES_ENODATA: Failure.DNS_NO_ADDRESS,
    pycares.errno.ARES_ETIMEOUT: Failure.DNS_TIMEOUT,
    pycares.errno.ARES_EBADNAME: Failure.BAD_ADDRESS,
}


# Small name servers, such as a home router's, drop what comes in larger bursts.
MAX_LOOKUPS = 32


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a look-up gave: addresses, or why none.

    Attributes:
        addresses: all of them, IPv4 first, in the resolver's order.
        failure: why there are none.
        detail: the resolver's own words.
    """

    addresses: tuple[Address, ...] = ()
    failure: Failure | None = None
    detail: str = ""


class Resolver:
    """The system's resolver (hosts file and name servers), or given name servers."""

    def __init__(self, *, servers: tuple[str, ...] = (), timeout_s: float = 5.0, tries: int = 2) -> None:
        """Prepare look-ups.

        Args:
            servers: `address:port` of name servers to ask instead of the system's.
            timeout_s: for one try.
            tries: how often each server is asked.
        """
        self._servers = servers
        self._timeout_s = timeout_s
        self._tries = tries
        self._channel: aiodns.DNSResolver | None = None
        self._slots = asyncio.Semaphore(MAX_LOOKUPS)

    async def resolve(self, host: str) -> Resolved:
        """Return the addresses of a host name or of a number."""
        spelled = urls.literal(host)
        if spelled is not None:
            return Resolved((spelled,))
        async with self._slots:
            return await self._look_up(host)

    async def _look_up(self, host: str) -> Resolved:
        try:
            answer = await self._open().getaddrinfo(host, family=socket.AF_UNSPEC, type=socket.SOCK_STREAM)
        except aiodns.error.DNSError as error:
            code, words = error.args[0], str(error.args[1])
            return Resolved(failure=_FAILURES.get(code, Failure.DNS_FAILED), detail=words)
        except UnicodeError as error:
            return Resolved(failure=Failure.BAD_ADDRESS, detail=str(error))
        found = [parse_address(_text(node.addr[0])) for node in answer.nodes]
        addresses = tuple(sorted(dict.fromkeys(found), key=lambda address: address.version))
        if not addresses:
            return Resolved(failure=Failure.DNS_NO_ADDRESS, detail="no addresses")
        return Resolved(addresses)

    async def close(self) -> None:
        """Let go of the resolver's sockets."""
        if self._channel is not None:
            await self._channel.close()
            self._channel = None

    def _open(self) -> aiodns.DNSResolver:
        if self._channel is None:
            loop = asyncio.get_running_loop()
            self._channel = aiodns.DNSResolver(
                nameservers=list(self._servers) or None, loop=loop, timeout=self._timeout_s, tries=self._tries
            )
        return self._channel


def _text(value: bytes | str) -> str:
    return value.decode("ascii", "replace") if isinstance(value, bytes) else value
