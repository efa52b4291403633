"""Topics: what leads to them, where to begin, and the resources that fit a level and a price."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rescatalog.publish.site.reading_topic import PER_PAGE
from tests.core.entries import entry, link
from tests.publish.guided import guided, shown, site, words

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site(tmp_path_factory.mktemp("topics"))


def resources(page: Any) -> list[str]:  # noqa: ANN401 - a page
    """Return the resources that can be chosen for a comparison, in their order."""
    return [one.attributes["value"] for one in page.all("input", type="checkbox")]


async def test_all_topics_stand_under_those_they_belong_to(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/topics")
    links = [one for one in page.links if one.startswith("/topics/")]
    assert {"/topics/linear-algebra", "/topics/vectors", "/topics/matrices"} <= set(links)
    assert [one.text.split() for one in page.all("h2")] == [["Linear", "algebra", "4"]]


async def test_the_best_to_begin_with_is_alive(client: Any) -> None:  # noqa: ANN401
    (best,) = (await shown(client, "/topics/vectors")).all("ol", **{"class": "picks"})
    assert "Alive Algebra" in best.text
    assert "Gone Algebra" not in best.text
    assert "recommended by 2 guides" in best.text


async def test_a_topic_on_which_nothing_lives_begins_with_the_topic_above_it(tmp_path: Path) -> None:
    given = guided()
    broad = entry(id="broad-book", title="Broad Algebra", topics=["linear-algebra"], links=[link("https://broad.lan/")])
    client = site(tmp_path, replace(given, entries={**given.entries, broad.id: broad}))
    (best,) = (await shown(client, "/topics/matrices")).all("ol", **{"class": "picks"})
    assert "Broad Algebra" in best.text
    assert "It treats Linear algebra as a whole" in best.text


async def test_a_topic_with_nothing_says_so(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/topics/matrices")
    assert page.all("ol", **{"class": "picks"}) == []
    assert "None yet." in words(page)


async def test_a_topic_says_who_should_know_it_and_by_whose_word(client: Any) -> None:  # noqa: ANN401
    text = words(await shown(client, "/topics/vectors"))
    assert "Engineer: basic By hand. by First guide" in text
    assert "Engineer: deep by Second guide" in text
    assert "Data are points. By First guide" in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["alive-book", "second-book", "gone-book"]),
        ("?level=advanced", ["second-book"]),
        ("?free=1", ["alive-book", "gone-book"]),
        ("?level=advanced&free=1", []),
        ("?level=no-such-level", ["alive-book", "second-book", "gone-book"]),
        ("?free=yes&page=-3", ["alive-book", "second-book", "gone-book"]),
    ],
)
async def test_resources_can_be_narrowed_to_a_level_and_to_what_is_free(
    client: Any,  # noqa: ANN401
    asked: str,
    found: list[str],
) -> None:
    assert resources(await shown(client, "/topics/vectors" + asked)) == found


async def test_a_narrowed_list_is_kept_out_of_search_engines(client: Any) -> None:  # noqa: ANN401
    assert (await shown(client, "/topics/vectors?free=1")).all("meta", name="robots", content="noindex")
    assert not (await shown(client, "/topics/vectors")).all("meta", name="robots")


async def test_many_resources_come_page_by_page_and_each_once(tmp_path: Path) -> None:
    given = guided()
    many = [
        entry(id=f"book-{n:03}", title=f"Book {n:03}", topics=["matrices"], links=[link(f"https://b{n}.lan/")])
        for n in range(2 * PER_PAGE + 5)
    ]
    client = site(tmp_path, replace(given, entries={**given.entries, **{one.id: one for one in many}}))
    found: list[str] = []
    address: str | None = "/topics/matrices"
    while address:
        page = await shown(client, address)
        found += resources(page)
        following = page.all("a", rel="next")
        address = str(following[0].attributes["href"]).split("#")[0] if following else None
    assert sorted(found) == sorted(one.id for one in many)
    assert resources(await shown(client, "/topics/matrices?page=9999")) == found[2 * PER_PAGE :]
