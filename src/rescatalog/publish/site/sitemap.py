"""The sitemap: every page of ours that is worth finding, with the day of its latest change where that is known."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from rescatalog.publish.site.addressing import place
from rescatalog.publish.site.selecting import every
from rescatalog.publish.site.xml_text import xml_text

# Source: sitemaps.org/protocol.html: no more than these in one file.
MOST = 50_000
_FIXED = ("/", "/topics", "/plan", "/status", "/about/data")
# What was added or reviewed, or when one of its links changed its state, whichever was last.
_RESOURCES = """
select id, max(coalesce(added, ''), coalesce(json_extract(details, '$.reviewed'), ''),
    coalesce((select max(since) from links where resource_id = resources.id), '')) as changed
from resources where listed = 1 order by id
"""
_TOPICS = """
select id, coalesce((select max(added) from resource_topics join resources on resources.id = resource_id
    where topic_id = topics.id and listed = 1), '') as changed
from topics order by position
"""
_OTHERS = (
    ("paths", "select id, '' as changed from paths order by id"),
    ("roles", "select id, '' as changed from roles order by position"),
    ("guides", "select id, coalesce(published, '') as changed from guides order by id"),
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Listed(NamedTuple):
    """A page with the day it last changed, or nothing."""

    path: str
    changed: str


def pages_of(connection: sqlite3.Connection, checked_at: str) -> list[Listed]:
    """Return all pages worth finding.

    Args:
        connection: to the catalog.
        checked_at: when links were last checked, or nothing.
    """
    found = [Listed(path, _day(checked_at) if path in {"/", "/status"} else "") for path in _FIXED]
    for sort, sql in (("topics", _TOPICS), *_OTHERS, ("resources", _RESOURCES)):
        found += [Listed(place(sort, row["id"]), _day(row["changed"])) for row in every(connection, sql)]
    return found


def sitemap(pages: Sequence[Listed], origin: str, part: int | None) -> str | None:
    """Return the sitemap, or the list of its parts where it is too long for one file; None for an unknown part.

    Args:
        pages: all of them.
        origin: scheme and host of the site.
        part: which part, counted from 1, or None for the whole.
    """
    parts = -(-len(pages) // MOST)
    if part is None and parts > 1:
        named = (f"<sitemap><loc>{xml_text(origin)}/sitemap-{n}.xml</loc></sitemap>" for n in range(1, parts + 1))
        return _document("sitemapindex", "\n".join(named))
    chosen = pages if part is None else pages[(part - 1) * MOST : part * MOST] if part > 0 else ()
    if not chosen:
        return None
    return _document("urlset", "\n".join(_url(page, origin) for page in chosen))


def _url(page: Listed, origin: str) -> str:
    changed = f"<lastmod>{page.changed}</lastmod>" if page.changed else ""
    return f"<url><loc>{xml_text(origin + page.path)}</loc>{changed}</url>"


def _document(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{inside}\n</{root}>\n'


def _day(text: str) -> str:
    found = _DAY.match(str(text))
    return found[0] if found else ""
