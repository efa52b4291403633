"""The words of a page as a reader sees them, how like two pages are, and the number that stands for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.judging.fingerprint import LEAST_WORDS, UNLIKE_BITS, bits_apart, is_unlike, text_hash
from rescatalog.core.judging.readable import MAX_WORDS, likeness, words_of

HTML = "text/html; charset=utf-8"
WORDS = ["vector", "matrix", "norm", "basis", "rank", "kernel", "trace"]
words = st.lists(st.sampled_from(WORDS), max_size=60).map(tuple)


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>Two words</p>", "two words"),
        ("<p>one</p><p>two</p>", "one two"),
        ("<title>Not this</title><p>this", "this"),
        ("<script>var not = 1</script>this", "this"),
        ("<style>p { not: this }</style><p>this", "this"),
        ("<script>if (a </script>this", "this"),
        ("<SCRIPT>not</SCRIPT>this", "this"),
        ("<noscript>not</noscript>this", "this"),
        ("<!-- not <p>this</p> -->that", "that"),
        ("<!doctype html>this", "this"),
        ("this <b>very</b> page", "this very page"),
        ("caf&eacute; &amp; tea", "café tea"),
        ("5 < 6 is so", "5 6 is so"),
        ("线性代数", "线性代数"),
        ("<svg><text>not</text></svg>this", "this"),
        ("<script>never closed", ""),
        ("", ""),
    ],
)
def test_the_words_are_those_a_reader_sees(page: str, seen: str) -> None:
    assert " ".join(words_of(page.encode(), HTML)) == seen


def test_a_long_page_is_read_so_far_and_no_farther() -> None:
    assert len(words_of(b"word " * 100_000, HTML)) == MAX_WORDS


@pytest.mark.parametrize("bait", [b"<", b"<script", b"<!--", b"<a<a", b"&", b"<p ", b"</", b"<script></"])
def test_hostile_markup_comes_to_an_end(bait: bytes) -> None:
    assert len(words_of(bait * (500_000 // len(bait)), HTML)) <= MAX_WORDS


@given(st.binary(max_size=2_000))
def test_any_bytes_have_words(body: bytes) -> None:
    assert all(word == word.casefold() for word in words_of(body, None))


@given(words, words)
def test_likeness_is_a_share_and_the_same_both_ways(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1.0
    assert likeness(one, tuple(reversed(one))) == 1.0


def test_nothing_is_unlike_something() -> None:
    assert likeness((), ("word",)) == 0.0


@given(words)
def test_a_text_of_enough_words_has_a_number_of_sixteen_digits(text: tuple[str, ...]) -> None:
    number = text_hash(text)
    assert (number is None) == (len(text) < LEAST_WORDS)
    assert number is None or (len(number) == 16 and bits_apart(number, number) == 0)


def test_an_edit_leaves_the_number_near_and_another_text_takes_it_far() -> None:
    course = tuple(f"word{number % 150}" for number in range(400))
    edited = (*course[:370], *(f"new{number}" for number in range(30)))
    other = tuple(f"thing{number % 150}" for number in range(400))
    one, two, three = map(text_hash, (course, edited, other))
    assert one is not None
    assert two is not None
    assert bits_apart(one, two) < UNLIKE_BITS
    assert is_unlike(one, three)
    assert not is_unlike(one, None)
