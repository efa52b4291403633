"""What was seen is handed over whole, even when the run ends while a batch waits for a free thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from rescatalog.core.judging.observation import Trail
from rescatalog.jobs.asking import BATCH_S, _Batches


def test_a_batch_that_waits_for_a_thread_when_the_run_ends_is_not_lost() -> None:
    taken: list[str] = []

    def take(trails: Sequence[Trail]) -> None:
        taken.extend(trail.target for trail in trails)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(1))
        # The one thread is busy until after the end.
        loop.run_in_executor(None, time.sleep, BATCH_S + 0.6)
        batches = _Batches(take)
        handing = asyncio.create_task(batches.keep_going())
        batches.add(Trail(target="http://early.lan/", looks=()))
        await asyncio.sleep(BATCH_S + 0.2)
        handing.cancel()
        await asyncio.gather(handing, return_exceptions=True)
        await batches.finish()

    asyncio.run(run())
    assert taken == ["http://early.lan/"]
