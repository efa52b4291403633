"""Hours, weeks, and what fits into them."""

from __future__ import annotations

from itertools import pairwise

from rescatalog.core.planning.schedule import weekly, weeks_of_steps
from rescatalog.core.planning.timing import hours_of, weeks_of
from rescatalog.core.planning.wording import hours_from, hours_told, listed, weeks_told, when_told
from tests.core.planning.making import planned, resource, small, step_of, topics


def test_hours_are_estimated_by_level_where_nobody_says() -> None:
    step = step_of(planned(), "matrices")
    assert (step.hours, hours_from(step)) == ((7, 20), "estimate")


def test_the_hours_a_resource_states_are_shared_by_its_topics() -> None:
    curriculum = small(resource("course", "matrices", "vectors", hours=(40, 60)))
    step = step_of(planned(curriculum), "matrices")
    assert (step.hours, hours_from(step)) == ((20, 30), "as “Course” states")


def test_a_subject_takes_all_the_hours_of_its_course() -> None:
    course = resource("course", "algebra", "vectors", hours=(40, 60))
    assert hours_of("algebra", "working", course, {}, small(course)) == ((40, 60), True)


def test_what_was_learned_of_a_subject_is_not_counted_again() -> None:
    course = resource("course", "algebra", hours=(40, 60))
    assert hours_of("algebra", "working", course, {"vectors": (10, 20), "slopes": (9, 9)}, small())[0] == (30, 40)
    assert hours_of("algebra", "working", course, {"vectors": (100, 100)}, small())[0] == (1, 3)


def test_for_less_than_working_nobody_needs_the_whole_course() -> None:
    course = resource("course", "vectors", hours=(40, 60))
    assert hours_of("vectors", "basic", course, {}, small()) == ((4, 10), False)


def test_weeks_follow_from_hours() -> None:
    assert weeks_of((9, 21), 5) == (2, 5)
    made = planned(hours_a_week=4)
    assert made.hours == (sum(step.hours[0] for step in made.steps), sum(step.hours[1] for step in made.steps))
    assert made.weeks == weeks_of(made.hours, 4)


def test_goals_that_do_not_surely_fit_are_left_out_by_name() -> None:
    made = planned(weeks=4, hours_a_week=5)
    assert made.hours[1] <= 20
    assert topics(made) == ["school", "vectors", "slopes", "descent"]
    assert [one.topic for one in made.left_out] == ["matrices"]


def test_where_nothing_fits_everything_is_left_out() -> None:
    made = planned(weeks=1, hours_a_week=1)
    assert made.steps == ()
    assert [one.topic for one in made.left_out] == topics(planned())


def test_every_week_but_the_last_is_full() -> None:
    made = planned(hours_a_week=5)
    weeks = weekly(made)
    hours = [sum(spent for _, spent in week) for week in weeks]
    assert all(abs(spent - 5) < 0.1 for spent in hours[:-1])
    assert abs(sum(hours) - sum(made.hours) / 2) < 0.1
    assert made.weeks[0] <= len(weeks) <= made.weeks[1]


def test_each_step_begins_in_the_week_in_which_the_one_before_ends_or_in_the_next() -> None:
    made = planned(hours_a_week=5)
    spans = list(weeks_of_steps(made).values())
    assert spans[0][0] == 1
    assert spans[-1][1] == len(weekly(made))
    assert all(later[0] - earlier[1] in {0, 1} for earlier, later in pairwise(spans))
    assert [when_told(span) for span in ((3, 3), (3, 5))] == ["week 3", "weeks 3 to 5"]


def test_spans_are_told_as_people_tell_them() -> None:
    assert [hours_told(span) for span in ((1, 3), (2, 2), (0.6, 1.4))] == ["1 to 3 h", "2 h", "1 h"]
    assert [weeks_told(span) for span in ((1, 1), (2, 2), (1, 4))] == ["1 week", "2 weeks", "1 to 4 weeks"]
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
