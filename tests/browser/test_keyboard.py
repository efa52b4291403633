"""Readers without a mouse: everything is reached by the keyboard, in order, and the place where one is can be seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watched import Watched

# What the Tab key should reach: all that can be seen and used.
USABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})).length"""
# Notes the place in the document of what has the focus, and whether it differs from what it is without.
WATCH_FOCUS = """() => {
    const all = [...document.querySelectorAll("*")];
    const seen = one => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
            || [...one.querySelectorAll("rect")].some(box => parseFloat(getComputedStyle(box).strokeWidth) >= 3);
    };
    const around = one => one && (seen(one) || (one.tagName !== "MAIN" && around(one.parentElement)));
    window.reached = [];
    document.addEventListener("focusin", event => window.reached.push(
        {at: all.indexOf(event.target), seen: Boolean(around(event.target)), is: event.target.outerHTML.slice(0, 120),
         width: event.target.getBoundingClientRect().width}));
}"""


def tabbed(page: Page) -> list[dict[str, object]]:
    """Return what the Tab key reaches from the top of an open page to its end, in order."""
    page.evaluate(WATCH_FOCUS)
    usable = page.evaluate(USABLE)
    for _ in range(usable + 3):
        page.keyboard.press("Tab")
    reached: list[dict[str, object]] = page.evaluate("window.reached")
    # After the last the browser itself has its turn, and then the first once more.
    once = list({one["at"]: one for one in reached}.values())
    assert len(once) >= usable, f"{usable} can be used, {len(once)} were reached"
    return once


@pytest.mark.parametrize(
    "path", ["/", "/search?q=svd", "/plan", "/resources/mit-18-06-linear-algebra", "/topics/vectors", "/roles"]
)
def test_the_keyboard_reaches_all_that_can_be_used_and_one_sees_where_one_is(desk: Watched, path: str) -> None:
    reached = tabbed(desk.open(path))
    assert [one["is"] for one in reached if not one["seen"]] == []
    # The order on the way is that of the document, which is that of reading.
    places = [int(str(one["at"])) for one in reached]
    assert places == sorted(places)


@pytest.mark.parametrize("path", ["/", "/no-such-page"])
def test_the_first_tab_offers_to_skip_to_the_content(desk: Watched, path: str) -> None:
    page = desk.open(path)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("skip", re.IGNORECASE))
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_filters_on_a_phone_open_and_close_with_a_key(phone: Watched) -> None:
    page = phone.open("/search?q=algebra")
    course = page.locator("#facet-kind + .facet a").first
    page.locator(".filters summary").focus()
    for shown in (True, False):
        page.keyboard.press("Enter")
        expect(course).to_be_visible(visible=shown)


def test_a_search_needs_no_mouse(desk: Watched) -> None:
    page = desk.open("/topics")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("gradient descent")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=gradient\+descent"))
    page.locator(".results a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/resources/"))


def test_a_plan_needs_no_mouse(desk: Watched) -> None:
    page = desk.open("/plan")
    page.get_by_label("I want to work as").focus()
    page.keyboard.type("Data sci")
    page.get_by_label("Only what is free").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"role=data-scientist.*free=1"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Study plan: Data scientist")
