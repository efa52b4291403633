"""How fast a client without any cost of its own could be: an event simulation with zero CPU."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.workload import Address, Workload


def floor_seconds(workload: Workload, in_flight: int) -> float:
    """Wall time of a free client that takes the addresses in their order.

    An address whose host is full waits aside and does not hold a slot. An address that never answers
    holds its slot for the whole timeout. Both hops of a redirect are counted on the first host.

    Args:
        workload: Addresses, timeout and limit per host.
        in_flight: Requests in flight over all hosts.
    """
    coming = deque(workload.addresses)
    released: deque[Address] = deque()
    aside: defaultdict[str, deque[Address]] = defaultdict(deque)
    busy: Counter[str] = Counter()
    ends: list[tuple[float, str]] = []
    now = 0.0
    while coming or released or ends:
        while (coming or released) and len(ends) < in_flight:
            address = released.popleft() if released else coming.popleft()
            if busy[address.host] >= workload.per_host:
                aside[address.host].append(address)
                continue
            busy[address.host] += 1
            heapq.heappush(ends, (now + _seconds(address, workload.timeout), address.host))
        now, host = heapq.heappop(ends)
        busy[host] -= 1
        if aside[host]:
            released.append(aside[host].popleft())
    return now


def _seconds(address: Address, timeout: float) -> float:
    return timeout if address.seconds is None else min(timeout, address.seconds)
