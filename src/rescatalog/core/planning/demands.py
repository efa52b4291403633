"""Which topics a learner needs, how well and why: what guides ask, what that rests on, less what is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.asking import Asked, Wish, asked_of, known_by
from rescatalog.core.planning.curriculum import DEPTHS, Curriculum, rank
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.study_plan import Reason, Skipped
from rescatalog.core.planning.tree import Topics, below, parts_of, resting_on, wholes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What is asked of one topic.

    Attributes:
        level: how well to know it.
        reasons: why, the strongest first.
        target: whether it is a goal, not only on the way to one.
    """

    level: Depth
    reasons: tuple[Reason, ...]
    target: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """Everything asked.

    Attributes:
        wanted: topics to learn, in the order of the vocabulary.
        skipped: topics not to learn, and why.
        covered: topics of which the parts are enough.
        known: ids of all topics the learner knows.
        firsts: for each topic that guides would begin with, how many would.
        fallback: whether no guide speaks of the role.
    """

    wanted: Mapping[str, Demand]
    skipped: tuple[Skipped, ...]
    covered: frozenset[str]
    known: frozenset[str]
    firsts: Mapping[str, int]
    fallback: bool


def demands_of(profile: Profile, curriculum: Curriculum, dropped: frozenset[str] = frozenset()) -> Demands:
    """Return what a learner needs.

    Args:
        profile: the learner.
        curriculum: the catalog.
        dropped: ids of goals to give up.
    """
    asked = asked_of(profile, curriculum)
    goals = {name: wishes for name, wishes in asked.goals.items() if name not in dropped}
    known = known_by(profile, asked, curriculum)
    levels, covered = _settled(goals, frozenset(known), curriculum)
    wanted = {
        name: Demand(
            level=levels[name],
            reasons=(*_told(goals.get(name, ())), *_edges(name, levels, covered, asked, curriculum)),
            target=name in goals,
        )
        for name in curriculum.topics
        if name in levels and name not in covered
    }
    everything = _levels(goals, frozenset(), curriculum)
    skipped = [known[name] for name in curriculum.topics if name in known and name in everything]
    labels = {name: curriculum.topics[name].label for name in curriculum.topics}
    skipped += [Skipped(topic=name, label=labels[name], sort="covered") for name in labels if name in covered]
    skipped += [
        Skipped(topic=name, label=labels[name], sort="unasked", by=ask.guide, note=ask.note)
        for name, ask in asked.unasked.items()
        if name not in wanted and name not in known
    ]
    return Demands(
        wanted=wanted, skipped=tuple(skipped), covered=covered, known=frozenset(known), firsts=asked.firsts,
        fallback=asked.fallback,
    )  # fmt: skip


def _settled(
    goals: Mapping[str, tuple[Wish, ...]], known: frozenset[str], curriculum: Curriculum
) -> tuple[dict[str, Depth], frozenset[str]]:
    """Return how well each topic must be known, and the subjects of which the parts are enough.

    Nobody learns such a subject itself, so what it alone rests on falls away; and with it, perhaps, some of the parts
    that were to be enough. Each round leaves fewer subjects covered, so this ends.
    """
    levels = _levels(goals, known, curriculum)
    covered = _covered(levels, frozenset(goals), known, curriculum, frozenset(levels))
    while True:
        levels = _levels(goals, known, curriculum, covered)
        still = _covered(levels, frozenset(goals), known, curriculum, covered)
        if still == covered & levels.keys():
            return levels, still
        covered = still


def _levels(
    goals: Mapping[str, tuple[Wish, ...]],
    known: frozenset[str],
    curriculum: Curriculum,
    covered: frozenset[str] = frozenset(),
) -> dict[str, Depth]:
    """Return how well each topic must be known: goals as asked, what they rest on one step less well.

    Whoever applies a topic must know what it rests on well enough to follow, not as well as the topic itself. Under
    a goal that is to be applied everything is known by hand; under one that is not, seeing what happens is enough.
    """
    found: dict[str, tuple[int, int]] = {}
    waiting = []
    for name, wishes in goals.items():
        level = max(rank(wish.level) for wish in wishes)
        waiting.append((name, level, min(rank("basic"), max(rank("overview"), level - 1))))
    while waiting:
        name, level, least = waiting.pop()
        before = found.get(name, (0, 0))
        if name in known or (before[0] >= level and before[1] >= least):
            continue
        level, least = found[name] = max(level, before[0]), max(least, before[1])
        if name in covered:
            continue
        waiting.extend((need, max(least, level - 1), least) for need in resting_on(name, curriculum.topics))
    return {name: DEPTHS[level] for name, (level, _) in found.items()}


def _covered(
    levels: Mapping[str, Depth],
    goals: frozenset[str],
    known: frozenset[str],
    curriculum: Curriculum,
    among: frozenset[str],
) -> frozenset[str]:
    """Return the subjects of `among` that are only on the way, with half their parts learned or known anyway."""
    parts = parts_of(curriculum.topics)
    there = frozenset(levels) | known
    found: frozenset[str] = frozenset()
    for name in curriculum.topics:
        if name not in among & levels.keys() or name in goals or name not in parts:
            continue
        met = 2 * sum(part in there for part in parts[name]) >= len(parts[name])
        # A part that rests on what needs the subject cannot stand for it.
        if met and _orderly(frozenset(levels), found | {name}, curriculum):
            found |= {name}
    return found


def _orderly(wanted: frozenset[str], covered: frozenset[str], curriculum: Curriculum) -> bool:
    """Return whether there is an order in which every topic comes after what it rests on."""
    names, topics, parts = wanted - covered, curriculum.topics, parts_of(curriculum.topics)
    graph = TopologicalSorter({name: rests_on(name, names, covered, topics, parts) for name in sorted(names)})
    try:
        graph.prepare()
    except CycleError:
        return False
    return True


def rests_on(
    name: str, wanted: Collection[str], covered: frozenset[str], topics: Topics, parts: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Return the wanted topics that one rests on; those of a subject that its parts cover are the parts."""
    found: set[str] = set()
    for need in resting_on(name, topics):
        found |= below(need, parts) if need in covered else {need}
    return frozenset(other for other in found if other in wanted and other != name)


def _told(wishes: tuple[Wish, ...]) -> tuple[Reason, ...]:
    return tuple(
        Reason(sort=wish.sort, level=wish.level, guide=wish.guide, role=wish.role, note=wish.note) for wish in wishes
    )


def _edges(
    name: str, levels: Mapping[str, Depth], covered: frozenset[str], asked: Asked, curriculum: Curriculum
) -> tuple[Reason, ...]:
    """Return a reason for each topic of the plan that builds on this one."""
    above = {name, *(covered & frozenset(wholes_of(name, curriculum.topics)))}
    builders = [
        other for other in curriculum.topics
        if other in levels.keys() - covered - {name} and above & set(resting_on(other, curriculum.topics))
    ]  # fmt: skip
    denied = asked.unasked.get(name) if name not in asked.goals else None
    return tuple(
        Reason(
            sort="unasked" if denied else "edge",
            level=levels[other],
            topic=curriculum.topics[other].label,
            guide=denied.guide if denied else "",
            role=denied.role if denied else "",
        )
        for other in builders
    )
