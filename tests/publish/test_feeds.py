"""Feeds: valid Atom whatever stands in the catalog, newest first, the same names wherever the site is served."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rescatalog.core.words import Verdict
from rescatalog.publish.serve import site_app
from rescatalog.publish.site.atom import Feed, FeedEntry, atom
from tests.core.entries import entry
from tests.publish.making import GONE, built, catalog, checks, opened, resource, seen
from tests.publish.spoiling import HOSTILE, spoil
from tests.publish.test_site_hostile import LONG

pytestmark = pytest.mark.anyio

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feeds/added.atom", "/feeds/dead.atom", "/feeds/topic-vectors.atom", "/feeds/topic-linear-algebra.atom")


def read(xml: str) -> Any:  # noqa: ANN401 - an element
    """Return the root of a feed in which everything is there that RFC 4287 asks for."""
    root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    assert root.tag == f"{ATOM}feed"
    for one in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = one.findall(ATOM + name)
            assert found.text, name
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo is not None
        for link in one.findall(f"{ATOM}link"):
            assert link.get("href").startswith(("http://", "https://"))
    names = [one.findtext(f"{ATOM}id") for one in root.findall(f"{ATOM}entry")]
    assert len(names) == len(set(names))
    return root


def titles(root: Any) -> list[str]:  # noqa: ANN401 - an element
    return [one.findtext(f"{ATOM}title") for one in root.findall(f"{ATOM}entry")]


async def test_what_is_new_stands_first(tmp_path: Path) -> None:
    path = built(tmp_path / "catalog.db", resource(id="new-book", title="Brand new", added="2026-11-20")).path
    response = await site_app(path).client.get("/feeds/added.atom")
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = read(response.text)
    assert titles(root)[0] == "Brand new"
    assert root.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"


async def test_tombstones_are_no_news(small: Path) -> None:
    assert "Buried Zymurgy" not in (await site_app(small).client.get("/feeds/added.atom")).text


async def test_a_dead_link_is_told_with_its_reason(small: Path) -> None:
    root = read((await site_app(small).client.get("/feeds/dead.atom")).text)
    assert titles(root) == ["Gone Algebra: homepage is dead"]
    said = root.findtext(f"{ATOM}entry/{ATOM}summary")
    assert said.startswith("https://gone.lan/book was missing")
    assert "gone (HTTP 410)" in said


async def test_where_nothing_has_died_the_feed_is_empty_and_valid(tmp_path: Path) -> None:
    root = read((await site_app(built(tmp_path / "catalog.db", history=[]).path).client.get("/feeds/dead.atom")).text)
    assert titles(root) == []


async def test_a_link_that_came_back_is_said_to_be_back(tmp_path: Path) -> None:
    history = [*checks(), seen(GONE, Verdict.ALIVE, 20, reason="ok", http_status=200)]
    text = (await site_app(built(tmp_path / "catalog.db", history=history).path).client.get("/feeds/dead.atom")).text
    assert "Since then it has become ok." in text


async def test_a_topic_has_a_feed_with_what_stands_under_it(small: Path) -> None:
    client = site_app(small).client
    assert set(titles(read((await client.get("/feeds/topic-linear-algebra.atom")).text))) == {
        "Alive Algebra", "Gone Algebra",
    }  # fmt: skip
    assert titles(read((await client.get("/feeds/topic-matrices.atom")).text)) == []


@pytest.mark.parametrize("name", ["topic-no-such", "topic-", "other", "topic-" + quote("<script>", safe="")])
async def test_a_feed_that_is_not_there_is_not_found(small: Path, name: str) -> None:
    response = await site_app(small).client.get(f"/feeds/{name}.atom")
    assert response.status_code == 404
    assert "<script>" not in response.text


async def test_names_in_a_feed_do_not_depend_on_the_host_but_addresses_do(small: Path) -> None:
    client = site_app(small).client
    first = read((await client.get("/feeds/added.atom", headers={"host": "a.lan"})).text)
    second = read((await client.get("/feeds/added.atom", headers={"host": "b.lan:81"})).text)
    assert [one.text for one in first.iter(f"{ATOM}id")] == [one.text for one in second.iter(f"{ATOM}id")]
    assert first.find(f"{ATOM}link").get("href") == "http://a.lan/feeds/added.atom"
    assert second.find(f"{ATOM}link").get("href") == "http://b.lan:81/feeds/added.atom"


@pytest.mark.parametrize("host", ['a.lan"/><x y="', "a.lan/evil", "<b>", "a lan", "", "a" * 300, "user@evil.lan"])
async def test_a_host_that_is_none_is_not_repeated(small: Path, host: str) -> None:
    client = site_app(small).client
    for path in (*FEEDS, "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/llms.txt"):
        text = (await client.get(path, headers={"host": host})).text
        assert "http://localhost/" in text
        assert not host or f"//{host}" not in text


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "long"])
async def test_feeds_are_valid_whatever_stands_in_the_catalog(small: Path, text: str) -> None:
    spoil(small, text)
    with opened(small) as connection:
        connection.execute("update resources set url = ?1, added = ?1, kind = 'book'", [text])
        connection.execute("update links set url = ?1", [text])
        connection.execute("update link_changes set reason = ?1, changed_at = ?1", [text])
        connection.execute("update build_info set value = ?1 where key = 'catalog'", [text])
        connection.commit()
    client = site_app(small).client
    for path in FEEDS:
        response = await client.get(path)
        assert response.status_code == 200
        read(response.text)


async def test_whoever_has_a_feed_already_is_told_so(small: Path) -> None:
    client = site_app(small).client
    first = await client.get("/feeds/added.atom")
    again = await client.get("/feeds/added.atom", headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.text) == (304, "")
    assert (await client.get("/feeds/added.atom", headers={"if-none-match": '"other"'})).status_code == 200


async def test_a_feed_is_never_longer_than_fifty_entries(tmp_path: Path) -> None:
    many = [entry(id=f"book-{n}", title=f"Book {n}") for n in range(70)]
    shelf = replace(catalog(), entries={one.id: one for one in many}, paths={}, documents={})
    client = site_app(built(tmp_path / "catalog.db", shelf).path).client
    for path in ("/feeds/added.atom", "/feeds/topic-vectors.atom"):
        assert len(titles(read((await client.get(path)).text))) == 50


TEXT = st.text(max_size=60)


@given(TEXT, TEXT, TEXT, TEXT, TEXT)
def test_any_text_makes_valid_atom(catalog: str, event: str, title: str, summary: str, updated: str) -> None:
    one = FeedEntry(
        event=event, title=title, path="/x", updated=updated, summary=summary, subject=title, topics=[event]
    )
    feed = Feed(catalog=catalog, title=title or "x", path="/feeds/x.atom", page="/", entries=[one])
    tree = etree.fromstring(atom(feed, "http://localhost").encode("utf-8", "replace"))
    assert [len(tree.findall(f"{{*}}entry/{{*}}{name}")) for name in ("title", "summary", "updated", "id")] == [1] * 4
