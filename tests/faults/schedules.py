"""Random fates of a catalog's links over many nights: what lives, what nobody can know, what dies and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from random import Random

from tests.faults.troubles import (
    FINE,
    MOMENTS,
    NO_NAME,
    NO_RULES,
    OUTAGES,
    SORRY,
    STRIKES,
    WALLS,
    WRONGS,
    hits_the_host,
    said,
    script,
)  # fmt: skip
from tests.property.webs import Script

NIGHTS = 40
FIRST_NIGHT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
# Runs of a shared scheduler begin late by up to this.
LATE = timedelta(minutes=45)
LIVING_HOSTS, UNKNOWABLE_HOSTS, SORRY_HOSTS, NAMELESS_HOSTS = 36, 18, 4, 6
DEATHS = range(8, 25)


class Truth(StrEnum):
    """What is true of a link all along."""

    LIVES = "lives"
    UNKNOWABLE = "unknowable"
    DIES = "dies"


@dataclass(slots=True)
class Fate:
    """One link's nights.

    Attributes:
        url: canonical address.
        truth: what is true of it.
        nights: its script of each night.
        gone_from: the first night in which it is gone for ever.
        gone_at: when it went.
    """

    url: str
    truth: Truth
    nights: list[Script]
    gone_from: int = NIGHTS
    gone_at: datetime | None = None


@dataclass(slots=True)
class Schedule:
    """The nights of a catalog.

    Attributes:
        starts: when each night's run begins.
        fates: of every link, by address.
        robots: the script of each robots.txt, by origin and night.
        sorry: hosts that never answer 404, but apologise.
        down: nights in which our own network is dead.
    """

    starts: list[datetime]
    fates: dict[str, Fate] = field(default_factory=dict)
    robots: dict[str, list[Script]] = field(default_factory=dict)
    sorry: set[str] = field(default_factory=set)
    down: set[int] = field(default_factory=set)


def schedule_of(seed: int) -> Schedule:
    """Return the schedule that a seed stands for."""
    chance = Random(seed)
    starts = [FIRST_NIGHT + timedelta(days=night) + LATE * chance.random() for night in range(NIGHTS)]
    schedule = Schedule(starts)
    schedule.down = set(chance.sample(range(2, NIGHTS), chance.randint(1, 4)))
    for number in range(LIVING_HOSTS):
        _live(schedule, f"live{number}.lan", chance)
    for number in range(UNKNOWABLE_HOSTS):
        _puzzle(schedule, f"puzzle{number}.lan", chance)
    for number in range(SORRY_HOSTS):
        schedule.sorry.add(f"sorry{number}.lan")
        _live(schedule, f"sorry{number}.lan", chance, death=script(said(SORRY)))
    for number in range(NAMELESS_HOSTS):
        _lose_name(schedule, f"nameless{number}.lan", chance)
    _tempt(schedule, "tempting.lan", chance)
    return schedule


def _tempt(schedule: Schedule, host: str, chance: Random) -> None:
    """Let pages live that whoever counts strikes alone, or days alone, would call dead."""
    strike, wall, night = chance.choice(STRIKES), chance.choice(WALLS[2:8]), chance.randint(3, 8)
    for_six_nights = [FINE] * night + [strike] * 6 + [FINE] * (NIGHTS - night - 6)
    with_a_wall_between = [FINE] * night + [strike] + [wall] * 18 + [strike] + [FINE] * (NIGHTS - night - 20)
    # Each page has nights of its own in which it is asked; some are asked in both of the bad ones.
    for number, nights in enumerate((for_six_nights, *[with_a_wall_between] * 12)):
        url = f"https://{host}/{number}"
        schedule.fates[url] = Fate(url, Truth.LIVES, [*nights])
    _settle_robots(schedule, host, [FINE] * NIGHTS)


def _live(schedule: Schedule, host: str, chance: Random, *, death: Script | None = None) -> None:
    """Let a host live with its troubles; some of its pages die one night, of `death` if that is given."""
    weather = _weather(chance)
    gone_from = chance.choice(DEATHS) if chance.random() < 0.5 else NIGHTS
    weather[gone_from - 3 : gone_from + 14] = [FINE] * len(weather[gone_from - 3 : gone_from + 14])
    if host in schedule.sorry:
        # Where a site apologises for every address, a page that does so for long is gone.
        weather = [FINE if trouble in WRONGS else trouble for trouble in weather]
    for url in _pages(host, chance):
        fate = Fate(url, Truth.LIVES, [*weather])
        schedule.fates[url] = fate
        end = death or chance.choice(STRIKES)
        if gone_from < NIGHTS and chance.random() < 0.6:
            _die(schedule, fate, gone_from, end, chance)
        else:
            _slip(fate, end, chance)
    _settle_robots(schedule, host, weather)


def _slip(fate: Fate, wrong: Script, chance: Random) -> None:
    """Let a living page be gone by mistake for some nights, less than a week, in otherwise fine weather."""
    night, lasts = chance.randrange(1, NIGHTS), chance.choice((1, 1, 1, 2, 6))
    around = slice(max(night - 7, 0), night + lasts + 7)
    if all(trouble is FINE for trouble in fate.nights[around]):
        for at in range(night, min(night + lasts, NIGHTS)):
            fate.nights[at] = wrong


def _weather(chance: Random) -> list[Script]:
    """Return a host's nights: bad times of all kinds, with a week of fine weather between two of them."""
    weather = [FINE] * NIGHTS
    night = chance.randrange(1, 12)
    while night < NIGHTS:
        kind = chance.random()
        if kind < 0.4:
            lasts, choices = chance.randint(1, 3), (*OUTAGES, *MOMENTS)
        elif kind < 0.7:
            lasts, choices = chance.randint(4, 20), WALLS
        elif kind < 0.8:
            lasts, choices = chance.randint(1, 10), WRONGS
        else:
            lasts, choices = 1, (*STRIKES, NO_NAME)
        steady = chance.choice(choices)
        changing = chance.random() < 0.3
        for at in range(night, min(night + lasts, NIGHTS)):
            weather[at] = chance.choice(choices) if changing else steady
        night += lasts + chance.randint(7, 16)
    return weather


def _puzzle(schedule: Schedule, host: str, chance: Random) -> None:
    """Let nobody ever know whether the pages of a host are there."""
    choices = (*OUTAGES[:-1], *WALLS, *WRONGS[:-1])
    steady, changing = chance.choice(choices), chance.random() < 0.3
    weather = [chance.choice(choices) if changing else steady for _ in range(NIGHTS)]
    for url in _pages(host, chance):
        schedule.fates[url] = Fate(url, Truth.UNKNOWABLE, [*weather])
    _settle_robots(schedule, host, weather)


def _lose_name(schedule: Schedule, host: str, chance: Random) -> None:
    """Let a host live in peace until its name is gone for good."""
    weather = [FINE] * NIGHTS
    gone_from = chance.choice(DEATHS)
    weather[gone_from:] = [NO_NAME] * (NIGHTS - gone_from)
    gone_at = _between(schedule, gone_from, chance)
    for url in _pages(host, chance):
        schedule.fates[url] = Fate(url, Truth.DIES, [*weather], gone_from, gone_at)
    _settle_robots(schedule, host, weather)


def _die(schedule: Schedule, fate: Fate, night: int, death: Script, chance: Random) -> None:
    """Let a page die; it may have other troubles while its strikes are counted."""
    fate.truth, fate.gone_from = Truth.DIES, night
    fate.gone_at = _between(schedule, night, chance)
    fate.nights[night:] = [death] * (NIGHTS - night)
    for noisy in range(night + 5, night + 5 + chance.choice((0, 0, 1, 3))):
        fate.nights[noisy] = chance.choice(OUTAGES[:5])


def _between(schedule: Schedule, night: int, chance: Random) -> datetime:
    """Return some moment between the run of the night before and that of `night`."""
    before, after = schedule.starts[night - 1 : night + 1]
    return before + timedelta(minutes=30) + (after - before - timedelta(minutes=30)) * chance.random()


def _pages(host: str, chance: Random) -> list[str]:
    return [f"https://{host}/courses/{number}" for number in range(chance.randint(2, 5))]


def _settle_robots(schedule: Schedule, host: str, weather: list[Script]) -> None:
    """Let robots.txt share the troubles that befall a whole host, page by page troubles left out."""
    rules = [trouble if hits_the_host(trouble) else NO_RULES for trouble in weather]
    schedule.robots[f"https://{host}"] = rules
