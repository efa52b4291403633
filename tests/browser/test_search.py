"""Readers search: they are understood, narrow down by filters whose numbers hold, order, and turn pages."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from rescatalog.publish.searching.wanted import FACETS
from tests.browser.samples import MISSPELT, NONSENSE
from tests.browser.watched import Watched

MANY: Final = "/search?q=linear+algebra"


def total(page: Page) -> int:
    """Return how many were found, by the page's own words."""
    told = re.search(r"(\d+) found", page.get_by_role("status").inner_text())
    assert told is not None
    return int(told[1])


def options(page: Page, facet: str) -> Locator:
    """Return the choices of a filter."""
    return page.locator(f"#facet-{facet} + .facet a")


def count(option: Locator) -> int:
    """Return the number beside a choice."""
    return int(option.locator(".count").inner_text())


def titles(page: Page) -> list[str]:
    """Return the titles of the results shown."""
    return page.locator(".results h2 a").all_inner_texts()


def test_a_query_is_typed_and_the_best_resource_is_opened(desk: Watched) -> None:
    page = desk.open("/")
    page.get_by_role("searchbox").first.fill("singular value decomposition")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=singular"))
    title = titles(page)[0]
    page.locator(".results a").first.click()
    expect(page).to_have_url(re.compile(r"/resources/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_what_was_typed_stays_in_the_box(desk: Watched) -> None:
    page = desk.open("/search?q=linear%20algebra")
    expect(page.get_by_role("searchbox").first).to_have_value("linear algebra")


def test_what_was_found_is_marked_where_it_stands(desk: Watched) -> None:
    page = desk.open("/search?q=eigenvalues")
    marked = page.locator(".results mark").all_inner_texts()
    assert "eigenvalues" in marked
    # What means the same is marked as well.
    assert all(word.casefold().startswith("eigen") for word in marked)
    expect(page.get_by_role("main")).not_to_contain_text("<mark>")


def test_a_misspelt_query_is_understood_and_says_so(desk: Watched) -> None:
    page = desk.open(f"/search?q={MISSPELT}")
    expect(page.get_by_role("status")).to_contain_text(f"Nothing has “{MISSPELT}”. Did you mean eigenvalues?")
    with_it = total(page)
    shown = titles(page)
    page.get_by_role("status").get_by_role("link", name="eigenvalues").click()
    expect(page).to_have_url(re.compile(r"\?q=eigenvalues$"))
    expect(page.get_by_role("searchbox").first).to_have_value("eigenvalues")
    assert (total(page), titles(page)) == (with_it, shown)
    expect(page.get_by_role("status")).not_to_contain_text("Did you mean")


def test_when_nothing_has_all_words_the_page_says_that_these_have_some(desk: Watched) -> None:
    page = desk.open(f"/search?q=algebra+{NONSENSE}")
    expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^\s*Nothing has all of these words; \d+ (has|have) most")
    )
    assert titles(page)


def test_nonsense_is_answered_with_a_way_on(desk: Watched) -> None:
    page = desk.open(f"/search?q={NONSENSE}")
    expect(page.get_by_role("status")).to_have_text(re.compile("nothing", re.IGNORECASE))
    assert titles(page) == []
    page.get_by_role("main").get_by_role("link", name="all topics").click()
    expect(page).to_have_url(re.compile("/topics$"))


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet != "language"])
def test_narrowing_down_gives_as_many_as_the_number_says(desk: Watched, facet: str) -> None:
    page = desk.open(MANY)
    before = total(page)
    option = options(page, facet).first
    promised = count(option)
    option.click()
    assert 0 < promised == total(page) <= before
    chosen = page.locator(f"#facet-{facet} + .facet a[aria-current=true]")
    expect(chosen).to_have_count(1)
    assert count(chosen) == promised
    page.locator(".chosen a").click()
    expect(page).to_have_url(re.compile(re.escape(MANY) + "$"))
    assert total(page) == before


def test_a_language_is_a_filter_once_it_is_chosen(desk: Watched) -> None:
    page = desk.open(f"{MANY}&language=en")
    chosen = page.locator("#facet-language + .facet a[aria-current=true]")
    assert count(chosen) == total(page)
    chosen.click()
    expect(page).to_have_url(re.compile(re.escape(MANY) + "$"))


def test_two_values_of_a_filter_widen_and_two_filters_narrow(desk: Watched) -> None:
    page = desk.open(MANY)
    options(page, "kind").filter(has_text="course").click()
    courses = total(page)
    books = options(page, "kind").filter(has_text="book")
    more = count(books)
    books.click()
    # A resource is of one kind.
    assert total(page) == courses + more
    kinds = page.locator(".results .facts > :first-child").all_inner_texts()
    assert {kind.casefold() for kind in kinds} <= {"course", "book"}
    free = options(page, "cost").first
    promised = count(free)
    free.click()
    assert total(page) == promised <= courses + more
    expect(page.locator(".chosen a")).to_have_count(4)
    page.locator(".chosen a").filter(has_text="course").click()
    assert total(page) < promised
    page.get_by_role("link", name="take all off").click()
    expect(page).to_have_url(re.compile(re.escape(MANY) + "$"))


def test_a_chosen_topic_opens_its_parts(desk: Watched) -> None:
    page = desk.open(MANY)
    tops = options(page, "topic").count()
    options(page, "topic").filter(has_text="Linear algebra").click()
    whole = total(page)
    part = page.locator("#facet-topic + .facet .under1 a").first
    assert options(page, "topic").count() > tops
    promised = count(part)
    part.click()
    assert total(page) == promised <= whole


def test_the_order_is_what_was_asked_for_and_finds_the_same(desk: Watched) -> None:
    page = desk.open("/search?q=eigenvalues&cost=free")
    before, best = total(page), titles(page)
    page.get_by_role("link", name="title", exact=True).click()
    expect(page).to_have_url(re.compile("cost=free&sort=title$"))
    assert total(page) == before
    assert titles(page) == sorted(titles(page), key=str.casefold)
    assert titles(page) != best
    page.get_by_role("link", name="best match").click()
    assert titles(page) == best


def test_the_next_page_goes_on_where_the_first_ended(desk: Watched) -> None:
    page = desk.open(MANY)
    first, before = titles(page), total(page)
    page.get_by_role("link", name="More results").click()
    expect(page).to_have_url(re.compile("page=2$"))
    expect(page.get_by_role("status")).to_contain_text(f"{before} found, page 2 of")
    expect(page.locator("ol.results")).to_have_attribute("start", str(len(first) + 1))
    links = page.locator(".results h2 a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    page.get_by_role("link", name="Earlier results").click()
    assert titles(page) == first
    earlier = page.locator(".results h2 a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert set(links) & set(earlier) == set()


def test_a_thumb_opens_the_filters_of_a_phone_and_chooses(phone: Watched) -> None:
    page = phone.open(MANY)
    page.locator(".filters summary").tap()
    option = options(page, "level").first
    promised = count(option)
    option.tap()
    expect(page).to_have_url(re.compile("level="))
    assert total(page) == promised
