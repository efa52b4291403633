"""A page of a real Chromium that keeps note of everything a page of ours must never do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Playwright, Request, sync_playwright

# A browser that asks nobody anything on its own account. CI runs as root, where the sandbox cannot start.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
DESK = {"width": 1200, "height": 820}
PHONE = {"width": 375, "height": 740}
PATIENCE_MS = 10_000


@dataclass  # without slots: Playwright keeps notes of its own on whoever listens
class Watched:
    """A page under watch.

    Attributes:
        page: of Playwright.
        site: address that it may ask.
        faults: dialogs, errors on the console, failures of scripts, new windows, and requests to anybody else.
    """

    page: Page
    site: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Return the page at a path of the site."""
        self.page.goto(self.site + path.removeprefix("/"))
        return self.page

    def watch(self) -> None:
        """Begin to take notes."""
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: script failed: {error}"))
        self.page.on("popup", lambda other: self.faults.append(f"{self.page.url}: opened a window at {other.url}"))
        self.page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"{self.page.url}: a dialog opened: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        # A page that is not there is an error for the console as well; a picture or a style that is not there is ours.
        asked = str(message.location.get("url"))
        missing = "404 (" in message.text and asked == self.page.url
        # Browsers ask the root of a host for a picture of it by themselves, which a copy in a folder cannot offer.
        if message.type == "error" and not missing and not asked.endswith("/favicon.ico"):
            self.faults.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.faults.append(f"{self.page.url}: asked {request.url}")


@dataclass(slots=True)
class OneBrowser:
    """One browser for all tests here, started when the first of them asks for it, and its pages, used again and again.

    Attributes:
        playwright: which keeps an event loop running in this thread meanwhile, so it ends before other tests begin.
        browser: of Playwright.
        pages: by the site and the options of Playwright, since a new page costs more than most tests.
    """

    playwright: Playwright | None = None
    browser: Browser | None = None
    pages: dict[str, Watched] = field(default_factory=dict)

    def page(self, site: str, **context: Any) -> Watched:  # noqa: ANN401 - Playwright's options
        """Return a page with these options, as if nobody had used it before."""
        key = f"{site} {sorted(context.items())}"
        if key not in self.pages:
            opened = self._open().new_context(**{"viewport": DESK, **context})
            opened.set_default_timeout(PATIENCE_MS)
            self.pages[key] = Watched(opened.new_page(), site)
            self.pages[key].watch()
        seen = self.pages[key]
        seen.page.set_viewport_size(context.get("viewport", DESK))
        seen.page.emulate_media(
            media="screen", color_scheme=context.get("color_scheme", "light"), reduced_motion="no-preference"
        )
        seen.faults.clear()
        return seen

    def _open(self) -> Browser:
        """Return the Chromium of this machine; skip where there is none."""
        if self.browser is None:
            program = next(filter(None, map(shutil.which, NAMES)), None)
            if program is None:
                # Where every change is judged, nothing may be left out.
                judge = pytest.fail if os.environ.get("CI") else pytest.skip
                judge("no Chromium here: `apt-get install chromium` lets the tests in a real browser run")
            self.playwright = sync_playwright().start()
            self.browser = self.playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        return self.browser

    def close(self) -> None:
        """End the browser, if there is one."""
        if self.browser is not None and self.playwright is not None:
            self.browser.close()
            self.playwright.stop()
        self.playwright = self.browser = None
        self.pages.clear()


@contextmanager
def launched() -> Iterator[OneBrowser]:
    """Yield a browser that ends with the block."""
    browser = OneBrowser()
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def watched(browser: OneBrowser, site: str, **context: Any) -> Iterator[Watched]:  # noqa: ANN401 - Playwright's options
    """Yield a page under watch; faults fail the test that used it.

    Args:
        browser: in which it is shown.
        site: address of the site, with a slash at its end.
        context: Playwright's options, such as the size of the window or the colours.
    """
    seen = browser.page(site, **context)
    yield seen
    # What the page has done is told before it answers this.
    seen.page.evaluate("0")
    assert not seen.faults, "\n".join(seen.faults)
