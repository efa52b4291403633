"""What one run concludes from a trail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.judging.observation import REDIRECTS, Observation
from rescatalog.core.judging.verdict import judge
from rescatalog.core.words import Failure, Verdict
from tests.core.making import answer, chain, failed, page, trail

OF_FAILURE = {
    Failure.DNS_NOT_FOUND: Verdict.MISSING,
    Failure.DNS_NO_ADDRESS: Verdict.UNSURE,
    Failure.DNS_FAILED: Verdict.UNSURE,
    Failure.DNS_TIMEOUT: Verdict.UNSURE,
    Failure.DNS_DISAGREEMENT: Verdict.UNSURE,
    Failure.CONNECT_REFUSED: Verdict.UNSURE,
    Failure.CONNECT_FAILED: Verdict.UNSURE,
    Failure.CONNECT_TIMEOUT: Verdict.UNSURE,
    Failure.TLS_EXPIRED: Verdict.UNSURE,
    Failure.TLS_NOT_YET_VALID: Verdict.UNSURE,
    Failure.TLS_WRONG_HOST: Verdict.UNSURE,
    Failure.TLS_UNTRUSTED: Verdict.UNSURE,
    Failure.TLS_FAILED: Verdict.UNSURE,
    Failure.RESET: Verdict.UNSURE,
    Failure.EMPTY_REPLY: Verdict.UNSURE,
    Failure.NOT_HTTP: Verdict.UNSURE,
    Failure.TIMEOUT: Verdict.UNSURE,
    Failure.LOCAL_FAULT: Verdict.UNSURE,
    Failure.BAD_ADDRESS: Verdict.REFUSED,
    Failure.FORBIDDEN_SCHEME: Verdict.REFUSED,
    Failure.FORBIDDEN_PORT: Verdict.REFUSED,
    Failure.FORBIDDEN_ADDRESS: Verdict.REFUSED,
    Failure.ROBOTS_DISALLOWED: Verdict.REFUSED,
    Failure.ROBOTS_UNREACHABLE: Verdict.UNSURE,
    Failure.REDIRECT_LOOP: Verdict.UNSURE,
    Failure.TOO_MANY_REDIRECTS: Verdict.UNSURE,
    Failure.HOST_RESTING: Verdict.BLOCKED,
    Failure.BUDGET_SPENT: Verdict.UNSURE,
}
OF_STATUS = {
    204: (Verdict.SUSPECT, "empty"),
    205: (Verdict.SUSPECT, "empty"),
    301: (Verdict.UNSURE, "redirect-without-address"),
    302: (Verdict.UNSURE, "redirect-without-address"),
    303: (Verdict.UNSURE, "redirect-without-address"),
    307: (Verdict.UNSURE, "redirect-without-address"),
    308: (Verdict.UNSURE, "redirect-without-address"),
    401: (Verdict.RESTRICTED, "login-required"),
    402: (Verdict.RESTRICTED, "payment-required"),
    403: (Verdict.BLOCKED, "forbidden"),
    404: (Verdict.MISSING, "not-found"),
    406: (Verdict.BLOCKED, "not-acceptable"),
    407: (Verdict.RESTRICTED, "login-required"),
    410: (Verdict.MISSING, "gone"),
    429: (Verdict.BLOCKED, "rate-limited"),
    451: (Verdict.RESTRICTED, "legal"),
    418: (Verdict.BLOCKED, "forbidden"),
    999: (Verdict.BLOCKED, "forbidden"),
}
STRIKES = {404, 410, Failure.DNS_NOT_FOUND}


def _expected(status: int) -> tuple[Verdict, str]:
    if status in OF_STATUS:
        return OF_STATUS[status]
    if 200 <= status < 300:
        return Verdict.ALIVE, "ok"
    return Verdict.UNSURE, "server-error" if status >= 500 else "unexpected-status"


def test_the_table_speaks_of_every_failure() -> None:
    assert set(OF_FAILURE) == set(Failure)


@pytest.mark.parametrize(("failure", "verdict"), OF_FAILURE.items())
def test_every_failure_has_its_verdict_and_is_its_own_reason(failure: Failure, verdict: Verdict) -> None:
    judgement = judge(trail((failed(failure),)))
    assert (judgement.verdict, judgement.reason) == (verdict, failure.value)
    assert (judgement.http_status, judgement.final_url, judgement.title) == (None, None, None)


@pytest.mark.parametrize("status", [*range(100, 600), 999])
def test_every_status_has_its_verdict_and_reason(status: int) -> None:
    judgement = judge(trail((answer(status),)))
    assert (judgement.verdict, judgement.reason) == _expected(status)
    assert judgement.http_status == status
    assert judgement.final_url == "https://a.lan/"


def test_no_verdict_says_dead() -> None:
    assert "dead" not in set(Verdict)


@pytest.mark.parametrize("body", [b"", bytearray()])
def test_a_page_without_a_byte_is_suspect(body: bytes) -> None:
    judgement = judge(trail((answer(200, body=body),)))
    assert (judgement.verdict, judgement.reason) == (Verdict.SUSPECT, "empty")


@pytest.mark.parametrize(
    ("statuses", "verdict", "notes"),
    [
        ((301, 200), Verdict.MOVED, ()),
        ((308, 200), Verdict.MOVED, ()),
        ((301, 308, 301, 200), Verdict.MOVED, ()),
        ((302, 200), Verdict.ALIVE, ("redirect-temporary",)),
        ((303, 200), Verdict.ALIVE, ("redirect-temporary",)),
        ((307, 200), Verdict.ALIVE, ("redirect-temporary",)),
        ((301, 302, 200), Verdict.ALIVE, ("redirect-temporary",)),
        ((302, 301, 200), Verdict.ALIVE, ("redirect-temporary",)),
        ((301, 404), Verdict.MISSING, ()),
        ((302, 404), Verdict.MISSING, ("redirect-temporary",)),
        ((301, 403), Verdict.BLOCKED, ()),
        ((301, 500), Verdict.UNSURE, ()),
    ],
)
def test_only_permanent_hops_to_a_living_page_mean_moved(
    statuses: tuple[int, ...], verdict: Verdict, notes: tuple[str, ...]
) -> None:
    judgement = judge(trail(chain(*statuses)))
    assert (judgement.verdict, judgement.notes) == (verdict, notes)


def test_hops_tell_who_redirected_and_the_end_is_the_final_address() -> None:
    judgement = judge(trail(chain(301, 302, 200)))
    assert [(hop.url, hop.status) for hop in judgement.hops] == [
        ("https://a.lan/", 301),
        ("https://a.lan/1", 302),
    ]
    assert judgement.final_url == "https://a.lan/2"


@pytest.mark.parametrize(
    ("first", "second", "verdict", "reason"),
    [
        (404, Failure.TIMEOUT, Verdict.UNSURE, "timeout"),
        (404, 503, Verdict.UNSURE, "server-error"),
        (Failure.DNS_NOT_FOUND, Failure.DNS_FAILED, Verdict.UNSURE, "dns-failed"),
        (404, 200, Verdict.ALIVE, "ok"),
        (404, 404, Verdict.MISSING, "not-found"),
        (404, 410, Verdict.MISSING, "gone"),
        (404, 403, Verdict.BLOCKED, "forbidden"),
        (403, Failure.TIMEOUT, Verdict.BLOCKED, "forbidden"),
        (403, Failure.BUDGET_SPENT, Verdict.BLOCKED, "forbidden"),
        (403, 500, Verdict.BLOCKED, "forbidden"),
        (429, Failure.RESET, Verdict.BLOCKED, "rate-limited"),
        (403, 200, Verdict.ALIVE, "ok"),
        (403, 404, Verdict.MISSING, "not-found"),
        (503, 200, Verdict.ALIVE, "ok"),
        (503, 404, Verdict.MISSING, "not-found"),
        (503, Failure.TIMEOUT, Verdict.UNSURE, "timeout"),
        (Failure.TIMEOUT, 401, Verdict.RESTRICTED, "login-required"),
        (Failure.TIMEOUT, Failure.ROBOTS_DISALLOWED, Verdict.REFUSED, "robots-disallowed"),
    ],
)
def test_the_last_look_decides_unless_it_saw_nothing_and_the_first_met_a_living_host(
    first: int | Failure, second: int | Failure, verdict: Verdict, reason: str
) -> None:
    judgement = judge(trail(chain(first), chain(second, look=2)))
    assert (judgement.verdict, judgement.reason) == (verdict, reason)


def test_a_verdict_taken_from_the_second_look_is_noted() -> None:
    assert judge(trail(chain(503), chain(200, look=2))).notes == ("second-look",)


def test_a_verdict_that_the_first_look_keeps_is_not_noted_as_second() -> None:
    assert judge(trail(chain(403), chain(Failure.TIMEOUT, look=2))).notes == ()


@pytest.mark.parametrize(("elapsed_s", "notes"), [(10.0, ()), (10.5, ("slow",))])
def test_an_answer_after_more_than_ten_seconds_is_slow(elapsed_s: float, notes: tuple[str, ...]) -> None:
    assert judge(trail((answer(200, elapsed_s=elapsed_s),))).notes == notes


def test_a_body_that_ended_early_is_noted_and_the_page_lives() -> None:
    seen = Observation(request=page(), status=200, body=b"<title>Half a", truncated=True)
    judgement = judge(trail((seen,)))
    assert (judgement.verdict, judgement.notes) == (Verdict.ALIVE, ("truncated",))


def test_the_title_is_that_of_a_living_page() -> None:
    assert judge(trail((answer(200),))).title == "Linear algebra"


@pytest.mark.parametrize("status", [301, 403, 404, 500])
def test_an_error_page_gives_no_title(status: int) -> None:
    assert judge(trail((answer(status),))).title is None


def test_a_page_that_says_it_is_no_html_gives_no_title() -> None:
    assert judge(trail((answer(200, content_type="application/pdf"),))).title is None


ends = st.one_of(st.integers(100, 599), st.sampled_from([*Failure]))
hops = st.lists(st.sampled_from(sorted(REDIRECTS)), max_size=3)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(hops, ends), min_size=1, max_size=2))
def test_missing_is_said_only_of_404_410_and_nxdomain_in_the_last_look(
    looks: list[tuple[list[int], int | Failure]],
) -> None:
    chains = [chain(*hops, end, look=number) for number, (hops, end) in enumerate(looks, start=1)]
    judgement = judge(trail(*chains))
    last = looks[-1][1]
    assert (judgement.verdict is Verdict.MISSING) == (last in STRIKES)


@pytest.mark.parametrize(("redirects", "noted"), [(0, False), (4, False), (5, True), (15, True)])
def test_a_long_way_to_a_living_page_is_noted(redirects: int, *, noted: bool) -> None:
    judgement = judge(trail(chain(*[301] * redirects, 200)))
    assert judgement.verdict in {Verdict.ALIVE, Verdict.MOVED}
    assert ("many-redirects" in judgement.notes) == noted
