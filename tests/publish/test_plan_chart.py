"""The drawing of a plan: bars in order, inside the paper, beside words that say the same."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rescatalog.publish.site.plan_chart import WIDTH, plan_chart
from tests.core.planning.making import planned


@pytest.mark.parametrize("pace", [0.5, 5.0, 100.0])
def test_each_bar_begins_where_the_one_before_ends_and_lies_in_its_shade(pace: float) -> None:
    rows = plan_chart(planned(hours_a_week=pace))
    assert [row.label for row in rows] == ["School", "Vectors", "Matrices", "Slopes", "Descent"]
    for earlier, later in pairwise(rows):
        assert abs(sum(earlier.bar) - later.bar[0]) < 0.3
        assert later.shade[0] > earlier.shade[0]
    for row in rows:
        assert row.shade[0] <= row.bar[0] + 0.1
        assert sum(row.bar) <= sum(row.shade) + 0.1
    assert rows[0].shade[0] == 0
    assert abs(sum(rows[-1].shade) - WIDTH) < 0.2


def test_each_says_its_weeks_in_words() -> None:
    assert [row.when for row in plan_chart(planned())][:3] == ["weeks 1 to 2", "weeks 2 to 3", "weeks 3 to 6"]


def test_where_there_is_one_step_nothing_is_drawn() -> None:
    assert plan_chart(planned(topics=("school",))) == []
