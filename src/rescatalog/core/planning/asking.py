"""What is asked of a learner before anything is worked out, and what they know already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import Ask, Curriculum, PathCard, rank
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.study_plan import Skipped
from rescatalog.core.planning.tree import below, parts_of, reached, resting_on

# What one guide alone asks of everybody may be its own taste.
LEAST_VOICES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One voice that asks for a topic: a guide's, for a role or everybody, or the learner's own.

    Attributes:
        sort: as in `Reason`.
        level: how well.
        guide: title of the guide.
        role: label of the role.
        note: what the guide adds.
    """

    sort: Literal["wish", "asked", "everybody"]
    level: Depth
    guide: str = ""
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        goals: who asks for each topic.
        unasked: topics of which a guide says that the role does not need them, and no guide asks them of it.
        firsts: for each topic that guides would begin with, how many would.
        fallback: whether no guide speaks of the role.
    """

    goals: Mapping[str, tuple[Wish, ...]]
    unasked: Mapping[str, Wish]
    firsts: Mapping[str, int]
    fallback: bool


def asked_of(profile: Profile, curriculum: Curriculum) -> Asked:
    """Return what a learner is asked to know, by themselves and by the guides they follow."""
    asks = [
        ask for ask in curriculum.asks
        if profile.guide in {None, ask.guide} and ask.topic in curriculum.topics
    ]  # fmt: skip
    roles = roles_of(profile, curriculum)
    of_role = [ask for ask in asks if ask.role is not None and ask.role in roles]
    of_all = [ask for ask in asks if ask.role is None]
    fallback = profile.role is not None and not any(ask.level != "none" for ask in of_role)
    followed = list(of_role)
    if fallback or (profile.role is None and not profile.topics):
        followed += _agreed(of_all, alone=profile.guide is not None)
    goals: dict[str, list[Wish]] = defaultdict(list)
    for topic in profile.topics:
        goals[topic].append(Wish(sort="wish", level=profile.depth))
    denied: dict[str, Wish] = {}
    for ask in followed:
        wish = _wish(ask, curriculum)
        if ask.level == "none":
            denied.setdefault(ask.topic, wish)
        elif wish not in goals[ask.topic]:
            goals[ask.topic].append(wish)
    goals = defaultdict(list, {name: wishes for name, wishes in goals.items() if wishes})
    return Asked(
        goals={name: tuple(wishes) for name, wishes in goals.items()},
        unasked={name: wish for name, wish in denied.items() if name not in goals},
        firsts=Counter(topic for topic, _ in {(ask.topic, ask.guide) for ask in of_all if ask.first}),
        fallback=fallback,
    )


def roles_of(profile: Profile, curriculum: Curriculum) -> frozenset[str]:
    """Return the role of a learner and those it includes."""
    roles = curriculum.roles
    return reached(
        () if profile.role is None else (profile.role,), lambda name: roles[name].includes if name in roles else ()
    )


def known_by(profile: Profile, asked: Asked, curriculum: Curriculum) -> dict[str, Skipped]:
    """Return what a learner need not learn because they know it, each with how that is known."""
    parts, topics = parts_of(curriculum.topics), curriculum.topics
    found: dict[str, Skipped] = {}
    for name in profile.knows:
        found[name] = Skipped(topic=name, label=topics[name].label, sort="known")
    for name in sorted(profile.knows):
        for other in sorted(reached((name,), lambda one: (*resting_on(one, topics), *sorted(below(one, parts))))):
            implied = Skipped(topic=other, label=topics[other].label, sort="implied", by=topics[name].label)
            found.setdefault(other, implied)
    for name, path in _assumed(profile, curriculum) if profile.assume else ():
        for other in sorted(reached((name,), lambda one: resting_on(one, topics))):
            # A guide may ask for what a path takes for granted; then it is worth a step.
            if other not in asked.goals:
                assumed = Skipped(topic=other, label=topics[other].label, sort="assumed", by=path.title)
                found.setdefault(other, assumed)
    return found


def _agreed(asks: list[Ask], *, alone: bool) -> Iterator[Ask]:
    """Yield what enough guides ask of everybody."""
    levels: dict[str, list[Depth]] = defaultdict(list)
    for ask in asks:
        levels[ask.topic].append(ask.level)
    most = max(map(len, levels.values()), default=0)
    least = 1 if alone or most < LEAST_VOICES else LEAST_VOICES
    for ask in asks:
        given = sorted(levels[ask.topic], key=rank, reverse=True)
        # The level on which enough of them agree; who asks for more counts as asking for that.
        if len(given) >= least:
            yield replace(ask, level=min(ask.level, given[least - 1], key=rank))


def _assumed(profile: Profile, curriculum: Curriculum) -> Iterator[tuple[str, PathCard]]:
    """Yield what paths for the learner's role take for granted; without such paths, what all paths do."""
    roles = roles_of(profile, curriculum)
    own = [path for path in curriculum.paths if path.assumes and roles & frozenset(path.roles)]
    paths = own or [path for path in curriculum.paths if path.assumes]
    for path in paths:
        for name in path.assumes:
            if name in curriculum.topics and (own or all(name in other.assumes for other in paths)):
                yield name, path


def _wish(ask: Ask, curriculum: Curriculum) -> Wish:
    guide = curriculum.guides.get(ask.guide)
    role = curriculum.roles.get(ask.role or "")
    return Wish(
        sort="everybody" if ask.role is None else "asked",
        level=ask.level,
        guide=guide.title if guide else ask.guide,
        role=role.label if role else "",
        note=ask.note or "",
    )
