"""Small curricula, with everything unimportant filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rescatalog.core.planning.curriculum import (
    Ask,
    Curriculum,
    GuideCard,
    Praise,
    Resource,
    RoleCard,
    Subject,
)
from rescatalog.core.planning.planner import plan
from rescatalog.core.planning.profile import Profile
from rescatalog.core.planning.study_plan import Step, StudyPlan

GUIDE = "guide"
TREE: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "school": (None, ()),
    "algebra": (None, ()),
    "vectors": ("algebra", ("school",)),
    "matrices": ("algebra", ("vectors",)),
    "eigenvalues": ("algebra", ("matrices",)),
    "calculus": (None, ()),
    "slopes": ("calculus", ("school",)),
    "descent": (None, ("slopes", "vectors")),
    "learning": (None, ("algebra", "descent")),
}


def topic_of(name: str, under: str | None = None, needs: tuple[str, ...] = ()) -> Subject:
    return Subject(id=name, label=name.capitalize(), under=under, needs=needs)


def resource(name: str, *topics: str, **changes: Any) -> Resource:  # noqa: ANN401 - fields of a resource
    """Return a free book; its title is its name."""
    given: dict[str, Any] = {
        "id": name, "title": name.capitalize(), "kind": "book", "url": f"https://{name}.lan/", "free": True,
        "topics": topics, "requires": (),
    }  # fmt: skip
    return Resource(**(given | changes))


def small(*resources: Resource, **changes: Any) -> Curriculum:  # noqa: ANN401 - fields of a curriculum
    """Return a curriculum of nine topics; each has one book of its own unless others are given."""
    books = resources or tuple(resource(f"book-of-{name}", name) for name in TREE)
    made = Curriculum(
        topics={name: topic_of(name, under, needs) for name, (under, needs) in TREE.items()},
        roles={"engineer": RoleCard(id="engineer", label="Engineer")},
        guides={GUIDE: GuideCard(id=GUIDE, title="A Guide")},
        resources={book.id: book for book in sorted(books, key=lambda book: book.id)},
        asks=(asked("matrices", "working"), asked("descent", "basic"), asked("learning", "none")),
    )
    return replace(made, **changes)


def asked(topic: str, level: Any, role: str | None = "engineer", **more: Any) -> Ask:  # noqa: ANN401 - fields of an ask
    return Ask(**{"topic": topic, "level": level, "guide": GUIDE, "role": role} | more)


def praise(name: str, *, guide: str = GUIDE, **more: Any) -> Praise:  # noqa: ANN401 - fields of a praise
    return Praise(**{"guide": guide, "resource": name, "stance": "recommended", "interest": "none"} | more)


def planned(curriculum: Curriculum | None = None, **profile: Any) -> StudyPlan:  # noqa: ANN401 - fields of a profile
    """Return the plan for an engineer, or for whoever is described."""
    wanted = profile if "topics" in profile or "guide" in profile else {"role": "engineer"} | profile
    return plan(Profile(**wanted), curriculum or small())


def topics(made: StudyPlan) -> list[str]:
    return [step.topic for step in made.steps]


def step_of(made: StudyPlan, topic: str) -> Step:
    return next(step for step in made.steps if step.topic == topic)


def first(made: StudyPlan, topic: str) -> str:
    """Return the id of the best resource of a step."""
    return step_of(made, topic).picks[0].resource.id
