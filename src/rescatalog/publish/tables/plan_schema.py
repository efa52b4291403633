"""The table of `catalog.db` that a study plan needs besides the others: what praise is for."""

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
"""
