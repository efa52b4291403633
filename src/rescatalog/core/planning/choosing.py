"""Chooses for one step what to learn from: the best, something of another sort beside it, and what else would do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rescatalog.core.planning.curriculum import Curriculum, Resource
from rescatalog.core.planning.merits import Scene, covers, eligible, merit, missing, nearness, paths_of, praises_of
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.study_plan import Pick
from rescatalog.core.planning.tree import wholes_of

MOST_ALTERNATIVES: Final = 3
# A second one must be nearly as good, or one is better off with one.
SECOND_AT_LEAST: Final = 0.75
COMPANION = 2.0
# Lists lead on to others, and a problem teaches only whom something else has taught.
_NO_TEACHER: Final = frozenset({"list", "problems"})
_READ: Final = frozenset({"book", "notes", "article"})
Shelves = Mapping[str, tuple[Resource, ...]]


def shelves_of(curriculum: Curriculum, profile: Profile) -> Shelves:
    """Return the resources that may be recommended to a learner, by every topic they name."""
    found: dict[str, list[Resource]] = {}
    for resource in curriculum.resources.values():
        if eligible(resource, profile):
            for topic in dict.fromkeys(resource.topics):
                found.setdefault(topic, []).append(resource)
    return {topic: tuple(resources) for topic, resources in found.items()}


def choose(scene: Scene, shelves: Shelves) -> tuple[tuple[Pick, ...], tuple[Resource, ...]]:
    """Return one or two resources for a step and some alternatives, best first; ties go to the smaller id."""
    topics = (scene.topic, *wholes_of(scene.topic, scene.curriculum.topics))
    candidates = {one.id: one for topic in topics for one in shelves.get(topic, ())}
    near = [one for one in candidates.values() if nearness(one, scene.topic, scene.curriculum.topics)]
    ready = [one for one in near if not missing(one, scene)] or near
    points = {one.id: merit(one, scene) for one in ready}
    ranked = sorted(ready, key=lambda one: (-points[one.id], one.id))
    if not ranked:
        return (), ()
    best = next((one for one in ranked if one.kind not in _NO_TEACHER), None)
    if best is None:
        return (), tuple(ranked[:MOST_ALTERNATIVES])
    second = _second(best, ranked, points, scene)
    chosen = (best,) if second is None else (best, second)
    others = [one for one in ranked if one not in chosen and points[one.id] > 0]
    return tuple(_pick(one, scene) for one in chosen), _alternatives(best, others)


def _second(best: Resource, ranked: list[Resource], points: Mapping[str, float], scene: Scene) -> Resource | None:
    """Return something to go with the best: to read beside what is watched, or the other way round."""
    if scene.level == "overview":
        return None
    worth = {
        one.id: points[one.id] + (COMPANION if one.id in best.companions or best.id in one.companions else 0.0)
        for one in ranked
        if (one.kind in _READ) != (best.kind in _READ) and one.kind not in _NO_TEACHER
    }
    if not worth:
        return None
    found = min(worth, key=lambda name: (-worth[name], name))
    if worth[found] < SECOND_AT_LEAST * points[best.id]:
        return None
    return scene.curriculum.resources[found]


def _alternatives(best: Resource, others: list[Resource]) -> tuple[Resource, ...]:
    """Return what else would do; where the best costs money, one of them is free if there is one."""
    found = others[:MOST_ALTERNATIVES]
    if not best.free and not any(one.free for one in found):
        found = [*found[: MOST_ALTERNATIVES - 1], *[one for one in others if one.free][:1]]
    return tuple(found)


def _pick(resource: Resource, scene: Scene) -> Pick:
    topics, guides = scene.curriculum.topics, scene.curriculum.guides
    named = scene.topic in resource.topics
    above = next((one for one in wholes_of(scene.topic, topics) if one in resource.topics), None)
    return Pick(
        resource=resource,
        praises=tuple(
            (guides[said.guide].title if said.guide in guides else said.guide, said)
            for said in praises_of(resource, scene)
        ),
        paths=paths_of(resource, scene),
        covers=tuple(topics[name].label for name in topics if name in covers(resource, scene.wanted)),
        again=resource.id in scene.chosen,
        whole="" if named or above is None else topics[above].label,
    )
