"""`/llms.txt`: what is here, in Markdown, for programs that read texts."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping

from rescatalog.core.judging.page import one_line
from rescatalog.publish.site.addressing import place
from rescatalog.publish.site.selecting import every

_LONGEST = 300
_MARKS = re.compile(r"([\\`*_\[\]()<>#!|~&])")


def llms_text(connection: sqlite3.Connection, info: Mapping[str, str], origin: str) -> str:
    """Return what is here and how programs get it.

    Args:
        connection: to the catalog.
        info: what the catalog states about itself.
        origin: scheme and host of the site.

    Source: llmstxt.org.
    """
    (counted,) = every(connection, "select count(*) as resources from resources where listed = 1")
    checked = f"Links were last checked on {info['links_checked_at'][:10]}. " if info["links_checked_at"] else ""
    number = counted["resources"]
    lead = f"> {number} learning resources with topics, prerequisites, prices and the state of their links. {checked}"
    lines = [
        f"# {_plain(info['catalog'])}",
        "",
        lead + f"The catalog's own words are {_plain(info['licence'])}.",
        "",
        "## Data",
        "",
        f"- [Search as JSON]({origin}/search.json?q=eigenvalues): `q`, `limit`; best first",
        f"- [All resources as JSON]({origin}/catalog/resources.json?_shape=array)",
        f"- [What the tables are]({origin}/about/data)",
        f"- [How alive the links are]({origin}/status)",
        f"- [All pages]({origin}/sitemap.xml)",
        *_section(connection, "Learning paths", "paths", "select id, title, summary from paths order by id", origin),
        *_section(
            connection, "Roles", "roles", "select id, label as title, coalesce(note, '') as summary from roles", origin
        ),
        *_section(connection, "Guides", "guides", "select id, title, summary from guides order by id", origin),
        *_section(
            connection, "Topics", "topics",
            "select id, label as title, resources || ' resources' as summary from topics order by position", origin,
        ),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _section(connection: sqlite3.Connection, heading: str, sort: str, sql: str, origin: str) -> Iterator[str]:
    rows = every(connection, sql)
    if rows:
        yield from ("", f"## {heading}", "")
    for row in rows:
        said = f": {_plain(row['summary'])}" if row["summary"] else ""
        yield f"- [{_plain(row['title'])}]({origin}{place(sort, row['id'])}){said}"


def _plain(text: str) -> str:
    """Return foreign text in one line in which Markdown finds nothing."""
    return _MARKS.sub(r"\\\1", (one_line(text) or "")[:_LONGEST])
