"""The search that runs in the browser, in a real one: what it finds, says and counts, and that text stays text."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from rescatalog.publish.search import search_file
from tests.publish.exporting import exported, offered
from tests.publish.making import opened
from tests.publish.pages import Page, read
from tests.publish.spoiling import HOSTILE, spoil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium"),
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=5000", "--enable-logging=stderr",
)  # fmt: skip
QUESTIONS = (
    "eigenvalues",
    "svd",
    "bayes",
    "linear algebra",
    "convex optimization",
    "probability course",
    "MIT calculus",
)


@pytest.fixture(scope="module")
def site(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the own catalog's site as files."""
    folder = tmp_path_factory.mktemp("browser") / "list"
    exported(own, folder / "deep")
    with offered(folder) as base:
        yield f"{base}deep/"


def shown(address: str, profile: Path, *more: str) -> Page:
    """Return the page as the browser has it once its script is done; a complaint of the browser fails the test."""
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", *more, address],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []
    return read(done.stdout)


def found(page: Page) -> list[str]:
    """Return the ids that were found, best first."""
    cards = page.all("ul", id="found")
    assert len(cards) == 1
    return [match[1] for link in page.links if (match := re.search(r"/resources/([^/]+)/$", link))]


def status(page: Page) -> str:
    return page.all("p", role="status")[0].text.strip()


@pytest.mark.parametrize("query", QUESTIONS)
def test_the_browser_finds_what_the_server_finds(site: str, own: Path, tmp_path: Path, query: str) -> None:
    page = shown(f"{site}search/?{urlencode({'q': query})}", tmp_path)
    wanted = search_file(own, query, limit=3)
    assert wanted.total
    assert not wanted.loosened
    assert wanted.results[0].id in found(page)[:3]
    assert page.all("h1")[0].text == f"Search: {query}"


def test_a_mistyped_word_is_answered_with_one_that_finds_something(site: str, tmp_path: Path) -> None:
    page = shown(f"{site}search/?q=eigenvaleus", tmp_path)
    assert status(page) == "Nothing found. Did you mean eigenvalues?"
    assert "?q=eigenvalues" in list(page.links)


def test_a_filter_in_the_address_holds_and_every_filter_counts_as_if_it_were_not_chosen(
    site: str, own: Path, tmp_path: Path
) -> None:
    page = shown(f"{site}search/?q=probability&kind=book", tmp_path)
    with opened(own) as connection:
        kinds = {
            connection.execute("select kind from resources where id = ?", [one]).fetchone()[0] for one in found(page)
        }
    assert kinds == {"book"}
    counts = [one.text for one in page.all("option") if "selected" in one.attributes or "book" in one.text]
    assert any(re.fullmatch(rf"book \({len(found(page))}\)", text) for text in counts)
    assert any(re.fullmatch(r"course \([1-9]\d*\)", one.text) for one in page.all("option"))


def test_no_question_at_all_lists_everything_with_its_topic(site: str, tmp_path: Path) -> None:
    page = shown(f"{site}search/?topic=linear-algebra", tmp_path)
    assert re.fullmatch(r"\d+ found\.( The first 60 are shown\.)?", status(page))
    assert found(page)


def test_the_box_above_asks_this_page(site: str, tmp_path: Path) -> None:
    page = shown(f"{site}topics/vectors/", tmp_path)
    (form,) = page.all("form", role="search")
    assert form.attributes["action"] == "../../search/"


def test_hostile_texts_and_questions_stay_text(small: Path, tmp_path: Path) -> None:
    text = " ".join(HOSTILE.values())
    spoil(small, text)
    exported(small, tmp_path / "site")
    with offered(tmp_path / "site") as base:
        page = shown(f"{base}search/?q={quote(text[:150])}%20algebra&kind={quote(text)}", tmp_path / "profile")
    assert [name for one in page.elements for name in one.attributes if name.startswith("on")] == []
    assert not page.all("img")
    assert [one.attributes.get("src") for one in page.all("script")] == ["../search.js"]
    assert status(page)
