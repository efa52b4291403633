"""Names to addresses, with a real name server that answers in every way there is."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address

import pytest

from rescatalog.core.words import Failure
from rescatalog.fetch.resolver import MAX_LOOKUPS, Resolved, Resolver
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, For, Rcode, Record, Silence
from tests.web.server import LoopbackWeb

NAME = "alpha.lan"


def _resolve(web: LoopbackWeb, *hosts: str) -> list[Resolved]:
    async def all_of_them() -> list[Resolved]:
        resolver = Resolver(servers=(web.dns,), timeout_s=0.1)
        try:
            return await asyncio.gather(*map(resolver.resolve, hosts))
        finally:
            await resolver.close()

    return asyncio.run(all_of_them())


@pytest.mark.parametrize(
    ("record", "failure"),
    [
        (NXDOMAIN, Failure.DNS_NOT_FOUND),
        (SERVFAIL, Failure.DNS_FAILED),
        (Rcode("REFUSED"), Failure.DNS_FAILED),
        (Rcode("FORMERR"), Failure.DNS_FAILED),
        (Rcode("NOTIMP"), Failure.DNS_FAILED),
        (Silence(), Failure.DNS_TIMEOUT),
    ],
    ids=["nxdomain", "servfail", "refused", "formerr", "notimp", "silence"],
)
def test_only_the_name_server_s_own_word_makes_a_name_missing(
    web: LoopbackWeb, record: Record, failure: Failure
) -> None:
    web.name(NAME, record)
    resolved = _resolve(web, NAME)[0]
    assert (resolved.failure, resolved.addresses) == (failure, ())
    assert resolved.detail


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["127.0.0.1"], ["127.0.0.1"]),
        (["::1"], ["::1"]),
        (["::1", "127.0.0.1"], ["127.0.0.1", "::1"]),
        (["127.0.0.3", "::2", "127.0.0.2", "::1"], ["127.0.0.2", "127.0.0.3", "::1", "::2"]),
    ],
)
def test_all_addresses_come_with_ipv4_first(web: LoopbackWeb, texts: list[str], expected: list[str]) -> None:
    web.name(NAME, Addresses(*texts))
    resolved = _resolve(web, NAME)[0]
    assert resolved.failure is None
    assert sorted(resolved.addresses, key=lambda address: (address.version, int(address))) == list(
        map(ip_address, expected)
    )
    versions = [address.version for address in resolved.addresses]
    assert versions == sorted(versions)


def test_a_name_that_heals_is_found_when_it_is_asked_again(web: LoopbackWeb) -> None:
    web.name(NAME, For(0.15, SERVFAIL, Addresses("127.0.0.7")))

    async def twice() -> tuple[Resolved, Resolved]:
        first, second = (Resolver(servers=(web.dns,), timeout_s=0.1, tries=1) for _ in range(2))
        try:
            before = await first.resolve(NAME)
            await asyncio.sleep(0.2)
            return before, await second.resolve(NAME)
        finally:
            await first.close()
            await second.close()

    before, after = asyncio.run(twice())
    assert before.failure is Failure.DNS_FAILED
    assert list(map(str, after.addresses)) == ["127.0.0.7"]


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "127.0.0.1"), ("[::1]", "::1"), ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1"), ("8.8.8.8", "8.8.8.8")],
)
def test_a_number_is_its_own_address_and_nobody_is_asked(web: LoopbackWeb, host: str, address: str) -> None:
    assert _resolve(web, host)[0].addresses == (ip_address(address),)
    assert web.queries == []


@pytest.mark.parametrize("host", ["a" * 64 + ".lan", ".".join(["a" * 60] * 5), "a..lan"])
def test_a_name_that_no_name_server_can_be_asked_for_is_no_exception(web: LoopbackWeb, host: str) -> None:
    resolved = _resolve(web, host)[0]
    assert resolved.failure in {Failure.BAD_ADDRESS, Failure.DNS_NOT_FOUND, Failure.DNS_FAILED}
    assert resolved.addresses == ()


def test_large_bursts_are_thinned_out_and_every_name_is_answered(web: LoopbackWeb) -> None:
    hosts = [f"h{number}.lan" for number in range(MAX_LOOKUPS * 5)]
    for number, host in enumerate(hosts):
        web.name(host, Addresses(f"127.0.{number // 200}.{1 + number % 200}"))
    found = _resolve(web, *hosts)
    assert [str(resolved.addresses[0]) for resolved in found] == [
        f"127.0.{number // 200}.{1 + number % 200}" for number in range(len(hosts))
    ]


def test_closing_twice_and_closing_unused_is_no_fault() -> None:
    async def close() -> None:
        resolver = Resolver()
        await resolver.close()
        await resolver.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}, "nothing is left running"

    asyncio.run(close())
