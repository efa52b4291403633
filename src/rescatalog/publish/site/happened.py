"""What feeds tell: what came into the catalog, and which links have died."""

from __future__ import annotations

import sqlite3

from rescatalog.publish.site.addressing import place
from rescatalog.publish.site.atom import Feed, FeedEntry
from rescatalog.publish.site.render import safe_url
from rescatalog.publish.site.selecting import Row, every

ENTRIES = 50
_TOPICS = (
    "select label from resource_topics join topics on topics.id = topic_id where resource_id = ?"
    " order by resource_topics.position"
)
_RESOURCE = "resources.id, title, kind, summary, url, coalesce(added, '') as added, access, people_text as people"
_BELOW = "with recursive below(id) as (select ?1 union select topics.id from topics join below on under = below.id)"


def added(connection: sqlite3.Connection, catalog: str) -> Feed:
    """Return what came into the catalog, newest first."""
    rows = every(
        connection,
        f"select {_RESOURCE} from resources where listed = 1 order by added desc, id limit {ENTRIES}",  # noqa: S608
    )
    entries = [_came(connection, row) for row in rows]
    return Feed(catalog=catalog, title=f"{catalog}: new", path="/feeds/added.atom", page="/", entries=entries)


def on_topic(connection: sqlite3.Connection, catalog: str, topic: str) -> Feed | None:
    """Return what came into the catalog on a topic or one under it, newest first; None for an unknown topic."""
    known = every(connection, "select id, label from topics where id = ?", topic)
    if not known:
        return None
    rows = every(
        connection,
        f"{_BELOW} select distinct {_RESOURCE} from resources join resource_topics on resource_id = resources.id"  # noqa: S608
        f" where listed = 1 and topic_id in below order by added desc, resources.id limit {ENTRIES}",
        topic,
    )
    return Feed(
        catalog=catalog,
        title=f"{catalog}: {known[0]['label']}",
        path=place("feeds", f"topic-{topic}.atom"),
        page=place("topics", topic),
        entries=[_came(connection, row) for row in rows],
    )


def died(connection: sqlite3.Connection, catalog: str) -> Feed:
    """Return which links have died, newest first, with why that is said."""
    rows = every(
        connection,
        "select resources.id, title, role, links.url, links.key, changed_at, after, link_changes.reason,"  # noqa: S608
        " link_changes.http_status, links.state, snapshot_url from link_changes"
        " join links on links.key = link_changes.key join resources on resources.id = resource_id"
        " left join archived_copies on archived_copies.key = links.key"
        " where after = 'dead' and before <> 'dead' and listed = 1"
        f" order by changed_at desc, resources.id, position limit {ENTRIES}",
    )
    return Feed(
        catalog=catalog, title=f"{catalog}: links that died", path="/feeds/dead.atom", page="/status",
        entries=[_died(row) for row in rows],
    )  # fmt: skip


def _came(connection: sqlite3.Connection, row: Row) -> FeedEntry:
    by = f" By {row['people']}." if row["people"] else ""
    made_of = f"{row['kind']}, {row['access']}".replace("-", " ")
    return FeedEntry(
        event=f"added:{row['id']}",
        title=row["title"],
        path=place("resources", row["id"]),
        updated=row["added"],
        summary=f"{row['summary']}{by} {made_of[:1].upper()}{made_of[1:]}.",
        subject=_address(row["url"]),
        topics=[topic["label"] for topic in every(connection, _TOPICS, row["id"])],
    )


def _died(row: Row) -> FeedEntry:
    status = f" (HTTP {row['http_status']})" if row["http_status"] is not None else ""
    copy = f" An archive has a copy: {row['snapshot_url']}" if row["snapshot_url"] else ""
    since = "" if row["state"] == "dead" else f" Since then it has become {row['state']}."
    return FeedEntry(
        event=f"dead:{row['id']}:{row['key']}:{row['changed_at']}",
        title=f"{row['title']}: {row['role']} is dead",
        path=place("resources", row["id"]),
        updated=row["changed_at"],
        summary=f"{row['url']} was missing on three days or more: {row['reason']}{status}.{since}{copy}",
        subject=_address(row["url"]),
    )


def _address(url: str) -> str:
    shown = safe_url(url)
    return "" if shown == "#" else shown
