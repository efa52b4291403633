"""What browsers are told with every answer, and with pages of our own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

Asgi = Callable[..., Awaitable[None]]

# Our pages need no script and nothing from elsewhere. Datasette's own have scripts in them, so it is not for those.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# Datasette's own pages, on which nothing comes from elsewhere either.
DATA_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OWN_PAGE = {"content-security-policy": POLICY, "cache-control": "public, max-age=300"}
_EVERYWHERE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"content-security-policy", DATA_POLICY.encode()),
)


def with_headers(application: Asgi) -> Asgi:
    """Return an application that says to every answer what it has not said itself."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's types
        async def send_with_headers(event: dict[str, Any]) -> None:
            if event["type"] == "http.response.start":
                given = list(event.get("headers", []))
                present = {name.lower() for name, _ in given}
                more = [pair for pair in _EVERYWHERE if pair[0] not in present]
                event = {**event, "headers": [*given, *more]}
            await send(event)

        await application(scope, receive, send_with_headers)

    return wrapped
