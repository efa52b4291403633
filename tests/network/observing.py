"""Nights of the real crawl over one page, its providers beside it, and what the state knows afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rescatalog.core.facts.fact import Field, Value
from rescatalog.core.judging.check import Check
from rescatalog.core.memory.observed import fold_facts, together
from rescatalog.core.memory.remembering import whole_due
from rescatalog.core.report.content import RunReport
from rescatalog.jobs.crawl import crawl
from rescatalog.jobs.reading import sound_catalog
from rescatalog.settings import Settings
from rescatalog.store.state import open_for_reading
from tests.cli.catalogs import write_catalog
from tests.web.providers import Providers
from tests.web.server import LoopbackWeb

FIRST_NIGHT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


@dataclass(slots=True)
class Observatory:
    """A small catalog on the loopback web that is crawled night by night.

    Attributes:
        web: where.
        providers: the APIs on it.
        folder: of catalog and state.
        urls: of the catalog, one resource each.
    """

    web: LoopbackWeb
    folder: Path
    urls: tuple[str, ...]
    providers: Providers = field(init=False)
    _nights: int = 0

    def __post_init__(self) -> None:
        self.providers = Providers(self.web)
        self.providers.open()
        write_catalog(self.folder, self.urls)

    def settings(self, **changes: Any) -> Settings:  # noqa: ANN401 - settings by name
        """Return how it is crawled."""
        quick = {
            "catalog": self.folder / "catalog",
            "state": self.folder / "state.db",
            "allow_network": ("127.0.0.0/8",),
            "dns_servers": (self.web.dns,),
            "ca_file": self.web.ca_file,
            "timeout": 3.0,
            "second_look_pause": 0.1,
            "per_host_gap": 0.0,
            "archive": False,
            "certificates": False,
            "apis": self.providers.apis(),
        }
        return Settings.model_validate(quick | changes)

    def night(self, *, days: int = 1, **changes: Any) -> RunReport:  # noqa: ANN401 - settings by name
        """Crawl everything once, `days` after the night before."""
        settings = self.settings(**changes)
        self._nights += days
        at = FIRST_NIGHT + timedelta(days=self._nights)
        return crawl(sound_catalog(settings), settings, _untold, everything=True, clock=lambda: at)

    def night_without_whole_looks(self) -> RunReport:
        """Crawl everything on the next night on which no page of the catalog is asked for whole."""
        days = next(
            days
            for days in range(1, 30)
            if not any(whole_due(url, (FIRST_NIGHT + timedelta(days=self._nights + days)).date()) for url in self.urls)
        )
        return self.night(days=days)

    def facts(self, number: int = 0) -> dict[Field, Value]:
        """Return what is known of one resource."""
        with open_for_reading(self.folder / "state.db") as state:
            assert state is not None
            known = list(fold_facts(state.changes()).items())
        by_page = {key: {name: seen.fact.value for name, seen in together(said).items()} for key, said in known}
        return by_page.get(self.urls[number], {})

    def checks(self) -> list[Check]:
        """Return all checks that count."""
        with open_for_reading(self.folder / "state.db") as state:
            assert state is not None
            return list(state.checks())

    def changes(self) -> int:
        """Return how many changes of facts are stored."""
        return sum(len(check.facts) for check in self.checks())


def _untold(done: int, total: int) -> None:
    """Take news of progress to nobody."""
