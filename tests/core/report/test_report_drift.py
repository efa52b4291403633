"""Reports on what differs from the catalog: capped, escaped, and silent where nothing differs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rescatalog.core.differing.difference import Difference
from rescatalog.core.facts.fact import Confidence, Field
from rescatalog.core.report.content import plain
from rescatalog.core.report.drift_content import DriftReport
from rescatalog.core.report.drift_formats import DRIFT_FORMATS, MAX_CHARACTERS
from rescatalog.core.report.drift_told import counts_of
from tests.core.entries import entry, link
from tests.core.observing import change, differing
from tests.core.reports import CRAWL, STATE, shown

HOSTILE = "\x1b[31m`x` ](y) <b>@all</b>\r\n## big \u202e #1"


def other(title: str = "Chess", number: int = 0) -> Difference:
    url = f"https://a.lan/{number}"
    (found,) = differing(entry(links=[link(url)]), change(Field.TITLE, title, key=url))
    return found


BLANK = differing(entry(), change(Field.LICENCE, "MIT", confidence=Confidence.MEDIUM))[0]
ACCEPTED = replace(other(), accepted="It is the name of the site.")


def test_a_run_in_which_nothing_differs_says_nothing_of_it() -> None:
    for form in ("text", "markdown", "json"):
        assert "iffer" not in shown(form, CRAWL)
        quiet = replace(CRAWL, differences=(ACCEPTED,))
        assert shown(form, CRAWL) == shown(form, quiet) or form == "json"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_run_shows_five_differences_and_counts_the_others(form: str) -> None:
    many = tuple(other(f"Chess {number}", number) for number in range(8))
    text = shown(form, replace(CRAWL, differences=many))
    assert text.count("observed ") == 5
    assert "and 3 more; `rescatalog status --drift` shows all" in text
    assert "iffers from the catalog (8)" in text


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_a_page_wrote_stays_text_in_the_report_of_a_run(form: str) -> None:
    text = shown(form, replace(CRAWL, differences=(other(HOSTILE),)))
    assert not set("\x1b\r\u202e") & set(text)
    assert "\n## big" not in text
    if form == "markdown":
        assert "observed ``" in text


def test_blanks_and_accepted_ones_are_counted_but_not_told() -> None:
    assert counts_of((other(), BLANK, ACCEPTED)) == (
        "1 value of 1 resource differs from the catalog, 1 blank could be filled, 1 accepted"
    )
    report = DriftReport(differences=(BLANK, ACCEPTED))
    assert report.shown == ()
    assert "observed" not in DRIFT_FORMATS["text"](report, plain)
    assert len(json.loads(DRIFT_FORMATS["json"](report, plain))["differences"]) == 2


def test_the_state_says_how_much_differs() -> None:
    assert "1 value of 1 resource differs from the catalog; `rescatalog status --drift` shows them" in shown(
        "text", replace(STATE, differences=(other(), BLANK))
    )
    assert "iffer" not in shown("text", STATE)


def test_markdown_fits_into_an_issue() -> None:
    many = tuple(other("chess `" * 50, number) for number in range(400))
    text = DRIFT_FORMATS["markdown"](DriftReport(differences=many), plain)
    assert len(text) < MAX_CHARACTERS + 1_000
    assert "more; `--format text` shows all" in text
