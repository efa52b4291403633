"""Plans for the repository's own catalog: one for every role as text that people have read, and rules for many more.

After a change that is meant, write them anew and read what has changed:
`rescatalog build --output gold.db && rescatalog plan --database gold.db --role ROLE > tests/gold/plans/ROLE.txt`
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rescatalog.core.planning import plain_text
from rescatalog.core.planning.curriculum import Curriculum
from rescatalog.core.planning.planner import plan
from rescatalog.core.planning.profile import Profile
from rescatalog.core.report.content import plain
from rescatalog.core.words import Level, Status
from rescatalog.publish.curriculum import curriculum_of_file
from tests.core.planning.plans import faults_of
from tests.publish.making import built, own_catalog

PLANS = Path(__file__).parent / "plans"
ROLES = ("data-analyst", "data-scientist", "deep-learning-engineer", "ml-engineer", "research-scientist")
PROFILES = {
    "free only": Profile(role="ml-engineer", free=True),
    "one who knows linear algebra": Profile(role="data-scientist", knows=("linear-algebra",)),
    "one who knows calculus": Profile(role="deep-learning-engineer", knows=("calculus", "trigonometry"), free=True),
    "little time": Profile(role="research-scientist", weeks=12, hours_a_week=4),
    "a month": Profile(role="data-scientist", weeks=4, hours_a_week=3, free=True, language="en"),
    "another guide": Profile(role="ml-engineer", guide="santana-awesome-ml-math", level=Level.INTRODUCTORY),
    "a guide alone": Profile(guide="technomancy-math-required-for-ml", hours_a_week=8),
    "topics": Profile(topics=("support-vector-machines", "random-processes"), depth="deep", assume=False),
    "a language nobody teaches in": Profile(role="ml-engineer", language="ja"),
    "role and topics": Profile(role="data-analyst", topics=("fourier-transform",), knows=("vectors",), weeks=60),
}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    """Return what the repository's own catalog has to plan with."""
    return curriculum_of_file(built(tmp_path_factory.mktemp("own") / "catalog.db", own_catalog(), []).path)


def with_dead_links(there: Curriculum) -> Curriculum:
    """Return the same with every link in one of the eight states, in turn."""
    states = [*Status]
    resources = {
        name: replace(one, link_state=states[number % len(states)])
        for number, (name, one) in enumerate(there.resources.items())
    }
    return replace(there, resources=resources)


@pytest.mark.parametrize("role", ROLES)
def test_the_plan_for_a_role_is_the_one_that_was_read(there: Curriculum, role: str) -> None:
    text = plain_text.render(plan(Profile(role=role), there), plain)
    assert text == (PLANS / f"{role}.txt").read_text(encoding="utf-8")


def test_every_role_has_a_plan_that_was_read(there: Curriculum) -> None:
    assert {*there.roles} == {*ROLES} == {path.stem for path in PLANS.glob("*.txt")}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_plans_for_every_role_and_mixed_profiles_are_sound(there: Curriculum, role: str, profile: Profile) -> None:
    for curriculum in (there, with_dead_links(there)):
        for one in (profile, replace(profile, role=role)):
            made = plan(one, curriculum)
            assert faults_of(made, curriculum) == []
            assert made == plan(one, curriculum)


def test_nearly_every_step_has_something_to_learn_from(there: Curriculum) -> None:
    bare = {step.label for role in ROLES for step in plan(Profile(role=role), there).steps if not step.picks}
    # Nothing in the catalog teaches it yet.
    assert bare <= {"Trigonometry"}


def test_a_plan_for_a_role_takes_about_as_long_as_the_guide_says(there: Curriculum) -> None:
    least, most = plan(Profile(role="data-scientist"), there).hours
    assert least >= 90
    assert most <= 540


def test_who_has_twelve_weeks_is_told_what_must_wait(there: Curriculum) -> None:
    made = plan(PROFILES["little time"], there)
    assert made.steps
    assert made.hours[1] <= 48
    assert made.left_out
