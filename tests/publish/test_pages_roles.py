"""Roles: each topic, how well by each guide's word, and what to study for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.publish.guided import shown, site, words

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site(tmp_path_factory.mktemp("roles"))


async def test_guides_that_differ_stand_side_by_side(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/roles/engineer")
    heads = [one.text.strip() for one in page.all("th", scope="col")]
    assert heads == ["Topic", "First guide", "Second guide", "Study"]
    (row,) = [one for one in page.all("tr") if one.text.strip().startswith("Vectors")]
    assert " ".join(row.text.split()).startswith("Vectors basic By hand. deep Second Algebra")


async def test_each_topic_says_what_to_study_and_nothing_dead(client: Any) -> None:  # noqa: ANN401
    (table,) = (await shown(client, "/roles/engineer")).all("table")
    assert "Alive Algebra" in table.text
    assert "Gone Algebra" not in table.text


async def test_what_a_guide_calls_unneeded_is_said(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/roles/engineer"))
    assert "What you can do without Matrices: The framework does it. by First guide" in text


async def test_a_role_asks_for_what_the_roles_ask_for_that_it_includes(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/roles/scientist")
    (table,) = page.all("table")
    assert "as Engineer" in table.text
    (row,) = [one for one in page.all("tr") if one.text.strip().startswith("Matrices")]
    assert "working" in row.text
    assert page.all("h2", id="spared") == []
    assert "/roles/scientist" in (await shown(client, "/roles/engineer")).internal()


async def test_resources_that_guides_name_for_the_role_stand_with_the_interest(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/roles/engineer"))
    assert "The best of all books. First guide recommends it; interest: own work." in text


async def test_all_roles_stand_beside_each_other_by_the_most_demanding_word(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/roles")
    (row,) = [one for one in page.all("tr") if one.text.strip().startswith("Vectors")]
    assert row.text.split() == ["Vectors", "deep", "deep"]
    assert "Tinkerer" in words(page)


async def test_the_first_page_counts_what_included_roles_ask_for(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/"))
    assert "Engineer Builds. 1 topic Scientist" in text
    assert "Scientist 2 topics" in text
