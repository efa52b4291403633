"""Which step falls into which week, at the learner's pace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rescatalog.core.planning.study_plan import Step, StudyPlan

# A rest smaller than this is not carried into another week.
CRUMB_H: Final = 0.01


def weekly(plan: StudyPlan) -> tuple[tuple[tuple[Step, float], ...], ...]:
    """Return what to study in each week, and how many hours of each; a step takes the middle of its span."""
    weeks: list[list[tuple[Step, float]]] = []
    left_h = 0.0
    for step in plan.steps:
        rest_h = sum(step.hours) / 2
        while rest_h > CRUMB_H:
            if left_h <= CRUMB_H:
                weeks.append([])
                left_h = plan.profile.hours_a_week
            now_h = min(rest_h, left_h)
            weeks[-1].append((step, now_h))
            rest_h, left_h = rest_h - now_h, left_h - now_h
    return tuple(tuple(week) for week in weeks)


def weeks_of_steps(plan: StudyPlan) -> Mapping[str, tuple[int, int]]:
    """Return the first and last week of each step by its topic; the first week of all is 1."""
    spans: dict[str, tuple[int, int]] = {}
    for number, week in enumerate(weekly(plan), start=1):
        for step, _ in week:
            spans[step.topic] = (spans.get(step.topic, (number, number))[0], number)
    return spans
