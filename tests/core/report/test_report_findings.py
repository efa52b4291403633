"""Findings: what people should know of a run or a state, who can act, and what has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rescatalog.core.catalog.problem import Place
from rescatalog.core.judging.check import Hop, Judgement
from rescatalog.core.memory.history import LinkStatus
from rescatalog.core.report.advice import BY_REASON, BY_WORD, REFUSALS, Group, advice_on
from rescatalog.core.report.content import Result, StatusReport
from rescatalog.core.report.facts import Label
from rescatalog.core.report.findings import (
    Change,
    Finding,
    change_of,
    changes_of,
    finding_of,
    findings_of,
    grouped,
    pressing,
)
from rescatalog.core.words import Failure, Status, Verdict
from tests.core.making import KEY, NOW
from tests.core.reports import ALIVE, CRAWL, GONE, MOVED, RUN, STATE, WEEK, crawled, link, use

REFUSED = Judgement(verdict=Verdict.REFUSED, reason="robots-disallowed")


def _judged(verdict: Verdict, reason: str = "because") -> Judgement:
    return Judgement(verdict=verdict, reason=reason)


def _found(result: Result) -> Finding:
    finding = finding_of(result)
    assert finding is not None
    return finding


def _facts(finding: Finding) -> dict[str, str]:
    return {str(fact.label): fact.words for fact in finding.facts}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_but_alive_is_a_finding(verdict: Verdict) -> None:
    results = (Result(url=KEY, judgement=_judged(verdict)),)
    assert len(findings_of(replace(RUN, results=results))) == (verdict is not Verdict.ALIVE)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_but_ok_and_unchecked_is_a_finding(status: Status) -> None:
    report = StatusReport(links=((link(status), ()),))
    assert len(findings_of(report)) == (status not in {Status.OK, Status.UNCHECKED})


def test_a_void_run_has_no_findings() -> None:
    assert findings_of(replace(CRAWL, void="landslide", void_message="all fell")) == ()


def test_a_link_that_died_is_called_dead_by_the_run_that_saw_it_die() -> None:
    result = crawled(KEY, GONE, Status.FAILING, Status.DEAD)
    assert (_found(result).word, _found(result).change) == ("dead", Change.NEW)
    assert _found(replace(result, judgement=_judged(Verdict.UNSURE, "timeout"))).word == "dead"


@pytest.mark.parametrize(
    ("judgement", "before", "after", "change"),
    [
        (GONE, Status.UNCHECKED, Status.FAILING, Change.NEW),
        (GONE, Status.OK, Status.FAILING, Change.NEW),
        (GONE, Status.MOVED, Status.FAILING, Change.NEW),
        (GONE, Status.FAILING, Status.FAILING, Change.PERSISTING),
        (_judged(Verdict.UNSURE), Status.DEAD, Status.DEAD, Change.PERSISTING),
        (MOVED, Status.MOVED, Status.MOVED, Change.PERSISTING),
        (ALIVE, Status.DEAD, Status.OK, Change.HEALED),
        (ALIVE, Status.BLOCKED, Status.OK, Change.HEALED),
        (ALIVE, Status.OK, Status.OK, None),
        (ALIVE, Status.UNCHECKED, Status.OK, None),
        (REFUSED, Status.UNCHECKED, Status.UNCHECKED, Change.NEW),
        (REFUSED, Status.FAILING, Status.FAILING, Change.PERSISTING),
    ],
)
def test_a_change_is_told_by_the_status_before_and_after(
    judgement: Judgement, before: Status, after: Status, change: Change | None
) -> None:
    assert change_of(crawled(KEY, judgement, before, after)) is change


def test_what_was_refused_before_and_is_refused_again_persists() -> None:
    result = crawled(KEY, REFUSED, Status.OK, Status.OK)
    assert change_of(result) is Change.NEW
    assert change_of(replace(result, before=link(Status.OK, reason="robots-disallowed"))) is Change.PERSISTING


def test_a_check_without_memory_knows_no_change() -> None:
    findings = findings_of(replace(RUN, results=(Result(url=KEY, judgement=GONE),)))
    assert [finding.change for finding in findings] == [None]
    assert changes_of(findings) == {}


def test_the_changes_are_counted_and_what_healed_is_no_finding_any_more() -> None:
    findings = findings_of(CRAWL)
    assert changes_of(findings) == {Change.NEW: 1, Change.PERSISTING: 1, Change.HEALED: 1}
    assert [finding.url for finding in pressing(findings)] == ["https://a.lan/gone", "https://a.lan/old"]


@pytest.mark.parametrize(
    ("word", "reason", "group"),
    [
        ("dead", "not-found", Group.REPLACE),
        ("dead", "tls-expired", Group.REPLACE),
        ("missing", "not-found", Group.LOOK),
        ("suspect", "parked", Group.LOOK),
        ("refused", "robots-disallowed", Group.LOOK),
        ("moved", "redirect-permanent", Group.CORRECT),
        ("refused", "bad-address", Group.CORRECT),
        ("failing", "timeout", Group.WAIT),
        ("unsure", "server-error", Group.WAIT),
        ("blocked", "bot-wall", Group.WAIT),
        ("restricted", "login-required", Group.WAIT),
        ("unsure", "local-fault", Group.HERE),
        ("unsure", "interrupted", Group.HERE),
        ("refused", "forbidden-address", Group.HERE),
        ("healed", "ok", Group.HEALED),
    ],
)
def test_who_can_act_follows_from_the_word_and_the_reason(word: str, reason: str, group: Group) -> None:
    assert advice_on(word, reason).group is group


def test_there_is_advice_on_every_word_and_it_is_one_sentence() -> None:
    words = {*map(str, Verdict), *map(str, Status)} - {"alive", "ok", "unchecked"}
    assert set(BY_WORD) == words | {"healed", "drifted"}
    for advice in (*BY_WORD.values(), *BY_REASON.values()):
        assert advice.words.endswith(".")
        assert advice.words[0].isupper()
    assert set(map(str, Failure)) >= REFUSALS


def test_robots_advice_says_how_to_mark_the_link() -> None:
    assert "`check: manual`" in advice_on("refused", "robots-disallowed").words


def test_groups_come_in_one_order_and_in_each_the_new_come_first() -> None:
    judged = [(GONE, Status.FAILING, Status.FAILING), (GONE, Status.OK, Status.FAILING)]
    suspect = _judged(Verdict.SUSPECT)
    judged += [(suspect, Status.OK, Status.SUSPECT), (MOVED, Status.OK, Status.MOVED)]
    results = tuple(crawled(f"https://a.lan/{number}", *one) for number, one in enumerate(judged))
    found = grouped(findings_of(replace(RUN, results=results)))
    assert {group: [finding.url[-1] for finding in members] for group, members in found.items()} == {
        Group.LOOK: ["1", "2", "0"],
        Group.CORRECT: ["3"],
    }


@pytest.mark.parametrize(
    ("verdict", "level"),
    [(Verdict.MISSING, "error"), (Verdict.SUSPECT, "warning"), (Verdict.MOVED, "warning"), (Verdict.UNSURE, "notice")],
)
def test_the_level_is_error_for_what_is_gone_and_warning_for_what_needs_an_edit(verdict: Verdict, level: str) -> None:
    assert _found(Result(url=KEY, judgement=_judged(verdict))).level == level


def test_the_evidence_tells_what_was_asked_and_what_came_back() -> None:
    judgement = replace(
        GONE,
        hops=(Hop(url=KEY, status=302), Hop(url="https://b.lan/", status=301)),
        because="the page says `gone`",
        title="Not here",
        notes=("slow", "second-look"),
    )
    assert _facts(_found(Result(url=KEY, judgement=judgement, attempts=2))) == {
        "answer": "not-found (404)",
        "leads to": "https://a.lan/gone",
        "way": "https://a.lan/ (302) -> https://b.lan/ (301) -> https://a.lan/gone (404)",
        "seen": "the page says `gone`",
        "title": "Not here",
        "notes": "slow",
        "asked": "asked 2x",
    }


def test_the_evidence_tells_since_when_and_how_often() -> None:
    result = crawled(KEY, GONE, Status.FAILING, Status.FAILING)
    status = link(Status.FAILING, strikes=1, strike_days=frozenset({NOW.date()}), last_alive_at=NOW - 2 * WEEK)
    assert _facts(_found(replace(result, status=status))) == {
        "answer": "not-found (404)",
        "since": "since 2026-11-14",
        "strikes": "1 strike on 1 day",
        "last alive": "last alive 2026-11-07",
    }


def test_what_began_in_this_run_has_no_since_and_what_lives_now_no_last_time() -> None:
    result = crawled(KEY, MOVED, Status.OK, Status.MOVED)
    assert result.status is not None
    moved = replace(result, status=replace(result.status, last_alive_at=NOW))
    assert not {"since", "last alive"} & set(_facts(_found(moved)))


def test_a_link_asked_for_the_first_time_is_not_said_to_have_never_lived() -> None:
    first = crawled(KEY, GONE, Status.UNCHECKED, Status.FAILING)
    assert "last alive" not in _facts(_found(first))


def test_a_healed_link_tells_what_it_was() -> None:
    before = link(Status.FAILING, reason="timeout")
    finding = _found(replace(crawled(KEY, ALIVE, Status.FAILING, Status.OK), before=before))
    assert _facts(finding) == {"answer": "ok (200)", "before": "was failing since 2026-11-14, timeout"}


def test_only_what_pages_and_servers_said_counts_as_foreign() -> None:
    foreign = {fact.label for finding in findings_of(CRAWL) for fact in finding.facts if fact.foreign}
    assert foreign == {Label.LEADS_TO, Label.TITLE}


def test_a_finding_names_the_given_files_first_and_then_the_catalog() -> None:
    given = (Place("links.txt", 3), Place("more.txt", 1))
    result = Result(url=KEY, judgement=GONE, places=given, uses=(use("gone"), use("other", 9)))
    assert [(place.file, place.line) for place in _found(result).places] == [
        ("links.txt", 3),
        ("more.txt", 1),
        ("catalog/gone.yaml", 7),
        ("catalog/other.yaml", 9),
    ]


def test_a_state_s_link_without_uses_is_named_by_its_key() -> None:
    assert [finding.url for finding in findings_of(STATE)] == ["https://a.lan/", "https://b.lan/"]
    assert findings_of(StatusReport(links=((LinkStatus(key=KEY), ()),))) == ()
