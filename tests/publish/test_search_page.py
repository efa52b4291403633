"""The search page, its feed and its marks: right for readers, harmless whatever stands in the catalog."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rescatalog.publish.searching.marking import CLOSE, OPEN, marked, stems_of
from rescatalog.publish.serve import site_app
from rescatalog.publish.site.render import marks
from tests.publish.making import opened
from tests.publish.pages import Element, Page, read

pytestmark = pytest.mark.anyio

ATOM = "{http://www.w3.org/2005/Atom}"
SCRIPT = "<script>alert(1)</script> algebra"


@pytest.fixture
def client(own: Path) -> Any:  # noqa: ANN401 - Datasette ships no types
    return site_app(own).client


async def shown(client: Any, **arguments: object) -> Page:  # noqa: ANN401 - Datasette ships no types
    response = await client.get(f"/search?{urlencode(arguments, doseq=True)}")
    assert response.status_code == 200
    page = read(response.text)
    assert page.faults == []
    return page


def status(page: Page) -> str:
    (line,) = page.all("p", role="status")
    return " ".join(line.text.split())


def filters(page: Page) -> dict[str, Element]:
    """Return the links of the filters by their words, without their counts."""
    found = [one for one in page.all("a") if "nofollow" in (one.attributes.get("rel") or "")]
    return {" ".join(one.text.split()).rstrip("0123456789 "): one for one in found}


async def test_a_filter_shows_how_many_it_leaves_and_leads_there(client: Any) -> None:  # noqa: ANN401
    book = filters(await shown(client, q="statistics"))["book"]
    count = book.text.split()[-1]
    page = read((await client.get(str(book.attributes["href"]))).text)
    assert status(page).startswith(f"{count} found")


async def test_a_chosen_filter_is_told_and_can_be_taken_off(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, q="statistics", kind="book")
    chosen = filters(page)["book"]
    assert chosen.attributes["aria-current"] == "true"
    assert chosen.attributes["href"] == "/search?q=statistics"
    assert "book, take this filter off" in page.all("ul", **{"class": "inline chosen"})[0].text


async def test_choosing_a_topic_opens_what_is_under_it(client: Any) -> None:  # noqa: ANN401
    closed = filters(await shown(client, q="matrix"))
    assert "Singular value decomposition" not in closed
    opened_up = filters(await shown(client, q="matrix", topic="linear-algebra"))
    part = opened_up["Singular value decomposition"]
    assert part.attributes["href"] == "/search?q=matrix&topic=singular-value-decomposition"


async def test_another_spelling_is_offered_with_what_it_finds(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, q="eigenvaule")
    assert "Nothing has “eigenvaule”. Did you mean eigenvalue?" in status(page)
    assert "/search?q=eigenvalue" in page.internal()
    assert page.all("li", **{"class": "card"})


async def test_what_is_found_loosely_says_so(client: Any) -> None:  # noqa: ANN401
    assert "Nothing has all of these words" in status(await shown(client, q="eigenvalues zebra "))


async def test_pages_lead_to_one_another(client: Any) -> None:  # noqa: ANN401
    first = await shown(client, q="probability")
    (later,) = [one for one in first.all("a") if one.text == "More results"]
    second = read((await client.get(str(later.attributes["href"]))).text)
    assert "page 2 of" in status(second)
    (earlier,) = [one for one in second.all("a") if one.text == "Earlier results"]
    assert earlier.attributes["href"] == "/search?q=probability"


async def test_a_page_beyond_the_last_is_empty_and_leads_back(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, q="probability", page=9999)
    assert not page.all("li", **{"class": "card"})
    assert [one for one in page.all("a") if one.text == "Earlier results"]


async def test_filters_are_closed_and_nothing_needs_a_script(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, q="statistics")
    (details,) = page.all("details", **{"class": "filters"})
    assert "open" not in details.attributes
    assert not page.all("script")


async def test_without_words_everything_can_be_browsed(client: Any) -> None:  # noqa: ANN401
    page = await shown(client, kind="notes", sort="title")
    cards = [one for one in page.all("h2") if one.attributes.get("id") is None and "class" not in one.attributes]
    titles = [one.text.casefold() for one in cards]
    assert len(titles) > 5
    assert titles == sorted(titles)


async def test_words_that_match_are_marked(client: Any) -> None:  # noqa: ANN401
    marked_words = {one.text.casefold() for one in (await shown(client, q="eigenvectors")).all("mark")}
    assert {"eigenvectors", "eigenvalues"} <= marked_words


async def test_a_search_is_a_feed_of_the_newest(client: Any) -> None:  # noqa: ANN401
    response = await client.get("/search.atom?q=svd&kind=book")
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    top = etree.fromstring(response.content)
    found = (await client.get("/search.json?q=svd&kind=book&limit=100")).json()
    entries = {str(one.findtext(f"{ATOM}id")).rsplit("/", 1)[1] for one in top.findall(f"{ATOM}entry")}
    assert entries == {result["id"] for result in found["results"]}
    for element in (top, *top.findall(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated"))
    (itself,) = [one.get("href") for one in top.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert str(itself).endswith("/search.atom?q=svd&kind=book&sort=newest")


async def test_a_search_that_finds_nothing_is_a_feed_without_entries(client: Any) -> None:  # noqa: ANN401
    for words in ("xqzwvkjhgfd", "eigenvaule", "eigenvalues zebra "):
        top = etree.fromstring((await client.get(f"/search.atom?{urlencode({'q': words})}")).content)
        assert top.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
        assert not top.findall(f"{ATOM}entry")


async def test_hostile_titles_are_text_on_the_page_and_in_the_feed(small: Path) -> None:
    text = SCRIPT + OPEN + "]]>\x00\x1b\u202e" + CLOSE
    with opened(small) as connection:
        connection.execute("update resources set title = ?1, summary = ?1, people_text = ?1", [text])
        connection.commit()
    client = site_app(small).client
    page = await shown(client, q="algebra")
    assert not page.all("script")
    assert any("<script>alert(1)</script>" in one.text for one in page.all("h2"))
    assert OPEN not in page.all("main")[0].text
    top = etree.fromstring((await client.get("/search.atom?q=algebra")).content)
    assert SCRIPT in str(top.findtext(f"{ATOM}entry/{ATOM}title"))


@pytest.mark.parametrize("facet", ["kind", "topic", "provider", "link", "without", "sort", "page"])
async def test_hostile_filters_are_text(client: Any, facet: str) -> None:  # noqa: ANN401
    page = await shown(client, q="algebra", **{facet: ['"><script>alert(1)</script>', "book"]})
    assert not page.all("script")


@given(text=st.text(), query=st.text(max_size=50))
def test_marks_change_no_letter(text: str, query: str) -> None:
    found = marked(text, stems_of(query))
    assert found.replace(OPEN, "").replace(CLOSE, "") == marked(text, frozenset())
    assert found.count(OPEN) == found.count(CLOSE)


@given(text=st.text(alphabet=st.sampled_from("<>&\"' a\x02\x03")))
def test_only_marks_become_elements(text: str) -> None:
    html = str(marks(text)).replace("<mark>", "").replace("</mark>", "")
    assert not {"<", ">", '"', "'"} & set(html)
