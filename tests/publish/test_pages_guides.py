"""Guides: what each asks, recommends and holds, with what its author gains."""

from __future__ import annotations

from typing import Any

import pytest

from tests.publish.guided import shown, site, words

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site(tmp_path_factory.mktemp("guides"))


async def test_a_guide_shows_what_its_author_gains(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/guides/first-guide"))
    assert "Interest Paid when you buy through the guide. Is paid by one shop." in text
    assert "Leans to Engineering." in text


async def test_a_guide_shows_all_that_it_says(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/guides/first-guide")
    text = words(page)
    for said in (
        "The best of all books.", "Read it twice.", "Exists as well.",
        "It recommends it; interest: own work; named with a link.",
        "Coursera often not few High.", "Everything: 3 to 6 months, 90 hours (hours worked out by us)",
        "Data are points.", "Which subject comes first? Vectors come first.", "Coursera provider Sells courses.",
        "Vectors basic to begin with.",
    ):  # fmt: skip
        assert said in text
    assert {"/resources/alive-book", "/roles/engineer", "/paths/first-path", "/topics/vectors"} <= page.internal()


async def test_guides_that_differ_are_shown_differing(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/guides"))
    assert "Vectors come first. First guide Matrices come first. Second guide" in text
    assert "Names 3 resources, asks for 2 topics. Interest: paid when you buy through the guide." in text


async def test_a_path_names_the_guide_it_follows_and_for_whom_it_is(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/paths/first-path")
    assert {"/guides/first-guide", "/roles/engineer"} <= page.internal()
    text = words(page)
    assert "For The impatient. Roles Engineer Know before Matrices After First guide" in text
    assert "What we decided where the guide is silent An hour a day." in text


async def test_a_guide_says_how_to_study(client: Any) -> None:  # noqa: ANN401
    assert "Study a little every day." in words(await shown(client, "/guides/first-guide"))
