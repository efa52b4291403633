"""Questions to providers and conditions on pages, as requests of the same queue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Observation, Recorded, Request, Trail
from rescatalog.core.judging.remembered import Remembered
from rescatalog.core.providers.provider import Item, Question
from rescatalog.core.words import Failure, Purpose
from tests.core.making import KEY, NOW, answer

API = "https://api.lan/item/1"
ITEM = Item(provider="some", kind="item", name="1")
QUESTION = Question(url=API, item=ITEM, accept="application/json")
KNOWN = Remembered(
    headers=(("etag", '"one"'), ("last-modified", "Fri, 20 Nov 2026 02:00:00 GMT"), ("content-type", "text/html")),
    recorded=Recorded(size=9, title="As it was", body_hash="0" * 32),
)
CONDITIONS = (("if-none-match", '"one"'), ("if-modified-since", "Fri, 20 Nov 2026 02:00:00 GMT"))


def _frontier(*visits: Visit, second_look: bool = False, agent: str | None = None) -> Frontier:
    patience = Patience(second_look=second_look, pause_s=5.0)
    frontier = Frontier(pace=Pace(gap_s=0.0), patience=patience, agent=agent, started_s=0.0)
    for visit in visits:
        frontier.add(visit)
    return frontier


def _take(frontier: Frontier, now_s: float = 0.0) -> Request:
    request = frontier.take(now_s)
    assert request is not None
    return request


def _tell(frontier: Frontier, seen: Observation, now_s: float = 0.0) -> None:
    frontier.seen(seen, now_s=now_s, now=NOW)


def _trail(frontier: Frontier) -> Trail:
    (trail,) = frontier.trails()
    assert frontier.finished
    return trail


def test_a_question_is_asked_when_the_page_has_been_seen_and_its_answer_is_part_of_the_trail() -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,)))
    _tell(frontier, answer(200, _take(frontier)))
    asked = _take(frontier)
    assert (asked.url, asked.purpose, asked.accept) == (API, Purpose.QUESTION, "application/json")
    _tell(frontier, answer(200, asked, body=b"{}"))
    assert [[step.body for step in chain] for chain in _trail(frontier).answers] == [[b"{}"]]


def test_several_questions_are_asked_one_after_the_other() -> None:
    second = replace(QUESTION, url="https://api.lan/item/1/more")
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION, second)))
    _tell(frontier, answer(200, _take(frontier)))
    for url in (API, second.url):
        request = _take(frontier)
        assert request.url == url
        assert frontier.take(0.0) is None
        _tell(frontier, answer(200, request))
    assert len(_trail(frontier).answers) == 2


def test_a_question_waits_for_the_robots_txt_of_the_api() -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,)), agent="rescatalog")
    for url in ("https://a.lan/robots.txt", KEY, "https://api.lan/robots.txt", API):
        request = _take(frontier)
        assert request.url == url
        _tell(frontier, answer(404 if request.purpose is Purpose.ROBOTS else 200, request))
    assert len(_trail(frontier).answers) == 1


def test_an_api_that_wants_no_robots_is_left_alone() -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,)), agent="rescatalog")
    for status, body in ((404, b""), (200, b"<title>x</title>"), (200, b"User-agent: *\nDisallow: /\n")):
        _tell(frontier, answer(status, _take(frontier), body=body))
    ((last,),) = _trail(frontier).answers
    assert last.failure is Failure.ROBOTS_DISALLOWED


def test_a_repository_that_was_renamed_is_followed_to_its_new_address() -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,)))
    _tell(frontier, answer(200, _take(frontier)))
    _tell(frontier, answer(301, _take(frontier), location="/repositories/7"))
    onward = _take(frontier)
    assert (onward.url, onward.purpose, onward.accept) == (
        "https://api.lan/repositories/7",
        Purpose.QUESTION,
        "application/json",
    )
    _tell(frontier, answer(200, onward))
    assert [[step.status for step in chain] for chain in _trail(frontier).answers] == [[301, 200]]


@pytest.mark.parametrize("status", [404, 410, 500])
def test_nobody_is_asked_about_a_page_that_is_not_there(status: int) -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,)))
    _tell(frontier, answer(status, _take(frontier)))
    assert _trail(frontier).answers == ()


@pytest.mark.parametrize("status", [403, 429, 401])
def test_behind_a_wall_the_provider_may_know_more(status: int) -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,)))
    _tell(frontier, answer(status, _take(frontier)))
    assert _take(frontier).url == API


def test_an_api_whose_quota_is_used_up_is_asked_nothing_more_and_the_pages_are_seen_all_the_same() -> None:
    visits = [
        Visit(target=f"https://a.lan/{number}", questions=(replace(QUESTION, url=f"{API}{number}"),))
        for number in range(3)
    ]
    frontier = _frontier(*visits)
    asked = 0
    while (request := frontier.take(0.0)) is not None:
        asked += request.purpose is Purpose.QUESTION
        reset = str(int(NOW.timestamp()) + 3_000)
        headers: dict[str, Any] = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": reset}
        _tell(frontier, answer(200, request, **(headers if request.purpose is Purpose.QUESTION else {})))
    trails = frontier.trails()
    assert (asked, len(trails)) == (1, 3)
    assert sorted(str(trail.answers[0][0].failure or trail.answers[0][0].status) for trail in trails) == [
        "200",
        "host-resting",
        "host-resting",
    ]
    assert all(trail.looks[0][0].status == 200 for trail in trails)


def test_a_host_is_treated_as_it_wishes() -> None:
    visits = [Visit(target=f"https://slow.lan/{number}") for number in range(3)]
    frontier = Frontier(pace=Pace(gap_s=0.0), patience=Patience(), agent=None, started_s=0.0)
    frontier.treat("slow.lan", gap_s=3.0, at_once=1)
    for visit in visits:
        frontier.add(visit)
    first = _take(frontier)
    assert (frontier.take(3.0), frontier.take(60.0)) == (None, None)
    _tell(frontier, answer(200, first), 4.0)
    second = _take(frontier, 4.0)
    _tell(frontier, answer(200, second), 5.0)
    assert (frontier.take(6.9), frontier.wake_s(6.9)) == (None, 7.0)


def test_what_is_known_is_asked_for_only_if_it_has_changed() -> None:
    frontier = _frontier(Visit(target=KEY, known={KEY: KNOWN}))
    request = _take(frontier)
    assert request.conditions == CONDITIONS
    _tell(frontier, answer(304, request, body=b"", etag='"one"'))
    end = _trail(frontier).looks[0][-1]
    assert (end.is_unchanged, end.is_success, end.title, end.size) == (True, True, "As it was", 9)
    assert (end.header("content-type"), end.values("etag")) == ("text/html", ('"one"',))


def test_a_page_that_has_changed_is_what_it_is_now() -> None:
    frontier = _frontier(Visit(target=KEY, known={KEY: KNOWN}))
    _tell(frontier, answer(200, _take(frontier)))
    end = _trail(frontier).looks[0][-1]
    assert (end.is_unchanged, end.title) == (False, "Linear algebra")


def test_an_answer_of_a_provider_is_asked_for_in_the_same_way() -> None:
    frontier = _frontier(Visit(target=KEY, questions=(QUESTION,), known={API: KNOWN}))
    page = _take(frontier)
    assert page.conditions == ()
    _tell(frontier, answer(200, page))
    question = _take(frontier)
    assert question.conditions == CONDITIONS
    _tell(frontier, answer(304, question, body=b""))
    assert _trail(frontier).answers[0][-1].is_unchanged


def test_conditions_belong_to_the_address_that_gave_them_and_not_to_those_that_lead_there() -> None:
    there = "https://b.lan/"
    frontier = _frontier(Visit(target=KEY, known={there: KNOWN}))
    first = _take(frontier)
    assert first.conditions == ()
    _tell(frontier, answer(301, first, location=there))
    assert _take(frontier).conditions == CONDITIONS


def test_a_second_look_reads_the_page_whole() -> None:
    frontier = _frontier(Visit(target=KEY, known={KEY: KNOWN}), second_look=True)
    _tell(frontier, answer(404, _take(frontier)))
    again = _take(frontier, 6.0)
    assert (again.look, again.conditions) == (2, ())


def test_a_server_that_says_not_modified_unasked_is_not_believed() -> None:
    frontier = _frontier(Visit(target=KEY))
    _tell(frontier, answer(304, _take(frontier), body=b""))
    end = _trail(frontier).looks[0][-1]
    assert (end.is_unchanged, end.is_success) == (False, False)
