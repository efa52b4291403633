"""Looks at a plan as a learner with a red pen would."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.planning.study_plan import StudyPlan
from rescatalog.core.planning.tree import below, parts_of
from rescatalog.core.planning.wording import whys
from rescatalog.core.words import Status

NOT_ALIVE = {Status.DEAD, Status.FAILING, Status.SUSPECT}


def faults_of(made: StudyPlan, curriculum: Curriculum) -> list[str]:
    """Return what is wrong with a plan; nothing of it is asked of the planner itself."""
    return [*_order(made, curriculum), *_resources(made), *_time(made), *_reasons(made)]


def _order(made: StudyPlan, curriculum: Curriculum) -> Iterator[str]:
    """Yield what stands before something that it rests on."""
    topics, parts = curriculum.topics, parts_of(curriculum.topics)
    known = _closed(made, curriculum)
    covered = {one.topic for one in made.skipped if one.sort == "covered"}
    steps = [step.topic for step in made.steps]
    if len(set(steps)) < len(steps):
        yield "a topic stands there twice"
    for place, name in enumerate(steps):
        if name in made.profile.knows:
            yield f"{name} is known"
        for need in topics[name].needs:
            earlier = set(steps[:place]) | known
            if need in covered:
                late = [part for part in below(need, parts) if part in steps[place + 1 :]]
                if late:
                    yield f"{name} needs {need}, of which {late} come later"
            elif need not in earlier:
                yield f"{name} needs {need}"


def _closed(made: StudyPlan, curriculum: Curriculum) -> set[str]:
    """Return what the learner knows, by their word and by what is said to be skipped."""
    parts = parts_of(curriculum.topics)
    known = {one.topic for one in made.skipped if one.sort in {"known", "implied", "assumed"}}
    waiting, found = [*made.profile.knows], set(known)
    while waiting:
        name = waiting.pop()
        if name not in found or name in known:
            found.add(name)
            known.discard(name)
            waiting += [one for one in (*curriculum.topics[name].needs, *parts.get(name, ())) if one not in found]
    return found


def _resources(made: StudyPlan) -> Iterator[str]:
    """Yield what should not be recommended."""
    wanted = made.profile
    for step in made.steps:
        if len(step.picks) > 2:
            yield f"{step.topic}: more than two resources"
        named = [*(pick.resource for pick in step.picks), *step.alternatives]
        if len({one.id for one in named}) < len(named):
            yield f"{step.topic}: a resource stands there twice"
        for one in named:
            if one.link_state in NOT_ALIVE:
                yield f"{step.topic}: {one.id} is {one.link_state}"
            if wanted.free and not one.free:
                yield f"{step.topic}: {one.id} is not free"
            if wanted.language and not any(tag.split("-")[0] == wanted.language for tag in one.languages):
                yield f"{step.topic}: {one.id} is in {one.languages}"


def _time(made: StudyPlan) -> Iterator[str]:
    """Yield what does not add up."""
    if made.hours != tuple(sum(step.hours[end] for step in made.steps) for end in (0, 1)):
        yield "the hours do not add up"
    if any(not 0 < step.hours[0] <= step.hours[1] for step in made.steps):
        yield "a span of hours is upside down"
    pace = made.profile.hours_a_week
    if (
        not (made.weeks[0] <= made.weeks[1] and made.weeks[1] * pace >= made.hours[1] > (made.weeks[1] - 1) * pace)
        and made.steps
    ):
        yield "the weeks do not hold the hours"
    if made.profile.weeks is not None and made.hours[1] > made.profile.weeks * pace:
        yield "it does not fit"


def _reasons(made: StudyPlan) -> Iterator[str]:
    """Yield steps without a reason, and edges that lead nowhere."""
    labels = [step.label for step in made.steps]
    for place, step in enumerate(made.steps):
        if not whys(step):
            yield f"{step.topic} has no reason"
        for reason in step.reasons:
            if reason.sort in {"edge", "unasked"} and reason.topic not in labels[place + 1 :]:
                yield f"{step.topic} is there for {reason.topic}, which does not follow"
