"""A provider's word beside the page: one alone kills nothing, and a wall hides nothing from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.judging.observation import Observation
from rescatalog.core.judging.verdict import judge
from rescatalog.core.judging.word import Life, Word
from rescatalog.core.words import Failure, Verdict
from tests.core.making import answer, failed, page, trail

VIDEO = page("https://www.youtube.com/watch?v=kjBOesZCoqc")
LIVING = answer(200, VIDEO, body=b"<title>Linear algebra - YouTube</title><p>Vectors.")
BARE = answer(200, VIDEO, body=b"<title>- YouTube</title><p>Sign in to confirm that you are no robot.")
NAMELESS = answer(200, VIDEO, body=b"<p>Please wait.")
APOLOGY = answer(200, VIDEO, body=b"<title>Page not found</title>")
WALL = answer(429, VIDEO)
SILENCE = failed(Failure.TIMEOUT, VIDEO)


def _judged(last: Observation, life: Life | None) -> tuple[str, str]:
    word = None if life is None else Word(provider="youtube", life=life, because="oEmbed answered")
    said = replace(answer(200, page("https://www.youtube.com/oembed")), word=word)
    judgement = judge(replace(trail((last,)), answers=((said,),)))
    return str(judgement.verdict), judgement.reason


@pytest.mark.parametrize(
    ("last", "life", "verdict", "reason"),
    [
        (LIVING, None, "alive", "ok"),
        (LIVING, Life.HERE, "alive", "ok"),
        (LIVING, Life.PRIVATE, "restricted", "private"),
        (LIVING, Life.GONE, "suspect", "said-to-be-gone"),
        (BARE, None, "blocked", "bot-wall"),
        (BARE, Life.HERE, "alive", "vouched-for"),
        (BARE, Life.GONE, "missing", "removed"),
        (NAMELESS, Life.GONE, "missing", "removed"),
        (APOLOGY, Life.GONE, "missing", "removed"),
        (APOLOGY, Life.HERE, "suspect", "says-not-found"),
        (WALL, Life.HERE, "alive", "vouched-for"),
        (WALL, Life.PRIVATE, "restricted", "private"),
        (WALL, Life.GONE, "suspect", "said-to-be-gone"),
        (SILENCE, Life.GONE, "suspect", "said-to-be-gone"),
        (WALL, None, "blocked", "rate-limited"),
        (SILENCE, Life.HERE, "alive", "vouched-for"),
        (answer(404, VIDEO), Life.HERE, "missing", "not-found"),
    ],
)
def test_page_and_word_together(last: Observation, life: Life | None, verdict: str, reason: str) -> None:
    assert _judged(last, life) == (verdict, reason)


def test_the_word_is_told_with_whose_it_is() -> None:
    word = Word(provider="youtube", life=Life.GONE, because="oEmbed answered 404")
    said = replace(answer(404, page("https://www.youtube.com/oembed")), word=word)
    assert judge(replace(trail((BARE,)), answers=((said,),))).because == "youtube: oEmbed answered 404"


def test_what_a_wall_called_itself_is_no_title_of_the_page() -> None:
    wall = answer(429, VIDEO, body=b"<title>Just a moment...</title>")
    word = Word(provider="youtube", life=Life.HERE)
    said = replace(answer(200, page("https://www.youtube.com/oembed")), word=word)
    assert judge(replace(trail((wall,)), answers=((said,),))).title is None


@given(st.sampled_from([*Life]), st.text(min_size=1, max_size=30).map(lambda text: f"Vector {text}"))
def test_no_word_makes_a_page_missing_that_names_something(life: Life, title: str) -> None:
    shown = answer(200, VIDEO, body=f"<title>{title}</title><p>Vectors.".encode("utf-8", "replace"))
    verdict, _ = _judged(shown, life)
    assert verdict != Verdict.MISSING or "not found" in title.casefold()
