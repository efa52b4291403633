"""Which topics stand in a plan, how well they are to be known, in which order, and why."""

from __future__ import annotations

from dataclasses import replace

from rescatalog.core.planning.curriculum import GuideCard, PathCard, RoleCard
from rescatalog.core.planning.profile import Profile, complaints
from rescatalog.core.planning.wording import skipped_told, whys
from tests.core.planning.making import asked, planned, small, step_of, topic_of, topics


def test_a_plan_holds_what_is_asked_and_what_that_rests_on_in_order() -> None:
    assert topics(planned()) == ["school", "vectors", "matrices", "slopes", "descent"]


def test_what_a_goal_rests_on_is_needed_one_level_less_well() -> None:
    made = planned()
    assert [step_of(made, name).level for name in ("matrices", "vectors", "descent", "slopes")] == [
        "working", "basic", "basic", "overview",
    ]  # fmt: skip


def test_under_a_goal_to_be_applied_everything_is_known_by_hand() -> None:
    made = planned(topics=("eigenvalues",))
    assert {step.topic: step.level for step in made.steps} == {
        "school": "basic", "vectors": "basic", "matrices": "basic", "eigenvalues": "working",
    }  # fmt: skip


def test_a_step_says_which_guide_asks_for_it_and_what_builds_on_it() -> None:
    made = planned(small(asks=(asked("matrices", "working", note="Products."), asked("vectors", "basic"))))
    assert whys(step_of(made, "vectors")) == (
        "“A Guide” asks it of the role Engineer at the level basic.",
        "Matrices builds on it.",
    )
    assert whys(step_of(made, "matrices")) == (
        "“A Guide” asks it of the role Engineer at the level working (Products).",
    )


def test_what_is_known_is_skipped_with_all_it_rests_on() -> None:
    made = planned(knows=("matrices",))
    assert topics(made) == ["slopes", "descent"]
    assert {one.topic: skipped_told(one) for one in made.skipped} == {
        "matrices": "you know it",
        "vectors": "comes with Matrices, which you know",
        "school": "comes with Matrices, which you know",
        "learning": "“A Guide” does not ask it of this role",
    }


def test_who_knows_a_subject_knows_its_parts() -> None:
    assert topics(planned(knows=("algebra",))) == ["slopes", "descent"]


def test_what_a_guide_says_is_not_needed_is_skipped() -> None:
    (skipped,) = planned().skipped
    assert (skipped.topic, skipped.sort) == ("learning", "unasked")


def test_what_is_not_asked_and_yet_built_on_stays_and_says_both() -> None:
    made = planned(small(asks=(asked("descent", "working"), asked("slopes", "none"))))
    assert whys(step_of(made, "slopes")) == (
        "Descent builds on it.",
        "“A Guide” does not ask it of the role Engineer itself.",
    )


def test_what_paths_for_the_role_take_for_granted_is_taken_for_granted() -> None:
    curriculum = small(paths=(PathCard(id="p", title="Quick", roles=("engineer",), assumes=("school",)),))
    made = planned(curriculum)
    assert "school" not in topics(made)
    assert "the path “Quick” takes it for granted" in map(skipped_told, made.skipped)
    assert "school" in topics(planned(curriculum, assume=False))


def test_what_a_guide_asks_of_the_role_is_not_taken_for_granted() -> None:
    paths = (PathCard(id="p", title="Quick", roles=("engineer",), assumes=("school",)),)
    assert "school" in topics(planned(small(paths=paths, asks=(asked("vectors", "basic"), asked("school", "basic")))))


def test_a_subject_on_the_way_is_covered_by_its_parts() -> None:
    made = planned(small(asks=(asked("eigenvalues", "working"), asked("learning", "working"))))
    assert "algebra" not in topics(made)
    assert [one.topic for one in made.skipped if one.sort == "covered"] == ["algebra"]
    assert topics(made).index("eigenvalues") < topics(made).index("learning")
    assert "Learning builds on it." in whys(step_of(made, "eigenvalues"))


def test_a_subject_of_which_nothing_else_is_learned_is_a_step() -> None:
    curriculum = small()
    alone = {**curriculum.topics, "learning": topic_of("learning", needs=("calculus",))}
    assert topics(planned(replace(curriculum, topics=alone), topics=("learning",))) == ["calculus", "learning"]


def test_a_role_has_at_least_what_the_roles_it_includes_have() -> None:
    roles = {
        "engineer": RoleCard(id="engineer", label="Engineer"),
        "lead": RoleCard(id="lead", label="Lead", includes=("engineer",)),
    }
    curriculum = small(roles=roles, asks=(asked("matrices", "basic"), asked("matrices", "deep", role="lead")))
    assert step_of(planned(curriculum, role="lead"), "matrices").level == "deep"
    assert step_of(planned(curriculum, role="engineer"), "matrices").level == "basic"


def test_for_a_role_of_which_no_guide_speaks_the_plan_says_so_and_follows_what_guides_agree_on() -> None:
    guides = {name: GuideCard(id=name, title=name) for name in ("a", "b", "c")}
    asks = (
        asked("matrices", "deep", role=None, guide="a"),
        asked("matrices", "basic", role=None, guide="b"),
        asked("matrices", "working", role=None, guide="c"),
        asked("descent", "basic", role=None, guide="a"),
    )
    made = planned(small(guides=guides, asks=asks))
    assert made.fallback
    assert topics(made) == ["school", "vectors", "matrices"]
    assert step_of(made, "matrices").level == "working"


def test_one_guide_may_be_followed_alone() -> None:
    asks = (asked("matrices", "working"), asked("descent", "basic", guide="other"))
    curriculum = small(asks=asks, guides={name: GuideCard(id=name, title=name) for name in ("guide", "other")})
    assert "descent" not in topics(planned(curriculum, role="engineer", guide="guide"))
    assert "matrices" not in topics(planned(curriculum, role="engineer", guide="other"))


def test_the_subject_that_guides_begin_with_comes_first() -> None:
    both = (asked("vectors", "basic"), asked("slopes", "basic"), asked("algebra", "basic", role=None))
    curriculum = small(asks=both)
    assert topics(planned(curriculum)) == ["school", "vectors", "slopes"]
    calculus_first = small(asks=(*both, asked("calculus", "basic", role=None, first=True)))
    assert topics(planned(calculus_first)) == ["school", "slopes", "vectors"]


def test_a_graph_with_a_circle_still_gives_every_topic_once() -> None:
    curriculum = small()
    circle = {**curriculum.topics, "vectors": topic_of("vectors", "algebra", ("matrices",))}
    made = planned(replace(curriculum, topics=circle), topics=("eigenvalues",))
    assert sorted(topics(made)) == ["eigenvalues", "matrices", "vectors"]


def test_names_that_are_not_in_the_catalog_are_told_with_what_may_be_meant() -> None:
    profile = Profile(role="enginer", topics=("matrix",), guide="x\x1b[31m", hours_a_week=0, weeks=0)
    assert list(complaints(profile, small())) == [
        "there is no role `enginer`; did you mean `engineer`?",
        "there is no guide `x[31m`",
        "there is no topic `matrix`; did you mean `matrices`?",
        "hours a week: from 0.5 to 100",
        "weeks: from 1 to 520",
    ]


def test_what_only_a_covered_subject_rests_on_is_left_out() -> None:
    """Nobody learns the subject as a whole, so nothing in the plan would build on it (found by chance)."""
    topics_there = {
        one.id: one
        for one in (
            topic_of("sums"),
            topic_of("proofs"),
            topic_of("analysis", needs=("sums", "proofs")),
            topic_of("limits", under="analysis"),
            topic_of("measures", needs=("sums", "analysis")),
        )
    }
    made = planned(small(topics=topics_there, asks=()), topics=("measures", "limits"))
    assert sorted(topics(made)) == ["limits", "measures", "sums"]
    assert [(one.topic, one.sort) for one in made.skipped] == [("analysis", "covered")]
    assert whys(step_of(made, "limits")) == ("You asked for it.", "Measures builds on it.")
