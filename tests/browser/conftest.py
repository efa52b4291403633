"""Fixtures of the tests in a real browser: a Chromium, the site of our own catalog, and one that strangers wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rescatalog.publish.serve import site_app
from tests.browser.watched import Watched, launched, watched
from tests.publish.addresses import Walk, walk
from tests.publish.lived_in import lived_in
from tests.publish.served import served

# Longer than all tests of a file take on a busy machine.
AT_MOST_S = 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, so that `-m 'not browser'` leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our own catalog with a history in which links have every state."""
    return lived_in(tmp_path_factory.mktemp("lived") / "catalog.db")


@pytest.fixture(scope="session")
def everything(lived: Path) -> Walk:
    """Return addresses of every sort of page."""

    async def walked() -> Walk:
        return await walk(site_app(lived).client, most=40)

    return asyncio.run(walked())


@pytest.fixture(scope="module")
def site(lived: Path) -> Iterator[str]:
    """Yield the address of the site, served by the real command."""
    with served(lived, at_most_s=AT_MOST_S) as running:
        yield running.address


@pytest.fixture(scope="module")
def browser(everything: Walk) -> Iterator[Browser]:  # noqa: ARG001 - its event loop must end before Playwright's begins
    """Yield the browser."""
    with launched() as browser:
        yield browser


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Watched]:
    """Yield a page in a window on a desk."""
    with watched(browser, site) as page:
        yield page
