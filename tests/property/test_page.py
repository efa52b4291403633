"""Laws of titles on whatever bytes a server may send."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.judging.page import MAX_TITLE, one_line, title_of

law = settings(max_examples=100, deadline=None)

TAGS = [
    b"<title>", b"</title>", b"<head>", b"</head>", b"<body", b"<svg>", b"<!--", b"-->", b"<![CDATA[",
    b"<script>", b"</script>", b"<meta charset=utf-16>", b"<meta charset=windows-1251>",
    b"<?xml encoding='x'?>", b"<!doctype html>", b"&#0;", b"&#x110000;", b"&amp", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf",
]  # fmt: skip
bodies = st.lists(st.one_of(st.binary(max_size=12), st.sampled_from(TAGS)), max_size=15).map(b"".join)
charsets = st.sampled_from(["utf-8", "utf-16", "windows-1251", "gb18030", "shift_jis", "unheard-of", ""])
content_types = st.one_of(
    st.none(), st.text(max_size=20), charsets.map(lambda charset: f"text/html; charset={charset}")
)


@law
@given(bodies, content_types)
def test_no_bytes_are_too_strange_to_be_looked_at(body: bytes, content_type: str | None) -> None:
    _is_fit_to_show(title_of(body, content_type))


@law
@given(st.text(max_size=MAX_TITLE * 2))
def test_a_line_is_one_line_and_fit_to_show(text: str) -> None:
    line = one_line(text)
    _is_fit_to_show(line)
    assert line is None or one_line(line) == line


@law
@given(
    st.text(alphabet="абвгдежз ABC,.;-", min_size=1, max_size=60),
    st.sampled_from(["utf-8", "windows-1251", "koi8-r"]),
)
def test_a_title_comes_back_as_it_was_written(text: str, charset: str) -> None:
    body = f"<!doctype html><title>{text}</title>".encode(charset)
    assert title_of(body, f"text/html; charset={charset}") == one_line(text)


def _is_fit_to_show(line: str | None) -> None:
    if line is not None:
        assert 0 < len(line) <= MAX_TITLE
        assert line == line.strip()
        assert not [character for character in line if unicodedata.category(character) in {"Cc", "Zl", "Zp"}]
