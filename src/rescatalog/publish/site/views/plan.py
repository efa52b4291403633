"""The study planner: a form and what comes of it, for readers, programs, lists and calendars."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, get_args
from urllib.parse import parse_qsl
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]  # Datasette ships no types

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning import calendar, checklist, wording
from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.planning.plan_json import as_json
from rescatalog.core.planning.planner import plan as plan_for
from rescatalog.core.planning.schedule import weeks_of_steps
from rescatalog.core.planning.study_plan import StudyPlan
from rescatalog.core.planning.tree import root_of
from rescatalog.core.report.content import plain
from rescatalog.core.words import Level
from rescatalog.publish.curriculum import curriculum_of
from rescatalog.publish.site.answering import Context, Routes, catalog_of, shown
from rescatalog.publish.site.finding import Found
from rescatalog.publish.site.plan_chart import plan_chart
from rescatalog.publish.site.wishes import Wishes, query_of, read

if TYPE_CHECKING:
    # Datasette loads its plugins while `datasette.app` is being imported.
    from datasette.app import Datasette  # type: ignore[import-untyped]

NO_GOAL: Final = "name a goal: a role, a topic or a guide"
NO_START: Final = "start: name the first day, such as start=2026-11-23"
# A file that nobody changes is read once.
_READ: WeakKeyDictionary[Any, Curriculum] = WeakKeyDictionary()
_HEADERS: Final = {"cache-control": "public, max-age=300", "x-robots-tag": "noindex"}


async def plan_page(datasette: Datasette, request: Request) -> Response:
    """Return the form, and the plan once a goal is named; the address can be shared."""
    found = await catalog_of(datasette)

    def gather(connection: sqlite3.Connection) -> Context:
        there = _there(found, connection)
        return _context(there, read(request.args.getlist, there))

    return await shown(found, "plan.html", gather)


async def plan_json(datasette: Datasette, request: Request) -> Response:
    """Return a plan for programs."""
    wishes, made = await _planned(datasette, request)
    if made is None:
        return Response.json({"ok": False, "errors": _faults(wishes)}, status=400)
    body = json.dumps(as_json(made), ensure_ascii=True)
    return Response(body, content_type="application/json; charset=utf-8", headers=_HEADERS)


async def plan_markdown(datasette: Datasette, request: Request) -> Response:
    """Return a plan as a checklist in Markdown."""
    wishes, made = await _planned(datasette, request)
    if made is None:
        return _refused(_faults(wishes))
    return _file(checklist.render(made, plain), "text/markdown", "study-plan.md")


async def plan_calendar(datasette: Datasette, request: Request) -> Response:
    """Return a plan as a calendar; nobody here knows what day it is, so the first day must be named."""
    wishes, made = await _planned(datasette, request)
    if made is None:
        return _refused(_faults(wishes))
    if wishes.start is None:
        return _refused([NO_START])
    return _file(calendar.render(made, wishes.start), "text/calendar", "study-plan.ics")


async def _planned(datasette: Datasette, request: Request) -> tuple[Wishes, StudyPlan | None]:
    """Return what was asked, and the plan unless something in that was wrong."""
    found = await catalog_of(datasette)

    def gather(connection: sqlite3.Connection) -> tuple[Wishes, StudyPlan | None]:
        there = _there(found, connection)
        wishes = read(request.args.getlist, there)
        sound = wishes.profile.aims and not wishes.complaints
        return wishes, plan_for(wishes.profile, there) if sound else None

    answer: tuple[Wishes, StudyPlan | None] = await found.database.execute_fn(gather)
    return answer


def _there(found: Found, connection: sqlite3.Connection) -> Curriculum:
    if found.database.is_mutable:
        return curriculum_of(connection)
    if found.database not in _READ:
        _READ[found.database] = curriculum_of(connection)
    return _READ[found.database]


def _context(there: Curriculum, wishes: Wishes) -> Context:
    made = plan_for(wishes.profile, there) if wishes.profile.aims else None
    return {
        "title": wording.title_of(made) if made else "Study planner",
        "wishes": wishes,
        "profile": wishes.profile,
        "plan": made,
        "weeks": weeks_of_steps(made) if made else {},
        "chart": plan_chart(made) if made else [],
        "query": "",
        "asked": query_of(wishes.profile),
        "pairs": parse_qsl(query_of(wishes.profile)),
        "roles": list(there.roles.values()),
        "guides": list(there.guides.values()),
        "languages": sorted({tag for one in there.resources.values() for tag in one.languages}),
        "levels": [*Level],
        "depths": get_args(Depth)[1:],
        "subjects": _subjects(there),
        "words": wording,
    }


def _subjects(there: Curriculum) -> Mapping[str, list[tuple[str, str]]]:
    """Return the topics by the label of their subject, in the order of the vocabulary."""
    found: dict[str, list[tuple[str, str]]] = {}
    for topic in there.topics.values():
        found.setdefault(there.topics[root_of(topic.id, there.topics)].label, []).append((topic.id, topic.label))
    return found


def _faults(wishes: Wishes) -> list[str]:
    return [*wishes.complaints] or [NO_GOAL]


def _refused(faults: list[str]) -> Response:
    return Response.text("\n".join(faults) + "\n", status=400)


def _file(text: str, sort: str, name: str) -> Response:
    headers = {**_HEADERS, "content-disposition": f'attachment; filename="{name}"'}
    return Response(text, content_type=f"{sort}; charset=utf-8", headers=headers)


ROUTES: Routes = (
    (r"^/plan$", plan_page),
    (r"^/plan\.json$", plan_json),
    (r"^/plan\.md$", plan_markdown),
    (r"^/plan\.ics$", plan_calendar),
)
