"""A drawing of how links stood after each run: columns of shares, for a template to draw as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rescatalog.core.words import Status

WIDTH, HEIGHT = 720.0, 200.0
_GAP = 0.18
_WIDEST = 48.0
# What is drawn together, from the ground up, with the word for it.
BANDS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("alive", "alive", frozenset({Status.OK, Status.MOVED, Status.RESTRICTED})),
    ("unknown", "unknown", frozenset({Status.BLOCKED, Status.UNCHECKED})),
    ("care", "suspect or failing", frozenset({Status.SUSPECT, Status.FAILING})),
    ("dead", "dead", frozenset({Status.DEAD})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One rectangle.

    Attributes:
        band: which it belongs to.
        x: left.
        y: top.
        width: of the rectangle.
        height: of the rectangle.
    """

    band: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Columns, oldest on the left.

    Attributes:
        pieces: rectangles in a field of `WIDTH` by `HEIGHT`.
        legend: bands that occur, with their words and how many links of the last run are in each.
        first: day of the first run.
        last: day of the last.
        told: all of it in one sentence.
    """

    pieces: Sequence[Piece]
    legend: Sequence[tuple[str, str, int]]
    first: str
    last: str
    told: str


def chart_of(runs: Sequence[Mapping[str, Any]]) -> Chart | None:
    """Return the drawing of some runs, or None for fewer than two: one column shows nothing over time.

    Args:
        runs: oldest first, each with `started_at` and `states`, links by state.
    """
    if len(runs) < 2:  # noqa: PLR2004 - two points make a line
        return None
    step = min(WIDTH / len(runs), _WIDEST)
    counted = [_banded(run["states"]) for run in runs]
    pieces = [piece for n, bands in enumerate(counted) for piece in _column(bands, n * step, step * (1 - _GAP))]
    legend = [(band, word, counted[-1][band]) for band, word, _ in BANDS if any(bands[band] for bands in counted)]
    first, last = runs[0]["started_at"][:10], runs[-1]["started_at"][:10]
    return Chart(pieces=pieces, legend=legend, first=first, last=last, told=_told(counted, first, last))


def _banded(states: Mapping[str, int]) -> dict[str, int]:
    return {band: sum(count for state, count in states.items() if state in members) for band, _, members in BANDS}


def _column(bands: Mapping[str, int], x: float, width: float) -> list[Piece]:
    total, ground, pieces = sum(bands.values()) or 1, HEIGHT, []
    for band, count in bands.items():
        height = HEIGHT * count / total
        ground -= height
        if count:
            pieces.append(
                Piece(band=band, x=round(x, 2), y=round(ground, 2), width=round(width, 2), height=round(height, 2))
            )
    return pieces


def _told(counted: Sequence[Mapping[str, int]], first: str, last: str) -> str:
    def said(bands: Mapping[str, int]) -> str:
        return ", ".join(f"{bands[band]} {word}" for band, word, _ in BANDS if bands[band])

    return f"From {first} to {last}, {len(counted)} runs. At first: {said(counted[0])}. At last: {said(counted[-1])}."
