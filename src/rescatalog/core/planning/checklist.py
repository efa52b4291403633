"""A plan as a checklist in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rescatalog.core.planning.schedule import weeks_of_steps
from rescatalog.core.planning.study_plan import Step, StudyPlan
from rescatalog.core.planning.wording import (
    ESTIMATE,
    FALLBACK,
    NOTHING_LIVING,
    because,
    effort_told,
    facts,
    hours_told,
    named,
    sentence,
    skipped_told,
    summary_of,
    title_of,
    when_told,
    whys,
)
from rescatalog.core.report.content import Paint
from rescatalog.core.report.markdown_safe import address, code

_HARMLESS = re.compile(r"(?:[^\W_]|[ ,.;:?!’“”'()/–—-])*")  # noqa: RUF001 - marks that prose has
# What GitHub turns into links though nothing marks it.
_LINKED = re.compile(r"(?i)://|www\.|\bgh-[0-9]|\b[0-9a-f]{7,40}\b")


def render(plan: StudyPlan, paint: Paint) -> str:  # noqa: ARG001 - the same call for every format
    """Return a plan as Markdown, one box to tick for each topic."""
    return "\n".join(_lines(plan)) + "\n"


def prose(text: str) -> str:
    """Return foreign text as it is where nothing in it formats, links or mentions, else as a code span."""
    shown = sentence(text)
    return shown if _HARMLESS.fullmatch(shown) and not _LINKED.search(shown) else code(shown)


def _lines(plan: StudyPlan) -> Iterator[str]:
    yield f"# {prose(title_of(plan))}"
    yield ""
    yield summary_of(plan)
    if plan.fallback:
        yield from ("", FALLBACK)
    yield ""
    weeks = weeks_of_steps(plan)
    for step in plan.steps:
        yield from _step(step, when_told(weeks[step.topic]))
    if plan.skipped:
        yield from ("", "## To skip", "")
        yield from (f"- {prose(one.label)}: {prose(skipped_told(one))}" for one in plan.skipped)
    if plan.left_out:
        yield from ("", "## Left out for want of time", "")
        yield from (f"- {prose(one.label)}, {hours_told(one.hours)}" for one in plan.left_out)
    if plan.steps:
        yield from ("", "## How long it takes", "", ESTIMATE)
    yield from (f"\n{prose(effort_told(guide, said))}" for guide, said in plan.efforts)


def _step(step: Step, when: str) -> Iterator[str]:
    yield f"- [ ] **{prose(step.label)}** ({step.level}, {hours_told(step.hours)}, {when})"
    yield from (f"  - why: {prose(why)}" for why in whys(step))
    for pick in step.picks:
        one = pick.resource
        yield f"  - [ ] {prose(named(one))} ({', '.join(facts(one))}): {address(one.url)}"
        yield from (f"    - {prose(reason)}" for reason in because(pick))
    if not step.picks:
        yield f"  - {NOTHING_LIVING}"
    yield from (f"  - or {prose(named(one))}: {address(one.url)}" for one in step.alternatives)
