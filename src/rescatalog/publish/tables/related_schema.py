"""The table of what stands near a resource, computed when the database is built."""

from __future__ import annotations

RELATED_TABLES = """
-- Resources that one who looks at resource_id may want as well; never one that is dead.
create table related (
    resource_id text not null references resources(id),
    position integer not null,            -- 0 is the nearest
    other_id text not null references resources(id),
    score real not null,                  -- 0 to 1
    why text not null,                    -- what the two have in common, for people
    primary key (resource_id, position)
) strict;
create index related_other on related(other_id);
"""
