"""The drawing of a plan: bars in order, inside the paper, told in words."""

from __future__ import annotations

from itertools import pairwise

from rescatalog.publish.site.plan_chart import LABEL, WIDTH, plan_chart
from tests.core.planning.making import planned


def test_each_bar_begins_where_the_one_before_ends_and_lies_in_its_shade() -> None:
    chart = plan_chart(planned())
    assert chart is not None
    assert [row.label for row in chart.rows] == ["School", "Vectors", "Matrices", "Slopes", "Descent"]
    for earlier, later in pairwise(chart.rows):
        assert abs(sum(earlier.bar) - later.bar[0]) < 0.3
        assert later.shade[0] > earlier.shade[0]
    for row in chart.rows:
        assert row.shade[0] <= row.bar[0] + 0.1
        assert sum(row.bar) <= sum(row.shade) + 0.1
    assert sum(chart.rows[-1].shade) <= WIDTH + 0.1
    assert chart.rows[0].shade[0] == LABEL


def test_weeks_are_marked_at_round_numbers_and_not_too_many() -> None:
    for pace in (0.5, 5.0, 40.0):
        chart = plan_chart(planned(hours_a_week=pace))
        assert chart is not None
        assert len(chart.ticks) <= 12
        steps = {later.week - earlier.week for earlier, later in pairwise(chart.ticks)}
        assert len(steps) <= 1


def test_it_is_told_in_words() -> None:
    chart = plan_chart(planned())
    assert chart is not None
    assert chart.told.startswith("5 topics over 4 to 11 weeks, from School in week 1 to Descent about week 8")


def test_where_there_is_one_step_nothing_is_drawn() -> None:
    assert plan_chart(planned(topics=("school",))) is None
