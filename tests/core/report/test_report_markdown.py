"""Reports as Markdown for issues, and as annotations of a workflow."""

from __future__ import annotations

from rescatalog.core.report.markdown_run import MAX_CHARACTERS
from rescatalog.core.report.workflow_commands import MOST
from tests.core.reports import (
    CRAWL,
    MANY,
    VOID,
    shown,
)

OLD = 'titled "Sets"; since 2026-11-14; never seen alive; sets (homepage); catalog/sets.yaml:7'


def test_markdown() -> None:
    assert (
        shown("markdown", CRAWL)
        == """\
# Links: 2 alive, 1 moved, 1 missing

4 addresses in 3.2 s, begun 2026-11-21 02:00 UTC

since the last run: 1 new, 1 persisting, 1 healed

## Look at the page (1)

Open it in a browser and look for its new home; no single run calls a link dead.

- **missing**, new: <https://a.lan/gone>
  - not-found (404); never seen alive
  - used by `gone` (homepage)
  - written in `catalog/gone.yaml:7`

## Correct the address (1)

It answers at a new address for good: write that one instead.

- **moved**, persisting: <https://a.lan/old>
  - redirect-permanent (200); since 2026-11-14; never seen alive
  - leads to: <https://a.lan/sets>
  - title: `Sets`
  - used by `sets` (homepage)
  - written in `catalog/sets.yaml:7`

## Healed (1)

Answers as it should again; nothing to do.

- **healed**: <https://a.lan/back>
  - ok (200); was failing since 2026-11-14
  - used by `back` (homepage)
  - written in `catalog/back.yaml:7`
"""
    )


def test_markdown_of_a_void_run_says_so_and_tells_of_no_link() -> None:
    text = shown("markdown", VOID)
    assert "\n> **void: all fell; nothing was concluded**\n" in text
    assert "https://" not in text


def test_markdown_stays_below_what_an_issue_takes_and_counts_the_rest() -> None:
    text = shown("markdown", MANY)
    told = text.count("\n- **missing**")
    assert MAX_CHARACTERS * 0.9 < len(text) <= MAX_CHARACTERS
    assert text.endswith(f"\nand {2_000 - told} more; `--format text` shows all\n")


def test_github() -> None:
    gone = "new; not-found (404); never seen alive; gone (homepage); catalog/gone.yaml:7"
    look = "Open it in a browser and look for its new home; no single run calls a link dead."
    first, second, *counts = shown("github", CRAWL).splitlines()
    title = "::error file=catalog/gone.yaml,line=7,col=10,title=missing%3A not-found::"
    assert first == f"{title}https://a.lan/gone%0A{gone}%0A{look}"
    title = "::warning file=catalog/sets.yaml,line=7,col=10,title=moved%3A redirect-permanent::"
    old = f"redirect-permanent (200) -> https://a.lan/sets; {OLD}"
    correct = "It answers at a new address for good: write that one instead."
    assert second == f"{title}https://a.lan/old%0A{old}%0A{correct}"
    assert counts == [
        "4 addresses in 3.2 s: 2 alive, 1 moved, 1 missing",
        "since the last run: 1 new, 1 persisting, 1 healed",
    ]


def test_github_annotates_no_more_than_is_shown_and_counts_the_rest() -> None:
    lines = shown("github", MANY).splitlines()
    assert sum(line.startswith("::error title=") for line in lines) == MOST
    assert lines[MOST] == f"::error::and {2_000 - MOST} more; the summary of the job shows them"


def test_github_says_that_a_run_is_void_and_nothing_of_its_links() -> None:
    lines = shown("github", VOID).splitlines()
    assert lines[0] == "::error title=void run::all fell; nothing was concluded"
    assert not any(line.startswith("::") for line in lines[1:])
