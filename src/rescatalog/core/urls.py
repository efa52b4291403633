"""Addresses: one spelling for each, who is asked, and which are not fit for a catalog."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple

import ada_url

DEFAULT_PORTS = {"http": 80, "https": 443}
# Longer addresses are refused by common servers and proxies.
MAX_LENGTH = 8_000
# Each address is looked at many times on its way, and parsing costs more than remembering.
REMEMBERED = 65_536
_UNFIT = re.compile(r"[\s\\\"<>`\x00-\x1f\x7f]")


@lru_cache(maxsize=REMEMBERED)
def canonical(url: str) -> str | None:
    """Return the one spelling of `url` without its fragment, or None when it is not an address.

    Source: WHATWG URL standard, as implemented by ada.
    """
    if len(url) > MAX_LENGTH:
        return None
    try:
        parsed = ada_url.URL(url.strip())
    except ValueError:
        return None
    parsed.hash = ""
    spelled = str(parsed.href)
    return spelled if len(spelled) <= MAX_LENGTH else None


def join(base: str, reference: str) -> str | None:
    """Return the address that `reference` names on the page `base`, or None."""
    try:
        return canonical(str(ada_url.join_url(base, reference.strip())))
    except ValueError:
        return None


class Parts(NamedTuple):
    """A canonical address taken apart.

    Attributes:
        scheme: lower case, without the colon.
        hostname: as a client spells it, a trailing dot included.
        port: as it is asked; 0 where the scheme has none.
        origin: scheme, host and port.
        path: with its leading slash, percent-encoded.
        has_credentials: whether there is a user name or a password.
    """

    scheme: str
    hostname: str
    port: int
    origin: str
    path: str
    has_credentials: bool


@lru_cache(maxsize=REMEMBERED)
def parts(url: str) -> Parts:
    """Return a canonical address taken apart."""
    parsed = ada_url.URL(url)
    scheme = str(parsed.protocol).rstrip(":")
    return Parts(
        scheme,
        str(parsed.hostname),
        int(parsed.port) if parsed.port else DEFAULT_PORTS.get(scheme, 0),
        str(parsed.origin),
        str(parsed.pathname),
        bool(parsed.username or parsed.password),
    )


def scheme(url: str) -> str:
    """Return the scheme of a canonical address, lower case."""
    return parts(url).scheme


def host_key(url: str) -> str:
    """Return the host of a canonical address: who is asked politely, and whose shard it is."""
    return parts(url).hostname.rstrip(".")


def hosts_of(keys: Iterable[str]) -> frozenset[str]:
    """Return the hosts of canonical addresses."""
    return frozenset(map(host_key, keys))


def hostname(url: str) -> str:
    """Return the host of a canonical address as a client spells it, a trailing dot included."""
    return parts(url).hostname


def port(url: str) -> int:
    """Return the port that a canonical http(s) address is asked on."""
    return parts(url).port


def origin(url: str) -> str:
    """Return scheme, host and port of a canonical address: what one robots.txt speaks for.

    Source: RFC 9309 section 2.3.
    """
    return parts(url).origin


def path(url: str) -> str:
    """Return the path of a canonical address."""
    return parts(url).path


def has_credentials(url: str) -> bool:
    """Return whether a canonical address carries a user name or a password."""
    return parts(url).has_credentials


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a host spells out, or None for a name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def folded(url: str) -> str:
    """Return what two spellings of one address have in common: no scheme, no `www.`, no final slash, no fragment."""
    address = (canonical(url) or url).partition("://")[2]
    return address.removeprefix("www.").rstrip("/")


def complaint(url: str) -> str:
    """Return why `url` may not stand in a catalog, or nothing when it may."""
    if _UNFIT.search(url):
        return "blanks, quotes, backslashes and control characters do not belong in an address; percent-encode them"
    if not url.isascii():
        return "write the address in ASCII: punycode for the host, percent-encoding for the rest"
    if not url.startswith(("http://", "https://")):
        return "an address begins with `https://` or `http://`"
    spelled = canonical(url)
    if spelled is None:
        return "this is not an address; copy it again from the browser"
    if has_credentials(spelled):
        return "leave user name and password out of the address"
    return ""


def oddity(url: str) -> str:
    """Return why a public reader may not reach `url`, or nothing; such addresses suit only one's own network."""
    spelled = canonical(url)
    if spelled is None:
        return ""
    taken = parts(spelled)
    if taken.port != DEFAULT_PORTS.get(taken.scheme, 0):
        return f"the port `:{taken.port}` is asked only inside a network allowed with `--allow-network`"
    host = taken.hostname
    if literal(host) is not None:
        return f"`{host}` is a number; write the host's name"
    if "." not in host.strip("."):
        return f"`{host}` is not a public host name"
    return ""
