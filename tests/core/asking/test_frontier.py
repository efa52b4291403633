"""Small examples of how a run decides; its laws stand in `tests/property/test_frontier.py`."""

from __future__ import annotations

from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Request
from rescatalog.core.words import Failure, Purpose
from tests.core.making import KEY, NOW, answer, failed, page


def _frontier(agent: str | None = None, *, second_look: bool = False) -> Frontier:
    patience = Patience(second_look=second_look, pause_s=5.0)
    return Frontier(pace=Pace(gap_s=0.0), patience=patience, agent=agent, started_s=0.0)


def _take(frontier: Frontier, now_s: float = 0.0) -> Request:
    request = frontier.take(now_s)
    assert request is not None
    return request


def test_an_empty_run_is_finished() -> None:
    frontier = _frontier()
    assert (frontier.finished, frontier.take(0.0), frontier.wake_s(0.0)) == (True, None, None)


def test_a_target_is_asked_and_its_trail_is_given_out_once() -> None:
    frontier = _frontier()
    frontier.add(Visit(target=KEY))
    frontier.add(Visit(target=KEY))
    seen = answer(200, _take(frontier))
    assert frontier.take(0.0) is None
    frontier.seen(seen, now_s=1.0, now=NOW)
    assert [trail.looks for trail in frontier.trails()] == [((seen,),)]
    assert frontier.trails() == []
    assert frontier.finished


def test_robots_txt_is_asked_before_the_page() -> None:
    frontier = _frontier("rescatalog")
    frontier.add(Visit(target=KEY))
    first = _take(frontier)
    assert (first.purpose, first.url) == (Purpose.ROBOTS, "https://a.lan/robots.txt")
    frontier.seen(answer(404, first), now_s=1.0, now=NOW)
    assert _take(frontier, 1.0) == page()


def test_the_second_look_comes_after_the_pause() -> None:
    frontier = _frontier(second_look=True)
    frontier.add(Visit(target=KEY))
    frontier.seen(answer(404, _take(frontier)), now_s=1.0, now=NOW)
    assert (frontier.take(5.9), frontier.wake_s(5.9)) == (None, 6.0)
    frontier.seen(answer(200, _take(frontier, 6.0)), now_s=7.0, now=NOW)
    (trail,) = frontier.trails()
    assert [look[-1].status for look in trail.looks] == [404, 200]


def test_an_answer_that_comes_after_the_budget_is_spent_changes_nothing() -> None:
    frontier = _frontier()
    frontier.add(Visit(target=KEY))
    late = answer(200, _take(frontier))
    frontier.expire()
    (trail,) = frontier.trails()
    assert trail.looks[-1][-1].failure is Failure.BUDGET_SPENT
    frontier.seen(late, now_s=1.0, now=NOW)
    assert (frontier.trails(), frontier.finished) == ([], True)


def test_a_chain_of_redirects_ends_where_patience_does() -> None:
    patience = Patience(second_look=False, max_hops=2)
    frontier = Frontier(pace=Pace(gap_s=0.0), patience=patience, agent=None, started_s=0.0)
    frontier.add(Visit(target=KEY))
    for hop in range(1, 4):
        frontier.seen(answer(302, _take(frontier), location=f"/{hop}"), now_s=0.0, now=NOW)
    (trail,) = frontier.trails()
    assert trail.looks[0][-1].failure is Failure.TOO_MANY_REDIRECTS
    assert len(trail.looks[0]) == 4


def test_a_chain_that_comes_back_to_itself_is_a_loop() -> None:
    frontier = _frontier()
    frontier.add(Visit(target=KEY))
    for to in ("/other", "/"):
        frontier.seen(answer(302, _take(frontier), location=to), now_s=0.0, now=NOW)
    (trail,) = frontier.trails()
    assert trail.looks[0][-1].failure is Failure.REDIRECT_LOOP


def test_an_address_that_may_not_be_asked_ends_unasked() -> None:
    frontier = _frontier()
    for target in ("ftp://a.lan/", "https://u:p@a.lan/"):
        frontier.add(Visit(target=target))
    ends = {trail.target: (trail.looks[0][0].failure, trail.attempts) for trail in frontier.trails()}
    assert ends == {
        "ftp://a.lan/": (Failure.FORBIDDEN_SCHEME, 0),
        "https://u:p@a.lan/": (Failure.BAD_ADDRESS, 0),
    }


APOLOGY = b"<title>Page not found</title><p>We looked everywhere for it."


def _ends(frontier: Frontier, *bodies: bytes | int) -> list[Request]:
    """Answer one request after the other with a page or a status, and return what was asked."""
    asked = []
    for number, body in enumerate(bodies):
        request = _take(frontier, 100.0 * number)
        seen = answer(body, request) if isinstance(body, int) else answer(200, request, body=body)
        frontier.seen(seen, now_s=100.0 * number + 1.0, now=NOW)
        asked.append(request)
    return asked


def test_a_page_that_says_it_is_not_there_has_a_random_sibling_asked() -> None:
    frontier = _frontier(second_look=True)
    target = "https://a.lan/courses/algebra"
    frontier.add(Visit(target=target))
    first, second, probe = _ends(frontier, APOLOGY, APOLOGY, APOLOGY)
    assert (first.url, second.url, second.look) == (target, target, 2)
    assert probe.purpose is Purpose.PROBE
    assert probe.url.startswith("https://a.lan/courses/no-such-page-")
    (trail,) = frontier.trails()
    assert [len(look) for look in trail.looks] == [1, 1]
    assert [step.request for step in trail.probe] == [probe]
    assert frontier.finished


def test_a_page_with_something_to_say_has_none() -> None:
    frontier = _frontier(second_look=True)
    frontier.add(Visit(target="https://a.lan/courses/algebra"))
    _ends(frontier, b"<title>Algebra</title><p>Vectors.")
    assert frontier.finished is False
    assert frontier.trails()[0].probe == ()
    assert frontier.finished


def test_a_budget_that_ends_before_the_sibling_answers_leaves_what_was_seen() -> None:
    frontier = _frontier()
    frontier.add(Visit(target="https://a.lan/courses/algebra"))
    _ends(frontier, APOLOGY)
    assert _take(frontier, 100.0).purpose is Purpose.PROBE
    frontier.expire()
    (trail,) = frontier.trails()
    assert [len(look) for look in trail.looks] == [1]
    assert trail.probe == ()


def test_an_address_that_sets_a_cookie_and_sends_us_back_is_asked_with_the_cookie() -> None:
    frontier = _frontier()
    frontier.add(Visit(target=KEY))
    first = _take(frontier)
    frontier.seen(answer(302, first, location="/", set_cookie="seen=1"), now_s=1.0, now=NOW)
    second = _take(frontier, 1.0)
    assert (second.url, second.cookies, second.hop) == (KEY, "seen=1", 1)
    frontier.seen(answer(302, second, location="/", set_cookie="seen=1"), now_s=2.0, now=NOW)
    (trail,) = frontier.trails()
    assert trail.looks[0][-1].failure is Failure.REDIRECT_LOOP


def test_the_second_look_and_other_targets_begin_without_cookies() -> None:
    frontier = _frontier(second_look=True)
    frontier.add(Visit(target=KEY))
    frontier.add(Visit(target="https://a.lan/other"))
    one, other = _take(frontier), _take(frontier)
    frontier.seen(answer(404, one, set_cookie="seen=1; Path=/"), now_s=1.0, now=NOW)
    frontier.seen(answer(302, other, location="/elsewhere"), now_s=1.0, now=NOW)
    onward = _take(frontier, 1.0)
    frontier.seen(answer(200, onward), now_s=2.0, now=NOW)
    late = _take(frontier, 100.0)
    assert (onward.cookies, late.cookies, late.look) == ("", "", 2)


def test_a_redirect_without_an_address_is_asked_once_more_byte_by_byte() -> None:
    frontier = _frontier()
    frontier.add(Visit(target=KEY))
    first = _take(frontier)
    frontier.seen(answer(301, first), now_s=1.0, now=NOW)
    again = _take(frontier, 1.0)
    assert (again.url, again.raw, again.hop) == (KEY, True, 0)
    frontier.seen(answer(301, again, location="/café"), now_s=2.0, now=NOW)
    assert _take(frontier, 2.0).url == "https://a.lan/caf%C3%A9"


def test_a_canary_is_looked_at_twice_whatever_it_answers() -> None:
    frontier = _frontier(second_look=True)
    frontier.add(Visit(target=KEY, twice=True))
    frontier.seen(answer(200, _take(frontier)), now_s=1.0, now=NOW)
    late = _take(frontier, 6.0)
    assert late.look == 2
    frontier.seen(failed(Failure.DNS_TIMEOUT, late), now_s=7.0, now=NOW)
    assert len(frontier.trails()[0].looks) == 2
