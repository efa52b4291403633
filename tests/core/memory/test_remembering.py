"""What the latest check of an address tells the next visit: which answers need only be asked whether they changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.judging.observation import Observation, Trail
from rescatalog.core.judging.remembered import renewed
from rescatalog.core.judging.word import Life, Word
from rescatalog.core.memory.evidence import evidence_of, trail_of
from rescatalog.core.memory.remembering import WHOLE_DAYS, known_answers, whole_due
from rescatalog.core.words import Purpose, Verdict
from tests.core.making import KEY, NOW, answer, host, page, trail

MAX_BYTES = 1_000
WORD = Word(provider="some", life=Life.HERE, because="it says so")
PAGE = answer(200, etag="one", content_type="text/html")
REPLY = replace(
    answer(200, replace(page("https://api.lan/1", target=KEY), purpose=Purpose.QUESTION), etag="two"), word=WORD
)


def _day() -> date:
    day = NOW.date()
    while whole_due(KEY, day):
        day += timedelta(days=1)
    return day


DAY = _day()


def _check(seen: Trail, *, verdict: Verdict = Verdict.ALIVE, reason: str = "ok") -> Check:
    judgement = Judgement(verdict=verdict, reason=reason)
    return Check(run_id="r", key=KEY, checked_at=NOW, judgement=judgement, evidence=evidence_of(seen))


def _known(seen: Trail, *, verdict: Verdict = Verdict.ALIVE, reason: str = "ok", day: date = DAY) -> set[str]:
    return set(known_answers(_check(seen, verdict=verdict, reason=reason), day, max_bytes=MAX_BYTES))


def test_a_living_page_and_the_answers_about_it_are_known_with_what_they_said() -> None:
    known = known_answers(_check(replace(trail((PAGE,)), answers=((REPLY,),))), DAY, max_bytes=MAX_BYTES)
    assert set(known) == {KEY, "https://api.lan/1"}
    assert (known[KEY].conditions, known[KEY].recorded.title) == ((("if-none-match", "one"),), "Linear algebra")
    assert known["https://api.lan/1"].word == WORD


def test_the_page_is_known_under_the_address_that_answered() -> None:
    there = answer(200, page("https://b.lan/", target=KEY, hop=1), etag="one")
    assert _known(trail((answer(301, location="https://b.lan/", etag="no"), there))) == {"https://b.lan/"}


def test_an_answer_that_said_unchanged_is_known_as_well() -> None:
    known = known_answers(_check(trail((PAGE,))), DAY, max_bytes=MAX_BYTES)
    again = renewed(answer(304, replace(page(), conditions=known[KEY].conditions), body=b""), known[KEY])
    after = known_answers(_check(trail((again,))), DAY, max_bytes=MAX_BYTES)
    assert after[KEY].conditions == known[KEY].conditions
    assert after[KEY].recorded == replace(known[KEY].recorded, unchanged=True)


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict not in {"alive", "moved"}])
def test_a_page_that_was_not_alive_is_asked_for_whole(verdict: Verdict) -> None:
    assert _known(trail((PAGE,)), verdict=verdict) == set()


def test_a_page_that_was_only_vouched_for_is_asked_for_whole() -> None:
    assert _known(trail((PAGE,)), reason="vouched-for") == set()


@pytest.mark.parametrize("seen", [answer(200), replace(PAGE, truncated=True)])
def test_without_validators_or_its_end_a_page_is_asked_for_whole(seen: Observation) -> None:
    assert _known(trail((seen,))) == set()


def test_a_page_that_was_cut_where_all_pages_are_cut_is_known() -> None:
    assert _known(trail((replace(PAGE, body=b"x" * MAX_BYTES, truncated=True),))) == {KEY}


def test_what_another_reader_has_read_is_asked_for_whole() -> None:
    check = _check(trail((PAGE,)))
    old = replace(check, evidence=tuple({**record, "reader": 0} for record in check.evidence))
    assert known_answers(old, DAY, max_bytes=MAX_BYTES) == {}


@pytest.mark.parametrize("evidence", [(), ({},), ({"reader": 1},), ({"reader": 1, "url": KEY, "look": []},)])
def test_damaged_evidence_is_no_memory(evidence: tuple[dict[str, object], ...]) -> None:
    assert known_answers(replace(_check(trail((PAGE,))), evidence=evidence), DAY, max_bytes=MAX_BYTES) == {}


def test_whatever_rhythm_of_two_days_a_page_is_asked_in_it_is_read_whole_within_a_fortnight() -> None:
    for number in range(200):
        for start in (0, 1):
            days = [NOW.date() + timedelta(days=start + step) for step in range(0, WHOLE_DAYS, 2)]
            assert sum(whole_due(host(number), day) for day in days) == 1


def test_the_words_of_providers_and_answers_come_back_out_of_the_evidence() -> None:
    seen = replace(trail((PAGE,)), answers=((REPLY,), (answer(500, REPLY.request),)))
    back = trail_of(KEY, evidence_of(seen))
    assert [[step.status for step in chain] for chain in back.answers] == [[200], [500]]
    assert back.answers[0][-1].word == WORD
