"""What a plan recommends, and what it never does."""

from __future__ import annotations

import pytest

from rescatalog.core.planning.curriculum import GuideCard, PathCard
from rescatalog.core.planning.wording import because
from rescatalog.core.words import Level, Status
from tests.core.planning.making import asked, first, planned, praise, resource, small, step_of


def test_a_book_on_the_topic_is_better_than_one_that_only_names_it() -> None:
    assert first(planned(small(resource("a", "calculus", "vectors"), resource("b", "vectors"))), "vectors") == "b"


@pytest.mark.parametrize("state", [Status.DEAD, Status.FAILING, Status.SUSPECT])
def test_a_link_that_is_not_alive_is_never_recommended(state: Status) -> None:
    bad, good = resource("bad", "vectors", link_state=state), resource("good", "calculus", "vectors")
    step = step_of(planned(small(bad, good)), "vectors")
    assert [pick.resource.id for pick in step.picks] == ["good"]
    assert step.alternatives == ()


def test_where_nothing_lives_the_step_says_so() -> None:
    step = step_of(planned(small(resource("bad", "vectors", link_state=Status.DEAD))), "vectors")
    assert (step.picks, step.alternatives) == ((), ())


def test_free_only_means_free() -> None:
    curriculum = small(
        resource("paid", "vectors", free=False),
        resource("wall", "vectors", link_state=Status.RESTRICTED),
        resource("free", "calculus", "vectors"),
    )
    step = step_of(planned(curriculum, free=True), "vectors")
    assert [one.id for one in (step.picks[0].resource, *step.alternatives)] == ["free"]


def test_where_the_best_costs_money_a_free_one_is_among_the_alternatives() -> None:
    dear = [resource(f"dear-{n}", "vectors", free=False, provides=("exercises", "solutions")) for n in range(5)]
    step = step_of(planned(small(*dear, resource("z", "calculus", "vectors"))), "vectors")
    assert not step.picks[0].resource.free
    assert step.alternatives[-1].id == "z"


def test_only_the_wanted_language_is_recommended() -> None:
    curriculum = small(
        resource("english", "vectors"),
        resource("german", "calculus", "vectors", languages=("de-AT",)),
        resource("subtitled", "calculus", "vectors", languages=("en", "fr")),
    )
    assert first(planned(curriculum, language="de"), "vectors") == "german"
    assert first(planned(curriculum, language="fr"), "vectors") == "subtitled"
    assert step_of(planned(curriculum, language="ja"), "vectors").picks == ()


def test_a_resource_that_asks_for_what_comes_later_waits() -> None:
    curriculum = small(resource("a", "vectors", requires=("slopes",)), resource("b", "calculus", "vectors"))
    assert first(planned(curriculum), "vectors") == "b"
    assert first(planned(curriculum, knows=("slopes",)), "vectors") == "a"


def test_a_resource_does_not_teach_what_it_asks_for_or_avoids() -> None:
    curriculum = small(
        resource("asks", "vectors", requires=("vectors",)), resource("avoids", "vectors", avoids=("vectors",))
    )
    assert step_of(planned(curriculum), "vectors").picks == ()


def test_a_course_that_avoids_a_subject_does_not_teach_what_rests_on_it() -> None:
    curriculum = small(resource("without", "algebra", avoids=("vectors",)))
    assert step_of(planned(curriculum), "matrices").picks == ()
    assert first(planned(small(resource("with", "algebra"))), "matrices") == "with"


def test_praise_of_whoever_sells_it_counts_less() -> None:
    books = (resource("a", "vectors"), resource("b", "vectors"))
    sold = small(*books, praises=(praise("a", interest="affiliate"), praise("b")))
    assert first(planned(sold), "vectors") == "b"
    assert because(step_of(planned(sold, free=True), "vectors").picks[0]) == ("recommended in “A Guide”",)
    only = small(*books, praises=(praise("a", interest="affiliate"),))
    assert because(step_of(planned(only), "vectors").picks[0]) == ("recommended in “A Guide”, which earns from it",)


def test_praise_for_another_topic_does_not_count() -> None:
    books = (resource("a", "vectors"), resource("b", "vectors", "eigenvalues"))
    assert first(planned(small(*books, praises=(praise("b", topics=("slopes",)),))), "vectors") == "a"


def test_the_guide_that_is_followed_counts_alone() -> None:
    guides = {name: GuideCard(id=name, title=name) for name in ("guide", "other")}
    praises = (praise("a"), praise("b", guide="other"))
    curriculum = small(
        resource("a", "vectors"), resource("b", "vectors"), guides=guides, praises=praises,
        asks=(asked("vectors", "basic"), asked("vectors", "basic", guide="other")),
    )  # fmt: skip
    assert first(planned(curriculum, role="engineer", guide="other"), "vectors") == "b"
    assert first(planned(curriculum, role="engineer", guide="guide"), "vectors") == "a"


def test_what_a_guide_advises_against_comes_last() -> None:
    books = (resource("a", "vectors"), resource("b", "calculus", "vectors"))
    assert first(planned(small(*books, praises=(praise("a", stance="advised-against"),))), "vectors") == "b"


def test_a_path_for_the_role_counts() -> None:
    path = PathCard(id="p", title="Quick", roles=("engineer",), serves=frozenset({("algebra", "b")}))
    made = planned(small(resource("a", "vectors"), resource("b", "vectors"), paths=(path,)))
    assert first(made, "vectors") == "b"
    assert "used in the path “Quick”" in because(step_of(made, "vectors").picks[0])


def test_the_wished_level_wins() -> None:
    hard = resource("hard", "vectors", levels=(Level.ADVANCED,))
    easy = resource("easy", "vectors", levels=(Level.SCHOOL,))
    assert first(planned(small(hard, easy)), "vectors") == "easy"
    assert first(planned(small(hard, easy), level=Level.ADVANCED), "vectors") == "hard"


def test_a_list_of_links_teaches_nothing_but_may_be_looked_at() -> None:
    step = step_of(planned(small(resource("links", "vectors", kind="list"))), "vectors")
    assert step.picks == ()
    assert [one.id for one in step.alternatives] == ["links"]


def test_something_to_watch_goes_with_something_to_read() -> None:
    book = resource("book", "vectors", companions=("videos",))
    videos = resource("videos", "vectors", kind="course")
    step = step_of(planned(small(book, videos)), "vectors")
    assert {pick.resource.id for pick in step.picks} == {"book", "videos"}


def test_who_has_a_book_open_goes_on_with_it() -> None:
    made = planned(small(resource("z", "vectors", "matrices"), resource("a", "matrices", "slopes")))
    assert first(made, "matrices") == "z"
    assert because(step_of(made, "matrices").picks[0]) == ("goes on from an earlier step",)


def test_ties_go_to_the_smaller_id() -> None:
    assert first(planned(small(resource("b", "vectors"), resource("a", "vectors"))), "vectors") == "a"
