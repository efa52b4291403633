"""A study plan as bars over weeks, one beside each topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rescatalog.core.planning.schedule import weeks_of_steps
from rescatalog.core.planning.study_plan import StudyPlan
from rescatalog.core.planning.wording import when_told

# In the units of the drawing; it is as wide as there is room.
WIDTH = 1000
_THINNEST = 4.0


class Row(NamedTuple):
    """A step: its bar takes the middle of its span of hours, its shade all that could be; start and length each."""

    topic: str
    label: str
    when: str
    bar: tuple[float, float]
    shade: tuple[float, float]


def plan_chart(plan: StudyPlan) -> Sequence[Row]:
    """Return the drawing of a plan, empty where there is too little to see."""
    if len(plan.steps) < 2:  # noqa: PLR2004 - one bar tells nothing
        return []
    weeks = weeks_of_steps(plan)
    # The latest end of the last step is the end of the paper.
    scale = WIDTH / sum(step.hours[1] for step in plan.steps)
    rows: list[Row] = []
    least = middle = most = 0.0
    for step in plan.steps:
        length = sum(step.hours) / 2
        bar, shade = _scaled(middle, length, scale), _scaled(least, most + step.hours[1] - least, scale)
        rows.append(Row(step.topic, step.label, when_told(weeks[step.topic]), bar, shade))
        least, middle, most = least + step.hours[0], middle + length, most + step.hours[1]
    return rows


def _scaled(start: float, length: float, scale: float) -> tuple[float, float]:
    return round(start * scale, 1), round(max(_THINNEST, length * scale), 1)
