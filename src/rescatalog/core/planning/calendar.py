"""A plan as a calendar: one block a week, with what to study in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final

from rescatalog.core.planning.profile import MOST_WEEKS
from rescatalog.core.planning.schedule import weekly
from rescatalog.core.planning.study_plan import Step, StudyPlan
from rescatalog.core.planning.wording import MEANINGS, facts, listed, named, sentence, title_of

# Source: RFC 5545, section 3.1: lines SHOULD NOT be longer than 75 octets, without the line break.
MOST_OCTETS: Final = 75


def render(plan: StudyPlan, start: date) -> str:
    """Return a plan as iCalendar.

    Source: RFC 5545: sections 3.4 (VCALENDAR), 3.6.1 (VEVENT; DTSTAMP and UID are required, DTEND is exclusive),
    3.3.11 (escapes in texts).

    Args:
        plan: the plan.
        start: first day of the first week.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rescatalog//study plan//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(title_of(plan))}")
    for number, week in enumerate(weekly(plan)[:MOST_WEEKS]):
        lines += _event(plan, start, number, week)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def folded(line: str) -> Iterator[str]:
    """Yield a content line in pieces that are short enough, cut between characters.

    Source: RFC 5545, section 3.1.
    """
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece


def _event(plan: StudyPlan, start: date, number: int, week: Sequence[tuple[Step, float]]) -> list[str]:
    try:
        first = start + timedelta(weeks=number)
        last = first + timedelta(weeks=1)
    except OverflowError:
        # The calendar of this world ends before the plan does.
        return []
    labels = listed(list(dict.fromkeys(step.label for step, _ in week)))
    hours = ceil(sum(hours for _, hours in week))
    identity = hashlib.sha256(f"{plan.profile!r} {start.isoformat()} {number}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}@rescatalog",
        f"DTSTAMP:{_day(start)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(last)}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{_text(f'Study week {number + 1}: {labels} ({hours} h)')}",
        f"DESCRIPTION:{_text(*(_told(step, hours) for step, hours in week))}",
        "END:VEVENT",
    ]


def _told(step: Step, hours: float) -> str:
    told = f"{step.label} ({step.level}: {MEANINGS[step.level]}), about {max(1, round(hours))} h."
    for pick in step.picks:
        one = pick.resource
        told += f" {named(one)} ({', '.join(facts(one))}): {one.url}"
    return told


def _day(day: date) -> str:
    # strftime leaves the zeros of early years to the platform.
    return day.isoformat().replace("-", "")


def _text(*lines: str) -> str:
    r"""Return lines as a TEXT value: backslash, semicolon and comma escaped, line breaks written as `\n`."""
    escapes = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
    return "\\n".join(sentence(line).translate(escapes) for line in lines)
