"""Facts of exchanges, and what is kept of them."""

from __future__ import annotations

import pytest

from rescatalog.core.judging.observation import Observation
from rescatalog.core.memory.evidence import detail_of
from rescatalog.core.words import Failure
from tests.core.making import answer, chain, failed, page, trail


@pytest.mark.parametrize(
    ("status", "location", "onward"),
    [
        (301, "/new", "https://a.lan/new"),
        (302, "https://b.lan", "https://b.lan/"),
        (303, "", "https://a.lan/"),
        (307, "x#y", "https://a.lan/x"),
        (308, "//b.lan/", "https://b.lan/"),
        (301, "http://", None),
        (300, "/new", None),
        (304, "/new", None),
        (200, "/new", None),
        (404, "/new", None),
    ],
)
def test_only_a_redirect_with_a_usable_address_leads_on(status: int, location: str, onward: str | None) -> None:
    assert answer(status, location=location).location == onward


def test_a_redirect_without_an_address_leads_nowhere() -> None:
    assert answer(301).location is None


def test_the_first_of_several_headers_counts() -> None:
    seen = Observation(request=page(), status=200, headers=(("link", "one"), ("link", "two")))
    assert (seen.header("link"), seen.header("etag")) == ("one", None)


def test_who_is_asked_politely_has_no_trailing_dot() -> None:
    assert page("https://a.lan./x").host == page("http://a.lan/").host == "a.lan"


def test_attempts_are_the_times_the_address_itself_was_asked() -> None:
    second = (failed(Failure.HOST_RESTING, page(look=2), asked=False),)
    assert trail(chain(301, 503)).attempts == 1
    assert trail(chain(503), chain(503, look=2)).attempts == 2
    assert trail(chain(503), second).attempts == 1


def test_the_time_of_a_trail_is_the_time_of_its_exchanges() -> None:
    assert trail(chain(301, 503), chain(200, look=2)).elapsed_s == pytest.approx(0.6)


def test_the_detail_is_that_of_the_end() -> None:
    looks = (
        (failed(Failure.RESET, detail="first"),),
        (failed(Failure.TIMEOUT, page(look=2), detail="last"),),
    )
    assert detail_of(trail(*looks)) == "last"
