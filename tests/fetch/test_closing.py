"""Nothing waits for ever for a connection to close."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from rescatalog.core.judging.observation import Request
from rescatalog.core.words import Purpose
from rescatalog.fetch import closing
from rescatalog.fetch.closing import closed
from rescatalog.fetch.exchange import Exchange, Limits
from rescatalog.fetch.port import Headers


@dataclass
class Clinging:
    """An answer that neither ends nor lets go."""

    status: int = 200
    headers: Headers = ()

    async def body(self) -> AsyncIterator[bytes]:
        yield b"<title>Kept</title>"
        await asyncio.Event().wait()

    async def close(self) -> None:
        await asyncio.Event().wait()


class Transport:
    """Gives such answers."""

    async def send(self, url: str, headers: Headers, *, look: int, raw: bool = False) -> Clinging:  # noqa: ARG002
        return Clinging()

    async def certificate_ends_at(self, url: str, *, look: int) -> None:  # noqa: ARG002
        return None

    async def close(self) -> None:
        return None


@pytest.mark.parametrize("look", [1, 2])
def test_an_exchange_ends_though_its_answer_will_not_close(look: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "CLOSING_S", 0.1)
    limits = Limits(timeout_s=0.2, late_timeout_s=0.2, late_body_s=0.1)
    request = Request.of("https://alpha.lan/", "https://alpha.lan/", look=look, purpose=Purpose.PAGE)

    async def asked() -> object:
        async with asyncio.timeout(8):
            return await Exchange(Transport(), limits)(request)

    seen = asyncio.run(asked())
    assert (seen.status, seen.truncated, seen.body) == (200, True, b"<title>Kept</title>")  # type: ignore[attr-defined]


def test_what_closes_is_waited_for() -> None:
    done = []

    async def close() -> None:
        await asyncio.sleep(0.05)
        done.append(True)

    asyncio.run(closed(close()))
    assert done
