"""A plan for programs, in the contract's shape."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from rescatalog.core.planning.schedule import weeks_of_steps
from rescatalog.core.planning.study_plan import Step, StudyPlan
from rescatalog.core.planning.wording import FALLBACK, because, effort_told, hours_from, skipped_told, whys
from rescatalog.core.report.content import Paint


def as_json(plan: StudyPlan) -> dict[str, Any]:
    """Return a plan as plain values."""
    notes = [FALLBACK] if plan.fallback else []
    weeks = weeks_of_steps(plan)
    return {
        "profile": asdict(plan.profile),
        "aim": plan.aim,
        "hours": list(plan.hours),
        "weeks": list(plan.weeks),
        "steps": [{**_step(step), "in_weeks": list(weeks[step.topic])} for step in plan.steps],
        "skip": [{"topic": one.topic, "label": one.label, "why": skipped_told(one)} for one in plan.skipped],
        "left_out": [{"topic": one.topic, "label": one.label, "hours": list(one.hours)} for one in plan.left_out],
        "notes": notes + [effort_told(guide, said) for guide, said in plan.efforts],
    }


def render(plan: StudyPlan, paint: Paint) -> str:  # noqa: ARG001 - the same call for every format
    """Return a plan as JSON."""
    return json.dumps(as_json(plan), indent=1) + "\n"


def _step(step: Step) -> dict[str, Any]:
    return {
        "topic": step.topic,
        "label": step.label,
        "level": step.level,
        "why": list(whys(step)),
        "after": list(step.after),
        "resources": [pick.resource.id for pick in step.picks],
        "alternatives": [one.id for one in step.alternatives],
        "hours": list(step.hours),
        "hours_from": hours_from(step),
        "because": {pick.resource.id: list(because(pick)) for pick in step.picks},
        "urls": {one.id: one.url for one in (*(pick.resource for pick in step.picks), *step.alternatives)},
    }
