"""How long a step takes: the resource's own word where there is one, else an estimate by level."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Final

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import Curriculum, Hours, Resource, rank
from rescatalog.core.planning.tree import below, parts_of

# Hours for one topic, and for a subject with parts as a whole.
# Source: the list of Open Source Society University for mathematics: first courses in calculus, linear algebra and
# probability take 78 to 224 hours. That is a subject at the level working; a dozen topics share it.
_TOPIC: Final[Mapping[Depth, Hours]] = {
    "none": (0, 0), "overview": (1, 3), "basic": (4, 10), "working": (7, 20), "deep": (12, 36),
}  # fmt: skip
_SUBJECT: Final[Mapping[Depth, Hours]] = {
    "none": (0, 0), "overview": (5, 15), "basic": (25, 70), "working": (80, 220), "deep": (140, 350),
}  # fmt: skip
# Of a subject whose parts stand in the plan one still has to see how they hang together.
LEAST: Final[Hours] = (1, 3)


def hours_of(
    name: str, level: Depth, resource: Resource | None, learned: Mapping[str, Hours], curriculum: Curriculum
) -> tuple[Hours, bool]:
    """Return least and most hours of a step, and whether they are the resource's own.

    Args:
        name: the topic.
        level: how well to know it.
        resource: what to learn it from, if anything.
        learned: hours of the steps before, by topic.
        curriculum: the catalog.
    """
    parts = parts_of(curriculum.topics)
    inside = below(name, parts)
    stated = _share(name, resource, curriculum) if resource and rank(level) >= rank("working") else None
    given = stated or (_SUBJECT if name in parts else _TOPIC)[level]
    spent = [learned[part] for part in inside if part in learned]
    least = max(given[0] - sum(low for low, _ in spent), LEAST[0])
    most = max(given[1] - sum(high for _, high in spent), LEAST[1], least)
    return (max(1, floor(least)), max(1, ceil(most))), stated is not None


def _share(name: str, resource: Resource, curriculum: Curriculum) -> Hours | None:
    """Return the part of a resource's hours that goes to one topic.

    The main topic, where it is a subject, is the whole; every other topic has an equal share.
    """
    if resource.hours is None or name not in resource.topics:
        return None
    parts = parts_of(curriculum.topics)
    if resource.topics[0] == name and name in parts:
        return resource.hours
    # A subject beside its own parts is not one more thing to learn.
    single = [topic for topic in resource.topics if not below(topic, parts) & frozenset(resource.topics)]
    share = max(1, len(single))
    return resource.hours[0] / share, resource.hours[1] / share


def weeks_of(hours: Hours, hours_a_week: float) -> tuple[int, int]:
    """Return least and most weeks."""
    return ceil(hours[0] / hours_a_week), ceil(hours[1] / hours_a_week)
