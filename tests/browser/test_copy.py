"""The pages that only the copy made of files has: axe finds nothing on them, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_looks import sideways
from tests.browser.watched import PHONE, OneBrowser, watched
from tests.figures import Figure
from tests.publish.exporting import exported, offered
from tests.publish.making import built

# Before anything was typed, with results, with none; and what the copy says of its data.
OWN = ("/search/", "/search/?q=algebra", "/search/?q=xqzwvkjhgfd", "/data/")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the site of a small catalog as files."""
    folder = tmp_path_factory.mktemp("copy")
    database = built(folder / "catalog.db").path
    # Playwright may have an event loop running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(exported, database, folder / "site").result()
    with offered(folder / "site") as address:
        yield address


@pytest.mark.parametrize("path", OWN)
def test_axe_finds_nothing_on_the_own_pages_of_the_copy(
    browser: OneBrowser, copy: str, path: str, figure: Figure
) -> None:
    with watched(browser, copy) as seen:
        page = seen.open(path)
        page.wait_for_load_state("networkidle")
        assert page.locator("main h1").inner_text()
        found = violations(page)
    figure(f"axe-core: copy: {path}: {len(found)} violations")
    assert found == []


def test_the_search_of_the_copy_finds_what_it_is_asked(browser: OneBrowser, copy: str) -> None:
    with watched(browser, copy) as seen:
        expect(seen.open("/search/?q=alive").get_by_role("main")).to_contain_text("Alive Algebra")


def test_the_copy_lists_all_titles_without_scripts(browser: OneBrowser, copy: str) -> None:
    with watched(browser, copy, java_script_enabled=False) as seen:
        expect(seen.open("/search/").get_by_role("main")).to_contain_text("Alive Algebra")


def test_the_copy_does_not_scroll_sideways_on_a_phone(browser: OneBrowser, copy: str) -> None:
    with watched(browser, copy, viewport=PHONE) as seen:
        for path in OWN:
            page = seen.open(path)
            page.wait_for_load_state("networkidle")
            assert sideways(page) == 0, path
