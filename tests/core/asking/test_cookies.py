"""Which cookies go back where, along one chain of redirects.

Source of the cases: RFC 6265 sections 5.1 to 5.4, in our own words.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.asking.cookies import MAX_COOKIES, MAX_HEADER_CHARS, Jar, header_for, kept
from tests.core.making import NOW

AT = "https://www.a.lan/courses/algebra/"


def jar(*set_cookies: str, url: str = AT, before: Jar = ()) -> Jar:
    return kept(before, url, set_cookies, now=NOW)


@pytest.mark.parametrize(
    ("set_cookie", "url", "sent"),
    [
        ("a=1", AT, "a=1"),
        ("a=1", "https://www.a.lan/courses/algebra/week-1", "a=1"),
        ("a=1", "https://www.a.lan/courses/algebra", "a=1"),
        ("a=1", "https://www.a.lan/courses/", ""),
        ("a=1", "https://www.a.lan/courses/algebras/", ""),
        ("a=1; Path=/", "https://www.a.lan/", "a=1"),
        ("a=1; path=/courses", "https://www.a.lan/courses", "a=1"),
        ("a=1; path=/courses", "https://www.a.lan/courses/x", "a=1"),
        ("a=1; path=/courses", "https://www.a.lan/coursesx", ""),
        ("a=1; path=nonsense", AT, "a=1"),
        ("a=1; Path=/", "https://a.lan/", ""),
        ("a=1; Path=/", "https://login.a.lan/", ""),
        ("a=1; Path=/; Domain=a.lan", "https://login.a.lan/", "a=1"),
        ("a=1; Path=/; Domain=.a.lan", "https://a.lan/", "a=1"),
        ("a=1; Path=/; Domain=a.lan", "https://nota.lan/", ""),
        ("a=1; Path=/; Domain=b.lan", "https://b.lan/", ""),
        ("a=1; Path=/; Domain=lan", "https://b.lan/", ""),
        ("a=1; Path=/; Secure", "http://www.a.lan/", ""),
        ("a=1; Path=/; Secure", "https://www.a.lan/", "a=1"),
        ("a=1; Path=/; HttpOnly; SameSite=Lax", "https://www.a.lan/", "a=1"),
        ("  a = 1 ; Path=/", "https://www.a.lan/", "a=1"),
        ("a=x=y; Path=/", "https://www.a.lan/", "a=x=y"),
        ("a=; Path=/", "https://www.a.lan/", "a="),
        ("=1; Path=/", "https://www.a.lan/", ""),
        ("nonsense; Path=/", "https://www.a.lan/", ""),
        ("a=ü; Path=/", "https://www.a.lan/", ""),
        ("a=1\r\nX-Evil: 1; Path=/", "https://www.a.lan/", ""),
        ("a=" + "x" * 5_000 + "; Path=/", "https://www.a.lan/", ""),
        ("a=1; Path=/; Max-Age=60", "https://www.a.lan/", "a=1"),
        ("a=1; Path=/; Max-Age=0", "https://www.a.lan/", ""),
        ("a=1; Path=/; Max-Age=-1", "https://www.a.lan/", ""),
        ("a=1; Path=/; Max-Age=soon", "https://www.a.lan/", "a=1"),
        ("a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "https://www.a.lan/", ""),
        ("a=1; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT", "https://www.a.lan/", "a=1"),
        ("a=1; Path=/; Expires=never", "https://www.a.lan/", "a=1"),
    ],
)
def test_a_cookie_goes_where_its_server_said_and_nowhere_else(set_cookie: str, url: str, sent: str) -> None:
    assert header_for(jar(set_cookie), url) == sent


def test_a_number_for_a_host_shares_no_cookies() -> None:
    given = jar("a=1; Path=/; Domain=0.1", url="http://127.0.0.1/")
    assert header_for(given, "http://127.0.0.1/") == ""


def test_a_later_cookie_of_the_same_name_replaces_the_earlier() -> None:
    assert header_for(jar("a=1", "b=2", "a=3"), AT) == "b=2; a=3"


def test_a_cookie_that_is_over_takes_the_earlier_one_away() -> None:
    assert header_for(jar("a=1; Max-Age=0", before=jar("a=1")), AT) == ""


def test_longer_paths_come_first() -> None:
    assert header_for(jar("a=1; Path=/", "b=2; Path=/courses"), AT) == "b=2; a=1"


def test_a_server_cannot_make_us_carry_more_than_a_little() -> None:
    many = jar(*(f"n{number}=1" for number in range(500)))
    assert len(many) == MAX_COOKIES
    heavy = jar(*(f"n{number}={'x' * 4_000}" for number in range(5)))
    assert header_for(heavy, AT) == ""


@given(st.lists(st.text(), max_size=5), st.sampled_from([AT, "http://127.0.0.1/", "https://www.a.lan/"]))
def test_whatever_a_server_sets_the_header_is_one_short_printable_line(texts: list[str], url: str) -> None:
    header = header_for(jar(*texts, url=url), url)
    assert len(header) <= MAX_HEADER_CHARS
    assert header.isascii()
    assert header.isprintable()
