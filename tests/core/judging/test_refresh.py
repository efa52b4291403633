"""`<meta http-equiv=refresh>`: a redirect that the page makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.judging.refresh import refresh_of


@pytest.mark.parametrize(
    ("body", "target"),
    [
        (b'<meta http-equiv="refresh" content="0; url=/new">', "/new"),
        (b"<META HTTP-EQUIV=Refresh CONTENT='5;URL=https://b.lan/x?a=1&amp;b=2'>", "https://b.lan/x?a=1&b=2"),
        (b'<meta content="0;/new" http-equiv="refresh"/>', "/new"),
        (b'<meta http-equiv="refresh" content="1, url=\'/quoted\'">', "/quoted"),
        (b'<meta http-equiv="refresh" content=".5;url=x">', "x"),
        # For people, who read first; a page that reloads itself; one for readers without scripts; a remark.
        (b'<meta http-equiv="refresh" content="30; url=/new">', None),
        (b'<meta http-equiv="refresh" content="3">', None),
        (b'<noscript><meta http-equiv="refresh" content="0; url=/plain"></noscript>', None),
        (b'<!-- <meta http-equiv="refresh" content="0; url=/old"> -->', None),
        (b'<meta name="description" content="0; url=/no">', None),
        (b"nothing", None),
        (b"x" * 70_000 + b'<meta http-equiv="refresh" content="0; url=/late">', None),
    ],
)
def test_a_page_that_sends_its_readers_on_at_once_says_where(body: bytes, target: str | None) -> None:
    assert refresh_of(body, None) == target


def test_the_header_says_the_same() -> None:
    assert refresh_of(b"", "0;url=/next") == "/next"
    assert refresh_of(b'<meta http-equiv="refresh" content="0; url=/page">', "0; url=/header") == "/header"


@given(st.binary(max_size=400), st.none() | st.text(max_size=50))
def test_nothing_is_too_strange_to_be_looked_at(body: bytes, header: str | None) -> None:
    found = refresh_of(body, header)
    assert found is None or found.strip()
