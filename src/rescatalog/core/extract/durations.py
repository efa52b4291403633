"""How long something takes, in minutes."""

from __future__ import annotations

import re

# Longer than this is no resource but a mistake: a year of minutes.
MOST_MINUTES = 525_600
# Source: ISO 8601-1:2019, 5.5.2 (durations by designators).
_ISO = re.compile(
    r"P(?:(\d{1,4}(?:\.\d{1,6})?)W)?(?:(\d{1,4}(?:\.\d{1,6})?)D)?"
    r"(?:T(?:(\d{1,6}(?:\.\d{1,6})?)H)?(?:(\d{1,7}(?:\.\d{1,6})?)M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})", re.ASCII)
_IN_MINUTES = (7 * 24 * 60, 24 * 60, 60, 1, 1 / 60)


def minutes_of(text: object) -> int | None:
    """Return a duration in minutes, at least one, or None when it is none.

    Args:
        text: ISO 8601 such as `PT1H30M`, or hours, minutes and seconds such as `1:30:00`.
    """
    if not isinstance(text, str):
        return None
    text = text.strip()[:60]
    if found := _ISO.fullmatch(text):
        numbers = [float(part or 0) for part in found.groups()]
        return _capped(sum(number * worth for number, worth in zip(numbers, _IN_MINUTES, strict=True)))
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return _capped(hours * 60 + minutes + seconds / 60)
    return None


def minutes_of_seconds(text: object) -> int | None:
    """Return minutes for a number of seconds, or None when it is none."""
    if isinstance(text, str) and re.fullmatch(r"\s*\d{1,8}(\.\d{0,6})?\s*", text, re.ASCII):
        return _capped(float(text) / 60)
    return None


def _capped(minutes: float) -> int | None:
    return max(1, round(minutes)) if 0 < minutes <= MOST_MINUTES else None
