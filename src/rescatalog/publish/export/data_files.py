"""The tables of `catalog.db` as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from rescatalog.publish.metadata import machinery

# Source: OWASP, CSV Injection: what spreadsheets take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as files.

    Attributes:
        name: of the table.
        rows: how many.
        json: an array of objects.
        csv: with a header; a text that a spreadsheet would take for a formula has a `'` in front.
    """

    name: str
    rows: int
    json: bytes
    csv: bytes


def table_names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables that readers use, in alphabetical order."""
    rows = connection.execute("select name from sqlite_master where type = 'table' order by name")
    hidden = frozenset(machinery())
    return [name for (name,) in rows if name not in hidden and not name.startswith(("sqlite_", "resources_fts"))]


def tables(connection: sqlite3.Connection) -> Iterator[Table]:
    """Yield every table that readers use, rows in the order of its key."""
    for name in table_names(connection):
        columns = connection.execute(f'pragma table_info("{name}")').fetchall()
        key = [column[1] for column in sorted(columns, key=lambda column: column[5]) if column[5]] or [columns[0][1]]
        order = ", ".join(f'"{column}"' for column in key)
        rows = connection.execute(f'select * from "{name}" order by {order}').fetchall()  # noqa: S608 - names of the schema
        names = [column[1] for column in columns]
        yield Table(name=name, rows=len(rows), json=_json(names, rows), csv=_csv(names, rows))


def _json(names: list[str], rows: list[tuple[object, ...]]) -> bytes:
    lines = ",\n".join(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def _csv(names: list[str], rows: list[tuple[object, ...]]) -> bytes:
    text = io.StringIO()
    # Source: RFC 4180 section 2: lines end with CRLF.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
