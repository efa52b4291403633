"""Puts hostile text wherever a published database holds what strangers wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.publish.making import opened

SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "script": SCRIPT,
    "end of a script": "</script><script>alert(1)</script><!--",
    "end of a title": "</title></textarea></style><img src=x onerror=alert(1)>",
    "image in a drawing": "</text></svg><svg onload=alert(1)>]]><image href=x onerror=alert(1)>",
    "quotes": "\"' onmouseover='alert(1)' x=\"",
    "entities": "&lt;script&gt;&#60;b&#62;&amp;",
    "template": "{{ 1234 * 4321 }}{% raw %}",
    "javascript": "javascript:alert(1)//",
    "sql": "'; drop table links; --",
    "bidi": "\u202egnp.exe\u2066\u200f",
    "NUL": "before\x00after",
    "controls": "\x1b[31m\x08\r\n\u2028\ufeff\ufffd",
    "percent": "%s %(x)s %00 %ff ..%2f..",
    "far planes": "\U0001f4a9\U000e0001\U0010ffff",
}
# Columns that join tables, are made by the machine, or hold a word of ours; all other text may be a stranger's.
OURS = frozenset(
    {"id", "key", "role", "kind", "state", "since", "checked_at", "last_checked_at", "last_alive_at", "run_id",
     "added", "confirmed", "details", "source_file", "verdict", "access", "field", "confidence", "origin", "sort",
     "stance", "interest", "type", "name_key", "path", "route"}
)  # fmt: skip
# What search and did-you-mean read; and what the file states about itself.
MACHINERY = ("resources_fts", "sqlite_", "search_terms", "synonyms", "build_info")


def texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the table and name of every column that holds free text."""
    tables = [name for (name,) in connection.execute("select name from sqlite_schema where type = 'table'")]
    for table in tables:
        if table.startswith(MACHINERY):
            continue
        joins = {row[3] for row in connection.execute(f"pragma foreign_key_list({table})")}
        for _, name, kind, *_ in connection.execute(f"pragma table_info({table})"):
            if kind == "TEXT" and name not in joins | OURS and not name.endswith(("_id", "_at")):
                yield table, name


def spoil(database: Path, *given: str) -> list[str]:
    """Put texts into every column of free text, row by row in turn, and return the columns that took them."""
    taken = []
    with opened(database) as connection:
        connection.create_function("hostile", 1, lambda row: given[row % len(given)], deterministic=True)
        for table, column in list(texts(connection)):
            keys = {row[1] for row in connection.execute(f"pragma table_info({table})") if row[5]}
            # What is part of a key must stay different from row to row.
            more = " || rowid" if column in keys else ""
            try:
                connection.execute(f'update {table} set "{column}" = hostile(rowid){more}')  # noqa: S608
            except sqlite3.IntegrityError:
                continue  # it holds a word of a closed list
            taken.append(f"{table}.{column}")
        connection.commit()
    return taken


def spoil_addresses(database: Path, addresses: Sequence[str]) -> None:
    """Put addresses that must not become links where the catalog has addresses, row by row in turn."""
    with opened(database) as connection:
        connection.create_function("address", 1, lambda row: addresses[row % len(addresses)], deterministic=True)
        for table, column in (("resources", "url"), ("links", "url"), ("links", "final_url"), ("guides", "url")):
            connection.execute(f"update {table} set {column} = address(rowid)")  # noqa: S608
        connection.commit()
