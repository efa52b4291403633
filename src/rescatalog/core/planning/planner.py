"""From a learner and a catalog to a plan of study; the same given gives the same plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from rescatalog.core.planning.asking import roles_of
from rescatalog.core.planning.choosing import Shelves, choose, shelves_of
from rescatalog.core.planning.curriculum import Curriculum, Hours, rank
from rescatalog.core.planning.demands import Demands, demands_of, rests_on
from rescatalog.core.planning.merits import Scene, by_resource
from rescatalog.core.planning.ordering import ordered
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.study_plan import LeftOut, Step, StudyPlan
from rescatalog.core.planning.timing import hours_of, weeks_of
from rescatalog.core.planning.tree import below, parts_of, reached

# Of how many goals one may be given up before the rest is planned anew.
AT_ONCE: Final = 4


def plan(profile: Profile, curriculum: Curriculum) -> StudyPlan:
    """Return the plan for a learner.

    Args:
        profile: the learner; ids in it must be the catalog's, see `profile.complaints`.
        curriculum: the catalog, with the state of its links.
    """
    shelves = shelves_of(curriculum, profile)
    whole = _planned(profile, curriculum, shelves, frozenset())
    if profile.weeks is None:
        return whole
    return _fitted(whole, profile.weeks * profile.hours_a_week, curriculum, shelves)


def _fitted(whole: StudyPlan, budget_h: float, curriculum: Curriculum, shelves: Shelves) -> StudyPlan:
    """Return the plan without the goals that cost most for what they are worth, until the rest surely fits."""
    fitting, dropped = whole, frozenset[str]()
    while fitting.hours[1] > budget_h:
        # Hours change a little when steps fall away, so what is left is planned anew, and looked at again.
        dropped |= _too_dear(fitting, budget_h, dropped, curriculum)
        fitting = _planned(whole.profile, curriculum, shelves, dropped)
    kept = {step.topic for step in fitting.steps} | {one.topic for one in fitting.skipped}
    left = (
        LeftOut(topic=step.topic, label=step.label, hours=step.hours)
        for step in whole.steps
        if step.topic not in kept
    )  # fmt: skip
    return replace(fitting, left_out=tuple(left))


def _too_dear(fitting: StudyPlan, budget_h: float, dropped: frozenset[str], curriculum: Curriculum) -> frozenset[str]:
    """Return the goals to give up, each the one that frees most hours for each degree of its level; at least one."""
    demands = demands_of(fitting.profile, curriculum, dropped)
    hours = {step.topic: step.hours[1] for step in fitting.steps}
    topics, parts = curriculum.topics, parts_of(curriculum.topics)

    def nexts(name: str) -> frozenset[str]:
        return rests_on(name, demands.wanted, demands.covered, topics, parts)

    ways = {name: reached((name,), nexts) for name, demand in demands.wanted.items() if demand.target}
    kept, gone, total_h = dict(ways), list[str](), sum(hours.values())
    # A few at a time: what is left needs what it rests on less well, which nobody knows before it is planned anew.
    while total_h > budget_h and len(gone) < max(1, len(ways) // AT_ONCE):
        users = Counter(topic for way in kept.values() for topic in way)
        freed = {name: sum(hours[topic] for topic in way if users[topic] == 1) for name, way in kept.items()}
        worst = min(kept, key=lambda name: (-freed[name] / rank(demands.wanted[name].level), name))
        total_h -= freed[worst]
        gone.append(worst)
        del kept[worst]
    # The last to go is the least dear; there may be room for it after all.
    for name in reversed(gone):
        more_h = sum(hours[topic] for topic in ways[name] - frozenset().union(*kept.values()))
        if total_h + more_h <= budget_h:
            kept[name] = ways[name]
            total_h += more_h
    return frozenset(gone) - kept.keys()


def _planned(profile: Profile, curriculum: Curriculum, shelves: Shelves, dropped: frozenset[str]) -> StudyPlan:
    demands = demands_of(profile, curriculum, dropped)
    steps = _steps(profile, curriculum, demands, shelves)
    hours = (sum(step.hours[0] for step in steps), sum(step.hours[1] for step in steps))
    guides = sorted(
        {ask.guide for ask in curriculum.asks if ask.role in roles_of(profile, curriculum)}
        if profile.guide is None
        else {profile.guide}
    )
    return StudyPlan(
        profile=profile,
        aim=_aim(profile, curriculum),
        steps=steps,
        hours=hours,
        weeks=weeks_of(hours, profile.hours_a_week),
        skipped=demands.skipped,
        efforts=tuple(
            (curriculum.guides[name].title, said)
            for name in guides
            if name in curriculum.guides
            for said in curriculum.guides[name].efforts
        ),
        fallback=demands.fallback,
    )


def _steps(profile: Profile, curriculum: Curriculum, demands: Demands, shelves: Shelves) -> tuple[Step, ...]:
    topics, praises, parts = curriculum.topics, by_resource(curriculum.praises), parts_of(curriculum.topics)
    roles = roles_of(profile, curriculum)
    met = _known_at_first(demands, curriculum)
    learned: dict[str, Hours] = {}
    chosen: set[str] = set()
    steps = []
    for name in ordered(demands, curriculum):
        demand = demands.wanted[name]
        scene = Scene(
            profile=profile, curriculum=curriculum, roles=roles, topic=name, level=demand.level,
            known=met | learned.keys(), wanted=frozenset(demands.wanted), chosen=frozenset(chosen), praises=praises,
            parts=parts,
        )  # fmt: skip
        picks, alternatives = choose(scene, shelves)
        first = picks[0].resource if picks else None
        hours, stated = hours_of(name, demand.level, first, learned, curriculum)
        after = rests_on(name, demands.wanted, demands.covered, topics, parts)
        steps.append(
            Step(
                topic=name,
                label=topics[name].label,
                level=demand.level,
                reasons=demand.reasons,
                after=tuple(topics[other].label for other in topics if other in after),
                picks=picks,
                alternatives=alternatives,
                hours=hours,
                effort_of=first.title if first and stated else "",
            )
        )
        learned[name] = hours
        chosen.update(pick.resource.id for pick in picks)
    return tuple(steps)


def _known_at_first(demands: Demands, curriculum: Curriculum) -> frozenset[str]:
    """Return what is known before the first step, with the parts of what is known."""
    parts = parts_of(curriculum.topics)
    return demands.known | {part for name in demands.known for part in below(name, parts)}


def _aim(profile: Profile, curriculum: Curriculum) -> str:
    """Return where a plan leads, in words."""
    labels = [curriculum.topics[name].label for name in dict.fromkeys(profile.topics)]
    if profile.role is not None:
        return " and ".join([curriculum.roles[profile.role].label, *labels])
    if labels:
        return ", ".join(labels)
    return curriculum.guides[profile.guide].title if profile.guide is not None else ""
