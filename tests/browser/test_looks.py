"""How every sort of page looks: accessible in light and dark, whole on a phone, quiet on the console."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser

from tests.browser.watched import PHONE, Watched, watched
from tests.figures import Figure
from tests.publish.addresses import PATTERNS, Walk

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NARROWEST = {"width": 320, "height": 640}
# The shortest and the longest.
OF_EACH = 2
# What no link leads to, and what looks different with and without results.
MORE = ("/no-such-page", "/search?q=xqzwvkjhgfd", "/search?q=eigenvaleus", "/search?q=algebra")


@pytest.fixture(scope="module")
def paths(everything: Walk) -> list[str]:
    """Return some pages of every sort."""
    return list(dict.fromkeys([*everything.samples(OF_EACH), *MORE]))


@pytest.fixture(scope="module")
def axe(browser: Browser, site: str) -> Iterator[Watched]:
    """Yield a page into which axe may be put although the site allows no scripts."""
    with watched(browser, site, bypass_csp=True) as page:
        yield page


def violations(page: Watched) -> list[str]:
    """Return what axe has against the page, rule by rule with the first element it means."""
    found = Axe().run(page.page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {len(one['nodes'])}x, {one['nodes'][0]['html'][:200]}" for one in found]


def test_axe_finds_nothing_in_either_scheme(axe: Watched, paths: list[str], figure: Figure) -> None:
    found = {}
    for path in paths:
        axe.open(path)
        for scheme in SCHEMES:
            axe.page.emulate_media(color_scheme=scheme)
            if wrong := violations(axe):
                found[f"{path} ({scheme})"] = wrong
    figure(f"axe-core looked at {len(paths)} pages in {len(SCHEMES)} schemes: {len(found)} with violations")
    assert found == {}


def test_axe_finds_nothing_on_a_phone(browser: Browser, site: str, paths: list[str]) -> None:
    with watched(browser, site, bypass_csp=True, viewport=PHONE) as phone:
        found = {}
        for path in paths[::OF_EACH]:
            phone.open(path)
            if wrong := violations(phone):
                found[path] = wrong
        assert found == {}


def test_axe_would_find_something(axe: Watched) -> None:
    page = axe.open("/")
    page.emulate_media(color_scheme="light")
    page.evaluate("document.querySelector('h1').style.color = '#bbb'")
    assert any(one.startswith("color-contrast") for one in violations(axe))


@pytest.mark.parametrize("size", [PHONE, NARROWEST], ids=lambda size: f"{size['width']} px")
def test_nothing_is_wider_than_a_phone(browser: Browser, site: str, paths: list[str], size: dict[str, int]) -> None:
    with watched(browser, site, viewport=size) as phone:
        too_wide = {}
        for path in paths:
            width = phone.open(path).evaluate("document.scrollingElement.scrollWidth")
            if width > size["width"]:
                too_wide[path] = width
        assert too_wide == {}


def test_light_and_dark_differ_and_both_are_meant(browser: Browser, site: str) -> None:
    shades = {}
    for scheme in SCHEMES:
        with watched(browser, site, color_scheme=scheme) as page:
            opened = page.open("/")
            paper = opened.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
            ink = opened.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
            shades[scheme] = (sum(paper[:3]), sum(ink[:3]))
    assert shades["light"][0] > shades["light"][1]
    assert shades["dark"][0] < shades["dark"][1]


def test_what_can_be_pressed_is_large_enough_for_a_thumb(browser: Browser, site: str, paths: list[str]) -> None:
    with watched(browser, site, viewport=PHONE) as phone:
        small = []
        for path in paths[::OF_EACH]:
            phone.open(path)
            for one in phone.page.locator(
                "button, input:not([type=hidden]):not([type=checkbox]):not([type=radio])"
            ).all():
                area = one.bounding_box()
                small += [(path, area)] * (area is not None and min(area["width"], area["height"]) < 24)
        assert small == []


def test_the_print_shows_the_page_in_black_on_white(browser: Browser, site: str) -> None:
    with watched(browser, site, color_scheme="dark") as page:
        opened = page.open("/resources/mit-18-06-linear-algebra")
        opened.emulate_media(media="print")
        paper = opened.evaluate("getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)")
        assert sum(paper[:3]) > 600 or paper[3:] == [0]


def test_every_sort_of_page_was_looked_at(everything: Walk, paths: list[str]) -> None:
    shown = {pattern for pattern in PATTERNS if any(everything.answers[one].page for one in everything.of(pattern))}
    assert {pattern for pattern in PATTERNS if set(everything.of(pattern)) & set(paths)} == shown
