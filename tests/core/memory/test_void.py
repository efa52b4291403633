"""When a run proves nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.memory.void import NO_ANSWER, void_of
from rescatalog.core.words import Failure, Status, Verdict
from tests.core.making import KEY, check, host, known

ALIVE, MISSING, UNSURE, REFUSED = Verdict.ALIVE, Verdict.MISSING, Verdict.UNSURE, Verdict.REFUSED
SILENT = {
    Failure.DNS_FAILED, Failure.DNS_TIMEOUT, Failure.CONNECT_FAILED, Failure.CONNECT_TIMEOUT,
    Failure.LOCAL_FAULT,
}  # fmt: skip


def _reason(checks: list[Check], before: dict[str, LinkStatus] | None = None, canaries: tuple[str, ...] = ()) -> str:
    void = void_of(checks, before or {}, canaries)
    return void.reason if void else "counts"


def _run(hosts: int, fallen: int, *, verdict: Verdict = MISSING) -> list[Check]:
    return [check(verdict if number < fallen else ALIVE, key=host(number)) for number in range(hosts)]


def _before(status: Status, hosts: int) -> dict[str, LinkStatus]:
    return {host(number): known(status, key=host(number)) for number in range(hosts)}


def test_an_empty_run_counts() -> None:
    assert _reason([]) == "counts"


@pytest.mark.parametrize(
    ("hosts", "fallen", "reason"),
    [
        (20, 4, "counts"),
        (20, 5, "landslide"),
        (20, 20, "landslide"),
        (21, 4, "counts"),
        (21, 5, "landslide"),
        (19, 19, "counts"),
        (35, 7, "counts"),
        (35, 8, "landslide"),
        (1_000, 200, "counts"),
        (1_000, 201, "landslide"),
    ],
)
def test_more_than_a_fifth_of_at_least_twenty_hosts_make_a_landslide(hosts: int, fallen: int, reason: str) -> None:
    assert _reason(_run(hosts, fallen), _before(Status.OK, hosts)) == reason


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict.UNSURE, "landslide"),
        (Verdict.MISSING, "landslide"),
        (Verdict.BLOCKED, "counts"),
        (Verdict.RESTRICTED, "counts"),
        (Verdict.SUSPECT, "counts"),
        (Verdict.MOVED, "counts"),
        (Verdict.ALIVE, "counts"),
    ],
)
def test_hosts_fall_by_being_unsure_or_missing(verdict: Verdict, reason: str) -> None:
    assert _reason(_run(20, 20, verdict=verdict), _before(Status.OK, 20)) == reason


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.OK, "landslide"),
        (Status.MOVED, "landslide"),
        (Status.RESTRICTED, "landslide"),
        (Status.BLOCKED, "landslide"),
        (Status.SUSPECT, "counts"),
        (Status.FAILING, "counts"),
        (Status.DEAD, "counts"),
    ],
)
def test_only_who_stood_can_fall(status: Status, reason: str) -> None:
    assert _reason(_run(20, 5), _before(status, 20)) == reason


def test_a_host_with_one_page_that_still_answers_has_not_fallen() -> None:
    checks = [*_run(20, 5), *(check(ALIVE, key=f"{host(number)}/other") for number in range(5))]
    before = {check.key: known(Status.OK, key=check.key) for check in checks}
    assert _reason(checks, before) == "counts"
    assert _reason(checks[::-1], before) == "counts"
    assert _reason(checks[:20], before) == "landslide"


def test_many_pages_of_one_host_are_one_host() -> None:
    checks = [*_run(20, 0), *(check(MISSING, key=f"https://one.lan/{number}") for number in range(50))]
    before = {check.key: known(Status.OK, key=check.key) for check in checks}
    assert _reason(checks, before) == "counts"


def test_refused_addresses_are_not_hosts_that_were_asked() -> None:
    refused = [check(REFUSED, key=host(100 + number)) for number in range(20)]
    before = _before(Status.OK, 200)
    assert _reason([*_run(19, 10), *refused], before) == "counts"
    assert _reason([*_run(20, 5), *refused], before) == "landslide"


def test_hosts_without_a_past_cannot_turn_for_the_worse() -> None:
    assert _reason(_run(100, 90)) == "counts"


def test_names_that_all_do_not_exist_mean_a_broken_network_not_broken_names() -> None:
    gone = [check(MISSING, reason="dns-not-found", key=host(number)) for number in range(5)]
    assert _reason(gone) == "no-network"
    assert _reason(gone[:4]) == "counts"
    assert _reason([*gone, check(ALIVE, key=host(9))]) == "counts"


def test_the_message_counts_the_hosts() -> None:
    void = void_of(_run(20, 5), _before(Status.OK, 20))
    assert void is not None
    assert void.message == "5 of 20 hosts turned for the worse at once"


@pytest.mark.parametrize(
    ("verdicts", "reason"),
    [
        ((MISSING,), "canaries-failed"),
        ((UNSURE, MISSING), "canaries-failed"),
        ((UNSURE, ALIVE), "counts"),
        ((Verdict.BLOCKED,), "counts"),
        ((REFUSED, MISSING), "canaries-failed"),
        ((REFUSED,), "counts"),
    ],
)
def test_a_run_that_reaches_no_canary_is_void(verdicts: tuple[Verdict, ...], reason: str) -> None:
    canaries = tuple(f"https://canary{number}.lan/" for number in range(len(verdicts)))
    checks = [check(verdict, key=key) for verdict, key in zip(verdicts, canaries, strict=True)]
    assert _reason([check(ALIVE), *checks], canaries=canaries) == reason


def test_a_canary_that_was_not_asked_says_nothing() -> None:
    assert _reason([check(MISSING)], canaries=("https://canary.lan/",)) == "counts"


def test_silence_means_no_http_answer_and_no_word_from_a_name_server() -> None:
    assert {str(failure) for failure in SILENT} == NO_ANSWER


@pytest.mark.parametrize("failure", [*Failure])
def test_a_run_in_which_nobody_answered_is_void(failure: Failure) -> None:
    checks = [check(UNSURE, key=host(number), reason=str(failure)) for number in range(3)]
    assert _reason(checks) == ("no-network" if failure in SILENT else "counts")


def test_one_answer_proves_the_network() -> None:
    silent = [check(UNSURE, key=host(number), reason="connect-timeout") for number in range(5)]
    assert _reason([*silent, check(ALIVE, key=KEY)]) == "counts"


def test_a_refusal_proves_no_network() -> None:
    silent = [check(UNSURE, key=host(number), reason="connect-timeout") for number in range(5)]
    assert _reason([*silent, check(REFUSED, reason="forbidden-address")]) == "no-network"


def _asked(number: int, at_s: float, *, status: int | None = None, failure: Failure | None = None) -> Check:
    """Return a check with one exchange that began at some second and took one."""
    record: dict[str, object] = {"url": host(number), "look": 1, "started_ms": round(at_s * 1000), "elapsed_ms": 1000}
    record |= {"status": status} if failure is None else {"failure": str(failure)}
    verdict = ALIVE if failure is None else UNSURE
    return replace(check(verdict, key=host(number), reason=str(failure or "ok")), evidence=(record,))


@pytest.mark.parametrize("failure", [Failure.DNS_TIMEOUT, Failure.CONNECT_REFUSED, Failure.TIMEOUT, Failure.RESET])
@pytest.mark.parametrize(
    ("answered", "lost", "reason"), [(40, 20, "network-died"), (40, 19, "counts"), (81, 20, "counts")]
)
def test_a_run_in_which_nobody_answers_from_some_moment_on_is_void(
    failure: Failure, answered: int, lost: int, reason: str
) -> None:
    before = [_asked(number, number / 10, status=200) for number in range(answered)]
    after = [_asked(1_000 + number, 10.0 + number / 10, failure=failure) for number in range(lost)]
    assert _reason(before + after) == reason


def test_hosts_that_fail_while_others_answer_are_no_news_about_the_network() -> None:
    mixed = [
        _asked(number, number / 10, failure=Failure.CONNECT_REFUSED)
        if number % 2
        else _asked(number, number / 10, status=200)
        for number in range(100)
    ]
    assert _reason(mixed) == "counts"


def test_a_run_cut_off_by_our_own_rules_did_not_lose_the_network() -> None:
    before = [_asked(number, number / 10, status=200) for number in range(40)]
    cut = [_asked(1_000 + number, 60.0, failure=Failure.BUDGET_SPENT) for number in range(40)]
    assert _reason(before + cut) == "counts"


def test_canaries_that_answered_early_and_are_silent_late_make_a_run_void() -> None:
    alive = _asked(1, 0.0, status=200)
    late = {"url": host(1), "look": 2, "started_ms": 9_000, "elapsed_ms": 1, "failure": "dns-timeout"}
    assert _reason([replace(alive, evidence=(*alive.evidence, late))], canaries=(host(1),)) == "canaries-failed"
    assert _reason([alive], canaries=(host(1),)) == "counts"


def _sent(number: int, end: str) -> Check:
    sent = check(Verdict.RESTRICTED, key=host(number), reason="login-required")
    return replace(sent, judgement=replace(sent.judgement, final_url=end))


@pytest.mark.parametrize(
    ("hosts", "sent", "reason"),
    [(15, 8, "captive-portal"), (16, 8, "counts"), (13, 7, "counts"), (20, 20, "captive-portal")],
)
def test_a_network_that_sends_most_hosts_to_one_other_host_wants_somebody_to_sign_in(
    hosts: int, sent: int, reason: str
) -> None:
    portal = [_sent(number, "http://portal.lan/login") for number in range(sent)]
    fine = [_sent(number, host(number)) for number in range(sent, hosts)]
    assert _reason(portal + fine) == reason


def test_a_host_that_many_pages_of_one_other_lead_to_is_no_portal() -> None:
    pages = [replace(_sent(1, "https://new.lan/"), key=f"https://old.lan/{number}") for number in range(30)]
    assert _reason(pages) == "counts"
