"""Catalogs with a state in which links have moved, for `rescatalog fix`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rescatalog.core.judging.check import Check, Hop, Judgement
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.store.state import open_for_writing
from tests.cli.running import Ran, run

OLD, NEW = "http://a.example/old", "https://a.example/new"
ARTICLES = "catalog/resources/article"


def remember(folder: Path, moves: dict[str, str], days: Sequence[int] = (20, 21)) -> None:
    """Put one run for each day of November into the state, in which every address has moved."""
    with open_for_writing(folder / ".rescatalog" / "state.db") as state:
        for day in days:
            at = datetime(2026, 11, day, 2, tzinfo=UTC)
            name = f"{at:%Y%m%dT%H%M%SZ}-5f1c2a"
            state.begin(name, at, tool_version="1.0")
            state.append([_check(name, key, at, final) for key, final in moves.items()])
            state.finish(Run(id=name, started_at=at, finished_at=at))


def _check(run_id: str, key: str, at: datetime, final: str) -> Check:
    judgement = Judgement(
        verdict=Verdict.MOVED,
        reason="redirect-permanent",
        http_status=200,
        final_url=final,
        hops=(Hop(url=key, status=301),),
    )
    return Check(run_id=run_id, key=key, checked_at=at, judgement=judgement)


def fix(folder: Path, *arguments: str) -> Ran:
    ran = run("fix", *arguments, folder=folder)
    assert "Traceback" not in ran.err
    return ran


def texts(folder: Path) -> dict[str, str]:
    paths = sorted((folder / "catalog").rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


def written(folder: Path, number: int = 0) -> str:
    return (folder / ARTICLES / f"article-{number}.yaml").read_bytes().decode()
