"""A plan for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rescatalog.core.planning.curriculum import Resource
from rescatalog.core.planning.schedule import weeks_of_steps
from rescatalog.core.planning.study_plan import Step, StudyPlan
from rescatalog.core.planning.wording import (
    ESTIMATE,
    FALLBACK,
    MEANINGS,
    NOTHING_LIVING,
    because,
    conditions_of,
    effort_told,
    facts,
    hours_from,
    hours_told,
    listed,
    named,
    sentence,
    skipped_told,
    summary_of,
    title_of,
    when_told,
    whys,
)
from rescatalog.core.report.content import Paint


def render(plan: StudyPlan, paint: Paint) -> str:
    """Return a plan as lines for people.

    Args:
        plan: the plan.
        paint: colours words, or does not.
    """
    return "\n".join(_lines(plan, paint)) + "\n"


def _lines(plan: StudyPlan, paint: Paint) -> Iterator[str]:
    yield paint(sentence(title_of(plan)), "cyan")
    conditions = conditions_of(plan.profile)
    yield sentence(summary_of(plan) + (f" Asked for: {listed(conditions)}." if conditions else ""))
    if plan.fallback:
        yield FALLBACK
    weeks = weeks_of_steps(plan)
    for number, step in enumerate(plan.steps, start=1):
        yield ""
        yield from _step(number, step, when_told(weeks[step.topic]), paint)
    if plan.skipped:
        yield from ("", "To skip:")
        yield from (f"  {sentence(one.label)}: {sentence(skipped_told(one))}" for one in plan.skipped)
    if plan.left_out:
        yield from ("", "Left out, because it does not surely fit into the weeks:")
        yield from (f"  {sentence(one.label)}, {hours_told(one.hours)}" for one in plan.left_out)
    if plan.steps:
        yield from ("", ESTIMATE)
    yield from (f"For comparison, {sentence(effort_told(guide, said))}" for guide, said in plan.efforts)


def _step(number: int, step: Step, when: str, paint: Paint) -> Iterator[str]:
    meaning = f"{step.level}: {MEANINGS[step.level]}"
    label = paint(sentence(step.label), "cyan")
    yield f"{number}. {label}  ({meaning}; {hours_told(step.hours)}, {sentence(hours_from(step))}; {when})"
    yield from (f"   why: {sentence(why)}" for why in whys(step))
    if not step.picks:
        yield f"   {NOTHING_LIVING}"
    for pick in step.picks:
        yield f"   - {_named(pick.resource)}  [{', '.join(facts(pick.resource))}]"
        reasons = because(pick)
        if reasons:
            yield f"     {sentence('; '.join(reasons))}"
        if not pick.again:
            yield f"     {sentence(pick.resource.url)}"
    if step.alternatives:
        yield f"   or: {'; '.join(_named(one) for one in step.alternatives)}"


def _named(resource: Resource) -> str:
    return f"{sentence(named(resource))} ({resource.id})"
