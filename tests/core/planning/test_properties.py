"""What holds for every catalog and every learner."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rescatalog.core.catalog.vocab import Depth
from rescatalog.core.planning.curriculum import (
    DEPTHS,
    Ask,
    Curriculum,
    GuideCard,
    PathCard,
    Praise,
    Resource,
    RoleCard,
    Subject,
)
from rescatalog.core.planning.planner import plan
from rescatalog.core.planning.profile import Profile
from rescatalog.core.words import Level, Status
from tests.core.planning.plans import faults_of

NAMES = tuple(f"t{number}" for number in range(9))
GUIDES = ("g0", "g1")
ROLES = ("r0", "r1")
some = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
depths: st.SearchStrategy[Depth] = st.sampled_from(DEPTHS)


@st.composite
def topics(draw: st.DrawFn) -> dict[str, Subject]:
    """Draw a graph without circles: whatever a topic needs, or stands under, comes before it."""
    made = {}
    for number, name in enumerate(NAMES):
        earlier = NAMES[:number]
        needs = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else []
        under = draw(st.none() | st.sampled_from(earlier)) if earlier else None
        needs = [need for need in needs if need != under]
        made[name] = Subject(id=name, label=name.upper(), under=under, needs=tuple(needs))
    return made


@st.composite
def resources(draw: st.DrawFn, name: str) -> Resource:
    hours = draw(st.none() | st.tuples(st.floats(1, 50), st.floats(50, 200)))
    return Resource(
        id=name, title=name, kind=draw(st.sampled_from(["book", "course", "list", "article", "video-series"])),
        url=f"https://{name}.lan/", link_state=draw(st.sampled_from([*Status])), free=draw(st.booleans()),
        topics=draw(some.filter(bool)), requires=draw(st.none() | some), avoids=draw(some),
        levels=draw(st.sampled_from([(), (Level.SCHOOL,), (Level.INTRODUCTORY, Level.ADVANCED)])),
        languages=draw(st.sampled_from([("en",), ("de-AT",), ("en", "de")])), hours=hours,
    )  # fmt: skip


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    ids = [f"x{number}" for number in range(draw(st.integers(0, 8)))]
    ask = st.builds(
        Ask, topic=st.sampled_from(NAMES), level=depths, guide=st.sampled_from(GUIDES),
        role=st.none() | st.sampled_from(ROLES), first=st.booleans(),
    )  # fmt: skip
    said = st.builds(
        Praise, guide=st.sampled_from(GUIDES), resource=st.sampled_from(ids or ["none"]), topics=some,
        stance=st.sampled_from(["recommended", "mentioned", "advised-against"]),
        interest=st.sampled_from(["none", "self", "affiliate"]),
    )  # fmt: skip
    path = st.builds(PathCard, id=st.just("p"), title=st.just("P"), roles=st.just(("r0",)), assumes=some)
    return Curriculum(
        topics=draw(topics()),
        roles={"r0": RoleCard(id="r0", label="R0"), "r1": RoleCard(id="r1", label="R1", includes=("r0",))},
        guides={name: GuideCard(id=name, title=name) for name in GUIDES},
        resources={name: draw(resources(name)) for name in ids},
        asks=tuple(draw(st.lists(ask, max_size=8))),
        praises=tuple(draw(st.lists(said, max_size=4))),
        paths=tuple(draw(st.lists(path, max_size=1))),
    )


profiles = st.builds(
    Profile,
    role=st.none() | st.sampled_from(ROLES),
    topics=some,
    knows=some,
    hours_a_week=st.sampled_from([0.5, 1.0, 7.5, 100.0]),
    weeks=st.none() | st.integers(1, 60),
    free=st.booleans(),
    language=st.none() | st.sampled_from(["en", "de", "ja"]),
    guide=st.none() | st.sampled_from(GUIDES),
    level=st.none() | st.sampled_from([*Level]),
    depth=depths.filter(lambda depth: depth != "none"),
    assume=st.booleans(),
)


@settings(max_examples=100, deadline=None)
@given(curricula(), profiles)
def test_every_plan_of_every_learner_is_sound(curriculum: Curriculum, profile: Profile) -> None:
    assert faults_of(plan(profile, curriculum), curriculum) == []


@settings(max_examples=30, deadline=None)
@given(curricula(), profiles, st.data())
def test_the_order_in_which_things_are_read_does_not_matter(
    curriculum: Curriculum, profile: Profile, data: st.DataObject
) -> None:
    def shuffled(mapping: Any) -> Any:  # noqa: ANN401 - a mapping of anything
        return {name: mapping[name] for name in data.draw(st.permutations(list(mapping)))}

    other = Curriculum(
        topics=curriculum.topics,
        roles=shuffled(curriculum.roles),
        guides=shuffled(curriculum.guides),
        resources=shuffled(curriculum.resources),
        asks=curriculum.asks,
        praises=curriculum.praises,
        paths=curriculum.paths,
    )
    assert plan(profile, other) == plan(profile, curriculum)
