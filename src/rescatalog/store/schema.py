"""The tables of `state.db` and how older files become this version."""

from __future__ import annotations

import sqlite3

# Version 1, 2026-11: runs and checks, both append-only.
# Version 2, 2026-11: what hosts asked for and how texts change, answers of archives, one check of an address per run.
# Version 3, 2026-11: what resources say of themselves, as changes beside the check that saw them.
VERSION = 3
FIRST_WITH_ARCHIVES = 2
FIRST_WITH_FACTS = 3
# What a file of each version has; one without them belongs to somebody else.
TABLES = {1: frozenset({"runs", "checks"}), 2: frozenset({"runs", "checks", "archives"})}
TABLES[3] = TABLES[2]

SCHEMA = """
-- One row per crawl. A run that was killed has no end; it is settled when the file is next opened for writing.
create table runs (
    id text primary key,              -- UTC start time and a random part
    started_at text not null,         -- ISO 8601, UTC
    finished_at text,                 -- null while it runs, or after a kill
    tool_version text not null,
    interrupted integer not null default 0,
    void text,                        -- why the run counts for nothing, or null
    void_message text,
    facts_void text                   -- why what it read of pages counts for nothing, or null
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
    evidence text not null,           -- JSON list, one record per observation
    text_hash text                    -- 16 hexadecimal digits, or null
        check (length(text_hash) = 16 and text_hash not glob '*[^0-9a-f]*'),
    not_before text,                  -- ISO 8601, UTC: the host asked to be left alone until then, or null
    because text not null default '', -- what was seen that speaks for the reason, in one line
    facts text not null default '[]'  -- JSON list: how what is said of the resource differs from before
) strict;
create index checks_key on checks(key, checked_at);
create unique index checks_run_key on checks(run_id, key);
create index checks_facts on checks(checked_at) where facts <> '[]';

-- One row per question to an archive of the web. Never updated, never deleted.
create table archives (
    key text not null,                -- canonical address of the page
    asked_at text not null,           -- ISO 8601, UTC
    snapshot_url text,                -- the copy, or null when there is none
    snapshot_at text,                 -- ISO 8601, UTC
    reason text not null default '',  -- why there is no answer, as a code
    primary key (key, asked_at)
) strict;
"""

# `MIGRATIONS[n]` turns version n into n + 1. Each is kept as it was published, so no part of it is shared with SCHEMA.
MIGRATIONS: dict[int, str] = {
    1: """
alter table checks add column text_hash text
    check (length(text_hash) = 16 and text_hash not glob '*[^0-9a-f]*');
alter table checks add column not_before text;
alter table checks add column because text not null default '';
-- No run asks an address twice, but nothing forbade it; of such rows the first stays.
delete from checks where id not in (select min(id) from checks group by run_id, key);
drop index checks_run;
create unique index checks_run_key on checks(run_id, key);
create table archives (
    key text not null,
    asked_at text not null,
    snapshot_url text,
    snapshot_at text,
    reason text not null default '',
    primary key (key, asked_at)
) strict;
""",
    2: """
alter table runs add column facts_void text;
alter table checks add column facts text not null default '[]';
create index checks_facts on checks(checked_at) where facts <> '[]';
""",
}


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
