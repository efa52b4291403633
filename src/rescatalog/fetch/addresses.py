"""Which network addresses may be asked: every answer of the resolver is held against this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)  # fmt: skip

from rescatalog.core.words import Failure

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# `is_global` alone lets these pass: measured on Python 3.11.
# Source: IANA special-purpose address registries; 168.63.129.16 is a cloud's host address.
DENIED: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
        "224.0.0.0/4", "240.0.0.0/4", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
        "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
# Addresses that carry an IPv4 address inside; the inner one is judged.
CARRIERS = tuple(map(ip_network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
LOCAL_NAT64 = ip_network("64:ff9b:1::/48")
OPEN_PORTS = frozenset({80, 443})
MAX_PORT = 65_535


@dataclass(frozen=True, slots=True)
class AddressRule:
    """What may be asked.

    Attributes:
        allowed: networks in which everything may be asked, on any port.
    """

    allowed: tuple[Network, ...] = ()

    def refusal(self, addresses: Iterable[Address], port: int) -> Failure | None:
        """Return why a host with these addresses may not be asked on `port`, or None.

        One forbidden address among public ones is enough: a name that mixes them is no honest name.
        """
        found = self.preferred(addresses)
        if any(self._is_forbidden(address) for address in found):
            return Failure.FORBIDDEN_ADDRESS
        if port not in OPEN_PORTS and not all(self._is_allowed(address) for address in found):
            return Failure.FORBIDDEN_PORT
        return None

    def preferred(self, addresses: Iterable[Address]) -> tuple[Address, ...]:
        """Return the explicitly allowed ones where there are any, else all; `localhost` has two, say."""
        found = tuple(addresses)
        return tuple(filter(self._is_allowed, found)) or found

    def _is_allowed(self, address: Address) -> bool:
        return any(address.version == network.version and address in network for network in self.allowed)

    def _is_forbidden(self, address: Address) -> bool:
        if self._is_allowed(address):
            return False
        inner = _inner(address)
        if inner is not None:
            return self._is_forbidden(inner)
        if not address.is_global or address.is_multicast or address in LOCAL_NAT64:
            return True
        return any(address.version == network.version and address in network for network in DENIED)


def is_server(text: str) -> bool:
    """Return whether a text is the address of a server, with or without a port: `9.9.9.9:53`, `[::1]:53`, `::1`."""
    host, _, port = text.rpartition(":")
    with_port = port.isdecimal() and 0 < int(port) <= MAX_PORT and _is_address(host)
    return with_port or _is_address(text)


def _is_address(text: str) -> bool:
    inside = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    try:
        ip_address(inside)
    except ValueError:
        return False
    return True


def parse_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks spelled in CIDR notation.

    Raises:
        ValueError: one of them is no network.
    """
    return tuple(ip_network(text, strict=False) for text in texts)


def parse_address(text: str) -> Address:
    """Return the address spelled in `text`, an IPv6 zone left out."""
    return ip_address(text.partition("%")[0])


def _inner(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does.

    Source: RFC 4291 section 2.5.5 (compatible, mapped), RFC 6052 (NAT64), RFC 2765 (translated), RFC 3056 (6to4).
    """
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if any(address in carrier for carrier in CARRIERS) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour
