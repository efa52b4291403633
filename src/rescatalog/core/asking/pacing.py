"""Who may start now: per-host gap and concurrency, and a global limit that opens gradually."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field

from rescatalog.core.judging.observation import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast the crawler may go.

    Attributes:
        total: requests in flight at once.
        per_host: requests in flight at once to one host.
        gap_s: least time between two starts on one host.
        opening: requests that may start at once at the beginning of the run.
        opening_per_s: by how much that grows each second; a burst of handshakes makes false timeouts.
    """

    total: int = 512
    per_host: int = 4
    gap_s: float = 0.1
    opening: int = 100
    opening_per_s: float = 1500.0


@dataclass(slots=True)
class _Host:
    """One host's queue and clock."""

    gap_s: float
    ready_s: float
    at_once: int
    waiting: deque[Request] = field(default_factory=deque)
    in_flight: int = 0
    queued: bool = False


class Pacer:
    """Requests in, requests out at the right time; never waits, never reads a clock.

    A request that must wait for its host holds no global slot.
    """

    def __init__(self, pace: Pace, *, started_s: float) -> None:
        """Begin with nothing to do at `started_s` of the caller's monotonic clock."""
        self._pace = pace
        self._started_s = started_s
        self._hosts: dict[str, _Host] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._order = 0
        self.in_flight = 0
        self.waiting = 0

    def add(self, request: Request) -> None:
        """Queue `request` behind the others for its host."""
        host = self._host(request.host)
        host.waiting.append(request)
        self.waiting += 1
        self._enqueue(request.host, host)

    def slow_down(self, host_key: str, gap_s: float) -> None:
        """Keep at least `gap_s` between starts on a host from now on."""
        host = self._host(host_key)
        host.gap_s = max(host.gap_s, gap_s)

    def narrow(self, host_key: str, at_once: int) -> None:
        """Have at most `at_once` requests in flight to a host from now on; 0 changes nothing."""
        host = self._host(host_key)
        host.at_once = min(host.at_once, at_once or host.at_once)

    def hold(self, host_key: str, until_s: float) -> None:
        """Start nothing on a host before `until_s`."""
        host = self._host(host_key)
        host.ready_s = max(host.ready_s, until_s)

    def take(self, now_s: float) -> Request | None:
        """Return the next request that may start now, or None."""
        if self.in_flight >= self._limit(now_s):
            return None
        while self._ready and self._ready[0][0] <= now_s:
            _, _, key = heapq.heappop(self._ready)
            host = self._hosts[key]
            host.queued = False
            # The host may have asked for quiet since it was put into the heap.
            if host.ready_s > now_s:
                self._enqueue(key, host)
                continue
            if host.waiting and host.in_flight < host.at_once:
                return self._start(key, host, now_s)
        return None

    def done(self, request: Request) -> None:
        """Give back the place of a request that `take` returned."""
        host = self._hosts[request.host]
        host.in_flight -= 1
        self.in_flight -= 1
        self._enqueue(request.host, host)

    def wake_s(self, now_s: float) -> float | None:
        """Return when `take` may next succeed without anything finishing first, or None."""
        if not self._ready:
            return None
        ready_s = max(self._ready[0][0], now_s)
        if self.in_flight >= self._pace.total:
            return None
        if self.in_flight >= self._limit(ready_s):
            opens_s = self._started_s + (self.in_flight + 1 - self._pace.opening) / self._pace.opening_per_s
            return max(ready_s, opens_s)
        return ready_s

    def drain(self) -> list[Request]:
        """Return all that still waits, and forget it."""
        left = [request for host in self._hosts.values() for request in host.waiting]
        for host in self._hosts.values():
            host.waiting.clear()
        self.waiting = 0
        return left

    def drain_host(self, host_key: str) -> list[Request]:
        """Return what still waits for one host, and forget it."""
        host = self._host(host_key)
        left = list(host.waiting)
        host.waiting.clear()
        self.waiting -= len(left)
        return left

    def _start(self, key: str, host: _Host, now_s: float) -> Request:
        host.in_flight += 1
        host.ready_s = now_s + host.gap_s
        self.in_flight += 1
        self.waiting -= 1
        request = host.waiting.popleft()
        self._enqueue(key, host)
        return request

    def _limit(self, now_s: float) -> int:
        opened = self._pace.opening + int((now_s - self._started_s) * self._pace.opening_per_s + 1e-6)
        return min(self._pace.total, opened)

    def _host(self, key: str) -> _Host:
        if key not in self._hosts:
            self._hosts[key] = _Host(gap_s=self._pace.gap_s, ready_s=self._started_s, at_once=self._pace.per_host)
        return self._hosts[key]

    def _enqueue(self, key: str, host: _Host) -> None:
        if host.waiting and not host.queued and host.in_flight < host.at_once:
            host.queued = True
            self._order += 1
            heapq.heappush(self._ready, (host.ready_s, self._order, key))
