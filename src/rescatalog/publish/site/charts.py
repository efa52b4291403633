"""Drawings worked out from figures: where the boxes and lines of a map stand, how long the pieces of a bar are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Sizes of a map, in the units of its drawing; at full width one unit is about one pixel.
BOX_HEIGHT = 40
ROW_GAP = 46
BOX_GAP = 18
MARGIN = 14
COLUMN_WIDTH, COLUMN_GAP = 16, 6
_LETTER = 8.2
_PADDING = 28
_LONGEST = 30
_SWEEPS = 6


class Node(NamedTuple):
    """A box to draw: what it is called and where it leads; `mark` sets it apart."""

    id: str
    label: str
    href: str
    mark: str = ""


class Edge(NamedTuple):
    """A line to draw, from what is learnt first to what it opens."""

    start: str
    end: str


class Box(NamedTuple):
    """A drawn box: its corner, its width, its text."""

    x: float
    y: float
    width: float
    label: str
    href: str
    mark: str


class Map(NamedTuple):
    """A drawn map; each line is the `d` of a path."""

    width: float
    height: float
    boxes: Sequence[Box]
    lines: Sequence[str]


class Bar(NamedTuple):
    """A piece of a bar of length 100."""

    name: str
    links: int
    start: float
    length: float


def proportions(counted: Sequence[tuple[str, int]]) -> list[Bar]:
    """Return counts of links as pieces of one bar, in their order."""
    total = sum(count for _, count in counted)
    pieces: list[Bar] = []
    start = 0.0
    for name, count in counted:
        length = 100 * count / total if total else 0.0
        pieces.append(Bar(name, count, round(start, 3), round(length, 3)))
        start += length
    return pieces


class Column(NamedTuple):
    """A day of a chart over time: where its column stands, how many checks it has, its pieces from the top."""

    day: str
    x: int
    checks: int
    pieces: Sequence[Bar]


def columns(counted: Mapping[str, Sequence[tuple[str, int]]]) -> list[Column]:
    """Return one column of height 100 for each day, in the order given; a column is `COLUMN_WIDTH` wide.

    Args:
        counted: for each day the verdicts of its checks with how many there are of each.
    """
    return [
        Column(day, place * (COLUMN_WIDTH + COLUMN_GAP), sum(count for _, count in verdicts), proportions(verdicts))
        for place, (day, verdicts) in enumerate(counted.items())
    ]


def layered(nodes: Sequence[Node], edges: Sequence[Edge]) -> Map:
    """Return boxes row by row, each below all that it needs, with few crossings.

    Args:
        nodes: in the order in which they stand where nothing else decides.
        edges: between them; those to boxes that are not drawn, and those that close a circle, are left out.
    """
    names = {node.id for node in nodes}
    lines = _without_circles([edge for edge in edges if edge.start in names and edge.end in names])
    depth = _depths(nodes, lines)
    rows = _ordered(nodes, lines, depth)
    widths = {node.id: _width(node.label) for node in nodes}
    full = [sum(widths[node.id] for node in row) + BOX_GAP * (len(row) - 1) for row in rows]
    width = max(full, default=0) + 2 * MARGIN
    boxes: dict[str, Box] = {}
    for place, row in enumerate(rows):
        x = (width - full[place]) / 2
        for node in row:
            y = MARGIN + place * (BOX_HEIGHT + ROW_GAP)
            boxes[node.id] = Box(round(x, 1), y, widths[node.id], _short(node.label), node.href, node.mark)
            x += widths[node.id] + BOX_GAP
    height = len(rows) * (BOX_HEIGHT + ROW_GAP) - ROW_GAP + 2 * MARGIN if rows else 0
    drawn = [_line(boxes[edge.start], boxes[edge.end]) for edge in _direct(lines)]
    return Map(round(width, 1), height, list(boxes.values()), drawn)


def _without_circles(edges: Sequence[Edge]) -> list[Edge]:
    kept: list[Edge] = []
    for edge in dict.fromkeys(edges):
        if edge.start not in _reached(edge.end, kept):
            kept.append(edge)
    return kept


def _reached(start: str, edges: Sequence[Edge]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        new = [edge.end for edge in edges if edge.start == here and edge.end not in found]
        found.update(new)
        waiting += new
    return found


def _direct(edges: Sequence[Edge]) -> list[Edge]:
    """Return the lines without those that a longer way already tells."""
    return [edge for edge in edges if not _another_way(edge, edges)]


def _another_way(edge: Edge, edges: Sequence[Edge]) -> bool:
    others = [other for other in edges if other != edge]
    return edge.end in _reached(edge.start, others)


def _depths(nodes: Sequence[Node], edges: Sequence[Edge]) -> Mapping[str, int]:
    depth = {node.id: 0 for node in nodes}
    # Without circles the longest way has fewer steps than there are boxes.
    for _ in nodes:
        deeper = {edge.end: depth[edge.start] + 1 for edge in edges if depth[edge.end] <= depth[edge.start]}
        if not deeper:
            break
        depth |= deeper
    return depth


def _ordered(nodes: Sequence[Node], edges: Sequence[Edge], depth: Mapping[str, int]) -> list[list[Node]]:
    rows = [[node for node in nodes if depth[node.id] == place] for place in range(max(depth.values(), default=-1) + 1)]
    for sweep in range(_SWEEPS):
        place = {node.id: _middle(at, row) for row in rows for at, node in enumerate(row)}
        down = sweep % 2 == 0
        for row in rows:
            wanted = {node.id: _wanted(node.id, edges, place, down=down) for node in row}
            row.sort(key=lambda node: wanted[node.id])
    return rows


def _middle(at: int, row: Sequence[Node]) -> float:
    return (at + 0.5) / len(row)


def _wanted(name: str, edges: Sequence[Edge], place: Mapping[str, float], *, down: bool) -> float:
    """Return where a box would stand by what it is joined to: above it, or below."""
    if down:
        joined = [place[edge.start] for edge in edges if edge.end == name]
    else:
        joined = [place[edge.end] for edge in edges if edge.start == name]
    return sum(joined) / len(joined) if joined else place[name]


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _width(label: str) -> float:
    return round(len(_short(label)) * _LETTER + _PADDING, 1)


def _line(above: Box, below: Box) -> str:
    x, y = above.x + above.width / 2, above.y + BOX_HEIGHT
    to_x, to_y = below.x + below.width / 2, below.y
    bend = (to_y - y) / 2
    return f"M{x:.1f} {y:.1f}C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}"
