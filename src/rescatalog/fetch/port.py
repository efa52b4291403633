"""What an exchange needs of a transport: one GET at a time, without redirects, cookies, retries or proxies."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from rescatalog.core.words import Failure

Headers = Sequence[tuple[str, str]]


class NotAskedError(Exception):
    """Nothing may or can be sent to this host; `failure` says why."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(detail or str(failure))
        self.failure = failure


class Answer(Protocol):
    """An answer whose body is still to be read."""

    @property
    def status(self) -> int:
        """Return the HTTP status."""

    @property
    def headers(self) -> Headers:
        """Return the headers, names in lower case."""

    def body(self) -> AsyncIterator[bytes]:
        """Yield the decoded body piece by piece."""

    async def close(self) -> None:
        """Let go of the connection; the rest of the body is not read."""


class Transport(Protocol):
    """Sends requests."""

    async def send(self, url: str, headers: Headers, *, look: int, raw: bool = False) -> Answer:
        """Return the answer to a GET request.

        Args:
            url: canonical address, sent as it is.
            headers: what we say of ourselves.
            look: 1, or 2 for a fresh look-up, a fresh connection and a careful reading.
            raw: whether only the headers are wanted, those beyond ASCII included.

        Raises:
            NotAskedError: the host may not or cannot be asked.
            BaseException: the exchange failed with one of the exceptions that `failures.TABLE` names.
        """

    async def certificate_ends_at(self, url: str, *, look: int) -> datetime | None:
        """Return when the certificate of an https address's host ends, or None when it cannot be seen.

        Raises:
            NotAskedError: the host may not or cannot be asked.
            BaseException: as for `send`.
        """

    async def close(self) -> None:
        """Close all connections."""
