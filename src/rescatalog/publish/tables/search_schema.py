"""What search needs in `catalog.db`: one narrow row per resource, and the index with its weights."""

from __future__ import annotations

from typing import Final

SEARCH_TABLES: Final = """
-- One narrow row per listed resource: all that ranking, sorting and filtering ask. Machinery of search.
create table findable (
    place integer primary key,            -- the row of the index
    resource_id text not null unique references resources(id),
    weight real not null check (weight > 0), -- what a match is worth, from link state, completeness, guides
    recommended integer not null,         -- guides that recommend it and gain nothing by it
    added text not null,
    hours real,                           -- least hours
    title_key text not null,
    main_text text not null,              -- names of its main topic
    words text not null                   -- plain words for what it is, costs, needs
) strict;

-- Which resources a filter leaves: bit n of `members`, the lowest bit of the first byte being 0, is place n. Machinery.
create table facets (
    facet text not null,
    value text not null,
    members blob not null,
    primary key (facet, value)
) strict;

-- Words that resources, topics and people are called, for did-you-mean.
create table search_terms (term text primary key, resources integer not null) strict;

-- Words that search takes for one another though no stemmer would.
create table synonyms (word text not null, other text not null, primary key (word, other)) strict;
"""

# What a word counts for where it stands; set by `python -m benchmarks.search_weights` on the golden questions.
COLUMNS: Final = {
    "title": 10.0, "main_text": 5.0, "people_text": 6.0, "topics_text": 5.0, "summary": 1.0, "subtitle": 4.0,
    "words": 1.0,
}  # fmt: skip

# The weights are stored in the index, so that whoever orders by rank gets them.
SEARCH: Final = f"""
-- Holds no text of its own: words go in folded as those of a query are.
create virtual table resources_fts using fts5({", ".join(COLUMNS)}, content='', tokenize='porter unicode61');
insert into resources_fts(rowid, {", ".join(COLUMNS)})
    select place, fold(title), fold(main_text), fold(people_text), fold(topics_text), fold(summary),
        fold(coalesce(subtitle, '')), fold(words)
    from findable join resources on resources.id = resource_id;
insert into resources_fts(resources_fts, rank) values ('rank', 'bm25({", ".join(map(str, COLUMNS.values()))})');
insert into resources_fts(resources_fts) values ('optimize');
insert into resources_fts(resources_fts) values ('integrity-check');
"""  # noqa: S608 - made of constants
