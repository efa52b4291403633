"""Resources beside each other."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from tests.publish.guided import shown, site, words
from tests.publish.spoiling import HOSTILE
from tests.publish.test_site_hostile import harmless

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site(tmp_path_factory.mktemp("compare"))


def titles(page: Any) -> list[str]:  # noqa: ANN401 - a page
    return [one.text.strip() for one in page.all("th", scope="col")]


@pytest.mark.parametrize("asked", ["ids=second-book,alive-book", "ids=second-book&ids=alive-book&ids=second-book"])
async def test_resources_stand_in_the_order_asked_for_each_once(client: Any, asked: str) -> None:  # noqa: ANN401
    page = await shown(client, f"/compare?{asked}")
    assert titles(page) == ["Second Algebra", "Alive Algebra"]
    text = words(page)
    assert "Cost paid free" in text
    assert "First guide recommends it: The best of all books." in text


async def test_each_can_be_taken_away(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/compare?ids=second-book,alive-book")
    assert {"/compare?ids=alive-book", "/compare?ids=second-book"} <= set(page.links)


async def test_what_is_not_there_is_counted(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/compare?ids=alive-book,no-such,neither")
    assert titles(page) == ["Alive Algebra"]
    assert "2 of the ids asked for are not in the catalog" in words(page)


async def test_four_are_shown_at_most(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/compare?ids=alive-book,gone-book,buried,second-book,copied-book")
    assert len(titles(page)) == 4
    assert "1 more was asked for" in words(page)


async def test_without_any_it_says_how_to_choose(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/compare")
    assert page.all("table") == []
    assert "/topics" in page.internal()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_ids_are_answered(client: Any, text: str) -> None:  # noqa: ANN401
    await harmless(client, f"/compare?{urlencode({'ids': text})}")
    await harmless(client, f"/compare?{urlencode({'ids': ',' * 5000 + text})}")
    await harmless(client, f"/topics/vectors?{urlencode({'level': text, 'free': text, 'page': text})}")
