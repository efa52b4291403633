"""Laws of bringing histories together: copies of one history may be merged in any order and number of times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.history import fold
from rescatalog.core.memory.ledger import Ledger, added, lost, merge, split
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from tests.core.making import NOW, check
from tests.property.histories import copies, histories

law = settings(max_examples=50, deadline=None)


@st.composite
def several(draw: st.DrawFn) -> tuple[Ledger, list[Ledger]]:
    """Draw a history and three copies that each know a part of it."""
    whole = draw(histories())
    return whole, [draw(copies(whole)) for _ in range(3)]


def _merged(parts: Iterable[Ledger]) -> Ledger:
    def both(first: Ledger, second: Ledger) -> Ledger:
        merged = merge(first, second)
        assert merged.conflicts == ()
        return merged.ledger

    return reduce(both, parts, Ledger())


def _counted(ledger: Ledger) -> list[Check]:
    counting = {run.id for run in ledger.runs.values() if run.finished_at is not None and run.void is None}
    return [check for check in ledger.checks.values() if check.run_id in counting]


@law
@given(several())
def test_the_order_of_a_merge_does_not_matter(drawn: tuple[Ledger, list[Ledger]]) -> None:
    _, (one, two, three) = drawn
    assert _merged([one, two]) == _merged([two, one])
    assert _merged([one, two, three]) == _merged([three, one, two])


@law
@given(several())
def test_the_grouping_of_a_merge_does_not_matter(drawn: tuple[Ledger, list[Ledger]]) -> None:
    _, (one, two, three) = drawn
    assert _merged([_merged([one, two]), three]) == _merged([one, _merged([two, three])])


@law
@given(several())
def test_merging_again_changes_nothing(drawn: tuple[Ledger, list[Ledger]]) -> None:
    _, (one, two, _) = drawn
    both = _merged([one, two])
    assert _merged([one, one]) == one
    assert _merged([both, one]) == _merged([both, two]) == both


@law
@given(several())
def test_a_merge_knows_exactly_what_one_of_its_parts_knows(drawn: tuple[Ledger, list[Ledger]]) -> None:
    whole, parts = drawn
    both = _merged(parts)
    assert both.checks.keys() == {name for part in parts for name in part.checks}
    assert both.archived.keys() == {name for part in parts for name in part.archived}
    ended = {name for part in parts for name, run in part.runs.items() if run.finished_at is not None}
    assert {name for name, run in both.runs.items() if run == whole.runs[name]} >= ended
    assert all(check == whole.checks[name] for name, check in both.checks.items())


@law
@given(several())
def test_the_statuses_of_a_merge_are_those_of_all_its_checks(drawn: tuple[Ledger, list[Ledger]]) -> None:
    whole, parts = drawn
    both = _merged(parts)
    ended = {name for part in parts for name, run in part.runs.items() if run.finished_at is not None}
    union = {name: check for part in parts for name, check in part.checks.items()}
    counting = [check for (run, _), check in union.items() if run in ended and whole.runs[run].void is None]
    assert fold(_counted(both)) == fold(counting)


@law
@given(several())
def test_what_is_added_makes_the_one_into_the_other(drawn: tuple[Ledger, list[Ledger]]) -> None:
    _, (one, two, _) = drawn
    both = _merged([one, two])
    new = added(both, one)
    assert {**one.runs, **new.runs} == both.runs
    assert {**one.checks, **new.checks} == both.checks
    assert {**one.archived, **new.archived} == both.archived
    assert not new.checks.keys() & one.checks.keys()
    assert added(both, both) == Ledger()


@law
@given(histories(), st.data())
def test_where_histories_contradict_each_other_the_first_stays_and_each_contradiction_is_told(
    whole: Ledger, data: st.DataObject
) -> None:
    renamed = data.draw(st.sets(st.sampled_from(sorted(whole.runs)))) if whole.runs else set[str]()
    other = replace(
        whole,
        runs={name: replace(run, tool_version="9") if name in renamed else run for name, run in whole.runs.items()},
        checks={name: replace(check, attempts=99) for name, check in whole.checks.items()},
        archived={name: replace(answer, reason=answer.reason + "!") for name, answer in whole.archived.items()},
    )
    merged = merge(whole, other)
    assert merged.ledger == whole
    kept = [run for run, _ in whole.checks if run not in renamed]
    assert len(merged.conflicts) == len(renamed) + len(kept) + len(whole.archived)


def test_the_checks_of_another_run_under_a_known_name_are_left_out_and_counted() -> None:
    whole = _one()
    stranger = replace(whole, runs={"run": replace(whole.runs["run"], tool_version="9")})
    merged = merge(replace(whole, checks={}), stranger)
    assert merged.ledger.checks == {}
    assert merged.conflicts == (
        "run run differs from what was known before, which stays, and 2 checks of it are left out",
    )


def test_two_ends_of_one_run_contradict_each_other() -> None:
    whole = _one()
    later = replace(whole, runs={"run": replace(whole.runs["run"], void="landslide")})
    assert merge(whole, later).ledger == whole
    assert len(merge(whole, later).conflicts) == 1


@law
@given(histories(), st.data())
def test_checks_without_their_run_are_told_apart_and_none_is_dropped(whole: Ledger, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(whole.runs)))) if whole.runs else set[str]()
    sound, orphans = split(replace(whole, runs={name: whole.runs[name] for name in kept}))
    assert {run for run, _ in sound.checks} <= kept
    assert {**sound.checks, **orphans.checks} == whole.checks
    assert len(lost(orphans)) == len({run for run, _ in whole.checks} - kept)


def _one() -> Ledger:
    run = Run(id="run", started_at=NOW, finished_at=NOW, tool_version="1.0")
    made = [check(Verdict.ALIVE, key=f"https://{host}.lan/") for host in "ab"]
    return Ledger(runs={"run": run}, checks={("run", one.key): one for one in made})
