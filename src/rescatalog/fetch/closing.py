"""Closing that ends: what will not close is left to the end of the process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable

CLOSING_S = 5.0


async def closed(closing: Awaitable[None]) -> None:
    """Return when something is closed, or after `CLOSING_S` seconds at the latest.

    A deadline that has passed is no help here: whoever was interrupted by it still has to let go of the connection,
    and a client that never says that it has done so would hold a whole run.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CLOSING_S):
            await closing
