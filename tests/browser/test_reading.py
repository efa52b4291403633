"""Readers in a real browser follow the evidence, need no scripts, and wait for little."""

from __future__ import annotations

import re

from playwright.sync_api import Response, expect

from tests.browser.watched import OneBrowser, Watched, watched

# Without images.
LIGHT_BYTES = 100_000


def test_the_evidence_of_a_link_stands_on_the_page_of_its_resource(desk: Watched) -> None:
    page = desk.open("/resources/mit-18-06-linear-algebra")
    checks = page.locator("#links ~ .links table").first
    expect(checks).to_be_hidden()
    page.get_by_text(re.compile(r"The latest \d+ checks")).first.click()
    expect(checks).to_be_visible()
    expect(checks).to_contain_text("2026-11")


def test_everything_works_without_scripts(browser: OneBrowser, site: str) -> None:
    with watched(browser, site, java_script_enabled=False) as bare:
        page = bare.open("/")
        page.get_by_role("searchbox").first.fill("probability")
        page.keyboard.press("Enter")
        page.locator(".facet a[href*='kind=book']").first.click()
        page.locator(".results a").first.click()
        expect(page).to_have_url(re.compile(r"/resources/"))
        page.get_by_role("main").locator("a[href^='/topics/']").first.click()
        expect(page).to_have_url(re.compile(r"/topics/"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_plans_and_comparisons_work_without_scripts(browser: OneBrowser, site: str) -> None:
    with watched(browser, site, java_script_enabled=False) as bare:
        page = bare.open("/plan")
        page.get_by_label("I want to work as").select_option(label="Data scientist")
        page.get_by_role("button", name="Make a plan").click()
        expect(page.locator("ol.plan > li").first).to_be_visible()
        page = bare.open("/topics/linear-algebra")
        for box in page.locator("form[action='/compare'] input[type=checkbox]").all()[:3]:
            box.check()
        page.get_by_role("button", name="Compare the chosen").click()
        expect(page).to_have_url(re.compile(r"/compare\?"))
        expect(page.locator("table thead th")).to_have_count(3)


def test_the_first_page_is_light(desk: Watched) -> None:
    answers: list[Response] = []
    desk.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright asks a function's name
    page = desk.open("/")
    page.wait_for_load_state("networkidle")
    assert answers
    assert sum(len(one.body()) for one in answers if not one.url.endswith((".png", ".svg", ".ico"))) < LIGHT_BYTES
