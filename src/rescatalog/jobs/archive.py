"""Ask a web archive for copies of the pages that are suspect or dead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from rescatalog.core import urls
from rescatalog.core.asking.visit import Visit
from rescatalog.core.catalog.catalog import Catalog
from rescatalog.core.judging.observation import Trail
from rescatalog.core.memory.archive import Archived, answer_of, latest, question_of, to_ask
from rescatalog.core.memory.history import LinkStatus
from rescatalog.jobs.asking import ask, utc_now
from rescatalog.settings import Settings
from rescatalog.store.state import State

# One archive answers for everybody; it is asked more slowly than the hosts of the catalog.
GAP_S = 1.0

Keep = Callable[[Sequence[Archived]], None]
_NOTHING_KNOWN: Final[Mapping[str, Archived]] = MappingProxyType({})


def added_on(catalog: Catalog) -> dict[str, date]:
    """Return for each address the day on which the first entry that uses it came into the catalog, where known."""
    days: dict[str, date] = {}
    for entry in catalog.entries.values():
        for link in entry.links:
            key = urls.canonical(link.url)
            if key is not None and entry.added is not None:
                days[key] = min(entry.added, days.get(key, entry.added))
    return days


def look_up_archives(
    statuses: Mapping[str, LinkStatus],
    added_on: Mapping[str, date],
    settings: Settings,
    *,
    known: Mapping[str, Archived] = _NOTHING_KNOWN,
    keep: Keep = lambda _: None,
) -> tuple[Archived, ...]:
    """Return what the archive answers for suspect and dead links; those answered lately are not asked for again.

    Args:
        statuses: of the links, by their canonical address.
        added_on: the day a copy should be nearest to, where there is one.
        settings: how to ask, and whom; an empty `archive_api` asks nobody.
        known: the latest answer for each address.
        keep: takes answers as they come, in a thread of its own, so that they outlive an interrupt.

    Raises:
        KeyboardInterrupt: a person stopped it; what was answered until then went to `keep`.
        SettingsInvalidError: a network, a name server or a certificate file cannot be used.
    """
    wanted = to_ask(statuses, known, now=utc_now()) if settings.archive_api else ()
    keys = {
        question: key
        for key in wanted
        # An address near the longest there may be is too long once it stands inside another.
        if (question := urls.canonical(question_of(key, added_on.get(key), settings.archive_api))) is not None
    }
    found: list[Archived] = []

    def take(trails: Sequence[Trail]) -> None:
        answers = [answer_of(keys[trail.target], trail.looks[-1][-1], utc_now()) for trail in trails]
        keep(answers)
        found.extend(answers)

    if keys:
        slowly = {"per_host": 1, "per_host_gap": max(GAP_S, settings.per_host_gap)}
        ask((Visit(target=question) for question in keys), settings.model_copy(update=slowly), take)
    return tuple(found)


def remember_archives(state: State, catalog: Catalog, statuses: Mapping[str, LinkStatus], settings: Settings) -> bool:
    """Return whether copies of suspect and dead pages were asked for to the end; what was answered is in the state.

    Args:
        state: keeps the answers.
        catalog: whose links.
        statuses: of its links, by their canonical address.
        settings: how to ask, and whether.

    Raises:
        SettingsInvalidError: a network, a name server or a certificate file cannot be used.
    """
    if not settings.archive:
        return True
    known = latest(state.archived())
    try:
        look_up_archives(statuses, added_on(catalog), settings, known=known, keep=state.append_archives)
    except KeyboardInterrupt:
        return False
    return True
