"""What programs ask of the site: the sitemap, robots.txt, the description of the search, llms.txt, headers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from rescatalog.publish.serve import site_app
from rescatalog.publish.site import sitemap as site_map
from rescatalog.publish.site.sitemap import Listed, sitemap
from rescatalog.publish.site.views.registry import VIEWS
from tests.publish.making import opened, rows
from tests.publish.spoiling import HOSTILE, SCRIPT, spoil
from tests.publish.test_site_hostile import LONG

pytestmark = pytest.mark.anyio

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def client(small: Path) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site_app(small).client


def located(xml: str) -> dict[str, str | None]:
    """Return the paths of a sitemap with their days."""
    root = etree.fromstring(xml.encode())
    return {
        urlsplit(str(one.findtext(f"{SITEMAP}loc"))).path: one.findtext(f"{SITEMAP}lastmod")
        for one in root.findall(f"{SITEMAP}url")
    }  # fmt: skip


async def test_the_sitemap_names_every_page_worth_finding_and_no_tombstone(client: Any) -> None:  # noqa: ANN401
    found = located((await client.get("/sitemap.xml")).text)
    assert {"/", "/topics", "/plan", "/status", "/about/data"} <= found.keys()
    assert {"/resources/alive-book", "/resources/gone-book", "/topics/matrices", "/paths/first-path"} <= found.keys()
    assert "/resources/buried" not in found


async def test_the_sitemap_says_when_a_link_of_a_page_last_changed(client: Any) -> None:  # noqa: ANN401
    found = located((await client.get("/sitemap.xml")).text)
    assert found["/resources/gone-book"] == "2026-11-10"
    assert found["/status"] == "2026-11-12"
    assert found["/paths/first-path"] is None


async def test_every_address_of_the_sitemap_is_answered(own: Path) -> None:
    client = site_app(own).client
    answered = [re.compile(pattern) for routes in VIEWS.values() for pattern, _ in routes]
    found = [
        path for path in located((await client.get("/sitemap.xml")).text) if any(one.match(path) for one in answered)
    ]
    assert len(found) > 200
    # Every seventh; all of them are walked elsewhere.
    for path in found[::7]:
        assert (await client.get(path)).status_code == 200, path


def test_a_long_sitemap_is_a_list_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_map, "MOST", 2)
    pages = [Listed(f"/resources/{n}", "") for n in range(5)]
    whole = etree.fromstring((sitemap(pages, "https://a.lan", None) or "").encode())
    assert [one.text for one in whole.iter(f"{SITEMAP}loc")] == [f"https://a.lan/sitemap-{n}.xml" for n in (1, 2, 3)]
    parts = [located(sitemap(pages, "https://a.lan", n) or "") for n in (1, 2, 3)]
    assert [path for part in parts for path in part] == [page.path for page in pages]
    assert sitemap(pages, "https://a.lan", 4) is None
    assert sitemap(pages, "https://a.lan", 0) is None


async def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client: Any) -> None:  # noqa: ANN401
    assert (await client.get("/sitemap-1.xml")).status_code == 200
    assert (await client.get("/sitemap-2.xml")).status_code == 404


async def test_robots_txt_leads_to_the_sitemap(client: Any) -> None:  # noqa: ANN401
    text = (await client.get("/robots.txt", headers={"host": "maths.lan"})).text
    assert "Sitemap: http://maths.lan/sitemap.xml" in text.splitlines()


async def test_browsers_are_told_how_to_search(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/opensearch.xml")
    assert response.headers["content-type"].startswith("application/opensearchdescription+xml")
    root = etree.fromstring(response.text.encode())
    assert root.findtext(f"{SEARCH}ShortName") == "Small catalog"
    places = {one.get("type"): one.get("template") for one in root.findall(f"{SEARCH}Url")}
    assert places["text/html"] == "http://localhost/search?q={searchTerms}"


async def test_a_long_name_is_cut_to_what_the_format_allows(small: Path) -> None:
    with opened(small) as connection:
        connection.execute("update build_info set value = ? where key = 'catalog'", [LONG])
        connection.commit()
    root = etree.fromstring((await site_app(small).client.get("/opensearch.xml")).text.encode())
    assert len(str(root.findtext(f"{SEARCH}ShortName"))) == 16
    assert len(str(root.findtext(f"{SEARCH}Description"))) <= 1024


async def test_programs_that_read_texts_find_what_is_here(client: Any) -> None:  # noqa: ANN401
    text = (await client.get("/llms.txt")).text
    assert text.startswith("# Small catalog\n\n> 2 learning resources")
    assert "- [First path](http://localhost/paths/first-path): Leads from arrows to arrays." in text.splitlines()
    assert "- [Vectors](http://localhost/topics/vectors): 2 resources" in text.splitlines()


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "long"])
async def test_what_programs_read_is_well_formed_whatever_stands_in_the_catalog(small: Path, text: str) -> None:
    spoil(small, text)
    with opened(small) as connection:
        connection.execute("update build_info set value = ?1 where key in ('catalog', 'licence')", [text])
        connection.execute("update links set since = ?1", [text])
        connection.commit()
    client = site_app(small).client
    for path in ("/sitemap.xml", "/opensearch.xml"):
        etree.fromstring((await client.get(path)).text.encode())
    response = await client.get("/llms.txt")
    assert response.status_code == 200
    assert "<" not in response.text.replace("\\<", "")
    assert len([line for line in response.text.splitlines() if line.startswith("# ")]) == 1
    assert SCRIPT not in (await client.get("/robots.txt")).text


async def test_nothing_sets_a_cookie(own: Path) -> None:
    client = site_app(own).client
    name = rows(own, "select id from resources limit 1")[0][0]
    for path in ("/", "/search?q=a", f"/resources/{name}", "/sitemap.xml", "/llms.txt", "/feeds/added.atom",
                 "/-/health", "/catalog", "/catalog/resources", "/no-such-page"):  # fmt: skip
        assert "set-cookie" not in (await client.get(path)).headers, path


async def test_pages_of_data_may_run_their_own_scripts_and_nobody_elses(client: Any) -> None:  # noqa: ANN401
    for path in ("/catalog", "/catalog/resources", "/catalog/resources/alive-book"):
        policy = (await client.get(path)).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self' 'unsafe-inline'" in policy
        assert "http" not in policy


async def test_own_pages_run_no_inline_script(client: Any) -> None:  # noqa: ANN401
    for path in ("/", "/resources/alive-book", "/status", "/about/data", "/no-such-page"):
        policy = (await client.get(path)).headers["content-security-policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'none'" in policy


async def test_errors_of_datasettes_own_pages_are_answers(client: Any) -> None:  # noqa: ANN401
    missing = await client.get("/no-such-page.json")
    assert (missing.status_code, missing.json()["ok"]) == (404, False)
    # Source: Datasette 0.65 answers a column that is not there with 500; that is no crash of the server.
    assert (await client.get("/catalog/resources?_sort=nope")).status_code in {400, 500}


async def test_sql_of_strangers_is_refused(client: Any) -> None:  # noqa: ANN401
    assert (await client.get("/catalog.json?sql=select+1", follow_redirects=True)).status_code == 403
    assert (await client.get("/catalog/resources.json?_where=1=1")).status_code == 403
