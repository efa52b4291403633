"""The tables of `catalog.db` that hold who says what: guides, roles, and what they ask and recommend."""

from __future__ import annotations

from typing import get_args

from rescatalog.core.catalog.guide import Interest, Recommendation
from rescatalog.core.catalog.vocab import Depth
from rescatalog.publish.tables.sql import words

_STANCES = get_args(Recommendation.model_fields["stance"].annotation)
_IDENTIFIED = get_args(Recommendation.model_fields["identified"].annotation)

GUIDE_TABLES = f"""
create table providers (
    id text primary key,
    label text not null,
    sort text not null,
    url text,
    account text not null,
    note text
) strict;

create table guides (
    id text primary key,
    title text not null,
    summary text not null,
    sort text not null,
    publisher text,
    published text,
    url text not null,
    interest text not null check (interest in {words(get_args(Interest))}), -- what its author gains
    disclosure text,
    bias text
) strict;

-- Every sentence of a guide on a resource, or on something that is none.
create table recommendations (
    guide_id text not null references guides(id),
    position integer not null,            -- in the file
    resource_id text references resources(id),
    other_sort text,                      -- provider, tool, person, unlisted
    other text,
    stance text not null check (stance in {words(_STANCES)}),
    place integer,                        -- in the guide's own order
    "where" text,
    says text not null,
    quote text,
    reservation text,
    "for" text,
    interest text not null check (interest in {words(get_args(Interest))}),
    identified text not null check (identified in {words(_IDENTIFIED)}),
    primary key (guide_id, position)
) strict;
create index recommendations_resource on recommendations(resource_id);

create table recommendation_roles (
    guide_id text not null references guides(id),
    position integer not null,
    role_id text not null references roles(id),
    primary key (guide_id, position, role_id)
) strict;
create index recommendation_roles_role on recommendation_roles(role_id);

-- How well a guide says that everybody should know a topic.
create table expectations (
    guide_id text not null references guides(id),
    topic_id text not null references topics(id),
    level text not null check (level in {words(get_args(Depth))}),
    first integer not null check (first in (0, 1)), -- the guide would begin with it
    note text,
    primary key (guide_id, topic_id)
) strict;
create index expectations_topic on expectations(topic_id);

create table uses (
    guide_id text not null references guides(id),
    position integer not null,
    topic_id text not null references topics(id),
    used_for text not null,
    primary key (guide_id, position)
) strict;
create index uses_topic on uses(topic_id);

create table ratings (
    guide_id text not null references guides(id),
    position integer not null,
    provider_id text references providers(id),
    medium text,
    standalone text,
    exercises text,
    quality text,
    price text,
    remark text,
    primary key (guide_id, position)
) strict;
create index ratings_provider on ratings(provider_id);

create table effort_claims (
    guide_id text not null references guides(id),
    position integer not null,
    "for" text not null,
    hours text,
    months text,
    hours_per_day text,
    derived text not null,                -- which of the numbers are ours
    possible integer not null check (possible in (0, 1)),
    note text,
    primary key (guide_id, position)
) strict;

-- How a guide says one should study.
create table advice (
    guide_id text not null references guides(id),
    position integer not null,
    says text not null,
    primary key (guide_id, position)
) strict;

-- Questions that guides answer differently, and their answers.
create table questions (id text primary key, label text not null) strict;
create table answers (
    question_id text not null references questions(id),
    guide_id text not null references guides(id),
    answer text not null,
    primary key (question_id, guide_id, answer)
) strict;
create index answers_guide on answers(guide_id);

create table roles (
    id text primary key,
    label text not null,
    note text,
    position integer not null
) strict;

create table role_includes (
    role_id text not null references roles(id),
    included_id text not null references roles(id),
    primary key (role_id, included_id)
) strict;
create index role_includes_included on role_includes(included_id);

-- How well a role should know a topic, by one guide's word.
create table role_needs (
    role_id text not null references roles(id),
    topic_id text not null references topics(id),
    guide_id text not null references guides(id),
    level text not null check (level in {words(get_args(Depth))}),
    note text,
    primary key (role_id, topic_id, guide_id)
) strict;
create index role_needs_topic on role_needs(topic_id);
create index role_needs_guide on role_needs(guide_id);

create table degrees (
    id text primary key,
    label text not null,
    guide_id text not null references guides(id),
    can text not null,
    note text
) strict;
create index degrees_guide on degrees(guide_id);

create table degree_needs (
    degree_id text not null references degrees(id),
    topic_id text not null references topics(id),
    level text not null check (level in {words(get_args(Depth))}),
    note text,
    primary key (degree_id, topic_id)
) strict;
create index degree_needs_topic on degree_needs(topic_id);

create table resource_avoids (
    resource_id text not null references resources(id),
    topic_id text not null references topics(id),
    primary key (resource_id, topic_id)
) strict;
create index resource_avoids_topic on resource_avoids(topic_id);

-- The curators' own view; guides' views are in recommendation_roles.
create table resource_roles (
    resource_id text not null references resources(id),
    role_id text not null references roles(id),
    primary key (resource_id, role_id)
) strict;
create index resource_roles_role on resource_roles(role_id);

create table path_guides (
    path_id text not null references paths(id),
    guide_id text not null references guides(id),
    primary key (path_id, guide_id)
) strict;
create index path_guides_guide on path_guides(guide_id);

-- What was decided for a path where its guide is silent, what it takes for granted, and for whom it is.
create table path_assumptions (
    path_id text not null references paths(id),
    position integer not null,
    says text not null,
    primary key (path_id, position)
) strict;
create table path_assumes (
    path_id text not null references paths(id),
    topic_id text not null references topics(id),
    primary key (path_id, topic_id)
) strict;
create index path_assumes_topic on path_assumes(topic_id);
create table path_roles (
    path_id text not null references paths(id),
    role_id text not null references roles(id),
    primary key (path_id, role_id)
) strict;
create index path_roles_role on path_roles(role_id);
"""
