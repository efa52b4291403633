"""Fixtures of the tests in a real browser: a Chromium, the site of our own catalog, and pages of every sort."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rescatalog.publish.serve import site_app
from tests.browser.samples import Samples, samples_of
from tests.browser.watched import PHONE, OneBrowser, Watched, watched
from tests.publish.addresses import Walk, walk
from tests.publish.lived_in import lived_in
from tests.publish.served import served

HERE = Path(__file__).parent
# Longer than all tests here take on a busy machine.
AT_MOST_S = 900
# Enough of each route to have short and long ones.
OF_EACH_ROUTE = 6


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, so that `-m 'not browser'` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """End the browser before a test from elsewhere begins, which may want an event loop of its own."""
    yield
    if nextitem is None or HERE not in nextitem.path.parents:
        item.config.stash[HELD].close()


HELD = pytest.StashKey[OneBrowser]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep the one browser where the end of a test finds it."""
    config.stash[HELD] = OneBrowser()


@pytest.fixture
def browser(pytestconfig: pytest.Config) -> OneBrowser:
    """Return the browser."""
    return pytestconfig.stash[HELD]


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our own catalog with a history in which links have every state."""
    return lived_in(tmp_path_factory.mktemp("lived") / "catalog.db")


@pytest.fixture(scope="session")
def site(lived: Path) -> Iterator[str]:
    """Yield the address of the site, served by the real command."""
    with served(lived, at_most_s=AT_MOST_S) as running:
        yield running.address


@pytest.fixture(scope="session")
def everything(lived: Path) -> Walk:
    """Return addresses of every sort of page."""

    async def walked() -> Walk:
        return await walk(site_app(lived).client, most=OF_EACH_ROUTE)

    # Playwright may have an event loop running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, walked()).result()


@pytest.fixture(scope="session")
def samples(everything: Walk, lived: Path) -> Samples:
    """Return the pages to look at, by view."""
    return samples_of(everything, lived)


@pytest.fixture
def desk(browser: OneBrowser, site: str) -> Iterator[Watched]:
    """Yield a page in a window on a desk."""
    with watched(browser, site) as page:
        yield page


@pytest.fixture
def phone(browser: OneBrowser, site: str) -> Iterator[Watched]:
    """Yield a page on a phone."""
    with watched(browser, site, viewport=PHONE, has_touch=True) as page:
        yield page
