"""Maps and bars: what stands where."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rescatalog.publish.site.charts import BOX_HEIGHT, Box, Edge, Map, Node, columns, layered, proportions

NAMES = "abcdefgh"
edges = st.lists(st.builds(Edge, st.sampled_from(NAMES), st.sampled_from(NAMES + "z")), max_size=20)
labels = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


def nodes(label: str = "Topic") -> list[Node]:
    return [Node(name, f"{label} {name}", f"/topics/{name}") for name in NAMES]


def boxes(drawn: Map) -> dict[str, Box]:
    return {box.href.rpartition("/")[2]: box for box in drawn.boxes}


@given(edges)
def test_every_box_is_drawn_once_whatever_needs_what(given_edges: list[Edge]) -> None:
    assert sorted(boxes(layered(nodes(), given_edges))) == list(NAMES)
    assert len(layered(nodes(), given_edges).boxes) == len(NAMES)


@given(edges)
def test_a_line_leads_downwards(given_edges: list[Edge]) -> None:
    for line in layered(nodes(), given_edges).lines:
        start_y = float(line[1:].split("C")[0].split(" ")[1])
        end_y = float(line.rsplit(" ", 1)[1])
        assert end_y > start_y


@given(edges, labels)
def test_no_box_stands_on_another_nor_beyond_the_drawing(given_edges: list[Edge], label: str) -> None:
    drawn = layered(nodes(label), given_edges)
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawn.width + 0.2
        assert box.y + BOX_HEIGHT <= drawn.height
    for one, other in combinations(drawn.boxes, 2):
        assert one.y != other.y or one.x + one.width <= other.x or other.x + other.width <= one.x


@given(edges)
def test_what_needs_something_stands_below_it_unless_they_need_each_other(given_edges: list[Edge]) -> None:
    drawn = boxes(layered(nodes(), given_edges))
    for edge in given_edges:
        if edge.end in drawn and not reaches(edge.end, edge.start, given_edges):
            assert drawn[edge.end].y > drawn[edge.start].y


def reaches(start: str, end: str, given_edges: list[Edge]) -> bool:
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        new = {edge.end for edge in given_edges if edge.start == here} - found
        found |= new
        waiting += new
    return end in found


def test_a_line_that_a_longer_way_tells_is_not_drawn() -> None:
    three = nodes()[:3]
    drawn = layered(three, [Edge("a", "b"), Edge("b", "c"), Edge("a", "c")])
    assert len(drawn.lines) == 2


def test_a_map_of_nothing_is_empty() -> None:
    assert layered([], []) == Map(28, 0, [], [])


def test_a_long_label_is_cut_on_the_drawing() -> None:
    (box,) = layered([Node("a", "x" * 300, "/topics/a")], []).boxes
    assert box.label.endswith("…")
    assert box.width < 320


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(1, 10_000)), max_size=8))
def test_the_pieces_of_a_bar_fill_it_one_after_another(counted: list[tuple[str, int]]) -> None:
    pieces = proportions(counted)
    assert [(piece.name, piece.links) for piece in pieces] == counted
    end = 0.0
    for piece in pieces:
        assert abs(piece.start - end) < 0.01
        end = piece.start + piece.length
    assert not pieces or abs(end - 100) < 0.01


def test_a_bar_of_nothing_has_no_length() -> None:
    assert [piece.length for piece in proportions([("ok", 0)])] == [0.0]


def test_days_stand_side_by_side_each_with_all_its_checks() -> None:
    first, second = columns({"2026-11-01": [("alive", 3), ("missing", 1)], "2026-11-02": [("alive", 2)]})
    assert (first.day, first.checks, [piece.length for piece in first.pieces]) == ("2026-11-01", 4, [75.0, 25.0])
    assert (second.day, second.checks) == ("2026-11-02", 2)
    assert second.x > first.x
