"""Promises that every table of `catalog.db` keeps: strict, with indexed references and names for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from rescatalog.errors import StateUnreadableError
from rescatalog.publish.metadata import metadata
from rescatalog.publish.opening import open_published, require_sqlite
from tests.publish.making import built, resource, rows

OWN = "type = 'table' and name not like 'sqlite_%' and name not like 'resources_fts%'"


@pytest.fixture
def tables(small: Path) -> list[str]:
    return [name for (name,) in rows(small, f"select name from sqlite_master where {OWN} order by name")]  # noqa: S608


def references(database: Path, table: str) -> dict[int, tuple[str, list[str]]]:
    """Return the foreign keys of a table: the other table and the columns, by number."""
    found: dict[int, tuple[str, list[str]]] = {}
    for number, _, other, column, *_ in sorted(rows(database, f"pragma foreign_key_list({table})")):
        found.setdefault(number, (other, []))[1].append(column)
    return found


def indexed(database: Path, table: str) -> list[list[str]]:
    """Return the columns of every index of a table, the primary key among them."""
    names = [row[1] for row in rows(database, f"pragma index_list({table})")]
    return [[row[2] for row in rows(database, f"pragma index_info('{name}')")] for name in names]


def test_every_table_is_strict(small: Path, tables: list[str]) -> None:
    strict = {name for name, is_strict in rows(small, "select name, strict from pragma_table_list") if is_strict}
    assert set(tables) <= strict


def test_every_reference_is_found_by_an_index(small: Path, tables: list[str]) -> None:
    missing = [
        (table, columns)
        for table in tables
        for _, columns in references(small, table).values()
        if not any(set(index[: len(columns)]) == set(columns) for index in indexed(small, table))
    ]
    assert missing == []


def test_every_table_that_is_referred_to_has_a_label_for_people(small: Path, tables: list[str]) -> None:
    known = metadata("x", "CC0-1.0")["databases"]["catalog"]["tables"]
    for other in {other for table in tables for other, _ in references(small, table).values()}:
        label = known[other]["label_column"]
        assert label in [row[1] for row in rows(small, f"pragma table_info({other})")], other


def test_who_offers_a_resource_is_a_provider_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(StateUnreadableError, match="not sound"):
        built(tmp_path / "catalog.db", resource(id="stray", provider="nobody"))


def test_an_sqlite_that_cannot_read_the_file_is_named_before_anything_else(tmp_path: Path) -> None:
    require_sqlite((3, 38, 0))
    with pytest.raises(StateUnreadableError, match=r"SQLite 3\.34\.1, and the published database needs 3\.38\.0"):
        require_sqlite((3, 34, 1))
    with pytest.raises(StateUnreadableError, match="no such file"):
        open_published(tmp_path / "none.db")
