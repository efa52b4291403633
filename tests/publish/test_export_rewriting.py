"""Pages, feeds and texts as files have them, and where every address of a site lies among the files."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rescatalog.publish.export import rewriting
from rescatalog.publish.export.places import ORIGIN_HOST, Place, own_address, page_or_file, relative
from rescatalog.publish.export.walking import Walk, seeds
from tests.publish.making import opened
from tests.publish.pages import read

BASE = "https://name.github.io/list/"
SITE = f"http://{ORIGIN_HOST}"
SEGMENT = st.text("abcxyz019-_.:~", min_size=1, max_size=6).filter(lambda text: text.strip(".") != "")
FOLDERS = st.lists(SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@dataclass(slots=True)
class Answer:
    """What the fake site answers, in the shape of httpx."""

    content: bytes
    headers: dict[str, str]
    status_code: int = 200


@dataclass(slots=True)
class Site:
    """A site with these pages and files, asked as Datasette's client is."""

    answers: dict[str, tuple[str, str]]
    asked: list[str] = field(default_factory=list)

    async def get(self, path: str, **options: object) -> Answer:  # noqa: ARG002 - the client's signature
        self.asked.append(path)
        if path not in self.answers:
            return Answer(b"", {"content-type": "text/html"}, 404)
        kind, text = self.answers[path]
        return Answer(text.encode(), {"content-type": f"{kind}; charset=utf-8"})


def walked(site: Site, *addresses: str, **more: Any) -> tuple[dict[str, str], Walk]:  # noqa: ANN401 - fields of a walk
    """Return the files that a walk through a site gives, and the walk."""
    walk = Walk(base_url=BASE, tables=frozenset({"resources"}), **more)

    async def collect() -> dict[str, str]:
        found = walk.pages(site, addresses, lambda done, total: None)  # noqa: ARG005
        return {asked.file: asked.body.decode() async for asked in found}

    return asyncio.run(collect()), walk


def html(body: str) -> tuple[str, str]:
    return "text/html", f'<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def links(text: str) -> list[str]:
    return list(read(text).links)


@given(FOLDERS, st.one_of(st.just("index.html"), SEGMENT), FOLDERS, st.one_of(st.just(""), SEGMENT))
def test_a_relative_link_leads_where_the_whole_address_does(here: str, file: str, there: str, name: str) -> None:
    location = there + name
    # A file is no folder of the same name.
    assume(not name or not here.startswith(f"{location}/"))
    seen_at = f"{BASE}{here}{'' if file == 'index.html' else file}"
    assert urljoin(seen_at, relative(location, seen_from=here + file)) == BASE + location


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_address_leads_out_of_the_folder(path: str, query: str) -> None:
    file = page_or_file("/" + path, query)
    if file is not None:
        assert not file.startswith("/")
        assert "\\" not in file
        assert {"", ".", ".."}.isdisjoint(file.split("/"))


@pytest.mark.parametrize(
    ("url", "own"),
    [("/a", "/a"), (f"{SITE}/a?b#c", "/a?b#c"), (SITE, "/"), ("//elsewhere.lan/a", None), ("https://a.lan/", None),
     ("#top", None), ("a/b", None), ("", None), ("mailto:a@b.lan", None), ("http://[", None)],
)  # fmt: skip
def test_only_rooted_addresses_and_those_of_the_host_are_the_sites_own(url: str, own: str | None) -> None:
    assert own_address(url) == own


def test_addresses_become_folders_and_files_by_their_names() -> None:
    assert page_or_file("/") == "index.html"
    assert page_or_file("/topics/vectors") == "topics/vectors/index.html"
    assert page_or_file("/feeds/new.atom") == "feeds/new.atom"
    assert page_or_file("/-/rescatalog.css") == "-/rescatalog.css"
    assert page_or_file("/a/%2e%2e/b") is None
    assert page_or_file("/a%2fb") is None


def test_every_query_has_a_name_of_its_own() -> None:
    first, second = page_or_file("/plan", "role=a&hours=5"), page_or_file("/plan", "role=a-hours=5")
    assert first != second
    assert str(first).startswith("plan/role-a-hours-5-")
    assert str(page_or_file("/plan.ics", "role=a")).startswith("plan-role-a-")
    assert str(page_or_file("/plan.ics", "role=a")).endswith(".ics")


def test_a_location_is_fit_for_an_address() -> None:
    assert Place(file="index.html").location == ""
    assert Place(file="topics/è/index.html", suffix="#a").location == "topics/%C3%A8/#a"


def test_links_are_relative_and_everything_else_stays_as_it_was() -> None:
    body = '<a href="/b?x=1&amp;y=2">b</a> <a href="https://e.lan/?a=1&amp;b">e</a> &copy; &#8211; a &amp; b <br>'
    files, _ = walked(Site({"/a": html(body), "/b?x=1&y=2": html("b")}), "/a")
    (variant,) = [file for file in files if file.startswith("b/")]
    wanted = body.replace("/b?x=1&amp;y=2", f"../{variant.removesuffix('index.html')}")
    assert wanted in files["a/index.html"]


def test_text_that_looks_like_a_link_inside_an_attribute_stays_text() -> None:
    body = """<img alt='say href="/b" and src="/c"' title="x href='/d'" src="/e.png">"""
    files, _ = walked(Site({"/a": html(body), "/e.png": ("image/png", "p")}), "/a")
    assert body.replace('"/e.png"', '"../e.png"') in files["a/index.html"]


def test_drawings_keep_the_case_of_their_attributes() -> None:
    body = '<svg viewBox="0 0 1 1" preserveAspectRatio="none"><a href="/b"><path d="M0 0"/></a></svg>'
    files, _ = walked(Site({"/a": html(body), "/b": html("")}), "/a")
    assert body.replace('"/b"', '"../b/"') in files["a/index.html"]


def test_a_search_keeps_its_words_and_is_left_to_the_browser() -> None:
    body = '<a href="/search?q=bayes&amp;kind=book">b</a><form action="/search" role="search"><input name="q"></form>'
    site = Site({"/a": html(body)})
    files, _ = walked(site, "/a")
    assert '<a href="../search/?q=bayes&amp;kind=book">' in files["a/index.html"]
    assert '<form action="../search/" role="search"><input' in files["a/index.html"]
    assert site.asked == ["/a"]


@pytest.mark.parametrize(("action", "said"), [("/plan", "rescatalog plan"), ("/other", "rescatalog serve")])
def test_a_form_that_only_a_server_answers_gives_way_to_what_to_do_instead(action: str, said: str) -> None:
    form = (
        f'<form action="{action}"><input name="role"><p>Who &amp; what<select><option>a</select></p></form><p>after</p>'
    )
    files, _ = walked(Site({"/plan": html(form)}), "/plan")
    page = read(files["plan/index.html"])
    assert page.faults == []
    assert said in page.all("p", **{"class": "notice"})[0].text
    assert not page.all("form") + page.all("input") + page.all("option")
    assert "Who" not in files["plan/index.html"]
    assert files["plan/index.html"].endswith("<p>after</p></body></html>")


def test_what_is_said_of_a_server_only_is_left_out() -> None:
    files, _ = walked(Site({"/a": html("<ul><li data-live><ul><li>x</li></ul>y</li><li>z</li></ul>")}), "/a")
    assert files["a/index.html"].endswith("<body><ul><li>z</li></ul></body></html>")


def test_a_calendar_begins_on_the_first_day_that_is_known() -> None:
    form = '<form action="/plan.ics"><input type="hidden" name="role" value="a&amp;b"><input name="start"></form>'
    site = Site({"/plan?role=a": html(form), "/plan.ics?role=a%26b&start=2026-11-23": ("text/calendar", "c")})
    files, walk = walked(site, "/plan?role=a", first_day="2026-11-23")
    assert walk.missing == {}
    (page,) = [text for file, text in files.items() if file.endswith(".html")]
    assert "Calendar from 2026-11-23</a>" in page
    assert [file for file in files if file.endswith(".ics")]
    files, walk = walked(site, "/plan?role=a")
    assert [text.partition("<body>")[2] for text in files.values()] == ["</body></html>"]


def test_answers_to_queries_are_pages_but_do_not_lead_to_ever_more() -> None:
    plan = html('<a href="/plan?role=b&amp;hours=1">less</a><a href="/plan.ics?role=a">calendar</a>')
    site = Site({"/": html('<a href="/plan?role=a">a</a>'), "/plan?role=a": plan, "/plan": html("plan"),
                 "/plan.ics?role=a": ("text/calendar", f"URL:{SITE}/plan?role=b&hours=1")})  # fmt: skip
    files, walk = walked(site, "/")
    assert walk.missing == {}
    assert site.asked == ["/", "/plan?role=a", "/plan", "/plan.ics?role=a"]
    (calendar,) = [text for file, text in files.items() if file.endswith(".ics")]
    assert calendar == f"URL:{BASE}plan/"


def test_answers_that_the_walk_began_with_and_next_pages_are_reached_from_answers_too() -> None:
    site = Site({"/plan?role=a": html('<a href="/plan?role=a&amp;free=1">free</a>'), "/plan?role=a&free=1": html("f"),
                 "/list?page=2": html('<a href="/list?page=3">3</a>'), "/list?page=3": html("3")})  # fmt: skip
    files, walk = walked(site, "/plan?role=a", "/plan?role=a&free=1", "/list?page=2")
    assert walk.missing == {}
    assert "/list?page=3" in site.asked
    assert any('<a href="../role-a-free-1-' in text for text in files.values())


def test_what_a_server_would_narrow_the_browser_searches() -> None:
    body = '<a href="/topics/a?level=school&amp;free=1#resources">x</a><a href="/topics/a?page=2">y</a>'
    files, _ = walked(Site({"/topics/a": html(body), "/topics/a?page=2": html("2")}), "/topics/a")
    narrowed, more = links(files["topics/a/index.html"])
    assert narrowed == "../../search/?topic=a&cost=free&cost=free-with-account&level=school"
    assert more.startswith("page-2-")


def test_a_resource_has_a_column_and_the_browser_puts_columns_together() -> None:
    body = '<a href="/compare?ids=a,b">ab</a><a href="/compare?ids=a">a</a><a href="/compare">none</a>'
    body += '<form action="/compare"><input name="ids"></form>'
    files, walk = walked(Site({"/x": html(body), "/compare?ids=a": html("column of a")}), "/x")
    assert walk.missing == {}
    assert links(files["x/index.html"]) == ["../compare/?ids=a%2Cb", "../compare/a/", "../compare/"]
    assert '<form action="../compare/"><input name="ids"></form>' in files["x/index.html"]
    assert "column of a" in files["compare/a/index.html"]


@pytest.mark.parametrize("name", ["con", "AUX.txt", "lpt1", "name.", "a:b", "a|b", "a b", "tail "])
def test_a_name_that_is_no_file_everywhere_is_none(name: str) -> None:
    assert page_or_file(f"/topics/{name}") is None


def test_the_pages_of_datasette_become_data_files() -> None:
    body = "".join(
        f'<a href="{link}">x</a>'
        for link in ("/catalog", "/catalog.db", "/catalog/resources", "/catalog/resources.csv?_stream=on",
                     "/catalog/resources.json?_shape=array", "/catalog/resources/x", "/catalog/other.json", "/-/health")
    )  # fmt: skip
    files, walk = walked(Site({"/a": html(body)}), "/a")
    assert walk.missing == {}
    assert links(files["a/index.html"]) == [
        "../data/", "../catalog.db", "../data/#resources", "../data/resources.csv", "../data/resources.json",
        "../data/", "../data/", "../data/",
    ]  # fmt: skip


def test_what_is_not_there_is_told_with_the_page_that_names_it() -> None:
    _, walk = walked(Site({"/a": html('<a href="/gone">x</a><a href="/b.txt">x</a>'), "/b.txt": html("")}), "/a")
    assert walk.missing == {"/gone": "/a", "/b.txt": "/a"}


def test_feeds_and_sitemaps_name_whole_addresses_and_lead_on_to_their_pages() -> None:
    feed = (f'<feed><link href="/feeds/new.atom"/><id>{SITE}/topics/a?x=1&amp;y=2</id>'
            f"<loc>{SITE}/topics/b</loc><loc>{SITE}/</loc><p>https://e.lan/a</p></feed>")  # fmt: skip
    site = Site({"/feeds/new.atom": ("application/atom+xml", feed), "/": html(""), "/topics/b": html("b")})
    site.answers["/topics/a?x=1&y=2"] = html("a")
    files, walk = walked(site, "/feeds/new.atom")
    assert walk.missing == {}
    assert f"<loc>{BASE}topics/b/</loc><loc>{BASE}</loc><p>https://e.lan/a</p>" in files["feeds/new.atom"]
    assert f'<link href="{BASE}feeds/new.atom"/><id>{BASE}topics/a/x-1-y-2-' in files["feeds/new.atom"]


def test_a_description_of_the_search_names_the_one_that_files_can_answer() -> None:
    given = (f'<OpenSearchDescription><Url type="text/html" template="{SITE}/search?q={{searchTerms}}"/>'
             f'<Url type="application/atom+xml" template="{SITE}/search.atom?q={{searchTerms}}"/>'
             "</OpenSearchDescription>")  # fmt: skip
    files, walk = walked(Site({"/opensearch.xml": ("application/opensearchdescription+xml", given)}), "/opensearch.xml")
    assert walk.missing == {}
    assert files["opensearch.xml"] == (
        f'<OpenSearchDescription><Url type="text/html" template="{BASE}search/?q={{searchTerms}}"/>'
        "</OpenSearchDescription>"
    )


def test_texts_for_programs_name_whole_addresses() -> None:
    text = f"# List\n- [A](/a): see {SITE}/b.\n- [E](https://e.lan/a)\n"
    site = Site({"/llms.txt": ("text/plain", text), "/a": html(""), "/b": html("")})
    files, _ = walked(site, "/llms.txt")
    assert files["llms.txt"] == f"# List\n- [A]({BASE}a/): see {BASE}b/.\n- [E](https://e.lan/a)\n"
    assert {"a/index.html", "b/index.html"} <= set(files)


def test_previews_and_data_for_machines_in_a_page_name_whole_addresses() -> None:
    data = f'<script type="application/ld+json">{{"url": "{SITE}/a"}}</script>'
    head = f'<meta property="og:image" content="{SITE}/og/a.png"><meta name="description" content="/a">'
    head += f'<link rel="canonical" href="/a">{data}'
    files, _ = walked(Site({"/a": html(head), "/og/a.png": ("image/png", "p")}), "/a")
    for wanted in (f'content="{BASE}og/a.png"', 'content="/a"', f'href="{BASE}a/"', f'{{"url": "{BASE}a/"}}'):
        assert wanted in files["a/index.html"]
    assert files["og/a.png"] == "p"


def test_previews_show_the_picture_of_the_page_or_else_of_the_catalog() -> None:
    head = '<meta property="og:title" content="A &amp; B"><meta name="twitter:card" content="summary">'
    site = Site({"/topics/a": html(head), "/": html(head)})
    files, _ = walked(site, "/topics/a", "/", pictures=frozenset({"og/topics/a.png", "og/catalog.png"}))
    page = read(files["topics/a/index.html"])
    told = {
        one.attributes.get("property"): one.attributes["content"]
        for one in page.all("meta")
        if "content" in one.attributes
    }
    assert told["og:image"] == f"{BASE}og/topics/a.png"
    assert (told["og:image:width"], told["og:image:height"], told["og:image:alt"]) == ("1200", "630", "A & B")
    assert page.all("meta", name="twitter:card")[0].attributes["content"] == "summary_large_image"
    assert f'content="{BASE}og/catalog.png"' in files["index.html"]
    files, _ = walked(site, "/topics/a")
    assert "og:image" not in files["topics/a/index.html"]


def test_a_style_sheet_finds_its_fonts() -> None:
    site = Site({"/-/a.css": ("text/css", "x{src:url(/-/f.woff2)}"), "/-/f.woff2": ("font/woff2", "f")})
    files, _ = walked(site, "/-/a.css")
    assert files["-/a.css"] == 'x{src:url("f.woff2")}'
    assert "-/f.woff2" in files


def test_characters_that_no_page_may_hold_are_left_out() -> None:
    nothing = rewriting.Links(lambda url: None, lambda url: None)  # noqa: ARG005
    assert rewriting.html("a\x00b\x1b[31m\x85c\ufffe\U0010ffffd\té\U0001f4a9", nothing) == "ab[31mcd\té\U0001f4a9"


def test_the_walk_begins_with_what_routes_and_tables_name_but_for_what_only_servers_answer(small: Path) -> None:
    with opened(small) as connection:
        found = seeds(connection)
    assert {"/", "/-/rescatalog.css", "/topics/vectors", "/paths/first-path", "/resources/buried"} <= set(found)
    assert {"/search", "/search.json", "/search.atom", "/robots.txt", "/-/health"}.isdisjoint(found)
    assert len(found) == len(set(found))
