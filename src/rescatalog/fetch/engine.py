"""The loop that obeys the frontier: take, send, tell, emit."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Awaitable, Callable
from datetime import datetime

from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.judging.observation import Observation, Request, Trail

Ask = Callable[[Request], Awaitable[Observation]]
# A wait below the clock's resolution would spin.
SHORTEST_WAIT_S = 0.001


async def run(
    frontier: Frontier,
    ask: Ask,
    *,
    emit: Callable[[Trail], None],
    utc_now: Callable[[], datetime],
    budget_s: float | None = None,
) -> None:
    """Ask until nothing is left or the budget is spent; every target's trail is emitted exactly once.

    Args:
        frontier: what to ask and when; targets must have been added.
        ask: makes one exchange and never raises for what the other side does.
        emit: takes each trail as it ends.
        utc_now: the wall clock, for Retry-After given as a date.
        budget_s: seconds for the whole run, or None.
    """
    loop = asyncio.get_running_loop()
    end_s = None if budget_s is None else loop.time() + budget_s
    flights: set[asyncio.Task[Observation]] = set()
    landed: list[asyncio.Task[Observation]] = []
    something = asyncio.Event()

    def land(task: asyncio.Task[Observation]) -> None:
        landed.append(task)
        something.set()

    try:
        while True:
            _learn(frontier, landed, flights, now_s=loop.time(), now=utc_now())
            if end_s is not None and loop.time() >= end_s:
                frontier.expire()
            else:
                while (request := frontier.take(loop.time())) is not None:
                    task = asyncio.ensure_future(ask(request))
                    flights.add(task)
                    task.add_done_callback(land)
            for trail in frontier.trails():
                emit(trail)
            if frontier.finished:
                return
            await _wait(something, until_s=_earliest(frontier.wake_s(loop.time()), end_s))
    finally:
        for task in flights:
            task.cancel()
        await asyncio.gather(*flights, return_exceptions=True)


def _learn(
    frontier: Frontier,
    landed: list[asyncio.Task[Observation]],
    flights: set[asyncio.Task[Observation]],
    *,
    now_s: float,
    now: datetime,
) -> None:
    """Tell the frontier what the finished flights showed."""
    for task in landed:
        flights.discard(task)
        frontier.seen(task.result(), now_s=now_s, now=now)
    landed.clear()


async def _wait(something: asyncio.Event, *, until_s: float | None) -> None:
    """Sleep until a flight lands or the clock reaches `until_s`."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(None if until_s is None else max(until_s, loop.time() + SHORTEST_WAIT_S)):
            await something.wait()
    except TimeoutError:
        return
    something.clear()


def _earliest(*times_s: float | None) -> float | None:
    return min((time_s for time_s in times_s if time_s is not None), default=None)


def raise_file_limit() -> None:
    """Let this process open as many sockets as the system allows; the soft limit of 1,024 is too few."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
