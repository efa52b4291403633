"""The site on whichever Datasette is installed: the pinned one, and in a job of its own the newest alpha of 1.0."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from rescatalog.publish.questions import QUESTIONS
from rescatalog.publish.serve import site_app
from tests.publish.addresses import PATTERNS, walk
from tests.publish.pages import read

pytestmark = pytest.mark.anyio

# Where one version of Datasette or the other takes SQL.
SQL = ("/catalog?sql=select+1", "/catalog/-/query?sql=select+1", "/catalog/-/query.json?sql=select+1",
       "/catalog.json?sql=select+1", "/catalog.csv?sql=select+*+from+links")  # fmt: skip


@pytest.fixture
async def client(small: Path) -> Any:  # noqa: ANN401 - Datasette ships no types
    app = site_app(small)
    # 1.0 reads what it was told when it starts.
    await app.invoke_startup()
    return app.client


async def test_every_page_that_can_be_reached_answers(client: Any) -> None:  # noqa: ANN401
    seen = await walk(client)
    assert {one: answer.status for one, answer in seen.answers.items() if answer.status >= 400} == {}
    assert {"/", "/search", "/resources/alive-book", "/topics/vectors", "/catalog"} <= seen.answers.keys()
    assert seen.of(PATTERNS[0])


async def test_own_pages_keep_their_policy(client: Any) -> None:  # noqa: ANN401
    for path in ("/", "/search?q=algebra", "/resources/alive-book"):
        response = await client.get(path)
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", SQL)
async def test_nobody_may_send_sql(client: Any, path: str) -> None:  # noqa: ANN401
    response = await client.get(path, follow_redirects=True)
    assert response.status_code in {400, 403, 404}
    assert (await client.get("/catalog/resources.json?_where=1=1")).status_code == 403


@pytest.mark.parametrize("name", QUESTIONS)
async def test_the_questions_that_are_kept_are_answered(client: Any, name: str) -> None:  # noqa: ANN401
    assert (await client.get(f"/catalog/{name}")).status_code == 200
    assert (await client.get(f"/catalog/{name}.json?_shape=array")).status_code == 200


async def test_a_row_is_called_by_its_name_and_not_by_its_key(client: Any) -> None:  # noqa: ANN401
    page = read((await client.get("/catalog/resource_topics")).text)
    assert "Vectors" in [link.text for link in page.all("a", href="/catalog/topics/vectors")]


@pytest.mark.parametrize(
    "path", ["/resources/no-such", "/topics/no-such", "/no-such-page", "/resources/%00", "/resources/%ff"]
)
async def test_what_is_not_there_is_not_found(client: Any, path: str) -> None:  # noqa: ANN401
    response = await client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.text


async def test_odd_queries_are_answered(client: Any) -> None:  # noqa: ANN401
    for query in ('"', "*", "AND", "NEAR(", "a:b", "'", "%00", "c++", "-", "(", "^a", "a OR"):
        assert (await client.get("/search", params={"q": query})).status_code == 200, query


async def test_the_machinery_of_the_search_is_hidden(client: Any) -> None:  # noqa: ANN401
    tables = (await client.get("/catalog.json")).json()["tables"]
    names = {table["name"] for table in tables if not table.get("hidden")}
    assert "resources" in names
    assert not {name for name in names if name.startswith(("resources_fts", "sqlite_"))}


async def test_what_fails_in_datasettes_own_pages_is_said_by_its_own_handler(client: Any) -> None:  # noqa: ANN401
    for path, status in (("/catalog/no-such.json", 404), ("/catalog/resources.json?_where=1=1", 403)):
        response = await client.get(path)
        assert response.status_code == status
        assert response.json()["ok"] is False


async def test_the_file_may_have_any_name(small: Path) -> None:
    other = small.parent / "Another name.sqlite"
    shutil.copy(small, other)
    app = site_app(other)
    assert (await app.client.get("/resources/alive-book")).status_code == 200
    assert (await app.client.get("/catalog/resources")).status_code == 200
