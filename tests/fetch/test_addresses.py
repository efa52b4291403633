"""Which network addresses may be asked."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from rescatalog.core.words import Failure
from rescatalog.fetch.addresses import DENIED, AddressRule, Network, parse_address, parse_networks

FORBIDDEN_ADDRESS, FORBIDDEN_PORT = Failure.FORBIDDEN_ADDRESS, Failure.FORBIDDEN_PORT
PUBLIC = [
    "1.1.1.1",
    "93.184.216.34",
    "172.15.0.1",
    "172.32.0.1",
    "192.167.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
]
SPECIAL = [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "100::1", "2001::1",
    "2001:db8::1", "3fff::1", "5f00::1", "64:ff9b:1::1",
]  # fmt: skip
# Each carries 127.0.0.1, 10.0.0.1 or 169.254.169.254 inside.
WRAPPED = [
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::169.254.169.254",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
]
WRAPPED_PUBLIC = ["::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1"]


def _refusal(*texts: str, port: int = 443, allowed: tuple[str, ...] = ()) -> Failure | None:
    return AddressRule(parse_networks(allowed)).refusal([ip_address(text) for text in texts], port)


@pytest.mark.parametrize("text", PUBLIC + WRAPPED_PUBLIC)
@pytest.mark.parametrize("port", [80, 443])
def test_public_addresses_may_be_asked(text: str, port: int) -> None:
    assert _refusal(text, port=port) is None


@pytest.mark.parametrize("network", DENIED, ids=str)
def test_every_row_of_the_deny_list_is_refused_from_its_first_address_to_its_last(network: Network) -> None:
    for text in (str(network[0]), str(network[-1])):
        assert _refusal(text) is FORBIDDEN_ADDRESS


@pytest.mark.parametrize("text", SPECIAL)
def test_special_addresses_are_refused(text: str) -> None:
    assert _refusal(text) is FORBIDDEN_ADDRESS


@pytest.mark.parametrize("text", WRAPPED)
def test_an_address_inside_an_address_is_judged(text: str) -> None:
    assert _refusal(text) is FORBIDDEN_ADDRESS


@pytest.mark.parametrize("text", ["::127.0.0.1", "::ffff:0:127.0.0.1"])
def test_the_older_wrappings_of_a_private_address_are_refused(text: str) -> None:
    assert _refusal(text) is FORBIDDEN_ADDRESS


@pytest.mark.parametrize("port", [1, 22, 80, 443, 8080, 65535])
@pytest.mark.parametrize(
    ("text", "network"),
    [("127.0.0.1", "127.0.0.0/8"), ("::1", "::1/128"), ("10.1.2.3", "10.1.2.3"), ("1.1.1.1", "0.0.0.0/0")],
)
def test_inside_an_allowed_network_any_port_may_be_asked(text: str, network: str, port: int) -> None:
    assert _refusal(text, port=port, allowed=(network,)) is None


@pytest.mark.parametrize("text", ["10.0.0.1", "::1", "192.168.0.1"])
def test_an_allowed_network_allows_no_other(text: str) -> None:
    assert _refusal(text, allowed=("127.0.0.0/8",)) is FORBIDDEN_ADDRESS


@pytest.mark.parametrize("port", [1, 22, 25, 79, 81, 8080, 8443])
def test_elsewhere_only_the_ports_of_the_web_may_be_asked(port: int) -> None:
    assert _refusal("1.1.1.1", port=port, allowed=("127.0.0.0/8",)) is FORBIDDEN_PORT


def test_a_wrapped_address_of_an_allowed_network_may_be_asked() -> None:
    assert _refusal("::ffff:10.0.0.1", allowed=("10.0.0.0/8",)) is None


@pytest.mark.parametrize(
    ("texts", "allowed", "refusal"),
    [
        (("1.1.1.1", "10.0.0.1"), (), FORBIDDEN_ADDRESS),
        (("10.0.0.1", "1.1.1.1"), (), FORBIDDEN_ADDRESS),
        (("1.1.1.1", "::1"), (), FORBIDDEN_ADDRESS),
        (("1.1.1.1", "1.0.0.1"), (), None),
        (("127.0.0.1", "::1"), ("127.0.0.0/8",), None),
        (("127.0.0.1", "10.0.0.1"), ("127.0.0.0/8",), None),
    ],
)
def test_one_forbidden_answer_among_others_is_enough_unless_some_are_allowed(
    texts: tuple[str, ...], allowed: tuple[str, ...], refusal: Failure | None
) -> None:
    assert _refusal(*texts, allowed=allowed) is refusal


def test_where_some_answers_are_allowed_only_those_are_asked() -> None:
    rule = AddressRule(parse_networks(["127.0.0.0/8"]))
    loopback, private = ip_address("127.0.0.1"), ip_address("10.0.0.1")
    assert rule.preferred([private, loopback]) == (loopback,)
    assert rule.preferred([private]) == (private,)


def test_networks_may_be_written_with_host_bits() -> None:
    assert [str(network) for network in parse_networks(["10.1.2.3/8", "::1"])] == ["10.0.0.0/8", "::1/128"]


@pytest.mark.parametrize("text", ["", "localhost", "10.0.0.0/33", "10.0.0"])
def test_what_is_no_network_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"network|permitted|Expected|address"):
        parse_networks([text])


def test_the_zone_of_an_address_is_left_out() -> None:
    assert parse_address("fe80::1%eth0") == ip_address("fe80::1")
