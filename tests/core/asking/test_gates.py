"""Pages wait until the robots.txt of their origin has answered."""

from __future__ import annotations

from rescatalog.core.asking.gates import Gates, Opening, Passage
from rescatalog.core.words import Failure, Purpose
from tests.core.making import answer, failed, page, robots

DISALLOW_X = b"User-agent: *\nCrawl-delay: 3\nDisallow: /x\n"


def _gates(agent: str | None = "rescatalog") -> Gates:
    return Gates(agent, max_hops=2)


def test_without_an_agent_every_page_passes() -> None:
    assert _gates(None).arrive(page()) == Passage(queue=page())


def test_the_first_page_of_an_origin_sends_for_robots_txt() -> None:
    assert _gates().arrive(page()) == Passage(queue=robots())


def test_the_second_page_waits_with_it() -> None:
    gates = _gates()
    gates.arrive(page())
    assert gates.arrive(page("https://a.lan/y")) == Passage()


def test_every_scheme_and_port_is_an_origin_of_its_own() -> None:
    gates = _gates()
    asked = [gates.arrive(page(url)).queue for url in ("https://a.lan/", "http://a.lan/", "http://a.lan:8080/")]
    assert [request and request.url for request in asked] == [
        "https://a.lan/robots.txt",
        "http://a.lan/robots.txt",
        "http://a.lan:8080/robots.txt",
    ]


def test_an_answer_lets_the_waiting_pages_come_again_and_tells_the_delay() -> None:
    gates = _gates()
    waiting = (page(), page("https://a.lan/x"))
    for request in waiting:
        gates.arrive(request)
    opening = gates.answered(answer(200, robots(), body=DISALLOW_X))
    assert opening == Opening(released=waiting, delay_s=3.0)
    assert gates.arrive(waiting[0]) == Passage(queue=waiting[0])
    assert gates.arrive(waiting[1]) == Passage(failure=Failure.ROBOTS_DISALLOWED)


def test_an_origin_is_asked_for_its_rules_once() -> None:
    gates = _gates()
    gates.arrive(page())
    gates.answered(answer(404, robots()))
    later = page("https://a.lan/z", look=2)
    assert gates.arrive(later) == Passage(queue=later)


def test_a_closed_gate_tells_why() -> None:
    gates = _gates()
    gates.arrive(page())
    gates.answered(failed(Failure.TLS_EXPIRED, robots(), detail="certificate expired"))
    assert gates.arrive(page()) == Passage(failure=Failure.TLS_EXPIRED, detail="certificate expired")


def test_a_gate_that_closed_for_lack_of_an_answer_is_asked_again_in_the_second_look() -> None:
    gates = _gates()
    gates.arrive(page())
    gates.answered(answer(503, robots()))
    assert gates.arrive(page(look=2)) == Passage(queue=robots(look=2))
    assert gates.answered(answer(404, robots(look=2))).released == (page(look=2),)
    assert gates.arrive(page(look=2)) == Passage(queue=page(look=2))


def test_a_redirect_of_robots_txt_is_followed_for_the_same_origin() -> None:
    onward = _gates().answered(answer(301, robots(), location="//b.lan/rules")).onward
    assert onward is not None
    assert (onward.target, onward.url, onward.host, onward.hop, onward.purpose) == (
        "https://a.lan", "https://b.lan/rules", "b.lan", 1, Purpose.ROBOTS,
    )  # fmt: skip


def test_what_a_redirect_leads_to_counts_for_the_origin_that_redirected() -> None:
    gates = _gates()
    gates.arrive(page("https://a.lan/x"))
    answered = answer(200, robots(url="https://b.lan/rules", hop=1), body=DISALLOW_X)
    assert gates.answered(answered).released == (page("https://a.lan/x"),)
    assert gates.arrive(page("https://a.lan/x")).failure is Failure.ROBOTS_DISALLOWED


def test_too_many_redirects_mean_there_are_no_rules() -> None:
    gates = _gates()
    gates.arrive(page())
    assert gates.answered(answer(301, robots(hop=2), location="/again")) == Opening(released=(page(),))
    assert gates.arrive(page()) == Passage(queue=page())


def test_a_redirect_out_of_the_web_is_not_followed() -> None:
    gates = _gates()
    gates.arrive(page())
    assert gates.answered(answer(301, robots(), location="ftp://b.lan/")).onward is None


def test_pages_that_are_let_go_are_not_released_later() -> None:
    gates = _gates()
    gates.arrive(page())
    gates.forget_waiting()
    assert gates.answered(answer(200, robots(), body=b"")).released == ()
