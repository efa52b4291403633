"""Questions that learners ask of the database, as SQL with named parameters; Datasette shows each as a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question.

    Attributes:
        title: as a learner asks it.
        sql: the answer; parameters are spelled `:name`.
        example: values of the parameters that make sense.
    """

    title: str
    sql: str
    example: dict[str, str]


_BELOW = "select :{name} union select topics.id from topics join {table} on topics.under = {table}.id"

WITHOUT = f"""
with recursive
subject(id) as ({_BELOW.format(name="topic", table="subject")}),
unwanted(id) as ({_BELOW.format(name="without", table="unwanted")}),
-- Whoever needs a topic needs what stands before it.
burdened(id) as (
    select id from unwanted
    union select prerequisites.topic_id from prerequisites join burdened on prerequisites.needs_id = burdened.id
)
select resources.id, resources.title, resources.url, resources.access, resources.link_state,
    exists (select 1 from resource_avoids where resource_id = resources.id and topic_id in unwanted) as avoids_it,
    (select count(distinct recommendations.guide_id) from recommendations
        join recommendation_roles using (guide_id, position)
        where resource_id = resources.id and role_id = :role) as guides
from resources
where listed = 1
    and exists (select 1 from resource_topics where resource_id = resources.id and topic_id in subject)
    and not exists (select 1 from resource_topics where resource_id = resources.id and topic_id in unwanted)
    and not exists (select 1 from resource_requires where resource_id = resources.id and topic_id in burdened)
    and (requires_known = 1
        or exists (select 1 from resource_avoids where resource_id = resources.id and topic_id in unwanted))
order by guides desc, avoids_it desc, free desc, resources.title
"""  # noqa: S608 - made of constants

AGREED = """
with recursive
-- Who asks for a part asks for the whole.
asked(guide_id, topic_id, first) as (
    select guide_id, topic_id, first from expectations where level <> 'none'
    union select asked.guide_id, topics.under, asked.first from asked
        join topics on topics.id = asked.topic_id where topics.under is not null
)
select topics.id, topics.label, count(distinct guide_id) as guides, (select count(*) from guides) as of_guides,
    count(distinct case when first = 1 then guide_id end) as begin_with_it
from asked join topics on topics.id = asked.topic_id
group by topics.id
having guides = of_guides
order by begin_with_it desc, topics.position
"""

BEYOND = """
with recursive
one(id) as (select :role union select included_id from role_includes join one on role_id = one.id),
other(id) as (select :but_not union select included_id from role_includes join other on role_id = other.id),
depths(level, depth) as (values ('none', 0), ('overview', 1), ('basic', 2), ('working', 3), ('deep', 4)),
asked(side, topic_id, depth) as (
    select 1, topic_id, max(depth) from role_needs join depths using (level) where role_id in one group by topic_id
    union all
    select 2, topic_id, max(depth) from role_needs join depths using (level) where role_id in other group by topic_id
),
-- What the other role knows less deeply counts too.
wanted(topic_id, level) as (
    select mine.topic_id, depths.level from asked as mine join depths using (depth)
    left join asked as theirs on theirs.topic_id = mine.topic_id and theirs.side = 2
    where mine.side = 1 and mine.depth > coalesce(theirs.depth, 0)
)
select topics.id as topic, topics.label, wanted.level, resources.id as resource, resources.title, resources.url,
    resources.link_state
from wanted
join topics on topics.id = wanted.topic_id
left join resource_topics on resource_topics.topic_id = topics.id and resource_topics.resource_id in (
    select id from resources where free = 1 and listed = 1 and link_state not in ('dead')
)
left join resources on resources.id = resource_topics.resource_id
order by topics.position, resource_topics.position, resources.title
"""

QUESTIONS: dict[str, Asked] = {
    "subject_without": Asked(
        title="Where can I learn a subject without another one?",
        sql=WITHOUT,
        example={"topic": "statistics", "role": "ml-engineer", "without": "calculus"},
    ),
    "all_guides_agree": Asked(
        title="What do all guides ask for, and what would they begin with?", sql=AGREED, example={}
    ),
    "needed_beyond": Asked(
        title="What does one role need that another does not, and where is it free?",
        sql=BEYOND,
        example={"role": "data-scientist", "but_not": "ml-engineer"},
    ),
}
