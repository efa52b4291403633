"""Rows of `catalog.db` as dictionaries."""

from __future__ import annotations

import sqlite3
from typing import Any

Row = dict[str, Any]


def select(connection: sqlite3.Connection, sql: str, *arguments: object) -> list[Row]:
    """Return what a statement finds, each row by the names of its columns."""
    cursor = connection.execute(sql, arguments)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
