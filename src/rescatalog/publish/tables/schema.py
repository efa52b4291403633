"""The tables of `catalog.db`: what a reader may query, rebuilt from zero each time."""

from __future__ import annotations

from typing import get_args

from rescatalog.core.catalog.entry_parts import Relation, State
from rescatalog.core.words import Access, Kind, LinkRole, Status
from rescatalog.publish.tables.guide_schema import GUIDE_TABLES
from rescatalog.publish.tables.history_schema import HISTORY_TABLES
from rescatalog.publish.tables.observed_schema import OBSERVED_TABLES
from rescatalog.publish.tables.plan_schema import PLAN_TABLES
from rescatalog.publish.tables.related_schema import RELATED_TABLES
from rescatalog.publish.tables.search_schema import SEARCH_TABLES
from rescatalog.publish.tables.sql import words

# How two resources stand to each other: as entries name it, and what follows from other fields of theirs.
RELATIONS = (*get_args(Relation.model_fields["type"].annotation), "after", "replaced-by")
_STATES = get_args(State.model_fields["state"].annotation)

# Raised when a table or column changes in a way that readers of the file notice.
VERSION = 3

TABLES = (
    f"""
-- Facts about this file: schema_version, tool_version, catalog, licence, links_checked_at.
create table build_info (key text primary key, value text not null) strict;

create table topics (
    id text primary key,
    label text not null,
    note text,
    why text,                             -- what machine learning needs it for
    under text references topics(id),
    position integer not null,            -- order of the vocabulary file
    resources integer not null check (resources >= 0) -- listed resources on it or on a topic under it
) strict;
create index topics_under on topics(under);

create table topic_aliases (
    topic_id text not null references topics(id),
    alias text not null,
    primary key (topic_id, alias)
) strict;

-- To start topic_id one should know needs_id.
create table prerequisites (
    topic_id text not null references topics(id),
    needs_id text not null references topics(id),
    primary key (topic_id, needs_id)
) strict;
create index prerequisites_needs on prerequisites(needs_id);

create table resources (
    id text primary key,
    kind text not null check (kind in {words(Kind)}),
    title text not null,
    subtitle text,
    summary text not null,
    url text not null,                    -- the homepage
    level text not null,                  -- comma-separated, easiest first
    access text not null                  -- of the cheapest offer
        check (access in {words(Access)}),
    free integer not null check (free in (0, 1)),
    languages text not null,
    provider text references providers(id),
    publisher text,
    published text,
    licence text,
    hours_min real,
    hours_max real check (hours_max >= hours_min),
    requires_known integer not null check (requires_known in (0, 1)),
    state text not null check (state in {words(_STATES)}),
    listed integer not null check (listed in (0, 1)),
    added text,
    link_state text not null              -- of the homepage
        check (link_state in {words(Status)}),
    last_checked_at text,
    last_alive_at text,
    observed_title text,                  -- what the page called itself when it was last alive
    people_text text not null,
    topics_text text not null,            -- labels and other names of its topics
    source_file text not null,
    details text not null check (json_valid(details)) -- the whole entry as JSON
) strict;
create index resources_provider on resources(provider);

create table resource_topics (
    resource_id text not null references resources(id),
    topic_id text not null references topics(id),
    position integer not null,            -- 0 is the main topic
    primary key (resource_id, topic_id)
) strict;
create index resource_topics_topic on resource_topics(topic_id);

-- To use resource_id one should know topic_id.
create table resource_requires (
    resource_id text not null references resources(id),
    topic_id text not null references topics(id),
    primary key (resource_id, topic_id)
) strict;
create index resource_requires_topic on resource_requires(topic_id);

-- How resource_id stands to other_id; `after` means that other_id is better done first.
create table relations (
    resource_id text not null references resources(id),
    type text not null check (type in {words(RELATIONS)}),
    other_id text not null references resources(id),
    primary key (resource_id, type, other_id)
) strict;
create index relations_other on relations(other_id);

create table people (
    resource_id text not null references resources(id),
    position integer not null,
    name text not null,
    role text not null,
    primary key (resource_id, position)
) strict;

create table offers (
    resource_id text not null references resources(id),
    position integer not null,
    access text not null check (access in {words(Access)}),
    formats text not null,
    price text,
    checked text,
    note text,
    primary key (resource_id, position)
) strict;

-- Every address of a resource, and what is known of it over time.
create table links (
    resource_id text not null references resources(id),
    position integer not null,
    role text not null check (role in {words(LinkRole)}),
    url text not null,
    key text not null,                    -- canonical address; joins checks
    manual integer not null check (manual in (0, 1)), -- 1: it refuses robots, so a person looks
    confirmed text,                       -- when a person last saw it alive
    state text not null check (state in {words(Status)}),
    reason text not null,
    since text,
    strikes integer not null check (strikes >= 0),
    last_checked_at text,
    last_alive_at text,
    http_status integer,
    final_url text,
    primary key (resource_id, position)
) strict;
create index links_key on links(key);

create table paths (
    id text primary key,
    title text not null,
    summary text not null,
    audience text,                        -- for whom, in a few words
    hours_min real,
    hours_max real
) strict;

create table path_steps (
    path_id text not null references paths(id),
    position integer not null,
    title text not null,
    why text,
    choose integer check (choose > 0),    -- null means all
    until text references topics(id),     -- stop at this topic
    goal_topic text references topics(id),
    goal_level text,
    hours_min real,
    hours_max real,
    activity text,                        -- what to do, where that is no resource
    any_order text,                       -- steps in a row with the same word may be exchanged
    optional integer not null check (optional in (0, 1)),
    milestone text,
    primary key (path_id, position)
) strict;
create index path_steps_until on path_steps(until);
create index path_steps_goal on path_steps(goal_topic);

create table path_step_resources (
    path_id text not null,
    step integer not null,
    position integer not null,
    resource_id text not null references resources(id),
    primary key (path_id, step, position),
    foreign key (path_id, step) references path_steps(path_id, position)
) strict;
create index path_step_resources_resource on path_step_resources(resource_id);
"""
    + GUIDE_TABLES
    + OBSERVED_TABLES
    + HISTORY_TABLES
    + RELATED_TABLES
    + PLAN_TABLES
    + SEARCH_TABLES
)
