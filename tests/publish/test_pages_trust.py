"""What makes a resource's page worth trusting: the links, who speaks for it, and where to go when it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.publish.guided import shown, site, words
from tests.publish.making import GONE

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site(tmp_path_factory.mktemp("trust"))


async def test_who_recommends_it_stands_with_what_they_gain_and_how_we_know(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/resources/alive-book"))
    assert (
        "First guide recommends it The best of all books. Read it twice. Interest: own work; named with a link." in text
    )
    assert "Second guide recommends it, with a reservation Good enough to begin with. But: Too short." in text
    assert "Interest: none;" in text


async def test_the_history_of_a_link_is_drawn_with_its_meaning_in_words(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/gone-book")
    (strip,) = page.all("svg", role="img")
    assert strip.attributes["aria-label"] == "3 checks from 2026-11-01 to 2026-11-10: 3 missing"
    assert "Dead since 2026-11-10" in words(page)
    assert "3 strikes" in words(page)


async def test_a_dead_resource_offers_its_archived_copy(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/copied-book")
    (button,) = page.all("a", **{"class": "button"})
    assert button.attributes["href"] == "https://archive.lan/copied"


async def test_a_dead_resource_without_a_copy_says_where_to_look(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/gone-book")
    assert f"https://web.archive.org/web/{GONE}" in list(page.links)
    assert page.all("a", **{"class": "button"}) == []
    assert "/resources/alive-book" in page.internal()


async def test_a_living_resource_is_opened_by_its_button(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/alive-book")
    (button,) = page.all("a", **{"class": "button"})
    assert button.text.strip() == "Open the resource"
    assert "It answers as it should. Last looked 2026-11-12." in words(page)


async def test_others_on_the_same_topic_are_alive_and_can_be_compared(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/alive-book")
    assert "/compare?ids=alive-book,second-book" in page.internal()
    assert "/resources/gone-book" not in page.internal()
    assert "Offered" not in words(page)


async def test_the_health_of_links_over_time_is_drawn_with_its_numbers(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/")
    (drawing,) = [one for one in page.all("svg", role="img") if "days" in str(one.attributes["aria-label"])]
    assert str(drawing.attributes["aria-label"]).startswith("13 checks on 11 days from 2026-11-01 to 2026-11-12")
    (table,) = page.all("table")
    assert "2026-11-10 2 1 alive, 1 missing" in " ".join(table.text.split())
