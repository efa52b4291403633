"""The site: every page answers, is accessible, and leads nowhere that is not there."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rescatalog.errors import StateUnreadableError
from rescatalog.publish.serve import site_app
from tests.publish.making import ALIVE_AS_WRITTEN, GONE
from tests.publish.pages import Page, read

pytestmark = pytest.mark.anyio

OWN_PAGES = (
    "/", "/search", "/search?q=algebra", "/search?q=xqzwvkjhgfd", "/search?q=algabra", "/resources/alive-book",
    "/resources/gone-book", "/resources/buried", "/topics", "/topics/linear-algebra", "/topics/vectors",
    "/topics/matrices", "/topics/vectors?level=advanced&free=1&page=9", "/paths", "/paths/first-path",
    "/roles", "/guides", "/compare", "/compare?ids=alive-book,gone-book", "/compare?ids=alive-book&ids=no-such",
)  # fmt: skip
MISSING = (
    "/resources/no-such", "/topics/no-such", "/paths/no-such", "/resources/vectors", "/resources/%00", "/no-such-page",
    "/topics/..%2f..%2fetc%2fpasswd", "/resources/' or 1=1 --",
)  # fmt: skip
QUERIES = (
    "/catalog?sql=select+1", "/catalog.json?sql=select+1",
    "/catalog.csv?sql=select+*+from+links",
)  # fmt: skip


@pytest.fixture
def client(small: Path) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site_app(small).client


async def shown(client: Any, path: str) -> Page:  # noqa: ANN401 - Datasette ships no types
    response = await client.get(path)
    assert response.status_code == 200, path
    return read(response.text)


@pytest.mark.parametrize("path", OWN_PAGES)
async def test_own_pages_are_whole_and_accessible(client: Any, path: str) -> None:  # noqa: ANN401
    page = await shown(client, path)
    assert page.faults == []
    assert [one.attributes["lang"] for one in page.all("html")] == ["en"]
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    assert page.all("h1")[0].text.strip()
    (box,) = page.all("input", type="search")
    (label,) = page.all("label", **{"for": str(box.attributes["id"])})
    assert label.text.strip()
    names = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(names) == len(set(names))
    levels = [int(one.tag[1]) for one in page.elements if one.tag in {"h1", "h2", "h3", "h4"}]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


@pytest.mark.parametrize("path", OWN_PAGES)
async def test_own_pages_allow_no_script_and_nothing_from_elsewhere(client: Any, path: str) -> None:  # noqa: ANN401
    response = await client.get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    page = read(response.text)
    assert all(one.attributes.get("type") == "application/ld+json" for one in page.all("script"))
    assert not [one for one in page.elements for name in one.attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize(
    "path",
    ["/", "/resources/alive-book", "/resources/no-such", "/no-such-page", QUERIES[0], "/catalog", "/catalog/resources",
     "/catalog/resources.json", "/search.json?q=a", "/-/health", "/robots.txt", "/-/rescatalog.css"],
)  # fmt: skip
async def test_no_answer_may_be_taken_for_another_type(client: Any, path: str) -> None:  # noqa: ANN401
    response = await client.get(path)
    assert response.headers.get_list("x-content-type-options") == ["nosniff"]
    assert response.headers["content-type"]
    assert "referrer-policy" in response.headers


@pytest.mark.parametrize("path", MISSING)
async def test_what_is_not_there_is_not_found(client: Any, path: str) -> None:  # noqa: ANN401
    response = await client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "Traceback" not in response.text


async def test_the_page_for_what_is_not_there_helps_on(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/resources/no-such")
    assert "/" in read(response.text).internal()
    assert read(response.text).all("input", type="search")


@pytest.mark.parametrize("path", QUERIES)
async def test_arbitrary_sql_is_refused(client: Any, path: str) -> None:  # noqa: ANN401
    # Datasette 1.0 sends on to its page for queries, and refuses there.
    response = await client.get(path, follow_redirects=True)
    assert response.status_code == 403


async def test_the_data_may_be_browsed(client: Any) -> None:  # noqa: ANN401
    for path in ("/catalog", "/catalog/resources", "/catalog/links.json", "/catalog/resources/alive-book"):
        assert (await client.get(path)).status_code == 200, path
    found = (await client.get("/catalog/topics.json?_shape=array")).json()
    assert {row["id"] for row in found} == {"linear-algebra", "vectors", "matrices"}


async def test_the_machinery_of_the_search_is_hidden(client: Any) -> None:  # noqa: ANN401
    tables = (await client.get("/catalog.json")).json()["tables"]
    shown_tables = {table["name"] for table in tables if not table["hidden"]}
    assert "resources" in shown_tables
    assert not {name for name in shown_tables if name.startswith(("resources_fts", "sqlite_"))} | (
        shown_tables & {"search_terms"}
    )


async def test_a_resource_shows_the_state_of_its_links_with_the_evidence(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/gone-book")
    assert "dead" in [one.text for one in page.all("span", **{"class": "state dead"})]
    (table,) = page.all("table")
    assert table.text.count("missing") == 3
    assert "2026-11-10 02:00:00" in table.text
    assert "410" in table.text
    assert "3 strikes" in page.all("main")[0].text
    assert GONE in list(page.links)


async def test_a_living_link_shows_when_it_was_last_seen_alive(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/resources/alive-book")
    text = page.all("main")[0].text
    assert "last alive 2026-11-12" in text
    assert "The latest 10 checks" in text
    assert "Alive!" in text
    assert ALIVE_AS_WRITTEN in list(page.links)
    assert [one.text for one in page.all("span", **{"class": "state unchecked"})] == ["not checked yet"]


async def test_a_tombstone_says_so_and_is_in_no_list(client: Any) -> None:  # noqa: ANN401
    assert "withdrawn" in (await shown(client, "/resources/buried")).all("p", **{"class": "notice"})[0].text
    for path in ("/", "/topics/vectors", "/topics/linear-algebra", "/search?q=zymurgy"):
        assert "/resources/buried" not in (await shown(client, path)).internal()


async def test_the_health_of_all_links_stands_on_the_first_page(client: Any) -> None:  # noqa: ANN401
    text = " ".join((await shown(client, "/")).all("main")[0].text.split())
    assert "1 dead" in text
    assert "1 alive" in text
    assert "2 not checked yet" in text


async def test_a_topic_shows_what_it_needs_and_what_needs_it(client: Any) -> None:  # noqa: ANN401
    matrices = await shown(client, "/topics/matrices")
    assert "/topics/vectors" in matrices.internal()
    assert "/topics/matrices" in (await shown(client, "/topics/vectors")).internal()
    broader = await shown(client, "/topics/linear-algebra")
    assert {"/resources/alive-book", "/resources/gone-book"} <= broader.internal()


async def test_a_dead_resource_stands_last_in_its_topic(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/topics/vectors")
    names = [link for link in page.links if link.startswith("/resources/")]
    assert names[-1] == "/resources/gone-book"
    assert set(names[:-1]) == {"/resources/alive-book"}


async def test_what_schema_org_is_told_is_json(client: Any) -> None:  # noqa: ANN401
    (script,) = (await shown(client, "/resources/alive-book")).all("script", type="application/ld+json")
    told = json.loads(script.text)
    assert told["@context"] == "https://schema.org"
    assert told["name"] == "Alive Algebra"
    assert [person["name"] for person in told["author"]] == ["Paul Erdős"]


async def test_a_misspelt_query_offers_a_link_to_what_was_meant(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, "/search?q=algabra")
    assert "/search?q=algebra" in page.internal()
    assert "/resources/alive-book" in (await shown(client, "/search?q=algebra")).internal()


@pytest.mark.parametrize("content", [b"", b"no database at all, only some text", b"SQLite format 3\x00" + b"x" * 4096])
async def test_a_file_that_is_no_catalog_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "catalog.db").write_bytes(content)
    with pytest.raises(StateUnreadableError, match=r"catalog\.db"):
        site_app(tmp_path / "catalog.db")


async def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StateUnreadableError, match="rescatalog build"):
        site_app(tmp_path / "catalog.db")


async def test_the_database_may_have_any_name(small: Path) -> None:
    shutil.copy(small, small.parent / "Some other name.sqlite")
    app = site_app(small.parent / "Some other name.sqlite")
    assert (await app.client.get("/resources/alive-book")).status_code == 200
    assert (await app.client.get("/catalog/resources")).status_code == 200
