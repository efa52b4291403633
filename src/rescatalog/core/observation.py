"""Facts of exchanges: what was asked, what came back; never an opinion, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rescatalog.core import urls
from rescatalog.core.refresh import refresh_of
from rescatalog.core.words import Failure, Purpose

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One exchange to make.

    Attributes:
        target: canonical address of the target it serves; for robots.txt the origin whose gate it opens.
        url: canonical address to ask.
        host: who is asked politely.
        purpose: page or robots.txt.
        hop: redirects followed before this request, 0 for the address itself.
        look: 1 in the first pass, 2 for the second look late in the run.
    """

    target: str
    url: str
    host: str
    purpose: Purpose = Purpose.PAGE
    hop: int = 0
    look: int = 1

    @classmethod
    def of(cls, target: str, url: str, *, purpose: Purpose = Purpose.PAGE, hop: int = 0, look: int = 1) -> Request:
        """Return the request for `url`, which must be canonical."""
        return cls(target=target, url=url, host=urls.host_key(url), purpose=purpose, hop=hop, look=look)


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What one exchange showed: either a status or a failure.

    Attributes:
        request: what was asked.
        status: HTTP status, or None when there was no answer.
        failure: why there was no answer, or why nothing was asked.
        detail: the transport's own words on a failure, one line.
        headers: the answer's headers worth keeping, names in lower case.
        body: decoded bytes, as many as were read.
        truncated: whether the body ended otherwise than the server announced, or was cut at our cap.
        elapsed_s: from the start of the exchange to its end.
        asked: whether anything was sent to the host.
    """

    request: Request
    status: int | None = None
    failure: Failure | None = None
    detail: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    truncated: bool = False
    elapsed_s: float = 0.0
    asked: bool = True

    def header(self, name: str) -> str | None:
        """Return the first value of header `name` (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)

    @cached_property
    def location(self) -> str | None:
        """Return the canonical address this answer redirects to, or None when it is no usable redirect."""
        if self.status in REDIRECTS:
            reference = self.header("location")
        elif self.is_success:
            reference = refresh_of(self.body, self.header("refresh"))
        else:
            return None
        onward = None if reference is None else urls.join(self.request.url, reference)
        # A page that loads itself again from time to time leads nowhere.
        return None if self.is_success and onward == self.request.url else onward

    @property
    def is_success(self) -> bool:
        """Return whether the answer says that all is well."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 - HTTP class


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """All observations made for one target in one run.

    Attributes:
        target: canonical address.
        looks: one chain of observations per look, each from the address itself to the last hop.
    """

    target: str
    looks: tuple[tuple[Observation, ...], ...]

    @property
    def attempts(self) -> int:
        """Return how many times the address itself was asked."""
        return sum(look[0].asked for look in self.looks)

    @property
    def elapsed_s(self) -> float:
        """Return the seconds spent in exchanges, waits left out."""
        return sum(observation.elapsed_s for look in self.looks for observation in look)
