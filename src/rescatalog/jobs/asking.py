"""Asking many addresses: settings in, trails out in batches, off the event loop."""

from __future__ import annotations

import asyncio
import secrets
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rescatalog.core.asking.errands import Wants, never
from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Trail
from rescatalog.core.providers.registry import paces
from rescatalog.errors import SettingsInvalidError
from rescatalog.fetch import engine
from rescatalog.fetch.addresses import AddressRule, is_server, parse_networks
from rescatalog.fetch.exchange import Exchange, Limits
from rescatalog.fetch.pins import Dialling
from rescatalog.fetch.transport import PinnedTransport
from rescatalog.settings import LATE_TIMES, Settings

# Trails are judged and stored together: at most this many, at most this late.
BATCH_TRAILS = 200
BATCH_S = 0.5

Take = Callable[[Sequence[Trail]], None]


def utc_now() -> datetime:
    """Return the wall clock as aware UTC time."""
    return datetime.now(UTC)


def ask(visits: Iterable[Visit], settings: Settings, take: Take, *, certificates: Wants = never) -> None:
    """Ask every target and hand the trails over in batches; runs to its end or to Ctrl-C.

    Args:
        visits: what to ask; a target given twice is asked once.
        settings: how.
        take: judges and stores a batch; runs in a thread of its own, one batch at a time.
        certificates: of which hosts it is seen when the certificate ends, unless the settings say of all or none.

    Raises:
        KeyboardInterrupt: a person stopped the run; everything seen until then was handed over.
        SettingsInvalidError: a network, a name server or a certificate file cannot be used.
    """
    dialling = dialling_of(settings)
    engine.raise_file_limit()
    wants = certificates if settings.certificates is None else lambda _: bool(settings.certificates)
    asyncio.run(_ask(_Wanted(tuple(visits), wants), settings, dialling, take))


def dialling_of(settings: Settings) -> Dialling:
    """Return how connections are made.

    Raises:
        SettingsInvalidError: a network, a name server or a certificate file cannot be used.
    """
    try:
        allowed = parse_networks(settings.allow_network)
    except ValueError as error:
        raise SettingsInvalidError(f"--allow-network: {error}") from None
    for server in (*settings.dns_servers, *settings.second_opinion):
        if not is_server(server):
            message = f"--dns-server: `{server}` is no name server; write its address, as in `9.9.9.9` or `[::1]:53`"
            raise SettingsInvalidError(message)
    return Dialling(
        rule=AddressRule(allowed),
        servers=settings.dns_servers,
        second_servers=settings.second_opinion,
        ca_pem=_authorities(settings.ca_file) if settings.ca_file else None,
        # A silent name server, then a silent host, must be told apart before the exchange's own time is up.
        dns_timeout_s=min(5.0, settings.timeout / 4),
        connect_timeout_s=settings.timeout * 0.9,
    )


def _authorities(path: Path) -> bytes:
    """Return the certificates in a file once it is known that they are some."""
    try:
        pem = path.read_bytes()
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=pem.decode("ascii"))
    except (ssl.SSLError, ValueError):
        raise SettingsInvalidError(f"--ca-file: {path}: this is no list of PEM certificates") from None
    except OSError as error:
        raise SettingsInvalidError(f"--ca-file: {path}: {error.strerror}") from None
    return pem


@dataclass(slots=True)
class _Batches:
    """Collects trails and hands them over from a thread, never on the event loop."""

    take: Take
    waiting: list[Trail] = field(default_factory=list)
    full: asyncio.Event = field(default_factory=asyncio.Event)
    on_its_way: asyncio.Task[None] | None = None

    def add(self, trail: Trail) -> None:
        self.waiting.append(trail)
        if len(self.waiting) >= BATCH_TRAILS:
            self.full.set()

    async def hand_over(self) -> None:
        self.full.clear()
        batch, self.waiting = self.waiting, []
        if batch:
            await asyncio.to_thread(self.take, batch)

    async def keep_going(self) -> None:
        while True:
            try:
                async with asyncio.timeout(BATCH_S):
                    await self.full.wait()
            except TimeoutError:
                pass
            self.on_its_way = asyncio.create_task(self.hand_over())
            await asyncio.shield(self.on_its_way)

    async def finish(self) -> None:
        """Hand over all that is left, after what is on its way: a batch in a thread cannot be called back."""
        if self.on_its_way is not None:
            await self.on_its_way
        await self.hand_over()


@dataclass(frozen=True, slots=True)
class _Wanted:
    visits: tuple[Visit, ...]
    certificates: Wants


async def _ask(wanted: _Wanted, settings: Settings, dialling: Dialling, take: Take) -> None:
    loop = asyncio.get_running_loop()
    frontier = Frontier(
        pace=settings.pace,
        patience=settings.patience,
        agent=settings.robots_agent,
        started_s=loop.time(),
        seed=secrets.token_hex(8),
        certificates=wanted.certificates,
    )
    for host, (gap_s, at_once) in paces(settings.apis).items():
        frontier.treat(host, gap_s=gap_s, at_once=at_once)
    for visit in wanted.visits:
        frontier.add(visit)
    transport = PinnedTransport(dialling)
    limits = Limits(
        timeout_s=settings.timeout,
        late_timeout_s=settings.timeout * LATE_TIMES,
        max_bytes=settings.max_bytes,
        user_agent=settings.user_agent,
        late_user_agent=settings.late_user_agent,
        credentials=settings.credentials,
    )
    batches = _Batches(take)
    handing = asyncio.create_task(batches.keep_going())
    try:
        await engine.run(
            frontier, Exchange(transport, limits, utc_now), emit=batches.add, utc_now=utc_now, budget_s=settings.budget
        )
    finally:
        handing.cancel()
        await asyncio.gather(handing, return_exceptions=True)
        await batches.finish()
        await transport.close()
