"""One spelling for each address, and which are fit for a catalog."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from rescatalog.core import urls


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://A.Lan", "https://a.lan/"),
        ("HTTPS://a.lan/", "https://a.lan/"),
        ("https://a.lan:443/", "https://a.lan/"),
        ("http://a.lan:80/", "http://a.lan/"),
        ("https://a.lan/#part", "https://a.lan/"),
        ("https://a.lan/#", "https://a.lan/"),
        ("  https://a.lan/\n", "https://a.lan/"),
        ("https://a.lan/x/../y/./z", "https://a.lan/y/z"),
        ("https://a.lan/%2e%2E/y", "https://a.lan/y"),
        ("https://a.lan/ä b", "https://a.lan/%C3%A4%20b"),
        ("https://bücher.lan/", "https://xn--bcher-kva.lan/"),
        ("https:\\\\a.lan\\x", "https://a.lan/x"),
        ("https:a.lan/x", "https://a.lan/x"),
        ("https://a.lan/a\tb", "https://a.lan/ab"),
    ],
)
def test_trivially_different_spellings_are_one_address(one: str, other: str) -> None:
    assert urls.canonical(one) == urls.canonical(other) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.lan/", "http://a.lan/"),
        ("https://a.lan/x", "https://a.lan/x/"),
        ("https://a.lan/x", "https://a.lan/X"),
        ("https://a.lan/?a", "https://a.lan/"),
        ("https://a.lan/?", "https://a.lan/"),
        ("https://a.lan/", "https://www.a.lan/"),
        ("https://a.lan/", "https://a.lan./"),
        ("https://a.lan/%7Ex", "https://a.lan/~x"),
    ],
)
def test_what_may_be_two_pages_stays_two_addresses(one: str, other: str) -> None:
    assert urls.canonical(one) != urls.canonical(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.lan",
        "//a.lan/",
        "http://",
        "http://a b/",
        "http://a.lan:99999/",
        "http://[::1",
        "http://a.lan/\ud800",
        "not one",
    ],
)
def test_what_is_no_address_has_no_spelling(text: str) -> None:
    assert urls.canonical(text) is None


def test_an_address_beyond_eight_thousand_characters_is_none() -> None:
    assert urls.canonical("https://a.lan/" + "x" * 7_986) is not None
    assert urls.canonical("https://a.lan/" + "x" * 7_987) is None


def test_an_address_that_grows_too_long_in_its_canonical_spelling_is_none() -> None:
    assert urls.canonical("https://a.lan/" + "é" * 3_000) is None


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("\uff11\uff12\uff17.0.0.1", "127.0.0.1"),
        ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1"),
        ("[0:0::1]", "::1"),
    ],
)
def test_every_way_to_write_a_number_spells_out_the_same_literal(host: str, address: str) -> None:
    spelled = urls.canonical(f"http://{host}/")
    assert spelled is not None
    assert urls.literal(urls.hostname(spelled)) == ip_address(address)


@pytest.mark.parametrize("host", ["a.lan", "localhost", "1.2.3.4.lan", "", "[v1.x]"])
def test_a_name_is_no_literal(host: str) -> None:
    assert urls.literal(host) is None


@pytest.mark.parametrize(
    ("base", "reference", "joined"),
    [
        ("https://a.lan/x/y", "z", "https://a.lan/x/z"),
        ("https://a.lan/x/y", "/z", "https://a.lan/z"),
        ("https://a.lan/x/y", " ../z#part ", "https://a.lan/z"),
        ("https://a.lan/x/y", "//b.lan", "https://b.lan/"),
        ("https://a.lan/x/y", "?q", "https://a.lan/x/y?q"),
        ("https://a.lan/x/y", "", "https://a.lan/x/y"),
        ("https://a.lan/x/y", "HTTP://B.lan:80", "http://b.lan/"),
        ("https://a.lan/x/y", "javascript:alert(1)", "javascript:alert(1)"),
        ("https://a.lan/x/y", "http://", None),
        ("https://a.lan/x/y", "//a b/", None),
        ("https://a.lan/x/y", "/\ud800", None),
        ("https://a.lan/x/y", "/" + "x" * 9_000, None),
    ],
)
def test_references_are_joined_to_the_page_they_stand_on(base: str, reference: str, joined: str | None) -> None:
    assert urls.join(base, reference) == joined


@pytest.mark.parametrize(
    ("url", "host", "hostname", "port", "origin"),
    [
        ("https://a.lan/x", "a.lan", "a.lan", 443, "https://a.lan"),
        ("http://a.lan/x", "a.lan", "a.lan", 80, "http://a.lan"),
        ("http://a.lan:8080/x", "a.lan", "a.lan", 8080, "http://a.lan:8080"),
        ("https://a.lan./x", "a.lan", "a.lan.", 443, "https://a.lan."),
        ("http://[::1]:81/", "[::1]", "[::1]", 81, "http://[::1]:81"),
        ("http://u:p@a.lan/", "a.lan", "a.lan", 80, "http://a.lan"),
    ],
)
def test_an_address_is_taken_apart(url: str, host: str, hostname: str, port: int, origin: str) -> None:
    assert (urls.host_key(url), urls.hostname(url), urls.port(url), urls.origin(url)) == (
        host,
        hostname,
        port,
        origin,
    )


def test_a_scheme_without_ports_has_port_zero() -> None:
    assert (urls.scheme("javascript:x"), urls.port("javascript:x")) == ("javascript", 0)


@pytest.mark.parametrize(("url", "count"), [("http://u@a.lan/", 1), ("http://:p@a.lan/", 1), ("http://a.lan/@", 0)])
def test_credentials_are_found(url: str, count: int) -> None:
    assert urls.has_credentials(url) == bool(count)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.lan/x?y=1&z=(2)", ""),
        ("http://127.0.0.1:8000/", ""),
        ("https://a.lan/#part", ""),
        ("https://a.lan/a b", "percent-encode"),
        (" https://a.lan/", "percent-encode"),
        ("https://a.lan/\n", "percent-encode"),
        ('https://a.lan/"', "percent-encode"),
        ("https://a.lan\\x", "percent-encode"),
        ("<https://a.lan/>", "percent-encode"),
        ("https://a.lan/\x7f", "percent-encode"),
        ("https://a.lan/é", "ASCII"),
        ("https://bücher.lan/", "punycode"),
        ("ftp://a.lan/", "begins with"),
        ("a.lan", "begins with"),
        ("javascript:alert(1)", "begins with"),
        ("", "begins with"),
        ("https://", "not an address"),
        ("https://a.lan:99999/", "not an address"),
        ("https://a.lan/" + "x" * 8_000, "not an address"),
        ("https://u:p@a.lan/", "user name and password"),
    ],
)
def test_a_catalog_complains_of_addresses_that_are_not_clean(url: str, words: str) -> None:
    complaint = urls.complaint(url)
    assert words in complaint
    assert bool(words) == bool(complaint)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.lan/", ""),
        ("https://a.lan:443/", ""),
        ("https://a.lan:8443/", "`:8443`"),
        ("http://127.1/", "`127.0.0.1` is a number"),
        ("http://[::1]/", "is a number"),
        ("http://localhost/", "not a public host name"),
        ("http://localhost./", "not a public host name"),
        ("no address", ""),
    ],
)
def test_addresses_of_one_s_own_network_are_odd(url: str, words: str) -> None:
    oddity = urls.oddity(url)
    assert words in oddity
    assert bool(words) == bool(oddity)
