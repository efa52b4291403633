"""The questions a learner asks of the database, on a small catalog and on the real one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rescatalog.files.load import load
from rescatalog.publish.building.database import build
from rescatalog.publish.questions import QUESTIONS

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published database of this repository's catalog."""
    catalog, _ = load(ROOT / "catalog", shown_from=ROOT)
    output = tmp_path_factory.mktemp("real") / "catalog.db"
    build(output, catalog, {}, [], tool_version="0")
    return output


def answer(database: Path, name: str, **parameters: str) -> Rows:
    """Return the rows that answer a question."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(QUESTIONS[name].sql, parameters)]


def related_topics(database: Path, resource: str, table: str) -> set[str]:
    """Return the topics of a resource in one of the tables that have some."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(f"select topic_id from {table} where resource_id = ?", [resource])  # noqa: S608
        return {topic for (topic,) in rows}


def test_statistics_for_an_ml_engineer_without_calculus(real: Path) -> None:
    found = answer(real, "subject_without", topic="statistics", role="ml-engineer", without="calculus")
    names = [row["id"] for row in found]
    assert "stanford-introduction-to-statistics" in names
    # What derives its methods by calculus is not among them.
    assert not {"jhu-advanced-statistics-for-data-science", "hogg-introduction-to-mathematical-statistics"} & {*names}
    # What a guide recommends to that role stands before what none does.
    assert [row["guides"] for row in found] == sorted((row["guides"] for row in found), reverse=True)
    for name in names:
        assert "calculus" not in related_topics(real, name, "resource_topics")
        assert "differential-calculus" not in related_topics(real, name, "resource_requires")


def test_what_all_guides_ask_for_and_would_begin_with(real: Path) -> None:
    found = answer(real, "all_guides_agree")
    assert found, "the guides have something in common"
    assert {row["guides"] for row in found} == {4}
    assert "linear-algebra" in [row["id"] for row in found]


def test_what_a_data_scientist_needs_that_an_ml_engineer_does_not_and_where_it_is_free(real: Path) -> None:
    found = answer(real, "needed_beyond", role="data-scientist", but_not="ml-engineer")
    topics = {row["topic"] for row in found}
    assert "hypothesis-testing" in topics
    # Both need these.
    assert not {"vectors", "descriptive-statistics"} & topics
    assert [row for row in found if row["topic"] == "hypothesis-testing" and row["url"]]


def test_the_same_role_needs_nothing_beyond_itself(real: Path) -> None:
    assert answer(real, "needed_beyond", role="data-scientist", but_not="data-scientist") == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_an_answer_to_its_example(real: Path, name: str) -> None:
    assert answer(real, name, **QUESTIONS[name].example)
