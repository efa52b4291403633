"""The site under hostile text: escaped everywhere, never an error of the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from rescatalog.publish.serve import site_app
from tests.publish.making import opened
from tests.publish.pages import read

pytestmark = pytest.mark.anyio

SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "script": SCRIPT,
    "end of a script": "</script><script>alert(1)</script><!--",
    "end of a title": "</title></textarea></style><img src=x onerror=alert(1)>",
    "quotes": "\"' onmouseover='alert(1)' x=\"",
    "entities": "&lt;script&gt;&#60;b&#62;&amp;",
    "template": "{{ 7 * 7 }}{% raw %}",
    "javascript": "javascript:alert(1)//",
    "sql": "'; drop table links; --",
    "bidi": "\u202egnp.exe\u2066\u200f",
    "NUL": "before\x00after",
    "controls": "\x1b[31m\x08\r\n\u2028\ufeff\ufffd",
    "percent": "%s %(x)s %00 %ff ..%2f..",
    "far planes": "\U0001f4a9\U000e0001\U0010ffff",
}
LONG = "a" * 5000
# The text columns of what readers see, but for those that join tables and those that hold one word of a closed list.
SPOILED = {
    "resources": ("title", "subtitle", "summary", "level", "languages", "provider", "licence", "observed_title",
                  "people_text", "topics_text"),
    "links": ("reason", "final_url"),
    "topics": ("label", "note"),
    "topic_aliases": ("alias",),
    "people": ("name", "role"),
    "offers": ("formats", "price", "note"),
    "paths": ("title", "summary"),
    "path_steps": ("title", "why", "goal_level"),
    "checks": ("reason",),
}  # fmt: skip
PAGES = (
    "/", "/search?q=algebra", "/resources/alive-book", "/resources/gone-book", "/resources/buried",
    "/topics/vectors", "/topics/linear-algebra", "/paths/first-path", "/catalog", "/catalog/resources",
    "/catalog/links", "/catalog/resources/alive-book",
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
    "\x01javascript:alert(1)", "about:blank",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.lan/", "https:javascript:alert(1)\x00", "",
    'https://a.lan/"><script>alert(1)</script>', "blob:https://a.lan/x", "file:///etc/passwd", "http://[",
)  # fmt: skip


def spoil(database: Path, text: str) -> None:
    """Put a text into every column that a page shows."""
    with opened(database) as connection:
        for table, columns in SPOILED.items():
            changes = ", ".join(f"{column} = ?1" for column in columns)
            connection.execute(f"update {table} set {changes}", [text])  # noqa: S608
        connection.commit()


async def harmless(client: Any, path: str) -> str:  # noqa: ANN401 - Datasette ships no types
    """Return a page in which nothing that came as data has become markup."""
    response = await client.get(path)
    assert response.status_code == 200, path
    page = read(response.text)
    scripts = [one.text for one in page.all("script") if one.attributes.get("type") != "application/ld+json"]
    assert not any("alert(" in text for text in scripts), path
    assert not page.all("img", src="x")
    handlers = [(one.tag, name) for one in page.elements for name in one.attributes if name.startswith("on")]
    assert handlers == []
    for link in page.links:
        assert link.startswith(("/", "#", "http://", "https://", ".", "?")) or ":" not in link, link
    if not path.startswith("/catalog"):
        assert page.faults == []
    return str(response.text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_in_the_database_stays_text_on_every_page(small: Path, text: str) -> None:
    spoil(small, text)
    client = site_app(small).client
    for path in PAGES:
        page = await harmless(client, path)
        assert SCRIPT not in page
        if not path.startswith("/catalog"):
            assert "49" not in page or text != HOSTILE["template"]


async def test_very_long_text_in_the_database_is_shown(small: Path) -> None:
    spoil(small, LONG)
    client = site_app(small).client
    for path in PAGES:
        await harmless(client, path)


async def test_the_name_of_the_catalog_is_only_text(small: Path) -> None:
    with opened(small) as connection:
        connection.execute("update build_info set value = ? where key in ('catalog', 'licence')", [SCRIPT])
        connection.commit()
    client = site_app(small).client
    for path in ("/", "/resources/alive-book", "/search", "/catalog"):
        assert SCRIPT not in await harmless(client, path)


@pytest.mark.parametrize("address", ADDRESSES)
async def test_only_web_addresses_become_links(small: Path, address: str) -> None:
    with opened(small) as connection:
        connection.execute("update resources set url = ?", [address])
        connection.execute("update links set url = ?, final_url = ?", [address, address])
        connection.commit()
    client = site_app(small).client
    for path in ("/", "/resources/alive-book", "/topics/vectors", "/search?q=algebra", "/catalog/links"):
        await harmless(client, path)


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG, "x" * 30_000], ids=[*HOSTILE, "long", "very long"])
async def test_hostile_queries_are_answered(small: Path, text: str) -> None:
    client = site_app(small).client
    page = await harmless(client, f"/search?{urlencode({'q': text})}")
    assert SCRIPT not in page
    (box,) = read(page).all("input", type="search")
    assert len(box.attributes["value"] or "") <= 200
    found = await client.get(f"/search.json?{urlencode({'q': text, 'limit': text})}")
    assert found.status_code == 200
    assert found.json()["query"] == text


@pytest.mark.parametrize(
    "query", ["q", "q=", "q=%ff%fe", "q=%ED%A0%80", "q=a&q=b", "q[]=a", "q=%", "&&&", "q=a;b", "Q=a"]
)
async def test_malformed_query_strings_are_answered(small: Path, query: str) -> None:
    client = site_app(small).client
    for path in ("/search", "/search.json"):
        assert (await client.get(f"{path}?{query}")).status_code == 200


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG, "-"], ids=[*HOSTILE, "long", "dash"])
async def test_hostile_names_in_the_path_are_not_found(small: Path, text: str) -> None:
    client = site_app(small).client
    for table in ("resources", "topics", "paths"):
        response = await client.get(f"/{table}/{quote(text, safe='')}")
        assert response.status_code == 404
        assert SCRIPT not in response.text


async def test_a_path_that_is_no_utf_8_is_not_found(small: Path) -> None:
    client = site_app(small).client
    for path in ("/resources/%ff%fe", "/topics/%c0%af", "/paths/%ED%A0%80"):
        assert (await client.get(path)).status_code == 404, path
