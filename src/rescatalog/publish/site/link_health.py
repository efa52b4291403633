"""What `/status` shows, read from `catalog.db`: how links stand, how they stood, and what speaks for it."""

from __future__ import annotations

import sqlite3
from typing import Any

from rescatalog.core.memory.history import DAYS_TO_DIE, STRIKES_TO_DIE, TIME_TO_DIE
from rescatalog.core.memory.void import LEAST_HOSTS, WORST_SHARE
from rescatalog.core.words import Status
from rescatalog.publish.site.health_chart import chart_of
from rescatalog.publish.site.selecting import Row, every

SHOWN = 50
DEATHS_SHOWN = 12
RUNS_SHOWN = 40
VOID_SHOWN = 10

BEST_FIRST = (
    Status.OK, Status.MOVED, Status.RESTRICTED, Status.BLOCKED, Status.SUSPECT, Status.FAILING, Status.DEAD,
    Status.UNCHECKED,
)  # fmt: skip
_LISTED = (
    "select resources.id, title, role, links.url, links.state, links.reason, since, http_status, links.last_checked_at,"
    " links.last_alive_at, strikes, snapshot_url from links join resources on resources.id = resource_id"
    " left join archived_copies on archived_copies.key = links.key where links.state = ? and listed = 1"
    " order by since desc, resources.id, position limit ?"
)
_DEATHS = (
    "select resources.id, title, role, links.url, changed_at, link_changes.reason, link_changes.http_status,"
    " links.state, snapshot_url from link_changes join links on links.key = link_changes.key"
    " join resources on resources.id = resource_id left join archived_copies on archived_copies.key = links.key"
    " where after = 'dead' and listed = 1 order by changed_at desc, resources.id, position limit ?"
)
_RUNS = (
    "select id, started_at, asked, interrupted, void, void_message, finished_at from runs"
    " order by started_at desc, id desc limit ?"
)


def link_health(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return how links stand, how they stood after each run, and which runs count for nothing."""
    counts = {row["state"]: row["links"] for row in every(
        connection, "select state, count(*) as links from (select distinct key, state from links) group by state"
    )}  # fmt: skip
    runs = every(connection, _RUNS, RUNS_SHOWN)[::-1]
    stood = _stood(connection, [run["id"] for run in runs])
    counted = [{**run, "states": stood[run["id"]]} for run in runs if run["id"] in stood]
    void = "select count(*) as runs from runs where void is not null or finished_at is null"
    return {
        "title": "How alive the links are",
        "address": "/status",
        "total": sum(counts.values()),
        "states": [
            {"state": str(state), "links": counts[state]} for state in BEST_FIRST if counts.get(state)
        ],
        "counts": {str(state): counts.get(state, 0) for state in Status},
        "runs": counted,
        "chart": chart_of(counted),
        "void_runs": every(
            connection, f"select * from ({_RUNS}) where void is not null or finished_at is null limit {VOID_SHOWN}", -1  # noqa: S608
        ),
        "void_total": every(connection, void)[0]["runs"],
        "deaths": every(connection, _DEATHS, DEATHS_SHOWN),
        "suspects": every(connection, _LISTED, "suspect", SHOWN),
        "failing": every(connection, _LISTED, "failing", SHOWN),
        "blocked": every(connection, _LISTED, "blocked", SHOWN),
        "rules": {
            "strikes": STRIKES_TO_DIE, "days": DAYS_TO_DIE, "over_days": TIME_TO_DIE.days,
            "hosts": LEAST_HOSTS, "percent": round(100 * WORST_SHARE),
        },
    }  # fmt: skip


def _stood(connection: sqlite3.Connection, runs: list[str]) -> dict[str, dict[str, int]]:
    """Return how many links stood how after each of these runs."""
    places = ", ".join("?" * len(runs))
    rows: list[Row] = every(
        connection,
        f"select run_id, state, links from run_states where run_id in ({places})",  # noqa: S608 - question marks only
        *runs,
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["run_id"], {})[row["state"]] = row["links"]
    return found
