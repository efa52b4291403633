"""What a reader asks of the planner, out of an address and back into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, get_args
from urllib.parse import urlencode

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.planning.profile import HOURS_A_WEEK, Profile, complaints
from rescatalog.core.words import Level

_DEFAULTS: Final = Profile()
_NUMBER_LENGTH: Final = 8
_TAG_LENGTH: Final = 35
_MOST_NAMES: Final = 500
Values = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked.

    Attributes:
        profile: the learner, with only such names as the catalog has.
        start: first day of a calendar, where one was given.
        complaints: what could not be understood, in words.
    """

    profile: Profile
    start: date | None
    complaints: tuple[str, ...]


def read(values: Values, there: Curriculum) -> Wishes:
    """Return what a query string asks; whatever cannot be understood is told and left out.

    Args:
        values: returns all values of a name.
        there: what there is to plan with.
    """
    told: list[str] = []
    given = Profile(
        role=_one(values, "role"),
        topics=_names(values("topic")),
        knows=_names(values("knows")),
        hours_a_week=_number(values, "hours", HOURS_A_WEEK, told),
        weeks=_whole(values, told),
        free=_one(values, "free") is not None,
        language=(_one(values, "language") or "")[:_TAG_LENGTH] or None,
        guide=_one(values, "guide"),
        level=_level(_one(values, "level"), told),
        depth=_depth(_one(values, "depth"), told),
        assume=_one(values, "assume") != "no",
    )
    told += complaints(given, there)
    return Wishes(profile=_sound(given, there), start=_day(_one(values, "start"), told), complaints=tuple(told))


def query_of(profile: Profile) -> str:
    """Return the query string that asks for a profile, in one spelling."""
    pairs: list[tuple[str, str]] = [("role", profile.role)] if profile.role else []
    pairs += [("topic", name) for name in profile.topics]
    pairs += [("knows", name) for name in profile.knows]
    plain: Mapping[str, str] = {
        "hours": f"{profile.hours_a_week:g}" if profile.hours_a_week != HOURS_A_WEEK else "",
        "weeks": str(profile.weeks or ""),
        "free": "1" if profile.free else "",
        "language": profile.language or "",
        "guide": profile.guide or "",
        "level": profile.level or "",
        "depth": profile.depth if profile.depth != _DEFAULTS.depth else "",
        "assume": "" if profile.assume else "no",
    }
    return urlencode([*pairs, *((name, value) for name, value in plain.items() if value)])


def _sound(given: Profile, there: Curriculum) -> Profile:
    """Return a profile without what the catalog does not have and without numbers that no week has."""
    hours = Profile(hours_a_week=given.hours_a_week)
    return replace(
        given,
        role=given.role if given.role in there.roles else None,
        topics=tuple(name for name in given.topics if name in there.topics),
        knows=tuple(name for name in given.knows if name in there.topics),
        guide=given.guide if given.guide in there.guides else None,
        hours_a_week=HOURS_A_WEEK if any(complaints(hours, there)) else given.hours_a_week,
        weeks=None if any(complaints(Profile(weeks=given.weeks), there)) else given.weeks,
    )


def _one(values: Values, name: str) -> str | None:
    found = [value.strip() for value in values(name) if value.strip()]
    return found[0] if found else None


def _names(texts: Sequence[str]) -> tuple[str, ...]:
    found = dict.fromkeys(name.strip() for text in texts for name in text.split(",") if name.strip())
    return tuple(found)[:_MOST_NAMES]


def _number(values: Values, name: str, otherwise: float, told: list[str]) -> float:
    text = _one(values, name)
    if text is None:
        return otherwise
    digits = text.replace(",", ".").replace(".", "", 1)
    if len(text) > _NUMBER_LENGTH or not (digits.isascii() and digits.isdigit()):
        told.append(f"{name}: write a number such as {otherwise:g}")
        return otherwise
    return float(text.replace(",", "."))


def _whole(values: Values, told: list[str]) -> int | None:
    text = _one(values, "weeks")
    if text is None:
        return None
    if len(text) > _NUMBER_LENGTH or not (text.isascii() and text.isdigit()):
        told.append("weeks: write a whole number such as 12")
        return None
    return int(text)


def _level(text: str | None, told: list[str]) -> Level | None:
    if text is None or text in {*Level}:
        return None if text is None else Level(text)
    told.append(f"level: one of {', '.join(Level)}")
    return None


def _depth(text: str | None, told: list[str]) -> Depth:
    depths: tuple[Depth, ...] = get_args(Depth)[1:]
    for depth in depths:
        if depth == (text or _DEFAULTS.depth):
            return depth
    told.append(f"depth: one of {', '.join(depths)}")
    return _DEFAULTS.depth


def _day(text: str | None, told: list[str]) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        told.append("start: write a day such as 2026-11-23")
        return None
