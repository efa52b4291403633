"""The tables of `catalog.db` that a study plan needs besides the others: for whom paths are, and what praise is for."""

from __future__ import annotations

PLAN_TABLES = """
-- For which topics a guide means what it recommends; none means those of the resource.
create table recommendation_topics (
    guide_id text not null,
    position integer not null,
    topic_id text not null references topics(id),
    primary key (guide_id, position, topic_id),
    foreign key (guide_id, position) references recommendations(guide_id, position)
) strict;
create index recommendation_topics_topic on recommendation_topics(topic_id);

create table path_roles (
    path_id text not null references paths(id),
    role_id text not null references roles(id),
    primary key (path_id, role_id)
) strict;
create index path_roles_role on path_roles(role_id);

-- What a path takes for granted.
create table path_assumes (
    path_id text not null references paths(id),
    topic_id text not null references topics(id),
    primary key (path_id, topic_id)
) strict;
create index path_assumes_topic on path_assumes(topic_id);
"""
