"""Addresses as providers look at them: whose host, which folders, what is asked for."""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import parse_qsl, quote

from rescatalog.core import urls

# More parameters than this stand in no address that names one thing.
MAX_PARAMETERS: Final = 100


class Spot(NamedTuple):
    """A web address taken apart.

    Attributes:
        host: without a final dot.
        path: percent-encoded, without its leading slash.
        query: what stands behind the question mark, without it.
    """

    host: str
    path: str
    query: str

    @property
    def segments(self) -> tuple[str, ...]:
        """Return the parts of the path between slashes, percent-encoded, empty ones left out."""
        return tuple(part for part in self.path.split("/") if part)

    def parameter(self, name: str) -> str | None:
        """Return the first value of a parameter of the query, percent-decoded, or None."""
        try:
            pairs = parse_qsl(self.query, max_num_fields=MAX_PARAMETERS)
        except ValueError:
            return None
        return next((value for key, value in pairs if key == name), None)


def spot_of(url: str) -> Spot | None:
    """Return a web address taken apart, or None when it is none."""
    address = urls.canonical(url)
    if address is None or urls.scheme(address) not in urls.DEFAULT_PORTS:
        return None
    return Spot(urls.host_key(address), urls.path(address)[1:], address.partition("#")[0].partition("?")[2])


def question_url(address: str, **parameters: str) -> str | None:
    """Return the canonical address to ask, or None when it would be none.

    Args:
        address: where the API stands.
        parameters: of the query, in order, not yet encoded.
    """
    pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in parameters.items())
    return urls.canonical(f"{address}?{pairs}" if pairs else address)


def same_origin(one: str, other: str) -> bool:
    """Return whether two canonical addresses belong to one origin, so that the one may speak for the other."""
    return urls.origin(one) == urls.origin(other)
