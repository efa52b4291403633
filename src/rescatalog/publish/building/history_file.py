"""`history.db`: every run and every check with its evidence, for whoever wants more than `catalog.db` carries."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import sqlite_utils

from rescatalog.core.judging.check import Check
from rescatalog.core.memory.archive import Archived
from rescatalog.core.memory.run import Run
from rescatalog.core.words import Verdict
from rescatalog.publish.building.drafting import draft_of
from rescatalog.publish.tables.history_rows import run_row
from rescatalog.publish.tables.history_schema import RUN_COLUMNS
from rescatalog.publish.tables.rows import Row, spell
from rescatalog.publish.tables.sql import words

# Raised when a table or column changes in a way that readers of the file notice.
VERSION = 1
BATCH = 500

SCHEMA = f"""
create table runs ({RUN_COLUMNS}
) strict;

-- One row per address and run, those of runs that count for nothing among them.
create table checks (
    run_id text not null references runs(id),
    key text not null,                    -- canonical address
    checked_at text not null,
    verdict text not null check (verdict in {words(Verdict)}),
    reason text not null,
    because text not null,                -- what was seen that speaks for the reason
    notes text not null check (json_valid(notes)),
    http_status integer,
    final_url text,
    hops text not null check (json_valid(hops)),
    attempts integer not null,
    elapsed_s real not null,
    title text,
    evidence text not null check (json_valid(evidence)), -- one record per exchange
    primary key (run_id, key)
) strict;
create index checks_key on checks(key, checked_at);

-- Every question to an archive of the web.
create table archives (
    key text not null,
    asked_at text not null,
    snapshot_url text,
    snapshot_at text,
    reason text not null,
    primary key (key, asked_at)
) strict;
"""


def write_history(output: Path, runs: Iterable[Run], checks: Iterable[Check], archived: Iterable[Archived]) -> str:
    """Return the sha256 of the history that was written to `output`; the same state gives the same bytes.

    Args:
        output: the file to write; replaced only when the new one is whole.
        runs: every crawl.
        checks: of every crawl, run by run.
        archived: every answer of an archive.

    Raises:
        StateUnreadableError: the file cannot be written.
    """
    with draft_of(output) as draft:
        with closing(sqlite3.connect(draft)) as connection:
            db = sqlite_utils.Database(connection)
            connection.executescript(f"{SCHEMA} pragma user_version = {VERSION};")
            with db.atomic():
                db.table("runs").insert_all(map(run_row, sorted(runs, key=lambda run: (run.started_at, run.id))))
                db.table("checks").insert_all(map(_check, checks), batch_size=BATCH)
                asked = sorted(archived, key=lambda answer: (answer.key, answer.asked_at))
                db.table("archives").insert_all(map(_answer, asked))
            connection.execute("analyze")
            connection.commit()
            connection.execute("vacuum")
        return hashlib.sha256(draft.read_bytes()).hexdigest()


def in_order(runs: Iterable[tuple[Run, Iterable[Check]]]) -> Iterator[Check]:
    """Yield the checks of runs, within a run by address, so that the order of asking does not show."""
    for _, checks in sorted(runs, key=lambda pair: (pair[0].started_at, pair[0].id)):
        yield from sorted(checks, key=lambda check: check.key)


def _check(check: Check) -> Row:
    judgement = check.judgement
    return {
        "run_id": check.run_id,
        "key": check.key,
        "checked_at": spell(check.checked_at),
        "verdict": str(judgement.verdict),
        "reason": judgement.reason,
        "because": judgement.because,
        "notes": json.dumps(judgement.notes),
        "http_status": judgement.http_status,
        "final_url": judgement.final_url,
        "hops": json.dumps([{"url": hop.url, "status": hop.status} for hop in judgement.hops]),
        "attempts": check.attempts,
        "elapsed_s": round(check.elapsed_s, 3),
        "title": judgement.title,
        "evidence": json.dumps(check.evidence, ensure_ascii=True, sort_keys=True),
    }


def _answer(answer: Archived) -> Row:
    return {
        "key": answer.key,
        "asked_at": spell(answer.asked_at),
        "snapshot_url": answer.snapshot_url,
        "snapshot_at": spell(answer.snapshot_at),
        "reason": answer.reason,
    }
