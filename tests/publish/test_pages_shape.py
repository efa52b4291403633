"""Every page for readers: its title, its landmarks, what it tells machines, and that all of it can be reached."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rescatalog.publish.serve import site_app
from tests.publish.guided import shown, site
from tests.publish.making import rows
from tests.publish.pages import read

pytestmark = pytest.mark.anyio

PAGES = (
    "/", "/topics", "/topics/linear-algebra", "/topics/vectors", "/topics/matrices", "/paths", "/paths/first-path",
    "/roles", "/roles/engineer", "/roles/scientist", "/guides", "/guides/first-guide", "/guides/second-guide",
    "/resources/alive-book", "/resources/gone-book", "/resources/copied-book", "/compare",
    "/compare?ids=alive-book,gone-book", "/status", "/about/data",
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site(tmp_path_factory.mktemp("shape"))


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_says_what_it_is_to_readers_and_to_machines(client: Any, path: str) -> None:  # noqa: ANN401
    page = await shown(client, path)
    assert page.faults == []
    (title,), (h1,) = page.all("title"), page.all("h1")
    assert h1.text.strip() in title.text
    (description,) = page.all("meta", name="description")
    assert 20 < len(description.attributes["content"] or "") <= 300
    told = {
        one.attributes["property"]: one.attributes["content"]
        for one in page.all("meta")
        if "property" in one.attributes
    }
    assert {"og:title", "og:description", "og:type", "og:url", "og:site_name"} <= set(told)
    (canonical,) = page.all("link", rel="canonical")
    assert canonical.attributes["href"] == told["og:url"] == path.split("?", maxsplit=1)[0]


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_has_landmarks_with_names_of_their_own(client: Any, path: str) -> None:  # noqa: ANN401
    page = await shown(client, path)
    assert len(page.all("main")) == len(page.all("footer")) == 1
    assert page.all("nav", **{"aria-label": "Main"})
    names = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(names) == len(set(names))
    labelled = [one.attributes["aria-labelledby"] for one in page.elements if "aria-labelledby" in one.attributes]
    assert set(labelled) <= set(names)
    assert len(labelled) == len(set(labelled))
    regions = [str(one.attributes["aria-label"]) for one in page.elements if one.attributes.get("role") == "region"]
    assert len(regions) == len(set(regions))
    scrolled = [one for one in page.elements if "scroll" in str(one.attributes.get("class", "")).split()]
    assert all(one.attributes.get("tabindex") == "0" for one in scrolled)


@pytest.mark.parametrize("path", PAGES)
async def test_every_drawing_has_a_text_in_its_place(client: Any, path: str) -> None:  # noqa: ANN401
    for drawing in (await shown(client, path)).all("svg"):
        assert drawing.attributes.get("aria-hidden") == "true" or len(drawing.attributes["aria-label"] or "") > 10


@pytest.mark.parametrize("path", PAGES)
async def test_the_part_of_the_site_one_is_in_is_marked(client: Any, path: str) -> None:  # noqa: ANN401
    page = await shown(client, path)
    marked = [one.attributes["href"] for one in page.all("a") if one.attributes.get("aria-current") in {"page", "true"}]
    part = "/" + path.split("/")[1].split("?", maxsplit=1)[0]
    if part in {"/topics", "/paths", "/roles"}:
        assert part in marked


@pytest.mark.parametrize("path", ["/topics/vectors", "/paths/first-path", "/resources/alive-book"])
async def test_what_schema_org_is_told_can_be_read(client: Any, path: str) -> None:  # noqa: ANN401
    (script,) = (await shown(client, path)).all("script", type="application/ld+json")
    assert json.loads(script.text)["@context"] == "https://schema.org"


@pytest.mark.parametrize("path", ["/roles/no-such", "/guides/no-such", "/guides/..%2f", "/roles/%00"])
async def test_a_role_or_guide_that_is_not_there_is_not_found(client: Any, path: str) -> None:  # noqa: ANN401
    assert (await client.get(path)).status_code == 404


async def test_every_page_of_the_own_catalog_can_be_reached_from_the_first(own: Path) -> None:
    client = site_app(own).client
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.split("/")[1].split("?")[0] in {"catalog", "catalog.db", "-", "search", "compare"}:
            continue
        seen.add(path)
        response = await client.get(path)
        assert response.status_code == 200, path
        assert len(response.text) < 100_000, path
        # Filters make the same pages again.
        waiting += [link for link in read(response.text).internal() if "level=" not in link and "free=" not in link]
    for table, where in (
        ("topics", ""),
        ("paths", ""),
        ("roles", ""),
        ("guides", ""),
        ("resources", "where listed = 1"),
    ):
        wanted = {f"/{table}/{name}" for (name,) in rows(own, f"select id from {table} {where}")}  # noqa: S608
        assert wanted - seen == set()
