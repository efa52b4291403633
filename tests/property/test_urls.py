"""Laws of addresses on whatever people and servers may write."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core import urls

law = settings(max_examples=100, deadline=None)

schemes = st.sampled_from(["http", "https", "HTTP", "ftp", "data", "javascript", "mailto", "x-y", "file"])
hosts = st.sampled_from(["a.lan", "A.Lan.", "127.1", "0x7f.1", "[::1]", "bücher.lan", "", "u:p@a.lan", "a.lan:8080"])
tails = st.text(alphabet="aä/.%2eE?#&=\\ \t;:@[]", max_size=12)
likely = st.builds(
    lambda scheme, slashes, host, tail: f"{scheme}:{slashes}{host}{tail}",
    schemes,
    st.sampled_from(["//", "/", "", "\\\\"]),
    hosts,
    tails,
)
anything = st.one_of(likely, likely, st.text(max_size=40))


@law
@given(anything)
def test_a_canonical_address_is_its_own_canonical_spelling(text: str) -> None:
    spelled = urls.canonical(text)
    assert spelled is None or urls.canonical(spelled) == spelled


def _web_address(text: str) -> str:
    """Return a text that begins as a web address does and points to no place on a page."""
    bare = text.replace("#", "").strip()
    return bare if bare.startswith(("http", "HTTP")) else f"http://a.lan/{bare}"


@law
@given(anything)
def test_a_canonical_address_has_no_fragment_and_nothing_but_ascii(text: str) -> None:
    spelled = urls.canonical(text)
    if spelled is not None:
        assert "#" not in spelled
        assert spelled.isascii()
        assert spelled.isprintable()


@law
@given(likely.map(_web_address), st.text(alphabet="abc/?%", max_size=6))
def test_the_fragment_does_not_make_another_address(text: str, fragment: str) -> None:
    assert urls.canonical(f"{text}#{fragment}") == urls.canonical(text)


@law
@given(anything)
def test_every_canonical_address_can_be_taken_apart(text: str) -> None:
    spelled = urls.canonical(text)
    if spelled is not None:
        parts = urls.parts(spelled)
        assert spelled.startswith(f"{parts.scheme}:")
        assert 0 <= parts.port <= 65_535
        assert not urls.host_key(spelled).endswith(".")


@law
@given(anything)
def test_joining_never_fails_and_gives_a_canonical_address(text: str) -> None:
    joined = urls.join("https://a.lan/x/y", text)
    assert joined is None or urls.canonical(joined) == joined


@law
@given(anything)
def test_a_whole_address_on_a_page_is_that_address(text: str) -> None:
    spelled = urls.canonical(text)
    assert spelled is None or urls.join("https://b.lan/x/y", spelled) == spelled


@law
@given(anything)
def test_what_a_catalog_accepts_can_be_asked(text: str) -> None:
    if not urls.complaint(text):
        spelled = urls.canonical(text)
        assert spelled is not None
        assert urls.scheme(spelled) in urls.DEFAULT_PORTS
        assert not urls.has_credentials(spelled)
        assert urls.hostname(spelled)


@law
@given(st.ip_addresses())
def test_every_address_written_as_a_host_is_a_literal(address: IPv4Address | IPv6Address) -> None:
    host = f"[{address}]" if ":" in str(address) else str(address)
    spelled = urls.canonical(f"http://{host}/")
    assert spelled is not None
    assert urls.literal(urls.hostname(spelled)) == address
    assert "is a number" in urls.oddity(spelled)
