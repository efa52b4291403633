"""`rescatalog search` with filters and orders: on the terminal what the site shows."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rescatalog.publish.searching.search import find
from rescatalog.publish.searching.wanted import SORTS, Wanted
from tests.cli.running import Ran, run


def asked(database: Path, *options: str) -> Ran:
    return run("search", "--database", database, *options, folder=database.parent)


def told(database: Path, *options: str) -> dict[str, Any]:
    ran = asked(database, "--format", "json", "--limit", "200", *options)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def on_the_site(database: Path, sort: str = SORTS[0], **chosen: str) -> list[str]:
    wanted = Wanted(
        query="statistics", sort=sort, per_page=200, chosen={name: frozenset({value}) for name, value in chosen.items()}
    )
    with closing(sqlite3.connect(database)) as connection:
        return [result.id for result in find(connection, wanted).results]


def test_only_leaves_what_passes_the_filter(own: Path) -> None:
    books = told(own, "--only", "kind=book", "statistics")
    assert books["results"]
    assert {result["kind"] for result in books["results"]} == {"book"}
    assert [result["id"] for result in books["results"]] == on_the_site(own, kind="book")
    assert books["total"] < told(own, "statistics")["total"]


def test_two_values_of_a_filter_add_and_two_filters_narrow(own: Path) -> None:
    book, notes = (told(own, "--only", f"kind={kind}", "statistics")["total"] for kind in ("book", "notes"))
    both = told(own, "--only", "kind=book", "--only", "kind=notes", "statistics")
    assert both["total"] == book + notes
    free = told(own, "--only", "kind=book", "--only", "cost=free", "statistics")
    assert [result["id"] for result in free["results"]] == on_the_site(own, kind="book", cost="free")
    assert free["total"] < book


@pytest.mark.parametrize("sort", SORTS)
def test_sort_orders_as_the_site_does(own: Path, sort: str) -> None:
    ids = [result["id"] for result in told(own, "--sort", sort, "statistics")["results"]]
    assert ids == on_the_site(own, sort)


def test_a_value_that_nothing_has_finds_nothing_and_says_so(own: Path) -> None:
    ran = asked(own, "--only", "kind=poem", "statistics")
    assert (ran.code, ran.out) == (0, "nothing found\n")


@pytest.mark.parametrize("wrong", ["kind", "kind=", "=book", "colour=red", "\x1b[31m=x"])
def test_a_filter_that_is_none_is_a_matter_of_usage(own: Path, wrong: str) -> None:
    ran = asked(own, "--only", wrong, "statistics")
    assert ran.code == 2
    assert "FILTER=VALUE" in ran.err
    assert "kind" in ran.err
    assert ran.out == ""
    assert "\x1b" not in ran.err


def test_an_order_that_is_none_is_a_matter_of_usage(own: Path) -> None:
    ran = asked(own, "--sort", "beauty", "statistics")
    assert ran.code == 2
    assert all(sort in ran.err for sort in SORTS)
