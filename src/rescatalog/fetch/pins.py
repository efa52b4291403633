"""HTTP clients that can reach only the addresses we checked: hosts are resolved first, then pinned in waves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from pyreqwest.client import Client, ClientBuilder

from rescatalog.fetch.addresses import Address, AddressRule
from rescatalog.fetch.closing import closed
from rescatalog.fetch.port import NotAskedError
from rescatalog.fetch.resolver import Resolved, Resolver
from rescatalog.fetch.second_opinion import SecondOpinion

# A client costs milliseconds, so hosts that come within this time share one.
WAVE_S = 0.02
WAVE_HOSTS = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialling:
    """How connections are made.

    Attributes:
        rule: which addresses may be asked.
        servers: name servers to ask instead of the system's.
        second_servers: name servers whose word is heard where the first know no such name.
        ca_pem: further certificate authorities to trust.
        dns_timeout_s: for one try of a look-up; the second try waits twice as long.
        connect_timeout_s: for one connection, TLS included.
    """

    rule: AddressRule = field(default_factory=AddressRule)
    servers: tuple[str, ...] = ()
    second_servers: tuple[str, ...] = ()
    ca_pem: bytes | None = None
    dns_timeout_s: float = 5.0
    connect_timeout_s: float = 10.0


@dataclass(frozen=True, slots=True)
class Home:
    """Where a host's requests go.

    Attributes:
        addresses: all that were checked.
        address: the one in use.
        client: reaches the host there and nowhere else.
        ports: those that were checked.
    """

    addresses: tuple[Address, ...]
    address: Address
    client: Client
    ports: set[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Wave:
    """Hosts of one look that will share a client."""

    look: int
    built: asyncio.Future[Client]
    hosts: list[tuple[str, Address]] = field(default_factory=list)


class Pins:
    """Clients by host and look; a second look resolves and connects anew."""

    def __init__(self, dialling: Dialling) -> None:
        """Prepare to resolve and connect as `dialling` says."""
        self._dialling = dialling
        self._resolvers: dict[int, Resolver] = {}
        self._homes: dict[tuple[str, int], asyncio.Task[Home]] = {}
        self._waves: dict[int, _Wave] = {}
        self._clients: list[Client] = []
        self._second_opinion = SecondOpinion(dialling.second_servers, timeout_s=dialling.dns_timeout_s)

    async def home_of(self, host: str, port: int, look: int) -> Home:
        """Return where `host` is reached: at a checked address, and nowhere else under that name.

        Args:
            host: as it stands in the address that will be asked.
            port: the port that will be asked.
            look: 1 or 2.

        Raises:
            NotAskedError: the name has no address, or one that may not be asked.
        """
        key = (host, look)
        if key not in self._homes:
            self._homes[key] = asyncio.create_task(self._settle(host, port, look))
        # One caller's deadline must not end the look-up that others wait for.
        home = await asyncio.shield(self._homes[key])
        if port not in home.ports:
            self._check(home.addresses, port)
            home.ports.add(port)
        return home

    async def close(self) -> None:
        """Close all connections and look-ups."""
        for task in self._homes.values():
            task.cancel()
        await asyncio.gather(*self._homes.values(), return_exceptions=True)
        for client in self._clients:
            await closed(client.close())
        for resolver in self._resolvers.values():
            await closed(resolver.close())
        await closed(self._second_opinion.close())

    async def _settle(self, host: str, port: int, look: int) -> Home:
        resolved = await self._resolve(host, look)
        if resolved.failure is not None:
            raise NotAskedError(resolved.failure, resolved.detail)
        addresses = self._dialling.rule.preferred(resolved.addresses)
        self._check(addresses, port)
        # A second look tries another of the addresses, where there is one.
        chosen = addresses[(look - 1) % len(addresses)]
        return Home(addresses, chosen, await self._join_wave(host, chosen, look), {port})

    async def _resolve(self, host: str, look: int) -> Resolved:
        if look not in self._resolvers:
            self._resolvers[look] = Resolver(servers=self._dialling.servers, timeout_s=self._dialling.dns_timeout_s)
        resolved = await self._resolvers[look].resolve(host)
        return await self._second_opinion.on(host, resolved)

    def _check(self, addresses: tuple[Address, ...], port: int) -> None:
        failure = self._dialling.rule.refusal(addresses, port)
        if failure is not None:
            raise NotAskedError(failure, ", ".join(map(str, addresses)))

    async def _join_wave(self, host: str, address: Address, look: int) -> Client:
        loop = asyncio.get_running_loop()
        if look not in self._waves:
            self._waves[look] = _Wave(look, loop.create_future())
            loop.call_later(WAVE_S, self._build, self._waves[look])
        wave = self._waves[look]
        wave.hosts.append((host, address))
        if len(wave.hosts) >= WAVE_HOSTS:
            self._build(wave)
        return await asyncio.shield(wave.built)

    def _build(self, wave: _Wave) -> None:
        """Make the client of a wave, once."""
        if wave.built.done() or self._waves.get(wave.look) is not wave:
            return
        del self._waves[wave.look]
        builder = (
            ClientBuilder()
            .http2(enable=True)
            .no_proxy()
            .follow_redirects(enable=False)
            .referer(enable=False)
            .connect_timeout(timedelta(seconds=self._dialling.connect_timeout_s))
            # A server may close a connection just as it is used again; the second look takes a fresh one each time.
            .pool_max_idle_per_host(4 if wave.look == 1 else 0)
            .pool_idle_timeout(timedelta(seconds=20))
        )
        if self._dialling.ca_pem is not None:
            builder = builder.add_root_certificate_pem(self._dialling.ca_pem)
        for host, address in wave.hosts:
            # Port 0 means: the port of the address that is asked.
            builder = builder.resolve(host, str(address), 0)
        client = builder.build()
        self._clients.append(client)
        wave.built.set_result(client)
