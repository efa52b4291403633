"""All that the planner must know of a catalog, whoever read it from wherever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, get_args

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.words import Level, Status

# How well one knows a topic, from not at all upwards.
DEPTHS: Final[tuple[Depth, ...]] = get_args(Depth)
Hours = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A topic.

    Attributes:
        id: of the topic.
        label: what people call it.
        under: id of the broader topic.
        needs: ids of topics one should know before it.
    """

    id: str
    label: str
    under: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How well a guide says that somebody should know a topic.

    Attributes:
        topic: id of the topic.
        level: how well; `none` where the guide says that it is not required.
        guide: id of the guide.
        role: id of the role it is asked of; None means everybody.
        first: whether the guide would begin with it.
        note: what the guide adds.
    """

    topic: str
    level: Depth
    guide: str
    role: str | None = None
    first: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """A kind of work, with the roles whose needs it has at least."""

    id: str
    label: str
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortSaid:
    """How long a guide says that something takes: for what, and the spans it gives, already in words."""

    purpose: str
    spans: str
    possible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCard:
    """A guide: its title, and how long it says things take."""

    id: str
    title: str
    efforts: tuple[EffortSaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """What a guide says of a resource.

    Attributes:
        guide: id of the guide.
        resource: id of the resource.
        stance: how it is meant.
        interest: what the recommender gains.
        roles: ids of the roles it is meant for; empty means anybody.
        topics: ids of the topics it is meant for; empty means those of the resource.
    """

    guide: str
    resource: str
    stance: str
    interest: str = "unknown"
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathCard:
    """A learning path: for which roles, what it takes for granted, and which resources serve which goals.

    Attributes:
        id: of the path.
        title: of the path.
        roles: ids of roles it is for.
        assumes: ids of topics it takes for granted.
        serves: pairs of a goal's topic and a resource.
    """

    id: str
    title: str
    roles: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()
    serves: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something to learn from.

    Attributes:
        id: of the resource.
        title: of the resource.
        by: who made or offers it.
        kind: course, book, ...
        url: its homepage.
        link_state: what is known of its homepage.
        free: whether it can be had for nothing.
        topics: ids of what it teaches, the main one first.
        requires: ids of what one must know; None means unknown.
        avoids: ids of what it does without.
        levels: how far along a learner should be, easiest first.
        languages: those it is offered in, and those of its subtitles.
        roles: ids of roles the curators think it is for.
        provides: what a learner gets.
        hours: least and most it takes, where that is known.
        companions: ids of resources made to go with it.
    """

    id: str
    title: str
    kind: str
    url: str
    link_state: Status = Status.UNCHECKED
    free: bool = False
    topics: tuple[str, ...] = ()
    requires: tuple[str, ...] | None = None
    avoids: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    languages: tuple[str, ...] = ("en",)
    roles: tuple[str, ...] = ()
    provides: tuple[str, ...] = ()
    hours: Hours | None = None
    companions: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curriculum:
    """What there is to plan with; topics in the order of the vocabulary, the rest in the order of ids."""

    topics: Mapping[str, Subject]
    roles: Mapping[str, RoleCard] = field(default_factory=dict)
    guides: Mapping[str, GuideCard] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    praises: tuple[Praise, ...] = ()
    paths: tuple[PathCard, ...] = ()


def rank(level: Depth) -> int:
    """Return how much a level asks: 0 for none, 4 for deep."""
    return DEPTHS.index(level)
