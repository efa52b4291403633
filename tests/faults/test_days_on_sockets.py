"""Twelve nights of the real job on real sockets, with a state on disk and a clock that is moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rescatalog.core.report.content import RunReport
from rescatalog.core.words import Status
from rescatalog.jobs.crawl import crawl
from rescatalog.jobs.reading import sound_catalog
from rescatalog.settings import Settings
from tests.cli.catalogs import write_catalog
from tests.figures import Figure
from tests.web.acts import EMPTY_REPLY, Act, By, Hang, Page, Reset, redirect
from tests.web.choices import COOKIE_WALL, apology
from tests.web.names import NXDOMAIN, SERVFAIL, Addresses, Record, Silence
from tests.web.server import LoopbackWeb

pytestmark = pytest.mark.slow

NIGHTS = 12
FIRST_NIGHT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
# In this night no name resolves and no host is to be reached.
DOWN = 5
# The last night in which the pages that die are there.
LAST_GOOD = 0
SORRY = apology("Page not found", "We looked for it in every corner, and there is nothing at this place.")
MISSING = Page("", status=404)

# What the pages that live do in some nights, and what becomes of those of which nobody can know.
BAD_NIGHTS: dict[str, dict[int, Act]] = {
    "slip": {3: MISSING},
    "slip-of-six-nights": dict.fromkeys(range(1, 7), MISSING),
    "slips": {2: MISSING, 4: MISSING, 8: MISSING, 11: MISSING},
    "outage": dict.fromkeys(range(3, 6), Page(status=503)),
    "resets": dict.fromkeys(range(2, 5), Reset()),
    "silent-replies": {1: EMPTY_REPLY, 9: EMPTY_REPLY},
    "slow": {7: Hang()},
    "wall": dict.fromkeys(range(1, NIGHTS), Page("_cf_chl_opt", status=403)),
    "busy": dict.fromkeys(range(1, NIGHTS), Page("", status=429)),
    "broken": dict.fromkeys(range(1, NIGHTS), Page(status=500)),
    "looping": dict.fromkeys(range(1, NIGHTS), redirect("/page")),
    "sorry-elsewhere-404": dict.fromkeys(range(1, NIGHTS), SORRY),
    "home": dict.fromkeys(range(1, NIGHTS), redirect("/")),
    "cookies": dict.fromkeys(range(NIGHTS), COOKIE_WALL),
}
# The same of names.
BAD_NAMES: dict[str, dict[int, Record]] = {
    "name-slip": {4: NXDOMAIN},
    "name-fails": dict.fromkeys(range(1, NIGHTS), SERVFAIL),
    "name-silent": {6: Silence()},
}
DEATHS: dict[str, Act] = {
    "dies-404": MISSING,
    "dies-410": Page("", status=410),
    "dies-by-redirect": redirect("/nothing", 301),
    "dies-sorry": SORRY,
}
DIES_NAMELESS = "dies-nameless"


@dataclass(slots=True)
class Nights:
    """A web over twelve nights, and what was said of it.

    Attributes:
        web: the servers and the name server.
        night: which night it is.
        reports: what each night's crawl told.
    """

    web: LoopbackWeb
    night: int = 0
    reports: list[RunReport] = field(default_factory=list)

    def stage(self) -> list[str]:
        """Let every host do what its nights say, and return the addresses of the catalog."""
        for name, nights in BAD_NIGHTS.items():
            self.web.route(f"{name}.lan", "/page", self._by_night(nights))
            self.web.route(f"{name}.lan", "/")
        for name, death in DEATHS.items():
            gone = dict.fromkeys(range(LAST_GOOD + 1, NIGHTS), death)
            self.web.route(f"{name}.lan", "/page", self._by_night(gone))
        self.web.elsewhere("dies-sorry.lan", SORRY)
        self.web.route("dies-sorry.lan", "/robots.txt", MISSING)
        for name in (*BAD_NAMES, DIES_NAMELESS):
            self.web.route(f"{name}.lan", "/page")
        names = (*BAD_NIGHTS, *DEATHS, *BAD_NAMES, DIES_NAMELESS)
        return [self.web.url(f"{name}.lan", "/page") for name in names]

    def name_hosts(self) -> None:
        """Let the name server say what it says in this night."""
        for name in (*BAD_NIGHTS, *DEATHS, *BAD_NAMES):
            bad = BAD_NAMES.get(name, {})
            self.web.name(f"{name}.lan", SERVFAIL if self.night == DOWN else bad.get(self.night, Addresses()))
        gone = SERVFAIL if self.night == DOWN else NXDOMAIN
        self.web.name(f"{DIES_NAMELESS}.lan", gone if self.night > LAST_GOOD else Addresses())

    def clock(self) -> datetime:
        """Return the time of this night's run."""
        return FIRST_NIGHT + timedelta(days=self.night)

    def _by_night(self, nights: dict[int, Act]) -> Act:
        return By(lambda _: nights.get(self.night, Page()))


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory, figure: Figure) -> Nights:
    """Return what twelve nights of the job told."""
    folder = tmp_path_factory.mktemp("nights")
    with LoopbackWeb() as web:
        nights = Nights(web)
        settings = _settings(web, folder, nights.stage())
        catalog = sound_catalog(settings)
        for night in range(NIGHTS):
            nights.night = night
            nights.name_hosts()
            nights.reports.append(crawl(catalog, settings, lambda _done, _total: None, clock=nights.clock))
    ends = {name: _night_of_death(nights, name) for name in (*DEATHS, DIES_NAMELESS)}
    found = {name: end for name, end in ends.items() if end is not None}
    figure(
        f"{NIGHTS} nights of the real job on sockets: {len(BAD_NIGHTS) + len(BAD_NAMES)} living or unknowable links, "
        f"{len(_ever_dead(nights) - set(found))} called dead; {len(found)} of {len(DEATHS) + 1} deaths found, "
        f"the latest {max(found.values(), default=0) - LAST_GOOD} nights after the last good one"
    )
    return nights


def _settings(web: LoopbackWeb, folder: Path, urls: list[str]) -> Settings:
    return Settings(
        catalog=write_catalog(folder, urls),
        state=folder / "state.db",
        allow_network=("127.0.0.1/32",),
        dns_servers=(web.dns,),
        timeout=0.7,
        per_host_gap=0.0,
        second_look_pause=0.0,
    )


def _ever_dead(nights: Nights) -> set[str]:
    """Return the names of all that were ever called dead."""
    results = [result for report in nights.reports for result in report.results]
    return {_name(result.url) for result in results if result.status and result.status.status is Status.DEAD}


def _name(url: str) -> str:
    return url.removeprefix("http://").partition(".lan")[0]


def _night_of_death(nights: Nights, name: str) -> int | None:
    """Return the first night in which a page was called dead, or None."""
    for night, report in enumerate(nights.reports):
        for result in report.results:
            if _name(result.url) == name and result.status and result.status.status is Status.DEAD:
                return night
    return None


def test_nobody_alive_is_called_dead_in_twelve_nights(nights: Nights) -> None:
    assert _ever_dead(nights) <= {*DEATHS, DIES_NAMELESS}


@pytest.mark.parametrize("name", [*DEATHS, DIES_NAMELESS])
def test_every_page_that_died_is_called_dead_within_ten_days_of_its_last_good_night(nights: Nights, name: str) -> None:
    found = _night_of_death(nights, name)
    assert found is not None
    # The void night is not counted.
    assert LAST_GOOD + 7 < found <= LAST_GOOD + 10 + 1


def test_the_night_without_a_network_is_void_and_the_others_count(nights: Nights) -> None:
    assert [night for night, report in enumerate(nights.reports) if report.void] == [DOWN]


def test_the_night_without_a_network_changes_no_status(nights: Nights) -> None:
    before = {result.url: result.status for report in nights.reports[:DOWN] for result in report.results}
    for result in nights.reports[DOWN].results:
        assert result.status == before[result.url]


def test_a_page_that_was_missing_for_a_night_is_fine_after_it(nights: Nights) -> None:
    last = {_name(result.url): result.status for report in nights.reports for result in report.results}
    for name in ("slip", "slip-of-six-nights", "outage", "resets", "slow", "cookies", "name-slip", "name-silent"):
        status = last[name]
        assert status is not None
        assert (status.status, status.strikes) == (Status.OK, 0), name
