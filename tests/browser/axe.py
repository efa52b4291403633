"""What axe-core has against a page, in both schemes, on a desk and on a phone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page

from tests.browser.watched import DESK, PHONE

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
COLOURS = ["color-contrast", "link-in-text-block"]
# Of things made alike from class to class so many are enough to judge their colours, which take axe the most time.
ALIKE = 3
_RUN = """async options => (await axe.run(document, {resultTypes: ["violations"], ...options})).violations.map(
    one => `${one.id}: ${one.nodes.length}x, ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`)"""
# axe gives up on text above a drawn background. Ours is squared paper whose lines hardly differ from the paper, so
# the text is judged on that.
_PLAIN = """() => document.querySelectorAll("main, main *").forEach(one => {
    if (getComputedStyle(one).backgroundImage !== "none") one.style.backgroundImage = "none"; })"""
# What an element looks like depends on the tags, classes and states from here up and down, not on its words.
_THIN_OUT = """alike => {
    const own = one => `${one.tagName}.${one.getAttribute("class")}.${one.getAttribute("aria-current")}.${one.open}`;
    const shape = one => own(one) + "(" + [...new Set([...one.children].map(shape))].sort().join() + ")";
    const place = one => one === document.body ? "" : place(one.parentElement) + ">" + own(one);
    const seen = new Map();
    for (const one of document.querySelectorAll("main li, main tbody tr, main label:has(input), main svg *")) {
        if (!one.isConnected) continue;
        const looks = place(one) + shape(one);
        seen.set(looks, (seen.get(looks) ?? 0) + 1);
        if (seen.get(looks) > alike) one.remove();
    }
}"""


@lru_cache(maxsize=1)
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    """Return what axe has against an open page, with the scheme; the page is not the same afterwards.

    All rules see the whole page in light on a desk, save that the colours of things made alike are judged by the first
    few of them. Thinned out like that, the page is seen by all rules again, in dark on a phone.
    """
    # Not as a script tag: pages allow no scripts, and stay as strict as they are.
    page.evaluate(_source())
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # a dict that Playwright would have typed
    page.emulate_media(color_scheme="light")
    found = _run(page, "light", {"rules": {name: {"enabled": False} for name in COLOURS}})
    page.evaluate(_PLAIN)
    page.evaluate(_THIN_OUT, ALIKE)
    found += _run(page, "light", {"runOnly": COLOURS})
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return found + _run(page, "dark, phone", {"rules": {"target-size": {"enabled": True}}})


def _run(page: Page, where: str, options: dict[str, Any]) -> list[str]:
    told: list[str] = page.evaluate(_RUN, options)
    return [f"({where}) {one}" for one in told]
