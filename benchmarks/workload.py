"""What is asked: addresses with a known truth, made from a fixed seed."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20261121
HTTP_PORT = 18080
TLS_PORT = 18443
PAGE_VARIANTS = 64
MOST_PER_HOST = 11
MEDIAN_SECONDS = 0.150
P99_SECONDS = 3.0
CAP_SECONDS = 9.0
NORMAL_Z99 = 2.326
SAME_HOST_SHARE = 0.7


class Kind(StrEnum):
    """What truly happens at an address."""

    PAGE = "page"
    MOVED = "moved"
    MISSING = "missing"
    HANG = "hang"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Address:
    """One address and its truth.

    Attributes:
        url: What the tools are given.
        host: The IP literal that it names first.
        kind: What happens there.
        final_url: Where a page is in the end; None when no page comes.
        seconds: Until the answer is complete on an idle server, all hops; None when none ever comes.
    """

    url: str
    host: str
    kind: Kind
    final_url: str | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Workload:
    """One benchmark's addresses and the limits that every tool gets.

    Attributes:
        name: As given on the command line.
        scheme: `http` or `https`, the same for all.
        hosts: Every IP literal that the server must listen on.
        addresses: In the order in which the tools read them.
        timeout: Seconds for one address, all hops.
        per_host: Requests in flight to one host.
    """

    name: str
    scheme: str
    hosts: tuple[str, ...]
    addresses: tuple[Address, ...]
    timeout: int
    per_host: int = 10

    def count(self) -> dict[str, int]:
        """How many addresses there are of each kind."""
        return dict(Counter(address.kind.value for address in self.addresses))

    def write(self, folder: Path) -> None:
        """Write `urls.txt` for the tools and `expect.json` with the truth."""
        lines = "".join(f"{address.url}\n" for address in self.addresses)
        (folder / "urls.txt").write_text(lines, encoding="ascii")
        truth = {
            "workload": self.name,
            "seed": SEED,
            "timeout": self.timeout,
            "addresses": [asdict(address) for address in self.addresses],
        }
        (folder / "expect.json").write_text(json.dumps(truth, indent=1), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Mix:
    """The numbers behind a workload with latencies.

    Attributes:
        hosts: How many.
        urls: How many over all hosts.
        unusual: How many of each kind; all the others are pages.
        scale: Factor on every latency.
        timeout: Seconds for one address.
    """

    hosts: int
    urls: int
    unusual: dict[Kind, int]
    scale: float
    timeout: int


REALISTIC = Mix(400, 2000, {Kind.HANG: 62, Kind.MISSING: 100, Kind.MOVED: 187, Kind.RESET: 26}, 1.0, 10)
MINI = Mix(80, 400, {Kind.HANG: 12, Kind.MISSING: 20, Kind.MOVED: 37, Kind.RESET: 5}, 0.2, 2)


def host_names(count: int) -> tuple[str, ...]:
    """IP literals of the loopback network, one per host."""
    return tuple(f"127.12.{index // 250}.{index % 250 + 1}" for index in range(count))


def realistic() -> Workload:
    """2,000 addresses on 400 TLS hosts: slow ones, dead ones, moved ones."""
    return _mixed("realistic", REALISTIC)


def mini() -> Workload:
    """The realistic mix at a fifth of its size and latency, for a quick answer."""
    return _mixed("mini", MINI)


def raw() -> Workload:
    """10,000 small pages on 200 plain-http hosts without latency: cost per request."""
    hosts = host_names(200)
    return _small_pages("raw", hosts, "http", 10_000)


def cold_tls() -> Workload:
    """1,200 TLS hosts with one small page each: cost per new connection."""
    hosts = host_names(1200)
    return _small_pages("cold-tls", hosts, "https", len(hosts))


WORKLOADS: dict[str, Callable[[], Workload]] = {
    "realistic": realistic,
    "cold-tls": cold_tls,
    "raw": raw,
    "mini": mini,
}


def _small_pages(name: str, hosts: tuple[str, ...], scheme: str, count: int) -> Workload:
    port = TLS_PORT if scheme == "https" else HTTP_PORT
    addresses = []
    for index in range(count):
        host = hosts[index % len(hosts)]
        url = f"{scheme}://{host}:{port}/note/{index}.html"
        addresses.append(Address(url, host, Kind.PAGE, url, 0.0))
    random.Random(SEED).shuffle(addresses)
    return Workload(name, scheme, hosts, tuple(addresses), timeout=10)


def _mixed(name: str, mix: Mix) -> Workload:
    chance = random.Random(SEED)
    hosts = host_names(mix.hosts)
    kinds = [kind for kind, count in mix.unusual.items() for _ in range(count)]
    kinds += [Kind.PAGE] * (mix.urls - len(kinds))
    chance.shuffle(kinds)
    places = _spread(hosts, mix.urls, chance)
    addresses = []
    for number, (kind, host) in enumerate(zip(kinds, places, strict=True)):
        other = host if chance.random() < SAME_HOST_SHARE else chance.choice(hosts)
        latency = _latency(chance) * mix.scale
        addresses.append(_address(kind, (host, other), number, (latency, chance.uniform(0.2, 0.5))))
    return Workload(name, "https", hosts, tuple(addresses), mix.timeout)


def _spread(hosts: tuple[str, ...], urls: int, chance: random.Random) -> list[str]:
    """One host per address: each host at least once, none more than MOST_PER_HOST times."""
    places = list(hosts)
    counts = Counter(places)
    while len(places) < urls:
        host = chance.choice(hosts)
        if counts[host] < MOST_PER_HOST:
            counts[host] += 1
            places.append(host)
    chance.shuffle(places)
    return places


def _latency(chance: random.Random) -> float:
    sigma = math.log(P99_SECONDS / MEDIAN_SECONDS) / NORMAL_Z99
    return min(CAP_SECONDS, chance.lognormvariate(math.log(MEDIAN_SECONDS), sigma))


def _address(kind: Kind, hosts: tuple[str, str], number: int, wait: tuple[float, float]) -> Address:
    """Spell one address; the server reads what to do, and how long to wait, from its path."""
    host, other = hosts
    latency, first_share = wait
    site = f"https://{host}:{TLS_PORT}"
    page = f"{number % PAGE_VARIANTS}/lesson-{number}.html"
    match kind:
        case Kind.PAGE:
            url = f"{site}/page/{latency:.3f}/{page}"
            return Address(url, host, kind, url, round(latency, 3))
        case Kind.MOVED:
            first, second = latency * first_share, latency * (1 - first_share)
            rest = f"/page/{second:.3f}/{page}"
            url = f"{site}/old/{first:.3f}/{other}{rest}"
            final = f"https://{other}:{TLS_PORT}{rest}"
            return Address(url, host, kind, final, round(first, 3) + round(second, 3))
        case Kind.HANG:
            return Address(f"{site}/slow/lesson-{number}.html", host, kind, None, None)
        case Kind.MISSING | Kind.RESET:
            word = "left" if kind is Kind.MISSING else "cut"
            url = f"{site}/{word}/{latency:.3f}/lesson-{number}.html"
            return Address(url, host, kind, None, round(latency, 3))
