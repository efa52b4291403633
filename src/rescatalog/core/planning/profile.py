"""What a learner says of themselves, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rescatalog.core.catalog.problem import nearest
from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.report.problems_escaped import visible
from rescatalog.core.words import Level

HOURS_A_WEEK = 5.0
LEAST_HOURS_A_WEEK = 0.5
MOST_HOURS_A_WEEK = 100.0
MOST_WEEKS = 520


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Whom a plan is for.

    Attributes:
        role: id of the role to prepare for.
        topics: ids of further topics to learn.
        knows: ids of topics already known; what they rest on and their parts are known, too.
        hours_a_week: time to study.
        weeks: how many there are; None means as many as it takes.
        free: whether only what costs nothing may be recommended.
        language: BCP 47 tag of the language to learn in; None means any.
        guide: id of the one guide to follow; None means all.
        level: how hard resources should be; None means as the goal asks.
        depth: how well to know `topics`.
        assume: whether what learning paths take for granted is taken for granted.
    """

    role: str | None = None
    topics: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    hours_a_week: float = HOURS_A_WEEK
    weeks: int | None = None
    free: bool = False
    language: str | None = None
    guide: str | None = None
    level: Level | None = None
    depth: Depth = "working"
    assume: bool = True

    @property
    def aims(self) -> bool:
        """Return whether it says where to go."""
        return bool(self.role or self.topics or self.guide)


def complaints(profile: Profile, curriculum: Curriculum) -> Iterator[str]:
    """Yield what a plan cannot be made of, each with what may have been meant."""
    named = (
        ("role", (profile.role,), curriculum.roles),
        ("guide", (profile.guide,), curriculum.guides),
        ("topic", (*profile.topics, *profile.knows), curriculum.topics),
    )
    for sort, names, known in named:
        for name in names:
            if name is not None and name not in known:
                yield f"there is no {sort} `{visible(name)}`{_hint(name, known)}"
    if not LEAST_HOURS_A_WEEK <= profile.hours_a_week <= MOST_HOURS_A_WEEK:
        yield f"hours a week: from {LEAST_HOURS_A_WEEK:g} to {MOST_HOURS_A_WEEK:g}"
    if profile.weeks is not None and not 0 < profile.weeks <= MOST_WEEKS:
        yield f"weeks: from 1 to {MOST_WEEKS}"


def _hint(name: str, known: Collection[str]) -> str:
    meant = nearest(name, known)
    return f"; did you mean `{meant}`?" if meant else ""
