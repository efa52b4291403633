"""How every sort of page looks: whole on a phone and with large letters, in light, in dark, on paper, at rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import SCHEMES
from tests.browser.samples import Samples, every
from tests.browser.watched import DESK, PHONE, OneBrowser, Watched, watched

# Source: WCAG 2.2, 1.4.10 Reflow.
NARROWEST = {"width": 320, "height": 640}
RESOURCE = "/resources/mit-18-06-linear-algebra"
# Words that their box cuts off and that nobody can scroll to. What is for screen readers only is cut off on purpose.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    return style.overflowX === "hidden" && style.clipPath === "none" && one.innerText
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 120))"""
SHADES = """() => ["backgroundColor", "color"].map(name =>
    getComputedStyle(document.body)[name].match(/\\d+/g).slice(0, 3).map(Number).reduce((sum, one) => sum + one))"""


def sideways(page: Page) -> int:
    """Return by how much a page is wider than its window."""
    wider: int = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
    return wider


def test_no_page_scrolls_sideways_on_a_phone_and_letters_of_twice_the_size_lose_nothing(
    desk: Watched, samples: Samples
) -> None:
    lost = {}
    # The shortest and the longest of a view, or two of its states.
    closely = {path for paths in samples.values() for path in paths[:2]}
    for path in every(samples):
        page = desk.open(path)
        for size in (PHONE, NARROWEST) if path in closely else (PHONE,):
            page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict that Playwright would have typed
            if wider := sideways(page):
                lost[f"{path} at {size['width']} px"] = wider
        if path not in closely:
            continue
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if (wider := sideways(page)) or (cut := page.evaluate(CUT_OFF)):
            lost[f"{path} with large letters"] = wider or cut
    assert lost == {}


def test_letters_grow_when_the_reader_says_so(desk: Watched) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    page = desk.open("/")
    before = page.evaluate(size)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(size) == pytest.approx(2 * before)


def test_light_and_dark_differ_and_both_are_meant(desk: Watched) -> None:
    page = desk.open("/")
    paper, ink = {}, {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        paper[scheme], ink[scheme] = page.evaluate(SHADES)
    assert paper["light"] > ink["light"]
    assert paper["dark"] < ink["dark"]


@pytest.mark.parametrize("path", ["/", RESOURCE, "/search?q=algebra", "/plan?role=data-analyst"])
def test_paper_has_black_words_on_white_and_nothing_to_press(browser: OneBrowser, site: str, path: str) -> None:
    with watched(browser, site, color_scheme="dark") as seen:
        page = seen.open(path)
        page.emulate_media(media="print")
        assert page.evaluate(SHADES) == [3 * 255, 0]
        assert page.get_by_role("main").inner_text().strip()
        for sort in ("nav[aria-label=Main]", "form[role=search]", ".skip", "button", "input", "select"):
            assert [one for one in page.locator(sort).all() if one.is_visible()] == [], sort
        assert sideways(page) == 0


def test_paper_says_where_the_resource_is(desk: Watched) -> None:
    page = desk.open(RESOURCE)
    page.emulate_media(media="print")
    told = "getComputedStyle(document.querySelector('.go .button'), '::after').content"
    assert str(page.locator(".go .button").get_attribute("href")) in page.evaluate(told)
    expect(page.locator(".go .button")).to_be_visible()


def test_paper_shows_the_checks_that_a_screen_folds_away(desk: Watched) -> None:
    page = desk.open(RESOURCE)
    checks = page.locator("details table").first
    expect(checks).to_be_hidden()
    page.emulate_media(media="print")
    expect(checks).to_be_visible()


def test_nothing_moves_for_whoever_wants_rest(desk: Watched, samples: Samples) -> None:
    for path in (paths[0] for paths in samples.values()):
        page = desk.open(path)
        for wish, scrolls in (("reduce", "auto"), ("no-preference", "smooth")):
            page.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]  # one of two words
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == scrolls
            assert page.evaluate("document.getAnimations().length") == 0, path


def test_a_desk_has_the_filters_beside_the_results_and_a_phone_has_them_closed(browser: OneBrowser, site: str) -> None:
    for size, open_to_see in ((DESK, True), (PHONE, False)):
        with watched(browser, site, viewport=size) as seen:
            page = seen.open("/search?q=algebra")
            assert page.get_by_role("heading", name="Kind", exact=True).is_visible() is open_to_see
            expect(page.locator(".results a").first).to_be_in_viewport()
