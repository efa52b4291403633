"""The tables of `state.db` and how older files become this version."""

from __future__ import annotations

import sqlite3

# Version 1, 2026-11: runs and checks, both append-only.
VERSION = 1
# What every version has; a file without them belongs to somebody else.
TABLES = frozenset({"runs", "checks"})

SCHEMA = """
-- One row per crawl. A run that was killed has no end; it is settled when the file is next opened for writing.
create table runs (
    id text primary key,              -- UTC start time and a random part
    started_at text not null,         -- ISO 8601, UTC
    finished_at text,                 -- null while it runs, or after a kill
    tool_version text not null,
    interrupted integer not null default 0,
    void text,                        -- why the run counts for nothing, or null
    void_message text
) strict;

-- One row per address and run: the judgement and the facts it stood on. Never updated, never deleted.
create table checks (
    id integer primary key,
    run_id text not null references runs(id),
    key text not null,                -- canonical address
    checked_at text not null,         -- ISO 8601, UTC
    verdict text not null,
    reason text not null,
    notes text not null,              -- JSON list of codes
    http_status integer,
    final_url text,
    hops text not null,               -- JSON list of {url, status}
    attempts integer not null,
    elapsed_s real not null,
    title text,
    evidence text not null            -- JSON list, one record per observation
) strict;
create index checks_key on checks(key, checked_at);
create index checks_run on checks(run_id);
"""

# `MIGRATIONS[n]` turns version n into n + 1.
MIGRATIONS: dict[int, str] = {}


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of a file, 0 for an empty one."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def prepare(connection: sqlite3.Connection) -> None:
    """Bring an empty or older file to this version, in one transaction."""
    version = version_of(connection)
    if version == VERSION:
        return
    script = SCHEMA if version == 0 else "".join(MIGRATIONS[step] for step in range(version, VERSION))
    connection.executescript(f"begin immediate; {script} pragma user_version = {VERSION}; commit;")
