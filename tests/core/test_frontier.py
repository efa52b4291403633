"""Small examples of how a run decides; its laws stand in `tests/property/test_frontier.py`."""

from __future__ import annotations

from rescatalog.core.frontier import Frontier
from rescatalog.core.observation import Request
from rescatalog.core.pacing import Pace
from rescatalog.core.retrying import Patience
from rescatalog.core.words import Failure, Purpose
from tests.core.making import KEY, NOW, answer, page


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
    frontier.add(KEY)
    frontier.add(KEY)
    seen = answer(200, _take(frontier))
    assert frontier.take(0.0) is None
    frontier.seen(seen, now_s=1.0, now=NOW)
    assert [trail.looks for trail in frontier.trails()] == [((seen,),)]
    assert frontier.trails() == []
    assert frontier.finished


def test_robots_txt_is_asked_before_the_page() -> None:
    frontier = _frontier("rescatalog")
    frontier.add(KEY)
    first = _take(frontier)
    assert (first.purpose, first.url) == (Purpose.ROBOTS, "https://a.lan/robots.txt")
    frontier.seen(answer(404, first), now_s=1.0, now=NOW)
    assert _take(frontier, 1.0) == page()


def test_the_second_look_comes_after_the_pause() -> None:
    frontier = _frontier(second_look=True)
    frontier.add(KEY)
    frontier.seen(answer(404, _take(frontier)), now_s=1.0, now=NOW)
    assert (frontier.take(5.9), frontier.wake_s(5.9)) == (None, 6.0)
    frontier.seen(answer(200, _take(frontier, 6.0)), now_s=7.0, now=NOW)
    (trail,) = frontier.trails()
    assert [look[-1].status for look in trail.looks] == [404, 200]


def test_an_answer_that_comes_after_the_budget_is_spent_changes_nothing() -> None:
    frontier = _frontier()
    frontier.add(KEY)
    late = answer(200, _take(frontier))
    frontier.expire()
    (trail,) = frontier.trails()
    assert trail.looks[-1][-1].failure is Failure.BUDGET_SPENT
    frontier.seen(late, now_s=1.0, now=NOW)
    assert (frontier.trails(), frontier.finished) == ([], True)


def test_a_chain_of_redirects_ends_where_patience_does() -> None:
    patience = Patience(second_look=False, max_hops=2)
    frontier = Frontier(pace=Pace(gap_s=0.0), patience=patience, agent=None, started_s=0.0)
    frontier.add(KEY)
    for hop in range(1, 4):
        frontier.seen(answer(302, _take(frontier), location=f"/{hop}"), now_s=0.0, now=NOW)
    (trail,) = frontier.trails()
    assert trail.looks[0][-1].failure is Failure.TOO_MANY_REDIRECTS
    assert len(trail.looks[0]) == 4


def test_a_chain_that_comes_back_to_itself_is_a_loop() -> None:
    frontier = _frontier()
    frontier.add(KEY)
    for to in ("/other", "/"):
        frontier.seen(answer(302, _take(frontier), location=to), now_s=0.0, now=NOW)
    (trail,) = frontier.trails()
    assert trail.looks[0][-1].failure is Failure.REDIRECT_LOOP


def test_an_address_that_may_not_be_asked_ends_unasked() -> None:
    frontier = _frontier()
    for target in ("ftp://a.lan/", "https://u:p@a.lan/"):
        frontier.add(target)
    ends = {trail.target: (trail.looks[0][0].failure, trail.attempts) for trail in frontier.trails()}
    assert ends == {
        "ftp://a.lan/": (Failure.FORBIDDEN_SCHEME, 0),
        "https://u:p@a.lan/": (Failure.BAD_ADDRESS, 0),
    }
