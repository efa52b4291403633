"""`rescatalog status --drift` and the report of a crawl: what is observed against what the catalog says."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from rescatalog.core.facts.fact import Confidence, Field
from tests.cli.catalogs import write_catalog
from tests.cli.observing import drift, observe
from tests.cli.running import Ran, on, run
from tests.core.observing import SEEN_AT, change
from tests.web.server import LoopbackWeb

A, B = "https://a.example/", "https://b.example/"
ARTICLE = "catalog/resources/article/article-0.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles; the page of the first says another title, the other knows its licence."""
    write_catalog(tmp_path, [A, B])
    told = [
        change(Field.TITLE, "Numbers and their articles", key=A),
        change(Field.LICENCE, "MIT", key=B, confidence=Confidence.MEDIUM),
        change(Field.DESCRIPTION, "Buy now!", key=A),
        change(Field.CREATORS, ("A guess",), key=A, confidence=Confidence.LOW),
    ]
    observe(tmp_path, told)
    return tmp_path


def status(folder: Path, *arguments: str) -> Ran:
    ran = run("status", "--drift", *arguments, folder=folder)
    assert "Traceback" not in ran.err
    return ran


def test_what_differs_is_shown_with_who_said_it_and_since_when(folder: Path) -> None:
    assert status(folder) == Ran(
        0,
        'other      article-0 title: "Article number 0" in the catalog, observed "Numbers and their articles"\n'
        f"           json-ld (high), since 2026-11-20; {A} (homepage)\n"
        "1 value of 1 resource differs from the catalog, 1 blank could be filled\n"
        "`rescatalog suggest` shows what could be written into the catalog\n",
        "",
    )


def test_what_was_said_before_is_shown_too(folder: Path) -> None:
    later = change(Field.TITLE, "Another title again", key=A, seen_at=SEEN_AT + timedelta(days=3))
    observe(folder, [later], run_id="run-2")
    assert 'since 2026-11-23, before that "Numbers and their articles"' in status(folder).out


def test_a_void_run_observed_nothing(tmp_path: Path) -> None:
    write_catalog(tmp_path, [A])
    observe(tmp_path, [change(Field.TITLE, "Other", key=A)], void="landslide")
    assert status(tmp_path).out == "0 values of 0 resources differ from the catalog\n"


def test_without_a_state_nothing_differs_and_none_is_made(tmp_path: Path) -> None:
    write_catalog(tmp_path, [A])
    assert status(tmp_path).out == "0 values of 0 resources differ from the catalog\n"
    assert not (tmp_path / ".rescatalog").exists()


def test_json_has_every_difference_blanks_and_accepted_ones_too(folder: Path) -> None:
    path = folder / ARTICLE
    path.write_text(f"{path.read_text()}observed_allow:\n  - field: title\n    why: It is the name of the site.\n")
    title, licence = json.loads(status(folder, "--format", "json").out)["differences"]
    assert title == {
        "entry": "article-0", "field": "title", "sense": "other", "curated": "Article number 0",
        "observed": "Numbers and their articles", "before": None, "source": "json-ld", "origin": "page",
        "confidence": "high", "since": "2026-11-20T02:00:00Z", "role": "homepage", "url": A,
        "accepted": "It is the name of the site.",
    }  # fmt: skip
    assert (licence["field"], licence["sense"], licence["curated"]) == ("licence", "blank", None)
    text = status(folder).out
    assert text.startswith("0 values of 0 resources differ from the catalog, 1 blank could be filled, 1 accepted\n")


def test_pages_that_are_other_pages_now_belong_to_the_same_view(folder: Path) -> None:
    drift(folder, B, title="Vectors for all", later="Casino")
    text = status(folder).out
    assert f"drifted    {B}\n" in text
    assert 'another title, text, host since 2026-11-25, which was "Vectors for all" and is "Casino"' in text
    assert "1 page drifted: another page than at first sight\n" in text
    (page,) = json.loads(status(folder, "--format", "json").out)["drifted"]
    assert page == {
        "url": B, "entries": [{"entry": "article-1", "role": "homepage"}], "drift": ["title", "text", "host"],
        "since": "2026-11-25T00:00:00Z", "title_before": "Vectors for all", "title": "Casino",
    }  # fmt: skip
    assert f"- **drifted** <{B}>" in status(folder, "--format", "markdown").out


def test_markdown_quotes_whatever_a_page_wrote(tmp_path: Path) -> None:
    write_catalog(tmp_path, [A])
    observe(tmp_path, [change(Field.TITLE, "`@all` <img src=x> [free](https://evil.example) #1\n# big", key=A)])
    text = status(tmp_path, "--format", "markdown").out
    assert "observed `` `@all` <img src=x> [free](https://evil.example) #1 # big ``" in text
    assert "\n# big" not in text


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_nothing_that_a_page_wrote_acts_on_a_terminal(tmp_path: Path, form: str) -> None:
    write_catalog(tmp_path, [A])
    observe(tmp_path, [change(Field.TITLE, "\x1b[2J\u202eoh\r\n::error::x\x07 no", key=A)])
    out = status(tmp_path, "--format", form).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\x07" not in out
    assert not [line for line in out.splitlines() if line.startswith("::")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--format", "junit"], "`--drift` is shown as text or json or markdown"),
        (["--replay"], "give one of the two"),
    ],
)
def test_misuse_is_said(folder: Path, arguments: list[str], says: str) -> None:
    ran = status(folder, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())


def test_a_plain_status_says_where_to_look(folder: Path) -> None:
    said = "1 value of 1 resource differs from the catalog; `rescatalog status --drift` shows them\n"
    assert said in run("status", folder=folder).out


def test_the_report_of_a_crawl_shows_the_latest_and_counts_the_rest(web: LoopbackWeb, tmp_path: Path) -> None:
    urls = [web.url("alpha.lan", f"/{number}") for number in range(7)]
    for number in range(7):
        web.route("alpha.lan", f"/{number}")
    write_catalog(tmp_path, urls)
    days = [
        # Nobody asks a provider here, so that its word stays whatever the pages say.
        change(Field.TITLE, f"Chess {n}", key=url, origin="crossref", seen_at=SEEN_AT - timedelta(days=9 - n))
        for n, url in enumerate(urls)
    ]
    observe(tmp_path, days)
    text = run("crawl", "--all", *on(web), folder=tmp_path).out
    at = text.index("differs from the catalog (7):\n")
    assert text.index('observed "Chess 6"') > at
    assert 'observed "Chess 2"' in text
    assert 'observed "Chess 1"' not in text
    assert "  and 2 more; `rescatalog status --drift` shows all\n" in text
    markdown = run("crawl", "--all", "--format", "markdown", *on(web), folder=tmp_path).out
    assert "\n## Differs from the catalog (7)\n" in markdown
    assert "observed `Chess 6`" in markdown
    document = json.loads(run("crawl", "--all", "--format", "json", *on(web), folder=tmp_path).out)
    assert len(document["differences"]) == 7
