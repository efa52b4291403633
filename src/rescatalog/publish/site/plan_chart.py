"""A study plan as bars over weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rescatalog.core.planning.schedule import weeks_of_steps
from rescatalog.core.planning.study_plan import StudyPlan

# In the units of the drawing; at full width one unit is about one pixel.
ROW, LABEL, WIDTH = 26, 270, 980
_LONGEST = 36


class Row(NamedTuple):
    """A step: its bar takes the middle of its span of hours, its shade all that could be."""

    href: str
    label: str
    y: int
    bar: tuple[float, float]
    shade: tuple[float, float]


class Tick(NamedTuple):
    """A line at the end of a week."""

    x: float
    week: int


class PlanChart(NamedTuple):
    """A drawn plan with its text."""

    width: int
    height: int
    rows: Sequence[Row]
    ticks: Sequence[Tick]
    told: str


def plan_chart(plan: StudyPlan) -> PlanChart | None:
    """Return the drawing of a plan, or None where there is too little to see."""
    if len(plan.steps) < 2:  # noqa: PLR2004 - one bar tells nothing
        return None
    pace = plan.profile.hours_a_week
    # The latest end of the last step is the end of the paper.
    scale = (WIDTH - LABEL) / (sum(step.hours[1] for step in plan.steps) / pace)
    rows: list[Row] = []
    least = middle = most = 0.0
    for number, step in enumerate(plan.steps):
        length = sum(step.hours) / 2 / pace
        shade = (least, most + step.hours[1] / pace - least)
        label = step.label if len(step.label) <= _LONGEST else step.label[: _LONGEST - 1] + "…"
        rows.append(Row(f"#{step.topic}", label, number * ROW, _scaled(middle, length, scale), _scaled(*shade, scale)))
        least, middle, most = least + step.hours[0] / pace, middle + length, most + step.hours[1] / pace
    return PlanChart(WIDTH, len(rows) * ROW + ROW, rows, _ticks(most, scale), _told(plan))


def _scaled(start: float, length: float, scale: float) -> tuple[float, float]:
    return round(LABEL + start * scale, 1), round(max(2.0, length * scale), 1)


def _ticks(weeks: float, scale: float) -> list[Tick]:
    """Return at most a dozen lines, at round numbers."""
    every = next(step for step in (1, 2, 4, 8, 12, 26, 52, 104, 520, 10**6) if weeks / step <= 12)  # noqa: PLR2004
    return [Tick(round(LABEL + week * scale, 1), week) for week in range(every, int(weeks) + 1, every)]


def _told(plan: StudyPlan) -> str:
    weeks = weeks_of_steps(plan)
    first, last = plan.steps[0], plan.steps[-1]
    return (
        f"{len(plan.steps)} topics over {plan.weeks[0]} to {plan.weeks[1]} weeks, from {first.label} in week 1"
        f" to {last.label} about week {weeks[last.topic][1]}; the list below says the same in words"
    )
