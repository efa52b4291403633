"""A plan of study, as all formats and the site show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import EffortSaid, Hours, Praise, Resource
from rescatalog.core.planning.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a topic stands in a plan.

    Attributes:
        sort: wish: the learner named it. asked: a guide asks it of the role. everybody: a guide asks it of all.
            edge: a later step builds on it. unasked: an edge, though a guide says that the role does not need it.
        level: how well.
        guide: title of the guide.
        role: label of the role.
        topic: label of the topic that builds on it.
        note: what the guide adds.
    """

    sort: Literal["wish", "asked", "everybody", "edge", "unasked"]
    level: Depth
    guide: str = ""
    role: str = ""
    topic: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A resource for a step, with what speaks for it.

    Attributes:
        resource: what to learn from.
        praises: what guides say of it for this topic, with the guides' titles.
        paths: titles of learning paths that use it for this topic.
        covers: labels of topics of this plan that it teaches.
        again: whether it already serves an earlier step.
        whole: label of the broader topic it teaches, where it does not name the topic itself.
    """

    resource: Resource
    praises: tuple[tuple[str, Praise], ...] = ()
    paths: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    again: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One topic to learn.

    Attributes:
        topic: id of the topic.
        label: what people call it.
        level: how well to know it.
        reasons: why it is there.
        after: labels of steps it builds on.
        picks: one or two resources; none where no living one fits.
        alternatives: what else would do.
        hours: least and most.
        effort_of: title of the resource whose stated effort the hours come from; empty for an estimate by level.
    """

    topic: str
    label: str
    level: Depth
    reasons: tuple[Reason, ...]
    after: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()
    alternatives: tuple[Resource, ...] = ()
    hours: Hours
    effort_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A topic that is not in the plan, and why.

    Attributes:
        topic: id of the topic.
        label: what people call it.
        sort: known: the learner knows it. implied: it comes with what they know. assumed: paths take it for granted.
            unasked: a guide says that the role does not need it. covered: its parts are in the plan.
        by: whatever the sort speaks of: a topic, a path, a guide.
        note: what the guide adds.
    """

    topic: str
    label: str
    sort: Literal["known", "implied", "assumed", "unasked", "covered"]
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A topic for which there is no time, with the hours it would take."""

    topic: str
    label: str
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPlan:
    """What to learn, in order.

    Attributes:
        profile: for whom.
        aim: what the plan leads to, in words.
        steps: in order; each needs only earlier ones and what is skipped.
        hours: least and most of all steps.
        weeks: least and most at the learner's hours a week.
        skipped: what need not be learned, and why.
        left_out: what does not fit into the weeks.
        efforts: how long guides say it takes, with their titles.
        fallback: whether no guide speaks of the role, so that what guides ask of everybody stands in.
    """

    profile: Profile
    aim: str
    steps: tuple[Step, ...]
    hours: Hours
    weeks: tuple[int, int]
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    efforts: tuple[tuple[str, EffortSaid], ...] = ()
    fallback: bool = False
