"""`/status` and `/about/data`: honest about links, and everything that is shown can be got."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rescatalog.core.words import Status, Verdict
from rescatalog.publish.serve import site_app
from rescatalog.publish.site.health_chart import HEIGHT, WIDTH, chart_of
from tests.publish.making import ALIVE, GONE, built, checks, opened, rows, seen
from tests.publish.pages import Page, read
from tests.publish.spoiling import HOSTILE, SCRIPT, spoil
from tests.publish.test_history import COPY, VOID, copied, remembered
from tests.publish.test_site_hostile import LONG, harmless

pytestmark = pytest.mark.anyio


async def page_of(database: Path, path: str) -> Page:
    response = await site_app(database).client.get(path)
    assert response.status_code == 200
    page = read(response.text)
    assert page.faults == []
    assert len(page.all("h1")) == 1
    return page


def text_of(page: Page) -> str:
    (main,) = page.all("main")
    return " ".join(main.text.split())


async def test_addresses_are_counted_once_by_state_with_what_it_means(small: Path) -> None:
    page = await page_of(small, "/status")
    assert "4 addresses stand in the catalog" in text_of(page)
    lines = [one.text for one in page.all("tr")]
    assert "alive1It answers as it should." in lines
    assert "dead1It was gone three times, on three days over at least a week." in lines
    assert "not checked yet2Nobody has asked this address yet." in lines


async def test_a_death_is_told_with_day_reason_and_copy(tmp_path: Path) -> None:
    page = await page_of(remembered(tmp_path / "catalog.db", checks(), archived=[copied(GONE, COPY)]), "/status")
    assert "Gone Algebra homepage dead" in text_of(page).replace("✕ ", "")
    assert "Died 2026-11-10: gone (HTTP 410)." in text_of(page)
    assert COPY in page.links


async def test_one_that_came_back_is_not_shown_as_dead(tmp_path: Path) -> None:
    history = [*checks(), seen(GONE, Verdict.ALIVE, 20, reason="ok", http_status=200)]
    said = text_of(await page_of(built(tmp_path / "catalog.db", history=history).path, "/status"))
    assert "It has come back since." in said


@pytest.mark.parametrize(
    ("verdict", "heading"),
    [
        (Verdict.SUSPECT, "Suspect: a person should look"),
        (Verdict.BLOCKED, "Unknown: a wall answered"),
        (Verdict.UNSURE, "Failing: not yet dead"),
    ],
)
async def test_what_needs_eyes_is_listed_with_its_reason(tmp_path: Path, verdict: Verdict, heading: str) -> None:
    history = [seen(ALIVE, verdict, 1, reason="a-reason", http_status=403)]
    said = text_of(await page_of(built(tmp_path / "catalog.db", history=history).path, "/status"))
    assert heading in said
    assert "Alive Algebra" in said
    assert "a-reason (HTTP 403)" in said


async def test_a_void_run_is_named_and_colours_nothing(tmp_path: Path) -> None:
    page = await page_of(remembered(tmp_path / "catalog.db", checks(), [VOID]), "/status")
    assert "2026-11-21 02:00:00 no-network: the network is down here" in text_of(page)
    (drawing,) = page.all("svg")
    assert "12 runs" in str(drawing.attributes["aria-label"])
    assert "2026-11-21" not in str(drawing.attributes["aria-label"])


async def test_where_no_run_was_void_that_is_said(small: Path) -> None:
    assert "There was none." in text_of(await page_of(small, "/status"))


async def test_a_catalog_never_crawled_says_that_nothing_is_known(tmp_path: Path) -> None:
    page = await page_of(built(tmp_path / "catalog.db", history=[]).path, "/status")
    assert "None of them has been checked yet" in text_of(page)
    assert not page.all("svg")
    assert "No link has died as far as we know." in text_of(page)


async def test_the_drawing_is_told_in_words_and_as_a_table(small: Path) -> None:
    page = await page_of(small, "/status")
    (drawing,) = page.all("svg")
    assert drawing.attributes["role"] == "img"
    assert str(drawing.attributes["aria-label"]).endswith("At last: 1 alive, 2 unknown, 1 dead.")
    assert {run for (run,) in rows(small, "select id from runs")} == {
        link.partition("run_id=")[2] for link in page.links if "run_id=" in link
    }  # fmt: skip


async def test_the_rules_are_those_of_the_judge(small: Path) -> None:
    said = text_of(await page_of(small, "/status"))
    assert "3 runs on 3 different days over at least 7 days" in said
    assert "more than 20 % of at least 20 hosts" in said


async def test_every_link_of_status_and_data_leads_somewhere(small: Path) -> None:
    client = site_app(small).client
    for path in ("/status", "/about/data"):
        found = read((await client.get(path)).text).internal()
        for link in sorted(found):
            # Of the many tables each sort of file is tried once.
            if link.endswith(("_shape=array", "_stream=on")) and "/resources." not in link:
                continue
            assert (await client.get(link)).status_code == 200, link


async def test_every_table_for_people_is_explained(small: Path) -> None:
    page = await page_of(small, "/about/data")
    named = {code.text for code in page.all("code")}
    machinery = {"search_terms", "synonyms", "findable", "facets"}
    tables = {
        name
        for (name,) in rows(small, "select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
        if not name.startswith("resources_fts")
    }
    assert tables - named == machinery
    assert "1.2.3" in named


async def test_the_database_can_be_taken_away_whole(small: Path) -> None:
    whole = small.read_bytes()  # noqa: ASYNC240 - a small file
    response = await site_app(small).client.get("/catalog.db")
    assert response.status_code == 200
    assert response.content == whole


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "long"])
async def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    path = remembered(tmp_path / "catalog.db", checks(), [VOID], [copied(GONE, COPY)])
    spoil(path, text)
    with opened(path) as connection:
        connection.execute(
            "update runs set void_message = ?1, void = ?1, started_at = ?1 where void is not null", [text]
        )
        connection.execute("update link_changes set reason = ?1, changed_at = ?1", [text])
        connection.execute("update archived_copies set snapshot_url = ?1", [text])
        connection.execute("update links set url = ?1, state = 'suspect', since = ?1", [text])
        connection.execute("update related set why = ?1", [text])
        connection.execute("update build_info set value = ?1 where key in ('catalog', 'tool_version')", [text])
        connection.commit()
    client = site_app(path).client
    for page in ("/status", "/about/data", "/resources/alive-book", "/topics/vectors"):
        assert SCRIPT not in await harmless(client, page)


async def test_what_stands_near_a_resource_is_shown_with_the_reason(own: Path) -> None:
    page = await page_of(own, "/resources/wasserman-all-of-statistics")
    assert "Near this one" in text_of(page)
    for other, why in rows(own, "select other_id, why from related where resource_id = 'wasserman-all-of-statistics'"):
        assert f"/resources/{other}" in page.links
        assert why in text_of(page)


COUNTS = st.lists(st.dictionaries(st.sampled_from(list(Status)), st.integers(1, 999), min_size=1), max_size=40)


@given(COUNTS)
def test_columns_fill_the_field_and_nothing_leaves_it(counts: list[dict[Any, int]]) -> None:
    runs = [{"started_at": "2026-11-01T02:00:00Z", "states": one} for one in counts]
    chart = chart_of(runs)
    if chart is None:
        assert len(runs) < 2
        return
    assert all(piece.x >= 0 and piece.x + piece.width <= WIDTH + 0.01 for piece in chart.pieces)
    for x in {piece.x for piece in chart.pieces}:
        column = [piece.height for piece in chart.pieces if piece.x == x]
        assert _near(sum(column), HEIGHT)
    assert sum(count for _, _, count in chart.legend) == sum(counts[-1].values())


def _near(one: float, other: float) -> bool:
    return abs(one - other) < 0.1
