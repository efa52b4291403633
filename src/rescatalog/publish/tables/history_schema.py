"""The tables of `catalog.db` on how links fared: runs, the latest checks, what changed, and copies in archives."""

from __future__ import annotations

from rescatalog.core.words import Status, Verdict
from rescatalog.publish.tables.sql import words

# What both databases keep of a run.
RUN_COLUMNS = """
    id text primary key,
    started_at text not null,
    finished_at text,                     -- null: it was killed, so it counts for nothing
    tool_version text not null,
    interrupted integer not null check (interrupted in (0, 1)),
    void text,                            -- why it counts for nothing, as a code
    void_message text"""

HISTORY_TABLES = f"""
-- Every crawl that asked something, those that count for nothing with the reason.
create table runs ({RUN_COLUMNS},
    asked integer                         -- links of this catalog that it asked; null where it counts for nothing
) strict;
create index runs_started on runs(started_at);

-- How many links stood how at the end of a run that counts.
create table run_states (
    run_id text not null references runs(id),
    state text not null check (state in {words(Status)}),
    links integer not null check (links > 0),
    primary key (run_id, state)
) strict;

-- The evidence: the latest checks of every address; the whole history is history.db.
create table checks (
    key text not null,
    checked_at text not null,
    verdict text not null check (verdict in {words(Verdict)}),
    reason text not null,
    http_status integer,
    final_url text,
    attempts integer not null check (attempts >= 0),
    run_id text not null references runs(id),
    primary key (key, checked_at, run_id)
) strict;
create index checks_run on checks(run_id);

-- When links changed their state, the latest changes of every address.
create table link_changes (
    key text not null,
    changed_at text not null,
    run_id text not null references runs(id),
    before text not null check (before in {words(Status)}),
    after text not null check (after in {words(Status)}),
    reason text not null,
    http_status integer,
    primary key (key, changed_at, run_id)
) strict;
create index link_changes_run on link_changes(run_id);
create index link_changes_after on link_changes(after, changed_at);

-- Copies of pages in archives of the web.
create table archived_copies (
    key text primary key,
    snapshot_url text not null,
    snapshot_at text,
    asked_at text not null
) strict;

-- For auditors: the last word of a crawl on every address, beside what is concluded from all of them in `links`.
create view latest_checks as
    select checks.* from checks
    where not exists (
        select 1 from checks as later where later.key = checks.key
        and (later.checked_at, later.run_id) > (checks.checked_at, checks.run_id)
    );
"""  # noqa: S608 - made of constants
