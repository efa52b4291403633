"""A page of a real Chromium that keeps note of everything a page of ours must never do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

# A browser that asks nobody anything on its own account. CI runs as root, where the sandbox cannot start.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
DESK = {"width": 1200, "height": 820}
PHONE = {"width": 375, "height": 740}
PATIENCE_MS = 10_000


@contextmanager
def launched() -> Iterator[Browser]:
    """Yield the Chromium of this machine; skip where there is none."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        # Where every change is judged, nothing may be left out.
        judge = pytest.fail if os.environ.get("CI") else pytest.skip
        judge("no Chromium here: `apt-get install chromium` lets the tests in a real browser run")
    # Both end with the test file that asked for them: Playwright keeps an event loop running meanwhile.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass  # without slots: Playwright keeps notes of its own on whoever listens
class Watched:
    """A page under watch.

    Attributes:
        page: of Playwright.
        site: address that it may ask.
        faults: dialogs, errors on the console, failures of scripts, and requests to anybody else.
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
        self.page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"{self.page.url}: a dialog opened: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        # A page that is not there is an error for the console as well; a picture or a style that is not there is ours.
        missing = "404 (Not Found)" in message.text and message.location.get("url") == self.page.url
        if message.type == "error" and not missing:
            self.faults.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.faults.append(f"{self.page.url}: asked {request.url}")


@contextmanager
def watched(browser: Browser, site: str, **context: Any) -> Iterator[Watched]:  # noqa: ANN401 - Playwright's options
    """Yield a page under watch; faults fail the test that used it.

    Args:
        browser: of Playwright.
        site: address of the site, with a slash at its end.
        context: Playwright's options, such as the size of the window or the colours.
    """
    opened = browser.new_context(**{"viewport": DESK, **context})
    opened.set_default_timeout(PATIENCE_MS)
    seen = Watched(opened.new_page(), site)
    seen.watch()
    yield seen
    opened.close()
    assert not seen.faults, "\n".join(seen.faults)
