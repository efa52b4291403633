"""What strangers wrote, in a real browser: no dialog, no script, nothing asked of anybody, nothing out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import AT_MOST_S
from tests.browser.watched import PHONE, Watched, watched
from tests.publish.addresses import Walk, naming
from tests.publish.served import served
from tests.publish.spoiling import HOSTILE, spoil

LONG_WORD = "Wirtschaftswissenschaftsfakultaet" * 20


@pytest.fixture(scope="module")
def hostile(lived: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of our catalog in which every text is a stranger's, of every sort in turn."""
    database = tmp_path_factory.mktemp("hostile") / "catalog.db"
    database.write_bytes(lived.read_bytes())
    assert "resources.title" in spoil(database, *HOSTILE.values(), LONG_WORD)
    with served(database, at_most_s=AT_MOST_S) as running:
        yield running.address


def hovered(seen: Watched) -> None:
    """Touch the first heading and link, so that what waits for a hand is started."""
    main = seen.page.locator("main")
    for sort in ("h1", "a"):
        if main.locator(sort).count():
            main.locator(sort).first.hover(force=True)


def test_no_page_does_what_its_texts_say(browser: Browser, hostile: str, everything: Walk) -> None:
    paths = everything.samples(3)
    assert paths
    with watched(browser, hostile) as seen:
        for path in paths:
            seen.open(path)
            hovered(seen)


def test_the_policy_is_not_what_saves_us(browser: Browser, hostile: str, everything: Walk) -> None:
    with watched(browser, hostile, bypass_csp=True) as seen:
        for path in everything.samples(2):
            page = seen.open(path)
            hovered(seen)
            assert page.locator("main script, main img[src=x], main iframe, main object").count() == 0, path


@pytest.mark.parametrize("text", [HOSTILE["script"], HOSTILE["end of a title"], HOSTILE["quotes"]])
def test_an_address_is_never_obeyed(browser: Browser, site: str, text: str) -> None:
    with watched(browser, site, bypass_csp=True) as seen:
        for path in (f"/search?q={quote(text)}", *naming(quote(text, safe=""))):
            seen.open(path)


def test_words_without_end_make_no_page_wider_than_a_phone(browser: Browser, hostile: str, everything: Walk) -> None:
    with watched(browser, hostile, viewport=PHONE) as phone:
        too_wide = {}
        for path in everything.samples(3):
            width = phone.open(path).evaluate("document.scrollingElement.scrollWidth")
            if width > PHONE["width"]:
                too_wide[path] = width
        assert too_wide == {}


def test_a_dialog_would_be_noticed(browser: Browser, site: str) -> None:
    with pytest.raises(AssertionError, match="a dialog opened"), watched(browser, site, bypass_csp=True) as seen:
        seen.open("/").evaluate("alert(1)")
