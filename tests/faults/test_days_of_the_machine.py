"""Forty nights of a catalog under random fates: no living page is ever called dead, and every dead one soon is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest

from rescatalog.core import urls
from rescatalog.core.memory.history import fold
from rescatalog.core.words import Status, Verdict
from tests.faults.nights import Memory, live_through
from tests.faults.schedules import NIGHTS, Fate, Schedule, Truth, schedule_of
from tests.figures import Figure

SEEDS = 50
# More than these take more than a few seconds.
QUICK_SEEDS = 10
TEN_DAYS = timedelta(days=10)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lived:
    """One schedule and what was remembered of it."""

    schedule: Schedule
    memory: Memory

    def wait(self, fate: Fate) -> timedelta:
        """Return how long a page was gone before it was called dead, void nights left out."""
        found_at = self.memory.found_dead[fate.url]
        assert fate.gone_at is not None
        starts = self.schedule.starts
        voids = sum(fate.gone_at < starts[night] < found_at for night in self.memory.voids)
        return found_at - fate.gone_at - voids * DAY

    def fates(self, *truths: Truth) -> list[Fate]:
        """Return the fates of which this is true."""
        return [fate for fate in self.schedule.fates.values() if fate.truth in truths]


@pytest.fixture(scope="module")
def ledger(figure: Figure) -> Iterator[list[Lived]]:
    """Yield where every schedule is written down; the sums are told when all have been lived through."""
    lived: list[Lived] = []
    yield lived
    if lived:
        figure(_told_in_figures(lived))


@pytest.fixture(
    scope="module",
    params=[pytest.param(seed, marks=[pytest.mark.slow] if seed >= QUICK_SEEDS else []) for seed in range(SEEDS)],
)
def lived(request: pytest.FixtureRequest, ledger: list[Lived]) -> Lived:
    """Return what is remembered after all nights of a random schedule, every other one with canaries."""
    seed: int = request.param
    schedule = schedule_of(seed)
    ledger.append(Lived(schedule, live_through(schedule, Random(seed), canaries=seed % 2 == 0)))
    return ledger[-1]


def test_the_catalog_is_large_enough_to_mean_something(lived: Lived) -> None:
    assert len(lived.schedule.fates) >= 200
    assert len({urls.host_key(url) for url in lived.schedule.fates}) >= 60
    assert len(lived.fates(Truth.DIES)) >= 20


def test_no_page_that_lives_or_may_live_is_ever_called_dead(lived: Lived) -> None:
    living = {fate.url for fate in lived.fates(Truth.LIVES, Truth.UNKNOWABLE)}
    assert living & set(lived.memory.found_dead) == set()


def test_living_pages_tempt_whoever_counts_strikes_alone(lived: Lived) -> None:
    living = {fate.url for fate in lived.fates(Truth.LIVES)}
    missing = [check.key for check in lived.memory.history if check.judgement.verdict is Verdict.MISSING]
    assert max(missing.count(url) for url in living) >= 3


def test_nobody_is_called_dead_before_dying(lived: Lived) -> None:
    for fate in lived.fates(Truth.DIES):
        assert fate.gone_at is not None
        assert lived.memory.found_dead[fate.url] >= fate.gone_at + timedelta(days=7)


def test_every_page_that_died_is_called_dead_within_ten_days_void_nights_not_counted(lived: Lived) -> None:
    late = {fate.url: lived.wait(fate) for fate in lived.fates(Truth.DIES) if lived.wait(fate) > TEN_DAYS}
    assert late == {}


def test_the_dead_do_not_come_back(lived: Lived) -> None:
    statuses = {lived.memory.statuses[fate.url].status for fate in lived.fates(Truth.DIES)}
    # Their host may ask to be left alone.
    assert statuses <= {Status.DEAD, Status.BLOCKED}


def test_a_night_without_a_network_is_void_and_changes_nothing(lived: Lived) -> None:
    assert lived.schedule.down <= set(lived.memory.voids)
    nights = {check.run_id for check in lived.memory.history}
    assert nights & {f"night-{night}" for night in lived.schedule.down} == set()


def test_what_is_remembered_is_what_the_history_folds_to(lived: Lived) -> None:
    assert fold(lived.memory.history) == lived.memory.statuses


def _told_in_figures(ledger: list[Lived]) -> str:
    """Return one line on all schedules; what it counts is asserted by the tests."""
    deaths = [(lived, fate) for lived in ledger for fate in lived.fates(Truth.DIES)]
    found = [lived.wait(fate) for lived, fate in deaths if fate.url in lived.memory.found_dead]
    living = [(lived, fate) for lived in ledger for fate in lived.fates(Truth.LIVES, Truth.UNKNOWABLE)]
    false = sum(fate.url in lived.memory.found_dead for lived, fate in living)
    checks = sum(len(lived.memory.history) for lived in ledger)
    links = sum(len(lived.schedule.fates) for lived in ledger)
    voids = sum(len(lived.memory.voids) for lived in ledger)
    return (
        f"{len(ledger)} random schedules of {NIGHTS} nights, {links} links, {checks} checks, {voids} void nights: "
        f"{len(living)} living or unknowable links, {false} called dead; {len(found)} of {len(deaths)} deaths found, "
        f"the latest after {max(found, default=timedelta(0)) / DAY:.2f} days"
    )
