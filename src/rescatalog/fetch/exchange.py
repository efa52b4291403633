"""One exchange: a request in, an observation out; what the other side does is never an exception."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rescatalog.core import urls
from rescatalog.core.asking.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from rescatalog.core.judging.observation import Observation, Request
from rescatalog.core.judging.walls import signing_headers
from rescatalog.core.words import Failure, Purpose
from rescatalog.fetch.closing import closed
from rescatalog.fetch.failures import FOREIGN, failure_of
from rescatalog.fetch.port import Headers, NotAskedError, Transport
from rescatalog.fetch.unpacking import unpacked

# Headers that judging, waiting or evidence need; each value is capped.
KEPT_HEADERS = frozenset(
    {
        "location", "retry-after", "content-type", "content-length", "content-language", "last-modified",
        "etag", "link", "server", "www-authenticate", "x-robots-tag", "cf-mitigated", "refresh",
        "x-ratelimit-remaining", "x-ratelimit-reset", "set-cookie",
    }
)  # fmt: skip
MAX_HEADER_CHARS = 2_000
# An address that was cut leads elsewhere; one longer than addresses may be is refused as a whole.
LONG_HEADERS = frozenset({"location", "refresh", "set-cookie"})
MAX_LONG_HEADER_CHARS = 16_384
MAX_HEADERS = 100
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
# What a browser sends for a page; some servers refuse everything else.
LATE_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LATE_ACCEPT_LANGUAGE = "en-US,en;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps on one exchange.

    Attributes:
        timeout_s: from the start of the exchange to the end of its body.
        late_timeout_s: the same in the second look, which has more time.
        late_body_s: for the body alone in the second look; what drips is no news after that.
        max_bytes: decoded bytes read of a page.
        user_agent: how we introduce ourselves.
        late_user_agent: the same in the second look, in the form that browsers use.
        accept_language: which languages we ask for.
        credentials: Authorization headers by the origin whose API gets them; no page and no other host ever does.
    """

    timeout_s: float = 12.0
    late_timeout_s: float = 36.0
    late_body_s: float = 10.0
    max_bytes: int = 1_048_576
    user_agent: str = "rescatalog"
    late_user_agent: str = "Mozilla/5.0 (compatible; rescatalog)"
    accept_language: str = "en, *;q=0.5"
    credentials: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Answer:
    """What has come back so far; kept outside the deadline so that it survives it."""

    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytearray = field(default_factory=bytearray)
    complete: bool = False
    valid_days: float | None = None


class Exchange:
    """Makes exchanges over a transport."""

    def __init__(self, transport: Transport, limits: Limits, utc_now: Callable[[], datetime] | None = None) -> None:
        """Prepare to ask over `transport` within `limits`; the clock is for the ends of certificates."""
        self._transport = transport
        self._limits = limits
        self._utc_now = utc_now
        self._early = (
            ("user-agent", limits.user_agent),
            ("accept", ACCEPT),
            ("accept-language", limits.accept_language),
        )
        self._late = (
            ("user-agent", limits.late_user_agent),
            ("accept", LATE_ACCEPT),
            ("accept-language", LATE_ACCEPT_LANGUAGE),
        )

    async def __call__(self, request: Request) -> Observation:
        """Return what asking showed."""
        loop = asyncio.get_running_loop()
        started_s = loop.time()
        answer = _Answer()
        failure, detail, asked = None, "", True
        late = request.look > 1
        try:
            async with asyncio.timeout(self._limits.late_timeout_s if late else self._limits.timeout_s) as deadline:
                if request.purpose is Purpose.CERTIFICATE:
                    answer.valid_days = await self._valid_days(request)
                else:
                    await self._ask(request, answer, deadline)
        except NotAskedError as error:
            failure, detail, asked = error.failure, str(error), False
        except FOREIGN as error:
            failure, detail = failure_of(error)
        seen = Observation(
            request=request,
            detail=detail,
            asked=asked,
            started_s=started_s,
            elapsed_s=loop.time() - started_s,
            failure=failure,
        )
        if request.purpose is Purpose.CERTIFICATE:
            return replace(seen, valid_days=answer.valid_days)
        if answer.status is None:
            return replace(seen, failure=failure or Failure.LOCAL_FAULT)
        # Once a status is here, a body that ends badly is a remark, not a failure.
        return replace(
            seen,
            failure=None,
            status=answer.status,
            headers=answer.headers,
            body=bytes(answer.body),
            truncated=not answer.complete,
        )

    def _headers(self, request: Request) -> Headers:
        """Return what we say of ourselves and of what we want."""
        # An API wants to know who asks; nobody there looks for browsers.
        late = request.look > 1 and request.purpose is not Purpose.QUESTION
        headers = [*(self._late if late else self._early)]
        if request.accept:
            headers = [(name, request.accept if name == "accept" else value) for name, value in headers]
        if request.cookies:
            headers.append(("cookie", request.cookies))
        secret = self._limits.credentials.get(urls.origin(request.url))
        if secret and request.purpose is Purpose.QUESTION:
            headers.append(("authorization", secret))
        return [*headers, *request.conditions]

    async def _valid_days(self, request: Request) -> float | None:
        ends_at = await self._transport.certificate_ends_at(request.url, look=request.look)
        if ends_at is None or self._utc_now is None:
            return None
        return (ends_at - self._utc_now()).total_seconds() / 86_400

    async def _ask(self, request: Request, answer: _Answer, deadline: asyncio.Timeout) -> None:
        late = request.look > 1
        headers = self._headers(request)
        response = await self._transport.send(request.url, headers, look=request.look, raw=request.raw)
        try:
            answer.status = response.status
            given = list(response.headers)
            answer.headers = tuple(
                (name, _cut(name, value)) for name, value in given if name in KEPT_HEADERS or name in signing_headers()
            )
            answer.headers = answer.headers[:MAX_HEADERS]
            if late:
                until_s = asyncio.get_running_loop().time() + self._limits.late_body_s
                deadline.reschedule(min(until_s, deadline.when() or until_s))
            max_bytes = MAX_ROBOTS_BYTES if request.purpose is Purpose.ROBOTS else self._limits.max_bytes
            async for piece in response.body():
                answer.body += piece[: max_bytes - len(answer.body)]
                if len(answer.body) >= max_bytes:
                    break
            else:
                answer.complete = True
            if any(name == "content-encoding" for name, _ in given):
                answer.body = unpacked(answer.body, max_bytes=max_bytes)
        finally:
            await closed(response.close())


def _cut(name: str, value: str) -> str:
    return value[: MAX_LONG_HEADER_CHARS if name in LONG_HEADERS else MAX_HEADER_CHARS]
