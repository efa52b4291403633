"""What was observed in `catalog.db` and on the page of a resource: marked, below what the catalog says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rescatalog.core.facts.fact import Confidence, Field
from rescatalog.core.memory.observed import Change, Known
from rescatalog.publish.serve import site_app
from tests.cli.catalogs import write_catalog
from tests.cli.observing import observe
from tests.cli.running import run
from tests.core.observing import change, known
from tests.publish.making import ALIVE, GONE, built, catalog, resource, rows
from tests.publish.pages import read

pytestmark = pytest.mark.anyio
CODE = "https://github.com/ada/algebra"
SAID: list[Change] = [
    change(Field.TITLE, "Zymurgy for all", key=ALIVE),
    change(Field.LICENCE, "CC-BY-4.0", key=ALIVE),
    change(Field.PUBLISHER, "Likely Press", key=ALIVE, confidence=Confidence.MEDIUM),
    change(Field.PAGES, 321, key=ALIVE, origin="open-library", source="open-library-api"),
    change(Field.DESCRIPTION, "The publisher's own words.", key=ALIVE),
    change(Field.CREATORS, ("Ada Lovelace", "Grace <b>Hopper</b>"), key=GONE),
    change(Field.TITLE, "Buried alive", key="https://buried.lan/"),
]


def observed() -> dict[str, Known]:
    return known(*SAID)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return built(tmp_path / "catalog.db", observed=observed()).path


def test_a_fact_stands_with_who_said_it_how_sure_that_is_and_since_when(database: Path) -> None:
    sql = "select field, value, source, origin, confidence, since, curated, sense, shown from observed order by 1, 2"
    assert rows(database, sql) == [
        ("creators", "Ada Lovelace; Grace <b>Hopper</b>", "json-ld", "page", "high", _SINCE, None, "blank", 1),
        ("licence", "CC-BY-4.0", "json-ld", "page", "high", _SINCE, None, "blank", 1),
        ("pages", "321", "open-library-api", "open-library", "high", _SINCE, None, "blank", 1),
        ("publisher", "Likely Press", "json-ld", "page", "medium", _SINCE, None, "blank", 0),
        ("title", "Zymurgy for all", "json-ld", "page", "high", _SINCE, "Alive Algebra", "other", 0),
    ]


_SINCE = "2026-11-20T02:00:00Z"


def test_the_view_of_differences_leaves_blanks_and_accepted_ones_out(tmp_path: Path) -> None:
    allowed = [{"field": "title", "why": "It is the name of the site."}]
    given = resource(
        id="other-book", title="Other", links=[{"role": "homepage", "url": "https://o.lan/"}], observed_allow=allowed
    )
    said = known(*SAID, change(Field.TITLE, "Chess", key="https://o.lan/"))
    database = built(tmp_path / "catalog.db", given, observed=said).path
    assert rows(database, "select resource_id, field, curated, observed, since, role from differences") == [
        ("alive-book", "title", "Alive Algebra", "Zymurgy for all", _SINCE, "homepage")
    ]
    assert rows(database, "select accepted from observed where resource_id = 'other-book'") == [
        ("It is the name of the site.",)
    ]


def test_what_the_catalog_says_is_what_it_said_without_observations(tmp_path: Path, database: Path) -> None:
    plain = built(tmp_path / "plain.db").path
    for table in ("resources", "people", "offers", "links", "search_terms"):
        sql = f"select * from {table}"  # noqa: S608 - our own tables
        assert rows(database, sql) == rows(plain, sql)


def test_the_same_facts_give_the_same_bytes_in_any_order(tmp_path: Path, database: Path) -> None:
    again = built(tmp_path / "again.db", observed=dict(reversed(observed().items())))
    assert again.path.read_bytes() == database.read_bytes()


async def test_a_blank_is_filled_and_marked_as_observed_with_source_and_day(database: Path) -> None:
    page = read((await site_app(database).client.get("/resources/alive-book")).text)
    text = " ".join(page.all("main")[0].text.split())
    assert "CC-BY-4.0 observed (json-ld, homepage) since 2026-11-20" in text
    assert len(page.all("span", **{"class": "quiet observed"})) == 2
    for unsure in ("Likely Press", "own words"):
        assert unsure not in text


async def test_what_the_crawler_saw_differently_stands_beside_the_words_of_the_catalog(database: Path) -> None:
    page = read((await site_app(database).client.get("/resources/alive-book")).text)
    text = " ".join(page.all("main")[0].text.split())
    assert page.all("h1")[0].text == "Alive Algebra"
    assert "the catalog says “Alive Algebra”, the page “Zymurgy for all”" in text
    assert "says something else; json-ld, Home page, since 2026-11-20" in text
    other = read((await site_app(database).client.get("/resources/gone-book")).text)
    assert "saw differently" not in other.all("main")[0].text


async def test_what_a_page_wrote_is_text_on_ours(database: Path) -> None:
    response = await site_app(database).client.get("/resources/gone-book")
    assert "Grace &lt;b&gt;Hopper&lt;/b&gt;" in response.text
    assert "<b>Hopper" not in response.text


async def test_search_engines_are_told_the_words_of_the_catalog_only(database: Path) -> None:
    page = read((await site_app(database).client.get("/resources/gone-book")).text)
    (script,) = page.all("script", type="application/ld+json")
    assert "author" not in json.loads(script.text)


async def test_stars_of_the_code_are_shown_as_observed(tmp_path: Path) -> None:
    links = [{"role": "homepage", "url": "https://o.lan/"}, {"role": "code", "url": CODE}]
    given = resource(id="coded-book", title="Coded", links=links)
    said = known(change(Field.STARS, 1234, key=CODE, origin="github", source="github-api"))
    database = built(tmp_path / "catalog.db", given, observed=said).path
    text = " ".join(
        read((await site_app(database).client.get("/resources/coded-book")).text).all("main")[0].text.split()
    )
    assert "1234 observed (github-api, code) since 2026-11-20" in text


def test_the_small_catalog_has_a_buried_resource_of_which_nothing_is_published(database: Path) -> None:
    assert "buried" in catalog().entries
    assert rows(database, "select count(*) from observed where resource_id = 'buried'") == [(0,)]


def test_the_command_publishes_what_the_state_remembers_to_the_byte(tmp_path: Path) -> None:
    write_catalog(tmp_path, ["https://a.example/"])
    observe(tmp_path, [change(Field.TITLE, "Chess\x1b[2J\u202e", key="https://a.example/")])
    for name in ("one.db", "two.db"):
        assert run("build", "--output", name, folder=tmp_path).code == 0
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
    assert rows(tmp_path / "one.db", "select observed from differences") == [("Chess[2J",)]
