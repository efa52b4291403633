"""What speaks for a resource as the teacher of one topic, in points; weights are set by reading the golden plans."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import Curriculum, Praise, Resource
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.tree import Topics, below, wholes_of
from rescatalog.core.words import Level, Status

LIVING: Final = frozenset({Status.OK, Status.MOVED, Status.RESTRICTED, Status.BLOCKED, Status.UNCHECKED})
_FITTING: Final[Mapping[Depth, tuple[Level, ...]]] = {
    "none": (Level.SCHOOL,),
    "overview": (Level.SCHOOL, Level.INTRODUCTORY),
    "basic": (Level.SCHOOL, Level.INTRODUCTORY),
    "working": (Level.INTRODUCTORY, Level.INTERMEDIATE),
    "deep": (Level.INTERMEDIATE, Level.ADVANCED),
}
_STANCES: Final = {"recommended": 3.0, "recommended-with-reservation": 2.0, "mentioned": 0.5, "advised-against": -6.0}
# Whoever sells what he recommends, or made it, would recommend it anyway.
_INTERESTS: Final = {"none": 1.0, "unknown": 0.8, "employer": 0.5, "affiliate": 0.4, "self": 0.3}
_KINDS: Final = {
    "course": 1.5, "book": 1.0, "video-series": 0.0, "notes": 0.0, "interactive": -2.0, "video": -0.5,
    "article": -1.0, "problems": -2.0, "list": -4.0,
}  # fmt: skip
# Who only wants to see what it is about is served by what is short.
_SHORT: Final = {
    "video-series": 3.0, "video": 3.0, "article": 3.0, "interactive": 3.0, "notes": 1.0, "course": -2.5, "book": -2.5,
}  # fmt: skip
# Too little for a whole subject, or for going deep.
_THIN: Final = frozenset({"article", "notes", "interactive", "video"})
_STATES: Final = {Status.OK: 0.5, Status.MOVED: 0.3, Status.UNCHECKED: 0.0, Status.BLOCKED: -0.3}
NEAR: Final = {"main": 7.0, "named": 6.0, "whole": 2.5, "far": 0.5}
WHOLE_AT_A_GLANCE = 4.0
MISSING_NEED = 4.0
LEVEL_STEP = 2.0
AGAIN = 2.0
# Whoever has a book on the whole subject open goes on with it.
AGAIN_IN_WHOLE = 1.5
COVERED = 0.4
MOST_COVERED = 2.0
PATH = 1.5
ROLE = 0.8
PRACTICE = 1.0
MOST_PRAISE = 4.0
BY_WHOLE = 0.5
TOO_SHORT = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a choice depends on besides the resource.

    Attributes:
        profile: the learner.
        curriculum: the catalog.
        roles: the learner's role and those it includes.
        topic: id of the topic to learn.
        level: how well.
        known: ids of topics the learner will know by then.
        wanted: ids of all topics of the plan.
        chosen: ids of resources that serve earlier steps.
        praises: what guides say, by resource.
        parts: the parts of every subject.
    """

    profile: Profile
    curriculum: Curriculum
    roles: frozenset[str]
    topic: str
    level: Depth
    known: frozenset[str]
    wanted: frozenset[str]
    chosen: frozenset[str] = frozenset()
    praises: Mapping[str, tuple[Praise, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def eligible(resource: Resource, profile: Profile) -> bool:
    """Return whether a resource may be recommended at all: its link lives, and the learner's conditions are met."""
    if resource.link_state not in LIVING:
        return False
    if profile.free and (not resource.free or resource.link_state is Status.RESTRICTED):
        return False
    return profile.language is None or any(_speaks(tag, profile.language) for tag in resource.languages)


def nearness(resource: Resource, topic: str, topics: Topics) -> str:
    """Return how a resource teaches a topic: `main`, `named`, in a `whole`, in a `far` one; empty: not."""
    if topic in resource.avoids or topic in (resource.requires or ()):
        return ""
    if topic in resource.topics:
        return "main" if resource.topics[0] == topic else "named"
    above = wholes_of(topic, topics)
    needs = {other for need in topics[topic].needs for other in (need, *wholes_of(need, topics))}
    # Statistics without calculus cannot teach the part that is made of it.
    if needs & set(resource.avoids):
        return ""
    if above and above[0] in resource.topics[:2]:
        return "whole"
    return "far" if any(whole in resource.topics[:1] for whole in above[1:]) else ""


def merit(resource: Resource, scene: Scene) -> float:
    """Return how well a resource serves a step; it must be eligible and near."""
    near = nearness(resource, scene.topic, scene.curriculum.topics)
    covered = len(covers(resource, scene.wanted) - {scene.topic})
    thin = resource.kind in _THIN and (scene.level == "deep" or scene.topic in scene.parts)
    practice = PRACTICE * sum(word in resource.provides for word in ("exercises", "solutions"))
    points = (
        (WHOLE_AT_A_GLANCE if near == "whole" and scene.level == "overview" else NEAR[near])
        + _KINDS.get(resource.kind, 0.0)
        + (_SHORT.get(resource.kind, 0.0) if scene.level == "overview" else practice)
        + min(MOST_COVERED, COVERED * covered)
        - (TOO_SHORT if thin and scene.level != "overview" else 0.0)
        + _STATES.get(resource.link_state, -1.0)
        + (0.5 if resource.free else 0.0)
        + (ROLE if scene.roles & frozenset(resource.roles) else 0.0)
        + (_again(near) if resource.id in scene.chosen else 0.0)
        + PATH * bool(paths_of(resource, scene))
        + min(MOST_PRAISE, sum(_worth(praise, scene) for praise in praises_of(resource, scene)))
        * (1.0 if near in {"main", "named"} else BY_WHOLE)
    )
    return round(points - _distance(resource, scene) - MISSING_NEED * len(missing(resource, scene)), 6)


def _again(near: str) -> float:
    return AGAIN + (AGAIN_IN_WHOLE if near == "whole" else 0.0)


def covers(resource: Resource, wanted: frozenset[str]) -> frozenset[str]:
    """Return the topics of a plan that a resource names."""
    return frozenset(resource.topics) & wanted


def missing(resource: Resource, scene: Scene) -> frozenset[str]:
    """Return what a resource asks for and the learner will not know; part of a subject counts as having met it."""
    needs = resource.requires or ()
    return frozenset(need for need in needs if need not in scene.known and not below(need, scene.parts) & scene.known)


def praises_of(resource: Resource, scene: Scene) -> tuple[Praise, ...]:
    """Return what guides that are followed say of a resource with regard to this topic."""
    topics = {scene.topic, *wholes_of(scene.topic, scene.curriculum.topics)}
    return tuple(
        praise
        for praise in scene.praises.get(resource.id, ())
        if scene.profile.guide in {None, praise.guide} and topics & set(praise.topics or resource.topics)
    )


def paths_of(resource: Resource, scene: Scene) -> tuple[str, ...]:
    """Return titles of paths for the learner's role that use a resource for this topic."""
    topics = (scene.topic, *wholes_of(scene.topic, scene.curriculum.topics))
    return tuple(
        path.title
        for path in scene.curriculum.paths
        if (scene.roles & frozenset(path.roles) or not scene.roles)
        and any((topic, resource.id) in path.serves for topic in topics)
    )


def _worth(praise: Praise, scene: Scene) -> float:
    worth = _STANCES.get(praise.stance, 0.0)
    if worth > 0:
        worth *= _INTERESTS.get(praise.interest, 0.5)
        worth *= 1.3 if scene.roles & frozenset(praise.roles) else 1.0
        worth *= 2.0 if scene.profile.guide == praise.guide else 1.0
    return worth


def _distance(resource: Resource, scene: Scene) -> float:
    """Return what is lost where a resource is too easy or too hard."""
    wished = (scene.profile.level,) if scene.profile.level else _FITTING[scene.level]
    if not resource.levels:
        return LEVEL_STEP / 2
    order = tuple(Level)
    steps = min(abs(order.index(one) - order.index(other)) for one in resource.levels for other in wished)
    # What begins where the learner is and goes on further is better than what begins further on.
    start = max(0, order.index(resource.levels[0]) - order.index(wished[-1]))
    return LEVEL_STEP * (steps + start)


def _speaks(tag: str, wanted: str) -> bool:
    return tag.lower() == wanted.lower() or tag.lower().partition("-")[0] == wanted.lower()


def by_resource(praises: Collection[Praise]) -> Mapping[str, tuple[Praise, ...]]:
    """Return what guides say, by resource."""
    found: dict[str, list[Praise]] = {}
    for praise in praises:
        found.setdefault(praise.resource, []).append(praise)
    return {name: tuple(said) for name, said in found.items()}
