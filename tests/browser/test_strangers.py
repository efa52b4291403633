"""What strangers wrote, in a real browser: no dialog, no script, nothing asked of anybody, nothing out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.conftest import AT_MOST_S
from tests.browser.samples import LOOKED_AT, Samples
from tests.browser.test_looks import sideways
from tests.browser.watched import PHONE, OneBrowser, Watched, watched
from tests.publish.making import rows
from tests.publish.served import served
from tests.publish.spoiling import HOSTILE, spoil

LONG_WORD = "Wirtschaftswissenschaftsfakultaet" * 20
TEXTS = {**HOSTILE, "a long word": LONG_WORD}
NAMED = ("resources", "topics", "paths", "roles", "guides")
# All that was made of a text and not of our templates.
MADE = "script:not([type='application/ld+json']), img, iframe, object, embed, [onmouseover], [onload], [onerror]"


@pytest.fixture(scope="session")
def spoilt(lived: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return our catalog in which every text is a stranger's: all texts of a row the same, the next row another."""
    database = tmp_path_factory.mktemp("hostile") / "catalog.db"
    database.write_bytes(lived.read_bytes())
    taken = spoil(database, *TEXTS.values())
    assert {"resources.title", "topics.label", "guides.title", "roles.label", "paths.title"} <= {*taken}
    return database


@pytest.fixture(scope="session")
def hostile(spoilt: Path) -> Iterator[str]:
    """Yield the address of that catalog."""
    with served(spoilt, at_most_s=AT_MOST_S) as running:
        yield running.address


@pytest.fixture
def exposed(browser: OneBrowser, hostile: str) -> Iterator[Watched]:
    """Yield a page of that catalog on a phone that obeys no policy, which would only hide what is wrong."""
    with watched(browser, hostile, bypass_csp=True, viewport=PHONE) as seen:
        yield seen


def faults_of(seen: Watched, path: str) -> list[str]:
    """Open a page, touch its first heading and link, and return what is wrong with it."""
    page = seen.open(path)
    main = page.locator("main")
    for sort in ("h1", "a"):
        if main.locator(sort).count():
            main.locator(sort).first.hover(force=True)
    made = page.locator(MADE).count()
    return [f"{path}: {made} elements made of text"] * bool(made) + [f"{path}: too wide"] * bool(sideways(page))


@pytest.mark.parametrize("text", TEXTS)
def test_a_row_of_hostile_texts_does_nothing(exposed: Watched, spoilt: Path, text: str) -> None:
    turn = [*TEXTS].index(text)
    found = []
    for table in ("resources", "topics"):
        for (name,) in rows(spoilt, f"select id from {table} where rowid % ? = ? limit 1", len(TEXTS), turn):  # noqa: S608
            found += faults_of(exposed, f"/{table}/{name}")
    assert found == []


@pytest.mark.parametrize("view", LOOKED_AT)
def test_no_page_does_what_its_texts_say(exposed: Watched, samples: Samples, view: str) -> None:
    found = [fault for path in samples[view][:3] for fault in faults_of(exposed, path)]
    assert found == []


def test_links_that_would_be_scripts_lead_nowhere(exposed: Watched, spoilt: Path) -> None:
    wanted = "select distinct resource_id from links where url like 'javascript:%' limit 2"
    names = [name for (name,) in rows(spoilt, wanted)]
    assert names
    for name in names:
        page = exposed.open(f"/resources/{name}")
        assert page.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0
        for button in page.locator(".go a").all():
            button.click(no_wait_after=True)


def test_an_address_is_never_obeyed(browser: OneBrowser, site: str) -> None:
    given = quote(HOSTILE["quotes"] + HOSTILE["end of a title"] + HOSTILE["script"], safe="")
    asked = [f"/search?q={given}", f"/search?kind={given}&topic={given}", f"/plan?role={given}&hours={given}"]
    asked += [f"/compare?ids={given}", *(f"/{table}/{given}" for table in NAMED)]
    with watched(browser, site, bypass_csp=True, viewport=PHONE) as seen:
        for path in asked:
            assert faults_of(seen, path) == []
            assert seen.page.locator("main").count() == 1, path


def test_a_dialog_would_be_noticed(browser: OneBrowser, site: str) -> None:
    with pytest.raises(AssertionError, match="a dialog opened"), watched(browser, site, bypass_csp=True) as seen:
        seen.open("/").evaluate("alert(1)")


def test_a_question_to_another_host_would_be_noticed(browser: OneBrowser, site: str) -> None:
    with pytest.raises(AssertionError, match=r"asked http://127\.0\.0\.2:9/"), watched(browser, site) as seen:
        seen.open("/").evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2:9/x.png'}))")
