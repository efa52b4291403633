"""One nightly run of the pure machine after another: what is due is asked, judged, held void or folded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.judging.check import Check
from rescatalog.core.memory.due import Recheck, due
from rescatalog.core.memory.evidence import evidence_of
from rescatalog.core.memory.history import LinkStatus, step
from rescatalog.core.memory.void import Void, void_of
from rescatalog.core.words import Failure, Status
from rescatalog.jobs.check import check_of
from tests.faults.schedules import Schedule
from tests.faults.troubles import FINE, SORRY, said, script
from tests.property.webs import Facts, Web, answered, play

CANARIES = ("https://canary-one.lan/", "https://canary-two.lan/")
# How the death of our own network shows: at once or in the middle of the run.
DOWN: tuple[tuple[float, Facts], ...] = (
    (0.1, {"failure": Failure.DNS_FAILED}),
    (3.0, {"failure": Failure.DNS_TIMEOUT}),
    (0.1, {"failure": Failure.DNS_NOT_FOUND}),
    (0.1, {"failure": Failure.CONNECT_FAILED}),
    (10.0, {"failure": Failure.CONNECT_TIMEOUT}),
    (0.1, {"failure": Failure.CONNECT_REFUSED}),
    (12.0, {"failure": Failure.TIMEOUT}),
    (0.1, {"failure": Failure.RESET}),
)
PROXY: tuple[tuple[float, Facts], ...] = ((0.1, answered(502)), (0.1, answered(404)))
# So few at once that a night takes its time, and can be cut in two.
PACE = Pace(total=16, per_host=2, gap_s=0.1)
# By then fewer than half of the links have been asked.
HALF_WAY_S = 0.6


@dataclass(slots=True)
class Memory:
    """What is remembered from night to night.

    Attributes:
        statuses: of every link.
        history: every check that counts.
        voids: night and reason of every run that does not.
        found_dead: when each link was first called dead.
    """

    statuses: dict[str, LinkStatus] = field(default_factory=dict)
    history: list[Check] = field(default_factory=list)
    voids: dict[int, Void] = field(default_factory=dict)
    found_dead: dict[str, datetime] = field(default_factory=dict)


def live_through(schedule: Schedule, chance: Random, *, canaries: bool) -> Memory:
    """Return what is remembered after all nights of a schedule."""
    memory = Memory()
    for night in range(len(schedule.starts)):
        checks = _run(schedule, memory, night, chance, canaries=canaries)
        void = void_of(checks, memory.statuses, CANARIES if canaries else ())
        if void is not None:
            memory.voids[night] = void
            continue
        _remember(memory, checks)
    return memory


def _remember(memory: Memory, checks: list[Check]) -> None:
    memory.history += checks
    for check in sorted(checks, key=lambda check: check.checked_at):
        memory.statuses[check.key] = step(memory.statuses.get(check.key, LinkStatus(key=check.key)), check)
        if memory.statuses[check.key].status is Status.DEAD:
            memory.found_dead.setdefault(check.key, check.checked_at)


def _run(schedule: Schedule, memory: Memory, night: int, chance: Random, *, canaries: bool) -> list[Check]:
    """Return the checks of one night's run."""
    started_at = schedule.starts[night]
    chosen = due(schedule.fates, memory.statuses, Recheck(), now=started_at)
    targets = (*CANARIES, *chosen) if canaries else chosen
    web = _web(schedule, night)
    if night in schedule.down:
        web = _going_down(web, chance)
    log = play(web, targets, PACE, Patience(), canaries=frozenset(CANARIES))
    at = started_at + timedelta(seconds=log.ended_s)
    checks = [check_of(trail, f"night-{night}", at, ()) for trail in log.trails]
    return [replace(check, evidence=evidence_of(trail)) for check, trail in zip(checks, log.trails, strict=True)]


def _web(schedule: Schedule, night: int) -> Web:
    """Return the web as it is in one night."""
    answers = {url: fate.nights[night] for url, fate in schedule.fates.items()}
    answers |= {f"{origin}/robots.txt": nights[night] for origin, nights in schedule.robots.items()}
    answers |= dict.fromkeys(CANARIES, FINE)
    for origin in schedule.robots:
        answers |= {f"{origin}/": FINE, f"{origin}/login?next=/": FINE}
        answers[f"{origin}/loop"] = script(answered(302, location="/loop"))
    return Web(answers, {host: script(said(SORRY)) for host in schedule.sorry})


def _going_down(web: Web, chance: Random) -> Web:
    """Return a web that our own network keeps us from reaching, from the beginning or from the middle of the run."""
    if chance.random() < 0.3:
        return replace(web, down_from_s=HALF_WAY_S, down=chance.choice(DOWN[:4]))
    return replace(web, down_from_s=0.0, down=chance.choice((*DOWN, *PROXY)))
