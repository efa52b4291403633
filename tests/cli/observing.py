"""Catalogs with a state that remembers facts, for `rescatalog status --drift` and `rescatalog suggest`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from rescatalog.core.facts.fact import Told
from rescatalog.core.judging.check import Check, Judgement
from rescatalog.core.memory.observed import Change
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.state import open_for_writing
from tests.core.observing import SEEN_AT


def observe(folder: Path, changes: Iterable[Change], *, run_id: str = "run-1", void: str | None = None) -> None:
    """Put a run with facts into the state of a folder."""
    with open_for_writing(folder / ".rescatalog" / "state.db") as state:
        state.begin(run_id, SEEN_AT, tool_version="1.0")
        state.append([_check(key, facts, run_id) for key, facts in by_page(changes)])
        state.finish(Run(id=run_id, started_at=SEEN_AT, finished_at=SEEN_AT, void=void))


def by_page(changes: Iterable[Change]) -> Iterator[tuple[tuple[str, datetime], list[Change]]]:
    """Yield changes by address and time."""
    found: dict[tuple[str, datetime], list[Change]] = {}
    for change in changes:
        found.setdefault((change.key, change.seen_at), []).append(change)
    yield from found.items()


def _check(seen: tuple[str, datetime], changes: Iterable[Change], run_id: str) -> Check:
    """Return the check of a living page beside which changes stand."""
    key, at = seen
    told = tuple(Told(origin=one.origin, field=one.field, fact=one.fact) for one in changes)
    judgement = Judgement(verdict=Verdict.ALIVE, reason="ok", http_status=200, final_url=key)
    return Check(run_id=run_id, key=key, checked_at=at, judgement=judgement, facts=told)


def drift(folder: Path, key: str, *, title: str, later: str) -> None:
    """Put two runs into the state, between which a page has become another one."""
    looks = ((1, title, "0" * 16, key), (25, later, "f" * 16, "https://elsewhere.example/"))
    with open_for_writing(folder / ".rescatalog" / "state.db") as state:
        for day, name, text_hash, final in looks:
            at = datetime(2026, 11, day, tzinfo=UTC)
            run_id = f"drift-{day}"
            judgement = Judgement(verdict=Verdict.ALIVE, reason="ok", http_status=200, final_url=final, title=name)
            check = Check(run_id=run_id, key=key, checked_at=at, judgement=judgement, text_hash=text_hash)
            state.begin(run_id, at, tool_version="1.0")
            state.append([check])
            state.finish(Run(id=run_id, started_at=at, finished_at=at))
