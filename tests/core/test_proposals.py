"""What is proposed to be changed: only what two days agree on, with its evidence, and never to the catalog's harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.archive import Archived
from rescatalog.core.proposals import Cure, Proposal, agreed_move, proposals_of
from rescatalog.core.words import Verdict
from tests.core.entries import entry, link
from tests.core.making import NOW, check

OLD, NEW = "https://a.example/old", "https://a.example/new"
COPY = "https://web.archive.org/web/20130919044612/http://a.example/old"


def moved(day: float = 0.0, *, key: str = OLD, to: str = NEW, hops: tuple[int, ...] = (301,)) -> Check:
    steps = tuple(Hop(url=key if number == 0 else f"{key}/{number}", status=hop) for number, hop in enumerate(hops))
    judgement = Judgement(verdict=Verdict.MOVED, reason="redirect-permanent", http_status=200, final_url=to, hops=steps)
    return Check(run_id=f"run-{day}", key=key, checked_at=NOW + timedelta(days=day), judgement=judgement)


def two_days(key: str = OLD, to: str = NEW) -> list[Check]:
    return [moved(0, key=key, to=to), moved(1, key=key, to=to)]


def proposed(checks: list[Check], *, archived: Archived | None = None, **changes: Any) -> tuple[Proposal, ...]:  # noqa: ANN401
    fields: dict[str, Any] = {"links": [link(OLD)]} | changes
    one = entry(**fields)
    return proposals_of({one.id: one}, checks, {} if archived is None else {archived.key: archived})


def test_two_days_that_agree_propose_the_new_address_with_dates_runs_and_hops() -> None:
    (proposal,) = proposed([moved(0, hops=(301, 308)), moved(1)])
    assert proposal == Proposal(
        cure=Cure.MOVED,
        entry="linear-algebra",
        index=0,
        role=proposal.role,
        before=OLD,
        after=NEW,
        evidence=(
            f"2026-11-21 in run run-0: 301 {OLD} -> 308 {OLD}/1 -> 200 {NEW}",
            f"2026-11-22 in run run-1: 301 {OLD} -> 200 {NEW}",
        ),
    )
    assert proposal.role == "homepage"


@pytest.mark.parametrize(
    "checks",
    [
        [],
        [moved(0)],
        [moved(0), moved(0.1), moved(0.2)],
        [moved(0), moved(1, to="https://a.example/elsewhere")],
        [moved(0, to="https://a.example/elsewhere"), moved(1)],
        [moved(0), check(Verdict.ALIVE, day=1, key=OLD)],
        [moved(0), check(Verdict.ALIVE, day=1, key=OLD), moved(2)],
        [moved(0), check(Verdict.UNSURE, day=1, key=OLD), moved(2)],
        [moved(0), moved(1), check(Verdict.MISSING, day=2, key=OLD)],
        [moved(0), moved(1, hops=(301, 302))],
        [moved(0), moved(1, hops=())],
    ],
)
def test_less_than_two_days_that_agree_propose_nothing(checks: list[Check]) -> None:
    assert proposed(checks) == ()


def test_the_order_in_which_checks_are_told_does_not_matter() -> None:
    checks = [moved(0), check(Verdict.MISSING, day=-1, key=OLD), moved(1)]
    assert proposed(checks[::-1]) == proposed(checks) != ()


_CHECKS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.01, 0.3, 0.31]),
        st.sampled_from([moved(), moved(to="https://b.example/"), check(Verdict.UNSURE, key=OLD)]),
    ),
    max_size=8,
)


@given(_CHECKS)
def test_what_is_agreed_was_said_on_two_days_by_the_latest_check_and_never_denied_since(
    steps: list[tuple[float, Check]],
) -> None:
    at, checks = NOW, []
    for days, one in steps:
        at += timedelta(days=days)
        checks.append(replace(one, checked_at=at))
    agreed = agreed_move(checks)
    if agreed:
        assert list(agreed) == checks[::-1][: len(agreed)]
        assert len({one.judgement.final_url for one in agreed}) == 1
        assert len({one.checked_at.date() for one in agreed}) == 2
        assert {one.judgement.verdict for one in agreed} == {Verdict.MOVED}
    ends = [checks[-length:] for length in range(2, len(checks) + 1)]
    assert bool(agreed) == any(
        {one.judgement for one in end} == {end[-1].judgement}
        and end[-1].judgement.verdict is Verdict.MOVED
        and end[0].checked_at.date() < end[-1].checked_at.date()
        for end in ends
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://a.example/old#part-2", "https://a.example/new#part-2"),
        ("https://a.example/old#", "https://a.example/new#"),
        ("HTTPS://A.example/old", "https://a.example/new"),
    ],
)
def test_the_fragment_stays_as_it_was_written(before: str, after: str) -> None:
    links = [link("https://a.example/"), link(before.replace("HTTPS", "https"), "pdf")]
    assert [proposal.after for proposal in proposed(two_days(), links=links)] == [after]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://a.example/old", "https://a.example/"),
        ("https://a.example/old", "https://b.example/en/"),
        ("https://a.example/old", "https://a.example/login?next=%2Fold"),
        ("https://a.example/login", "https://b.example/login"),
        ("https://a.example/old", "http://a.example/new"),
        ("https://a.example/old", "https://a.example/old"),
        ("https://a.example/old", "https://a.example:8443/new"),
        ("https://a.example/old", "https://1.2.3.4/new"),
        ("https://a.example/old", "https://u:p@a.example/new"),
        ("https://doi.org/10.1000/182", "https://publisher.example/182"),
    ],
)
def test_an_address_that_no_catalog_would_rather_have_is_not_proposed(old: str, new: str) -> None:
    assert proposed(two_days(old, new), links=[link(old)]) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://a.example/", "https://a.example/"),
        ("http://a.example/old", "https://a.example/old"),
        ("https://a.example/", "https://a.example/course/"),
        ("https://a.example/old", "https://www.a.example/new"),
        ("http://a.lan:8000/old", "http://a.lan:8000/new"),
    ],
)
def test_a_safer_scheme_and_a_home_page_for_a_home_page_are_proposed(old: str, new: str) -> None:
    (proposal,) = proposed(two_days(old, new), links=[link(old)])
    assert (proposal.after, proposal.cautions, proposal.objection) == (new, (), "")


def test_a_change_of_host_is_a_caution() -> None:
    (proposal,) = proposed(two_days(to="https://b.example/new"))
    assert proposal.cautions == ("changes host from a.example to b.example",)


def test_links_that_people_look_after_and_entries_that_are_gone_are_left_in_peace() -> None:
    assert proposed(two_days(), links=[{**link(OLD), "check": "manual"}]) == ()
    status = {"state": "unavailable", "since": datetime(2026, 1, 1).date(), "reason": "gone"}  # noqa: DTZ001 - a day
    assert proposed(two_days(), status=status) == ()


def test_an_address_of_several_entries_is_proposed_for_each() -> None:
    one = entry(id="one", links=[link(OLD)], relations=[{"type": "part-of", "target": "two"}])
    two = entry(id="two", links=[link("https://a.example/"), link(f"{OLD}#x", "pdf")])
    found = proposals_of({"one": one, "two": two}, two_days(), {})
    assert [(p.entry, p.index, p.after, p.objection) for p in found] == [
        ("one", 0, NEW, ""),
        ("two", 1, f"{NEW}#x", ""),
    ]


def test_an_address_that_a_stranger_has_is_left_to_a_person() -> None:
    one, two = entry(id="one", links=[link(OLD)]), entry(id="two", links=[link(NEW + "/")])
    (proposal,) = proposals_of({"one": one, "two": two}, two_days(), {})
    assert "`two` has the new address" in proposal.objection
    relative = entry(id="two", links=[link(NEW)], relations=[{"type": "edition-of", "target": "one"}])
    (proposal,) = proposals_of({"one": one, "two": relative}, two_days(), {})
    assert proposal.objection == ""


def test_of_two_strangers_that_move_to_one_address_the_second_is_left_to_a_person() -> None:
    one, two = entry(id="one", links=[link(OLD)]), entry(id="two", links=[link(OLD + "er")])
    found = proposals_of({"one": one, "two": two}, [*two_days(), *two_days(OLD + "er")], {})
    assert [bool(proposal.objection) for proposal in found] == [False, True]


def test_an_address_that_the_entry_has_already_is_left_to_a_person() -> None:
    (proposal,) = proposed(two_days(), links=[link(OLD), link(NEW, "pdf")])
    assert "stands in this entry already" in proposal.objection


def dead(key: str = OLD, *, alive_on: float | None = None) -> list[Check]:
    strikes = [check(Verdict.MISSING, day=day, key=key, reason="not-found") for day in (0, 4, 8)]
    return strikes if alive_on is None else [check(Verdict.ALIVE, day=alive_on, key=key), *strikes]


def copy_of(key: str = OLD, url: str | None = COPY) -> Archived:
    at = None if url is None else datetime(2013, 9, 19, 4, 46, 12, tzinfo=NOW.tzinfo)
    return Archived(key=key, asked_at=NOW, snapshot_url=url, snapshot_at=at, reason="found" if url else "no-copy")


def test_for_a_dead_link_its_copy_is_proposed() -> None:
    (proposal,) = proposed(dead(alive_on=-5), archived=copy_of())
    assert (proposal.cure, proposal.index, proposal.before, proposal.after) == (Cure.ARCHIVED, 0, OLD, COPY)
    assert proposal.evidence == (
        "dead since 2026-11-29: not-found, 3 strikes on 3 days, last alive 2026-11-16",
        "copy of 2013-09-19, found 2026-11-21",
    )
    assert proposal.cautions == ()


@pytest.mark.parametrize("alive_on", [None, -6000.0])
def test_a_copy_that_may_be_of_a_page_that_was_gone_already_is_a_caution(alive_on: float | None) -> None:
    (proposal,) = proposed(dead(alive_on=alive_on), archived=copy_of())
    assert "not known to be from a time at which the page lived" in proposal.cautions[0]


def test_without_a_death_or_without_a_copy_nothing_is_proposed() -> None:
    assert proposed(dead()[:2], archived=copy_of()) == ()
    assert proposed(dead(), archived=copy_of(url=None)) == ()
    assert proposed(dead()) == ()


@pytest.mark.parametrize(
    ("links", "proposals"),
    [
        ([link(OLD), link(COPY, "archive")], 0),
        ([link(OLD), link("https://web.archive.org/web/20200101000000/https://a.example/old/", "archive")], 0),
        ([link(OLD), link("https://archive.example/x", "archive")], 0),
        ([link(OLD), link("https://web.archive.org/web/20200101000000/https://a.example/b", "archive")], 1),
        ([link("https://a.example/"), link(f"{OLD}#a", "pdf"), link(f"{OLD}#b", "videos")], 1),
        ([link("https://a.example/"), link(OLD, "archive")], 0),
    ],
)
def test_one_copy_of_a_page_is_enough_for_an_entry(links: list[dict[str, Any]], proposals: int) -> None:
    assert len(proposed(dead(), archived=copy_of(), links=links)) == proposals
