"""What an entry says of its page, held against the page."""

from __future__ import annotations

import pytest

from rescatalog.core.judging.expectation import Expected, first_broken, found_words
from rescatalog.core.judging.observation import Observation, Recorded
from rescatalog.core.judging.verdict import judge
from rescatalog.core.words import Verdict
from tests.core.making import answer, chain, page, trail

BODY = (
    '<head><title>MIT 18.06 | Course</title><meta property="og:title" content="Linear Algebra with Strang"></head>'
    "<h1>Álgebra linéal</h1><p>This course is <b>no longer</b> offered in spring.</p>"
).encode()


def course() -> Observation:
    return answer(200, body=BODY, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize(
    "expected",
    [
        Expected(),
        Expected(title="18.06"),
        Expected(title="linear algebra"),
        Expected(title="ALGEBRA LINEAL"),
        Expected(final_host="a.lan"),
        Expected(final_host="A.LAN"),
        Expected(content_type="text/html"),
        Expected(not_contains=("no longer available", "longer off")),
    ],
)
def test_what_is_as_expected_is_fine(expected: Expected) -> None:
    assert first_broken([expected], course()) is None


@pytest.mark.parametrize(
    ("expected", "reason", "words"),
    [
        (Expected(title="Calculus"), "unexpected-title", "expected a title with `Calculus`, got `MIT 18.06 | Course`"),
        (Expected(final_host="b.lan"), "unexpected-host", "expected b.lan, a.lan answered"),
        (
            Expected(content_type="application/pdf"),
            "unexpected-type",
            "expected application/pdf, got text/html",
        ),
        (Expected(not_contains=("No  longer OFFERED",)), "unexpected-words", "the page says `No  longer OFFERED`"),
    ],
)
def test_what_is_not_is_told_with_what_was_seen(expected: Expected, reason: str, words: str) -> None:
    assert first_broken([Expected(), expected], course()) == (reason, words)


def test_a_page_without_a_title_or_a_type_is_told_as_such() -> None:
    bare = answer(200, body=b"%PDF-1.7")
    assert first_broken([Expected(title="x")], bare) == (
        "unexpected-title",
        "expected a title with `x`, got a page without a title",
    )
    assert first_broken([Expected(content_type="application/pdf")], bare) == (
        "unexpected-type",
        "expected application/pdf, got no type",
    )


def test_a_page_that_is_not_as_expected_is_suspect_and_no_strike() -> None:
    judgement = judge(trail((course(),)), [Expected(title="Calculus")])
    assert (judgement.verdict, judgement.reason) == (Verdict.SUSPECT, "unexpected-title")
    assert judgement.because == "expected a title with `Calculus`, got `MIT 18.06 | Course`"


def test_who_wrote_down_where_the_way_leads_does_not_mind_that_it_is_the_front_page() -> None:
    first, _ = chain(301, 200)
    home = answer(200, page("https://a.lan/", target=first.request.url), body=BODY)
    from_below = (answer(301, page("https://a.lan/old", target="https://a.lan/old"), location="/"), home)
    assert judge(trail(from_below)).reason == "redirect-to-home"
    assert judge(trail(from_below), [Expected(final_host="a.lan")]).verdict is Verdict.MOVED


def test_of_a_page_whose_bytes_are_gone_the_words_that_were_found_count() -> None:
    expected = [Expected(not_contains=("closed", "open"))]
    gone = Observation(request=page(), status=200, recorded=Recorded(size=9, contains=("closed",)))
    assert found_words(expected, gone) == ("closed",)
