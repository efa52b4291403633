"""What programs ask of the site: search as JSON, health, robots.txt, the style sheet."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rescatalog.publish.searching.search import search_file
from rescatalog.publish.serve import site_app
from tests.core.entries import entry
from tests.publish.making import built, catalog, own_catalog

pytestmark = pytest.mark.anyio


@pytest.fixture
def client(own: Path) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site_app(own).client


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database in which one word finds more than a page may show."""
    many = [entry(id=f"book-{number}", title=f"Zymurgy {number}") for number in range(120)]
    given = replace(catalog(), entries={one.id: one for one in many}, paths={}, documents={})
    return built(tmp_path_factory.mktemp("wide") / "catalog.db", given).path


@pytest.mark.parametrize(
    ("limit", "count"),
    [("1", 1), ("3", 3), ("0", 1), ("100", 100), ("9999", 100), ("999999999", 20), ("-1", 20), ("ten", 20), ("", 20),
     ("1e1", 20), ("²", 20), ("٣", 20), (" 3", 20)],
)  # fmt: skip
async def test_a_limit_that_cannot_be_used_becomes_a_usable_one(wide: Path, limit: str, count: int) -> None:
    response = await site_app(wide).client.get("/search.json", params={"q": "zymurgy", "limit": limit})
    assert response.status_code == 200
    assert response.json()["total"] == 120
    assert len(response.json()["results"]) == count


async def test_search_as_json_is_the_terminals_search(client: Any, own: Path) -> None:  # noqa: ANN401
    response = await client.get("/search.json?q=eigenvalues")
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.json() == search_file(own, "eigenvalues", limit=20).as_json()
    assert response.json()["results"]


async def test_search_without_a_query_finds_nothing(client: Any) -> None:  # noqa: ANN401
    found = (await client.get("/search.json")).json()
    assert (found["query"], found["total"], found["results"]) == ("", 0, [])


async def test_health_counts_what_can_be_read(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/-/health")
    told = response.json()
    assert (response.status_code, told["ok"], told["resources"]) == (200, True, len(own_catalog().entries))


async def test_health_names_the_sqlite_and_is_never_kept(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/-/health")
    assert response.json()["sqlite"] == sqlite3.sqlite_version
    assert response.headers["cache-control"] == "no-store"


async def test_robots_txt_keeps_crawlers_out_of_endless_pages_only(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/robots.txt")
    assert response.headers["content-type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /search?", "Disallow: /catalog/"} <= set(lines)
    assert "Disallow: /" not in lines


async def test_the_style_sheet_asks_nothing_of_others(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/-/rescatalog.css")
    assert response.headers["content-type"].startswith("text/css")
    assert "://" not in response.text
    assert "@import" not in response.text
    assert ":focus" in response.text


async def test_a_page_that_is_not_there_prints_nothing(client: Any, capfd: pytest.CaptureFixture[str]) -> None:  # noqa: ANN401
    assert (await client.get("/no-such-page")).status_code == 404
    printed = capfd.readouterr()
    assert (printed.out, "Traceback" in printed.err) == ("", False)
