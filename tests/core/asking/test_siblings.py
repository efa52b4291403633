"""Random addresses beside others: in the same folder, of the same kind, and surely nothing there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core import urls
from rescatalog.core.asking.siblings import sibling_of


@pytest.mark.parametrize(
    ("url", "sibling"),
    [
        ("https://a.lan/courses/algebra", "https://a.lan/courses/*"),
        ("https://a.lan/courses/algebra.html", "https://a.lan/courses/*.html"),
        ("https://a.lan/courses/algebra/", "https://a.lan/courses/*/"),
        ("https://a.lan/algebra", "https://a.lan/*"),
        ("https://a.lan/v1.2-release-notes", "https://a.lan/*"),
        ("https://a.lan:8443/a/b", "https://a.lan:8443/a/*"),
        ("https://a.lan/page.php?id=7", "https://a.lan/page.php?id=*"),
        ("https://a.lan/?p=7&lang=en", "https://a.lan/?p=*&lang=*"),
        ("https://a.lan/page?7", "https://a.lan/page?*"),
    ],
)
def test_a_sibling_stands_in_the_same_folder_under_a_name_that_nobody_has(url: str, sibling: str) -> None:
    found = sibling_of(url, "seed")
    assert found is not None
    before, _, after = sibling.partition("*")
    name = found.removeprefix(before).split(after[0] if after else "\0")[0]
    assert name.startswith("no-such-page-")
    assert found == sibling.replace("*", name)


@pytest.mark.parametrize("url", ["https://a.lan/", "https://a.lan"])
def test_a_front_page_has_no_sibling(url: str) -> None:
    assert sibling_of(url, "seed") is None


def test_another_run_asks_for_another_name() -> None:
    assert sibling_of("https://a.lan/x", "one") != sibling_of("https://a.lan/x", "two")


@given(st.from_regex(r"https://[a-z]{1,5}\.lan/[a-zA-Z0-9%/._~=&?-]{0,60}", fullmatch=True))
def test_a_sibling_is_canonical_on_the_same_host_and_not_the_page_itself(url: str) -> None:
    key = urls.canonical(url)
    assert key is not None
    sibling = sibling_of(key, "seed")
    if sibling is not None:
        assert urls.canonical(sibling) == sibling
        assert urls.origin(sibling) == urls.origin(key)
        assert sibling != key
