"""The formats of plans by name; calendars also need a first day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rescatalog.core.planning import checklist, plain_text, plan_json
from rescatalog.core.planning.study_plan import StudyPlan
from rescatalog.core.report.content import Paint

CALENDAR: Final = "ical"
PLAN_FORMATS: Final[dict[str, Callable[[StudyPlan, Paint], str]]] = {
    "text": plain_text.render,
    "json": plan_json.render,
    "markdown": checklist.render,
}
