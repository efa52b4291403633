"""Every status from 100 to 599 as httpbin serves it, and what one run says of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from rescatalog.core.report.content import Result
from tests.conformance.httpbin_site import Httpbin, serving

CODES = range(100, 600)
UNEXPECTED = ("unsure", "unexpected-status")
# Those that say more than their class does. httpbin's redirects lead over /redirect/1, which is a 302, to a page.
NAMED = {
    # Switching Protocols is final: whoever did not ask for it cannot go on.
    101: UNEXPECTED,
    **dict.fromkeys((301, 302, 303, 307), ("alive", "ok")),
    # Here httpbin sends no Location.
    308: ("unsure", "redirect-without-address"),
    401: ("restricted", "login-required"),
    402: ("restricted", "payment-required"),
    403: ("blocked", "forbidden"),
    404: ("missing", "not-found"),
    406: ("blocked", "not-acceptable"),
    407: ("restricted", "login-required"),
    410: ("missing", "gone"),
    418: ("blocked", "forbidden"),
    429: ("blocked", "rate-limited"),
    451: ("restricted", "legal"),
}
# An interim answer with nothing after it; a success without a body; 3xx that redirect nowhere, and unknown 4xx.
OF_CLASS = {
    1: ("unsure", "empty-reply"),
    2: ("suspect", "empty"),
    3: UNEXPECTED,
    4: UNEXPECTED,
    5: ("unsure", "server-error"),
}
FOLLOWED = {301, 302, 303, 307}
# What a second look would not change is asked once; a redirect to nowhere is read byte by byte, once more in each look.
ASKED = dict.fromkeys((*FOLLOWED, 401, 402, 407, 451), 1) | {308: 4}


@dataclass(frozen=True, slots=True)
class Told:
    """What one run over all statuses said, and what httpbin saw."""

    results: dict[int, Result]
    site: Httpbin


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    with serving() as site:
        results = site.checked(*(f"/status/{code}" for code in CODES))
        yield Told(dict(zip(CODES, results, strict=True)), site)


def test_each_status_has_its_word(told: Told) -> None:
    found = {code: result.judgement for code, result in told.results.items()}
    # Whether a connection is seen to end or to be torn down is a matter of microseconds.
    words = {code: (str(word.verdict), word.reason.replace("reset", "empty-reply")) for code, word in found.items()}
    assert words == {code: NAMED.get(code, OF_CLASS[code // 100]) for code in CODES}


def test_what_may_be_better_later_is_asked_twice_and_nothing_more_often(told: Told) -> None:
    asked = Counter(told.site.paths())
    assert {code: asked[f"/status/{code}"] for code in CODES} == {code: ASKED.get(code, 2) for code in CODES}
    assert {code: result.attempts for code, result in told.results.items()} == {
        code: min(2, ASKED.get(code, 2)) for code in CODES
    }


def test_the_status_is_reported_as_it_came(told: Told) -> None:
    final = {code: result.judgement.http_status for code, result in told.results.items()}
    interim = {code: None for code in CODES if code < 200 and code != 101}
    assert final == {code: 200 if code in FOLLOWED else code for code in CODES} | interim


@pytest.mark.parametrize("code", [300, 304, 305, 306, 309, 310, 399])
def test_a_3xx_that_is_no_redirect_is_not_followed_whatever_its_location_says(told: Told, code: int) -> None:
    assert told.results[code].judgement.hops == ()
    assert told.results[code].judgement.final_url == told.site.url(f"/status/{code}")


def test_only_404_and_410_count_against_a_page(told: Told) -> None:
    assert {code for code, result in told.results.items() if result.judgement.verdict == "missing"} == {404, 410}


def test_nothing_but_get_was_asked_and_nothing_was_conditional(told: Told) -> None:
    assert {asked.method for asked in told.site.asked} == {"GET"}
    names = {name for asked in told.site.asked for name in asked.headers}
    assert names.isdisjoint({"IF_NONE_MATCH", "IF_MODIFIED_SINCE", "RANGE", "REFERER", "AUTHORIZATION", "COOKIE"})


@pytest.mark.parametrize(
    ("code", "word"),
    [(600, ("unsure", "server-error")), (999, ("blocked", "forbidden"))],
)
def test_a_status_beyond_all_classes_says_nothing_of_the_page(
    httpbin: Httpbin, code: int, word: tuple[str, str]
) -> None:
    assert httpbin.word(f"/status/{code}") == word
