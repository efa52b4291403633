"""Readers in a real browser: they search, narrow down, are understood, plan, and follow the evidence."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.watched import Watched, watched
from tests.publish.addresses import Walk, plain

MISSPELT = "eigenvaleus"


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
    sizes: dict[str, int] = {}
    desk.page.on("requestfinished", lambda one: sizes.update({one.url: len(one.response().body())}))
    page = desk.open("/")
    page.wait_for_load_state("networkidle")
    assert sizes
    assert sum(size for address, size in sizes.items() if not address.endswith((".png", ".svg", ".ico"))) < 100_000
