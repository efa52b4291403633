"""Atom feeds, written out; a feed without entries is a feed as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from rescatalog.publish.site.xml_text import xml_text

_LONGEST_TITLE = 300
# When nothing has happened yet, that was not later than this.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One thing that happened.

    Attributes:
        event: what makes it one and the same wherever the site is served.
        title: in one line.
        path: of the page on this site, beginning with a slash.
        updated: when it happened, an ISO date or time.
        summary: in plain text.
        subject: address of the resource, or nothing.
        topics: labels.
    """

    event: str
    title: str
    path: str
    updated: str
    summary: str
    subject: str = ""
    topics: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Entries, newest first.

    Attributes:
        catalog: its name.
        title: of the feed.
        path: of the feed on this site.
        page: of the page that shows the same.
        entries: newest first.
    """

    catalog: str
    title: str
    path: str
    page: str
    entries: Sequence[FeedEntry]


def atom(feed: Feed, origin: str) -> str:
    """Return a feed as Atom.

    Args:
        feed: what it says.
        origin: scheme and host of the site.

    Source: RFC 4287.
    """
    updated = max((_time(entry.updated) for entry in feed.entries), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_id(feed.catalog, feed.path)}</id>",
        f"<title>{xml_text(feed.title, _LONGEST_TITLE)}</title>",
        f"<updated>{_spell(updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{xml_text(origin + feed.path)}"/>',
        f'<link rel="alternate" type="text/html" href="{xml_text(origin + feed.page)}"/>',
        f"<author><name>{xml_text(feed.catalog, _LONGEST_TITLE) or 'catalog'}</name></author>",
        *(_entry(entry, feed.catalog, origin) for entry in feed.entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: FeedEntry, catalog: str, origin: str) -> str:
    subject = f'<link rel="related" href="{xml_text(entry.subject)}"/>\n' if entry.subject else ""
    topics = "".join(f'<category term="{xml_text(topic, _LONGEST_TITLE)}"/>\n' for topic in entry.topics)
    return (
        "<entry>\n"
        f"<id>{_id(catalog, entry.event)}</id>\n"
        f"<title>{xml_text(entry.title, _LONGEST_TITLE) or entry.path}</title>\n"
        f"<updated>{_spell(_time(entry.updated))}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{xml_text(origin + entry.path)}"/>\n'
        f"{subject}{topics}"
        f"<summary>{xml_text(entry.summary)}</summary>\n"
        "</entry>"
    )


def _id(catalog: str, event: str) -> str:
    """Return a name that does not depend on where the site is served, so that a reader shows nothing twice.

    Source: RFC 4287, section 4.2.6.1: an id stays the same when a document moves.
    """
    # Names from outside may hold what no encoding can write.
    whole = f"rescatalog:{catalog}:{event}".encode("utf-8", "replace").decode()
    return uuid5(NAMESPACE_URL, whole).urn


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return _NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _spell(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
