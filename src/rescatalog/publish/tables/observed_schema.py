"""The table of what was observed, and the view of where that is not what the catalog says."""

from __future__ import annotations

from rescatalog.core.differing.difference import Sense
from rescatalog.core.facts.fact import Confidence, Field
from rescatalog.publish.tables.sql import words

OBSERVED_TABLES = f"""
-- What crawls have read at the links of resources. The catalog's own words stand in the other tables and win.
create table observed (
    resource_id text not null,
    link integer not null,                -- position of the link it was seen at
    field text not null check (field in {words(Field)}),
    value text not null,                  -- names and topics separated by semicolons
    source text not null,                 -- whose word it is, such as json-ld or github-api
    origin text not null,                 -- page, or the provider whose API said it
    confidence text not null check (confidence in {words(Confidence)}),
    since text not null,                  -- when this value was first seen
    curated text,                         -- what the catalog says, where that is something else
    sense text                            -- in what way; null where it agrees, or says nothing of the resource
        check (sense in {words(Sense)}),
    accepted text,                        -- why the entry accepts it
    shown integer not null check (shown in (0, 1)), -- 1: the page of the resource shows it in place of a blank
    primary key (resource_id, link, field),
    foreign key (resource_id, link) references links(resource_id, position)
) strict;

-- Curated against observed, and since when.
create view differences as
    select observed.resource_id, resources.title, observed.field, observed.sense, observed.curated,
        observed.value as observed, observed.source, observed.since, links.role, links.url
    from observed
    join resources on resources.id = observed.resource_id
    join links on links.resource_id = observed.resource_id and links.position = observed.link
    where sense <> 'blank' and accepted is null
    order by observed.since desc, observed.resource_id, observed.field;
"""  # noqa: S608 - made of constants
