"""The site under hostile text: escaped on every route of the registry, never an error of the server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from lxml import etree

from rescatalog.publish.serve import site_app
from tests.publish.addresses import Answer, Walk, ask, naming, plain, route_of, walk
from tests.publish.making import opened
from tests.publish.pages import Page, read
from tests.publish.spoiling import HOSTILE, SCRIPT, spoil, spoil_addresses

pytestmark = pytest.mark.anyio

LONG = "a" * 5000
# Pages of Datasette's on our data.
DATA = ("/catalog", "/catalog/resources", "/catalog/links", "/catalog/resources/alive-book")
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
    "\x01javascript:alert(1)", "about:blank",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.lan/", "https:javascript:alert(1)\x00", "",
    'https://a.lan/"><script>alert(1)</script>', "blob:https://a.lan/x", "file:///etc/passwd", "http://[",
)  # fmt: skip
# What forms and filters may be called, whether today's pages have them or not.
PARAMETERS = frozenset(
    {"q", "limit", "kind", "level", "access", "cost", "language", "topic", "provider", "state", "link", "without",
     "sort", "page", "ids", "id", "role", "known", "hours", "free", "guide", "format", "start", "weeks"}
)  # fmt: skip


_walks: dict[str, Walk] = {}


async def known(database: Path) -> Walk:
    """Return the addresses of the small catalog, as they are before anything is spoiled."""
    if "small" not in _walks:
        _walks["small"] = await walk(site_app(database).client)
    return _walks["small"]


def check_page(page: Page, path: str) -> None:
    """Make sure that nothing that came as data has become markup."""
    scripts = [one.text for one in page.all("script") if one.attributes.get("type") != "application/ld+json"]
    assert not any("alert(" in text for text in scripts), path
    assert not page.all("img", src="x"), path
    assert not page.all("image", href="x"), path
    handlers = [
        (one.tag, name, text) for one in page.elements for name, text in one.attributes.items() if name[:2] == "on"
    ]
    # Datasette 1.0 has buttons of its own with handlers of its own.
    ours = route_of(path) is not None
    assert [one for one in handlers if ours or one[0] != "button" or "alert(" in str(one[2])] == [], path
    for link in page.links:
        assert link.startswith(("/", "#", "http://", "https://", ".", "?")) or ":" not in link, (path, link)
    if route_of(path) is not None:
        assert page.faults == [], path
    for one in page.all("script", type="application/ld+json"):
        json.loads(one.text)


def check(path: str, answer: Answer) -> None:
    """Make sure that an answer is what its type says, and harmless."""
    assert answer.status < 500, (path, answer.status)
    assert answer.headers.get("x-content-type-options") == "nosniff", path
    if answer.type == "text/html":
        check_page(answer.page or read(answer.text), path)
        assert SCRIPT not in answer.text, path
        if route_of(path) is not None:
            assert answer.headers["content-security-policy"].startswith("default-src 'none'"), path
    elif answer.type.endswith(("+xml", "/xml")):
        tree = etree.fromstring(answer.text.encode())
        assert not [one for one in tree.iter() if etree.QName(one).localname == "script"], path
        assert not [name for one in tree.iter() for name in one.attrib if str(name).startswith("on")], path
    elif answer.type == "application/json":
        json.loads(answer.text)
    elif answer.type.startswith("text/") and answer.type != "text/css" and route_of(path) is not None:
        # Tables as CSV are Datasette's, and give the rows as they are.
        assert "\x1b" not in answer.text, path
        assert "\x00" not in answer.text, path


async def harmless(client: Any, path: str) -> str:  # noqa: ANN401 - Datasette ships no types
    """Return an answer of 200 in which nothing that came as data has become markup."""
    answer = await ask(client, path)
    check(path, answer)
    assert answer.status == 200, path
    return answer.text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_in_the_database_stays_text_on_every_page(small: Path, text: str) -> None:
    paths = (await known(small)).answers
    assert {"resources.title", "topic_aliases.alias", "offers.note", "links.final_url"} <= set(spoil(small, text))
    client = site_app(small).client
    for path in (*paths, *DATA):
        page = await ask(client, path)
        check(path, page)
        assert page.status == paths[path].status if path in paths else 200, path
        if route_of(path) is not None:
            assert "5332114" not in page.text, path


async def test_hostile_text_of_every_sort_at_once_stays_text_all_over_our_own_catalog(
    own: Path, tmp_path: Path
) -> None:
    client = site_app(own).client
    paths = (await walk(client, most=4)).answers
    spoilt = tmp_path / "catalog.db"
    spoilt.write_bytes(own.read_bytes())  # noqa: ASYNC240 - one small file
    spoil(spoilt, *HOSTILE.values())
    client = site_app(spoilt).client
    for path, before in paths.items():
        after = await ask(client, path)
        check(path, after)
        assert after.status == before.status, path


async def test_very_long_text_in_the_database_is_shown(small: Path) -> None:
    paths = (await known(small)).answers
    spoil(small, LONG)
    client = site_app(small).client
    for path in (*paths, *DATA):
        answer = await ask(client, path)
        check(path, answer)
        assert answer.status == (paths[path].status if path in paths else 200), path


async def test_the_name_of_the_catalog_is_only_text(small: Path) -> None:
    paths = (await known(small)).answers
    with opened(small) as connection:
        connection.execute("update build_info set value = ? where key in ('catalog', 'licence')", [SCRIPT])
        connection.commit()
    client = site_app(small).client
    for path in (*paths, "/catalog"):
        answer = await ask(client, path)
        check(path, answer)
        assert answer.status == (paths[path].status if path in paths else 200), path


async def test_only_web_addresses_become_links(small: Path) -> None:
    paths = (await known(small)).answers
    for turn in range(4):
        # Three or so rows: every address comes to every row in some turn.
        spoil_addresses(small, ADDRESSES[turn * 4 :] + ADDRESSES[: turn * 4])
        client = site_app(small).client
        for path in (*paths, "/catalog/links"):
            answer = await ask(client, path)
            check(path, answer)
            assert answer.status == (paths[path].status if path in paths else 200), path


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "long"])
async def test_hostile_values_of_every_parameter_are_answered_on_every_route(small: Path, text: str) -> None:
    seen = await known(small)
    fields = {
        str(one.attributes["name"])
        for answer in seen.answers.values() if answer.page
        for tag in ("input", "select", "button", "textarea") for one in answer.page.all(tag)
        if one.attributes.get("name")
    }  # fmt: skip
    linked = {name for path in seen.answers if route_of(path) for name, _ in parse_qsl(urlsplit(path).query)}
    client = site_app(small).client
    for route in plain():
        asked = [{"q": "algebra", name: text} for name in sorted(fields | linked)]
        for given in (*asked, dict.fromkeys(PARAMETERS, text[:2000])):
            path = f"{route}?{urlencode(given)}"
            answer = await ask(client, path)
            check(path, answer)
            assert answer.status in {200, 400, 404}, (path, answer.status)


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG, "-"], ids=[*HOSTILE, "long", "dash"])
async def test_hostile_names_are_not_found_on_any_route(small: Path, text: str) -> None:
    client = site_app(small).client
    routes = naming(quote(text, safe=""))
    assert len(routes) >= 3
    for path in routes:
        answer = await ask(client, path)
        check(path, answer)
        assert answer.status in {400, 404} or "{" in path, (path, answer.status)


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
    for path in plain():
        assert (await client.get(f"{path}?{query}")).status_code in {200, 400}, path


async def test_a_path_that_is_no_utf_8_is_not_found(small: Path) -> None:
    client = site_app(small).client
    for name in ("%ff%fe", "%c0%af", "%ED%A0%80"):
        for path in naming(name):
            assert (await client.get(path)).status_code in {400, 404}, path
