"""Readers in a real browser: they search, narrow down, are understood, plan, and follow the evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.watched import Watched, watched
from tests.publish.addresses import plain
from tests.publish.making import rows

MISSPELT = "eigenvaleus"
# Without images.
LIGHT_BYTES = 100_000


def test_a_query_is_typed_and_the_best_resource_is_opened(desk: Watched) -> None:
    page = desk.open("/")
    page.get_by_role("searchbox").first.fill("singular value decomposition")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=singular"))
    first = page.get_by_role("main").locator("a[href^='/resources/']").first
    title = first.inner_text()
    first.click()
    expect(page).to_have_url(re.compile(r"/resources/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_what_was_typed_stays_in_the_box(desk: Watched) -> None:
    page = desk.open("/search?q=linear%20algebra")
    expect(page.get_by_role("searchbox").first).to_have_value("linear algebra")


def test_a_misspelt_query_is_understood(desk: Watched) -> None:
    page = desk.open(f"/search?q={MISSPELT}")
    page.get_by_role("main").get_by_role("link", name=re.compile("^eigenvalues?$")).first.click()
    expect(page).to_have_url(re.compile(r"q=eigenvalue"))
    expect(page.get_by_role("main").locator("a[href^='/resources/']").first).to_be_visible()


def test_nonsense_is_answered_kindly(desk: Watched) -> None:
    page = desk.open("/search?q=xqzwvkjhgfd")
    expect(page.get_by_role("main")).to_contain_text(re.compile("nothing", re.IGNORECASE))


def test_the_keyboard_alone_reaches_the_content(desk: Watched) -> None:
    page = desk.open("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("skip", re.IGNORECASE))
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_evidence_of_a_link_stands_on_the_page_of_its_resource(desk: Watched) -> None:
    page = desk.open("/resources/mit-18-06-linear-algebra")
    for details in page.get_by_role("main").locator("details").all():
        details.locator("summary").first.click()
    expect(page.get_by_role("main")).to_contain_text("2026-11")


def test_everything_works_without_scripts(browser: Browser, site: str) -> None:
    with watched(browser, site, java_script_enabled=False) as bare:
        page = bare.open("/")
        page.get_by_role("searchbox").first.fill("probability")
        page.keyboard.press("Enter")
        page.get_by_role("main").locator("a[href^='/resources/']").first.click()
        expect(page).to_have_url(re.compile(r"/resources/"))
        page.get_by_role("main").locator("a[href^='/topics/']").first.click()
        expect(page).to_have_url(re.compile(r"/topics/"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_first_page_is_light(desk: Watched) -> None:
    answers: list[Response] = []
    desk.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright asks a function's name
    page = desk.open("/")
    page.wait_for_load_state("networkidle")
    assert answers
    assert sum(len(one.body()) for one in answers if not one.url.endswith((".png", ".svg", ".ico"))) < LIGHT_BYTES


def facets(page: Page) -> list[tuple[str, int]]:
    """Return where each choice of a kind leads, with the number that stands beside it."""
    links = page.locator("a[href*='kind=']").all()
    told = [(str(one.get_attribute("href")), re.search(r"(\d+)\s*$", one.inner_text())) for one in links]
    return [(address, int(number[1])) for address, number in told if number]


def test_narrowing_down_gives_as_many_as_it_said(desk: Watched) -> None:
    page = desk.open("/search?q=linear+algebra")
    choices = facets(page)
    boxes = page.locator("input[name='kind'], select[name='kind']")
    if not choices and not boxes.count():
        pytest.skip("this search has no facets yet")
    for address, count in choices[:3]:
        opened = desk.open(address)
        found = re.search(r"\d+", opened.get_by_role("status").first.inner_text())
        assert found is not None
        assert int(found[0]) == count, address
    if not choices:
        box = boxes.first
        box.check()
        page.get_by_role("main").get_by_role("button").first.click()
        expect(page).to_have_url(re.compile("kind="))
        expect(page.get_by_role("main").locator("a[href^='/resources/']").first).to_be_visible()


@pytest.mark.skipif("/plan" not in plain(), reason="there is no planner yet")
def test_a_plan_is_asked_for_and_leads_to_resources_that_live(desk: Watched, lived: Path) -> None:
    page = desk.open("/plan")
    form = page.get_by_role("main").locator("form").first
    for select in form.locator("select").all()[:1]:
        values = [str(one.get_attribute("value")) for one in select.locator("option").all()]
        select.select_option(next(value for value in values if value))
    if not form.locator("select").count():
        form.locator("input[type=radio], input[type=checkbox]").first.check()
    form.locator("button:not([type=button])").first.click()
    expect(page).to_have_url(re.compile(r"/plan\?"))
    links = page.get_by_role("main").locator("a[href^='/resources/']")
    expect(links.first).to_be_visible()
    named = {str(one.get_attribute("href")).removeprefix("/resources/").partition("?")[0] for one in links.all()}
    dead = {name for (name,) in rows(lived, "select id from resources where link_state = 'dead'")}
    assert dead
    assert named & dead == set()
